"""Every path is run once, in the order of the questions; answers that differ only in name are run for one of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from webapp.facts import COUNTIES
from webapp.rules import Next, Outcome, assess
from webapp.rules.paths import ALIKE, ONE_OF_EACH, Leaf, counties_alike, paths, values
from webapp.rules.questions import QUESTIONS, County, Papers, Sentence, State

GIVEN = {"court": "california", "papers": "not-checked", "section": "11359", "time": "1976-2010", "age": "unknown"}


def test_paths_come_in_the_order_of_the_questions_and_their_answers() -> None:
    def places(leaf: Leaf) -> list[tuple[int, int]]:
        order = list(QUESTIONS)
        return [(order.index(name), list(QUESTIONS[name]).index(leaf.answers[name])) for name in leaf.outcome.path]

    found = [places(leaf) for leaf in paths({"county": ("los-angeles", "yuba")})]
    assert found == sorted(found)
    assert len({tuple(path) for path in found}) == len(found)


def test_a_path_holds_exactly_the_answers_that_were_asked_for() -> None:
    for leaf in paths(ONE_OF_EACH):
        assert tuple(leaf.answers) == leaf.outcome.path
        assert assess(leaf.answers) == leaf.outcome


def test_given_answers_are_fixed_and_only_limits_the_others() -> None:
    found = list(paths({"prior": ("some", "unsure"), "sentence": ("no",)}, GIVEN))
    assert {tuple(leaf.answers[name] for name in GIVEN) for leaf in found} == {tuple(GIVEN.values())}
    assert {(leaf.answers["county"], leaf.answers["prior"]) for leaf in found} == set(
        product(County, ("some", "unsure"))
    )
    assert {leaf.answers["sentence"] for leaf in found} == {"no"}


def test_the_values_to_follow_are_all_of_the_question_or_only_those_named() -> None:
    step = assess({"court": "other-state"})
    assert isinstance(step, Next)
    assert values(step) == tuple(State)
    assert values(step, {"county": ("yuba",)}) == tuple(State)
    assert values(step, {"state": ("nv", "or")}) == ("nv", "or")


def test_every_answer_is_of_exactly_one_kind() -> None:
    for question, every in (("county", County), ("state", State), ("papers", Papers), ("sentence", Sentence)):
        taken = [value for kind in ALIKE[question].values() for value in kind]
        assert sorted(taken) == sorted(value.value for value in every)
        assert all(first == kind[0] for first, kind in ALIKE[question].items())
    assert set(ALIKE) == {"county", "state", "papers", "sentence"}


def test_papers_and_sentences_are_alike_only_where_they_differ_in_one_rule() -> None:
    assert [kind for kind in ALIKE["papers"].values() if len(kind) > 1] == [("not-checked", "report", "not-found")]
    assert [kind for kind in ALIKE["sentence"].values() if len(kind) > 1] == [("no", "unknown")]


def test_the_kinds_are_as_few_as_what_the_counties_did_allows() -> None:
    assert ALIKE["county"]["los-angeles"] == ("los-angeles",)
    assert ALIKE["county"]["unknown"] == ("unknown",)
    assert len(ALIKE["state"]) == 1
    did = [
        {(COUNTIES[slug].felony, COUNTIES[slug].lower) for slug in kind}
        for first, kind in ALIKE["county"].items()
        if first not in ("los-angeles", "unknown")
    ]
    assert all(len(each) == 1 for each in did)
    assert len({fact for each in did for fact in each}) == len(did)


def test_counties_that_differ_only_for_lesser_cases_are_of_two_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COUNTIES, "yuba", COUNTIES["yuba"].model_copy(update={"lower": "likely"}))
    kinds = counties_alike()
    assert kinds["yuba"] == ("yuba",)
    assert "butte" in kinds["alpine"]


@pytest.mark.parametrize("question", ["county", "state"])
def test_what_one_answer_leads_to_each_of_its_kind_leads_to(question: str) -> None:
    """Shown on a felony and on a misdemeanor, whose level the rules may ask."""

    def told(value: str) -> list[Outcome]:
        given = {"court": "california" if question == "county" else "other-state", question: value}
        limits = {
            "papers": ("not-checked",),
            "section": ("11357", "11359"),
            "time": ("2011-2016",),
            "age": ("21-over",),
        }
        return [replace(leaf.outcome, county=None, state=None) for leaf in paths(limits, given)]

    for first, kind in ALIKE[question].items():
        expected = told(first)
        assert all(told(value) == expected for value in kind)


def test_one_of_each_names_the_first_of_each_kind() -> None:
    assert {question: tuple(kinds) for question, kinds in ALIKE.items()} == ONE_OF_EACH
    assert {type(value) for kinds in ONE_OF_EACH.values() for value in kinds} == {str}
