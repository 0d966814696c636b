"""Every path through the questions ends in an outcome, asks nothing in vain, and reaches the whole contract."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest

from tests.support.journeys import every_path
from webapp.facts import COUNTIES
from webapp.rules import Next, Outcome, assess
from webapp.rules.outcome import Also, Cleared, Kind, Relief
from webapp.rules.paths import ALIKE, Leaf, paths
from webapp.rules.questions import QUESTIONS, County, State
from webapp.rules.reasons import ANSWER_BEHIND, Reason

MOST_QUESTIONS = 16


@pytest.fixture(scope="module")
def leaves() -> list[Leaf]:
    return every_path()


def test_every_path_ends_in_an_outcome_with_a_reason(leaves: list[Leaf]) -> None:
    assert len(leaves) > 20_000
    assert all(leaf.outcome.because for leaf in leaves)


def test_no_path_asks_more_than_sixteen_questions(leaves: list[Leaf]) -> None:
    assert max(len(leaf.outcome.path) for leaf in leaves) <= MOST_QUESTIONS


def test_questions_come_in_the_order_of_the_contract_and_only_once(leaves: list[Leaf]) -> None:
    """But for a possession from 2011 on: there the level settles an infraction, so it comes before the letter."""
    order = {name: rank for rank, name in enumerate(QUESTIONS)}
    for leaf in leaves:
        path = list(leaf.outcome.path)
        if leaf.answers.get("section") == "11357" and leaf.answers.get("time") == "2011-2016" and "level" in path:
            assert path[path.index("level") - 1] == "sentence"
            path.remove("level")
        ranks = [order[name] for name in path]
        assert ranks == sorted(set(ranks))


def test_an_infraction_from_2011_on_is_asked_for_no_letter_and_no_weight(leaves: list[Leaf]) -> None:
    infractions = [
        leaf
        for leaf in leaves
        if leaf.answers.get("time") == "2011-2016"
        and (leaf.answers.get("section"), leaf.answers.get("level")) == ("11357", "infraction")
    ]
    assert infractions
    for leaf in infractions:
        assert not {"possession", "concentrate", "amount"} & set(leaf.outcome.path)


def test_a_section_that_nobody_knows_asks_for_nothing_of_one_section(leaves: list[Leaf]) -> None:
    """The record before and the facts belong to a section too, and the 2020 review and the cities to a level."""
    of_one_section = set(QUESTIONS) - {"court", "county", "papers", "section", "time", "age", "youth_court", "sentence"}
    for leaf in leaves:
        if leaf.answers.get("section") == "unknown":
            assert not of_one_section & set(leaf.outcome.path)


def test_every_outcome_relief_and_word_of_the_contract_is_reached(leaves: list[Leaf]) -> None:
    outcomes = [leaf.outcome for leaf in leaves]
    assert {outcome.kind for outcome in outcomes} == set(Kind)
    assert {relief for outcome in outcomes for relief in outcome.relief} == set(Relief)
    assert {way for outcome in outcomes for way in outcome.also} == set(Also)
    assert {outcome.cleared for outcome in outcomes} == set(Cleared)
    assert {reason for outcome in outcomes for reason in outcome.because} == set(Reason)
    assert {question for outcome in outcomes for question in outcome.path} == set(QUESTIONS)


def test_no_question_is_asked_whose_answers_all_lead_to_the_same_words(leaves: list[Leaf]) -> None:
    """For every point where a run asks, two of its answers lead to different sets of words."""
    words_after: defaultdict[tuple[tuple[str, str], ...], dict[str, set[Outcome]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for leaf in leaves:
        path = leaf.outcome.path
        words = replace(leaf.outcome, path=())
        for index, question in enumerate(path):
            before = tuple((name, leaf.answers[name]) for name in path[:index])
            words_after[(*before, ("?", question))][leaf.answers[question]].add(words)
    for point, answers in words_after.items():
        different = {frozenset(words) for words in answers.values()}
        assert len(different) > 1, f"asked in vain: {point}"


def test_every_county_and_state_is_answered() -> None:
    for county in County:
        found = assess({"court": "california", "county": county, "papers": "dismissed"})
        assert isinstance(found, Outcome)
        assert found.county is county
    for state in State:
        found = assess({"court": "other-state", "state": state})
        assert isinstance(found, Outcome)
        assert found.state is state


@pytest.mark.parametrize("reason", ANSWER_BEHIND)
def test_an_answer_that_only_adds_a_rule_changes_nothing_else(reason: Reason) -> None:
    """What the paths without these answers prove, they prove for these too (``paths.ALIKE``)."""
    question, answer = ANSWER_BEHIND[reason]
    [like] = [first for first, alike in ALIKE[question].items() if answer in alike]
    only = {"county": ("los-angeles", "san-diego"), "papers": ("not-checked",), "sentence": ("no",)}
    limits = {**only, "time": ("before-1976", "2011-2016", "unknown"), "age": ("under-18", "18-20", "21-over")}
    said = 0
    for leaf in paths(limits, {"court": "california", question: like}):
        if question in leaf.outcome.path:
            found = assess({**leaf.answers, question: answer})
            assert isinstance(found, Outcome)
            without = tuple(each for each in found.because if each is not reason)
            assert replace(found, because=without) == leaf.outcome, leaf.answers
            said += reason in found.because
    assert said


def test_counties_of_one_kind_differ_only_in_name() -> None:
    """What the paths with one county of each kind prove, they prove for all 58."""

    def told(county: str) -> list[Outcome]:
        given = {
            "court": "california",
            "county": county,
            "papers": "not-checked",
            "section": "11357",
            "time": "2011-2016",
        }
        return [replace(leaf.outcome, county=None) for leaf in paths(given=given)]

    kinds = defaultdict(list)
    for slug, county in COUNTIES.items():
        if slug != "los-angeles":
            kinds[county.felony, county.lower].append(slug)
    assert set(kinds) == {
        ("likely", "likely"),
        ("reduced", "likely"),
        ("mixed", "mixed"),
        ("behind", "behind"),
        ("check", "check"),
    }
    for slugs in kinds.values():
        first = told(slugs[0])
        assert all(told(slug) == first for slug in slugs[1:])


def test_an_unknown_key_or_value_stops_nothing() -> None:
    assert assess({}) == Next("court", ("court",))
    assert assess({"court": "mars", "name": "Ana", "county": "narnia"}) == Next("court", ("court",))
    assert assess({"court": "california", "county": "narnia"}) == Next("county", ("court", "county"))
