""" "I don't know" is safe wherever it is offered: it counts as any of the known answers, and only an unknown court ends.

Checked in two ways, in Los Angeles, where the most is asked, and in San Diego, where felonies and lesser cases differ:
on every path each answer in turn is replaced by "I don't know" and the others stay; and at every point of every path
nothing more is known. Whoever does not know one thing knows nothing of what is asked only because of that, either.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

import pytest

from webapp.rules import Next, Outcome, assess
from webapp.rules.outcome import Cleared, Kind, Relief
from webapp.rules.paths import ONE_OF_EACH, Leaf, paths
from webapp.rules.questions import QUESTIONS

DONT_KNOW = {
    name: value for name, question in QUESTIONS.items() for value in ("unknown", "unsure") if question.knows(value)
}
DONT_KNOW["papers"] = "not-checked"
COUNTIES = {"county": ("los-angeles", "san-diego")}
FRIGHTENING = {Kind.LAWYER, Kind.SERVING, Kind.NOT_COVERED, Kind.GET_RECORD, Kind.JUVENILE, Kind.AFTER_PROP_64}
STRENGTH = [Cleared.NOT_SAID, Cleared.CHECK, Cleared.BEHIND, Cleared.MIXED, Cleared.REDUCED, Cleared.LIKELY]
STRENGTH += [Cleared.VERY_LIKELY]


class Point(NamedTuple):
    """A question, what was answered before it, and what each of its answers gives to who knows nothing of the rest."""

    question: str
    before: Mapping[str, str]
    known: Mapping[str, Outcome]
    unknown: Outcome


def finished(answers: Mapping[str, str]) -> Outcome:
    """The outcome of these answers, with "I don't know" for whatever else is asked."""
    given = dict(answers)
    while isinstance(step := assess(given), Next):
        given[step.question] = DONT_KNOW[step.question]
    return step


@cache
def leaves() -> list[Leaf]:
    """Every path in the two counties."""
    return list(paths(ONE_OF_EACH | COUNTIES))


@cache
def points() -> list[Point]:
    """Every point of every path where "I don't know" is offered. An unknown court alone ends the check."""
    found: dict[tuple[str, ...], Point] = {}
    for leaf in leaves():
        for index, question in enumerate(leaf.outcome.path):
            before = {name: leaf.answers[name] for name in leaf.outcome.path[:index]}
            key = (*before.values(), question)
            if key not in found and question in DONT_KNOW and question != "court":
                values = COUNTIES.get(question) or [value.value for value in QUESTIONS[question]]
                known = {
                    value: finished(before | {question: value}) for value in values if value != DONT_KNOW[question]
                }
                found[key] = Point(question, before, known, finished(before | {question: DONT_KNOW[question]}))
    return list(found.values())


def best(outcome: Outcome) -> int:
    """How good the best relief is: 0 is the best; an outcome that names none comes last."""
    return list(Relief).index(outcome.relief[0]) if outcome.relief else len(Relief)


def failing(holds: Callable[[Point], bool]) -> list[str]:
    """How many points there are where something does not hold, and the first few of them, to read."""
    bad = [point for point in points() if not holds(point)]
    told = [
        f"{point.question} after {dict(point.before)}: {point.unknown.kind} {point.unknown.relief} "
        f"{point.unknown.cleared!r}, known {[(v, o.kind.value, o.relief, o.cleared) for v, o in point.known.items()]}"
        for point in bad[:4]
    ]
    return [f"{len(bad)} of {len(points())}", *told] if bad else []


WORSE, HIDDEN, NO_ANSWER, ALONE = (
    "a worse best relief",
    "what the county did is hidden",
    "get the record",
    "frightening",
)


@cache
def replaced() -> Mapping[str, list[str]]:
    """Each answer of each path replaced by "I don't know", the others as they were: what broke, and on which paths."""
    broken: dict[str, list[str]] = {WORSE: [], HIDDEN: [], NO_ANSWER: [], ALONE: []}
    for leaf in leaves():
        known = leaf.outcome
        for question in known.path:
            if question not in DONT_KNOW or question == "court" or leaf.answers[question] == DONT_KNOW[question]:
                continue
            others = {name: leaf.answers[name] for name in known.path}
            unknown = finished(others | {question: DONT_KNOW[question]})
            frightens = unknown.kind in FRIGHTENING and unknown.kind is not known.kind
            hides = bool(known.cleared) and not unknown.cleared
            found = [WORSE] * (best(unknown) > best(known)) + [NO_ANSWER] * (unknown.kind is Kind.GET_RECORD)
            if frightens or hides:  # else every known answer would be run in vain
                values = COUNTIES.get(question) or [value.value for value in QUESTIONS[question]]
                every = [finished(others | {question: value}) for value in values if value != DONT_KNOW[question]]
                found += [ALONE] * (frightens and unknown.kind not in {each.kind for each in every})
                found += [HIDDEN] * (hides and all(each.cleared for each in every))
            for what in found:
                broken[what].append(f"{question} in {others}: {known} becomes {unknown}")
    return broken


@pytest.mark.parametrize("what", [WORSE, HIDDEN, NO_ANSWER, ALONE])
def test_an_answer_that_is_not_known_any_more_never_harms_on_any_path(what: str) -> None:
    assert replaced()[what][:3] == []


def test_it_never_promises_more_than_one_of_the_known_answers() -> None:
    def holds(point: Point) -> bool:
        strongest = max(STRENGTH.index(known.cleared) for known in point.known.values())
        no_more_relief = best(point.unknown) >= min(best(known) for known in point.known.values())
        return no_more_relief and STRENGTH.index(point.unknown.cleared) <= strongest

    assert not failing(holds)


def test_it_never_hides_what_the_county_did_where_every_known_answer_tells_it() -> None:
    assert not failing(lambda point: bool(point.unknown.cleared) or not all(o.cleared for o in point.known.values()))


def test_only_an_unknown_court_says_get_the_record_first() -> None:
    assert not failing(lambda point: point.unknown.kind is not Kind.GET_RECORD)
    assert finished({"court": "unknown"}).kind is Kind.GET_RECORD


def test_it_never_gives_a_frightening_outcome_that_no_known_answer_gives() -> None:
    def holds(point: Point) -> bool:
        alone = point.unknown.kind not in {known.kind for known in point.known.values()}
        return not (alone and point.unknown.kind in FRIGHTENING)

    assert not failing(holds)


def test_who_knows_nothing_from_some_point_on_never_reads_that_a_lawyer_is_needed_or_that_nothing_fits() -> None:
    """Unless what is known says so: another number, an older one, the new law, an age under 18, a record, a paper."""
    said = {
        "section": {"older", "related", "other"},
        "time": {"before-1976", "straddle", "after"},
        "age": {"under-18"},
        "papers": {"objected"},
    }
    for point in points():
        known = any(point.before.get(question) in values for question, values in said.items())
        if not known and "some" not in point.before.values():
            settled = point.before.get("sentence") == "yes"
            assert point.unknown.kind not in FRIGHTENING or settled, point


def test_who_knows_nothing_but_los_angeles_reads_what_it_did_and_may_ask_a_judge() -> None:
    found = finished({"court": "california", "county": "los-angeles", "papers": "not-checked"})
    assert (found.kind, found.relief, found.cleared) == ("petition", ("dismiss", "same"), "likely")
    assert {"section-unknown", "time-unknown", "sentence-unknown", "la-2021"} <= set(found.because)


@pytest.mark.parametrize("section", ["11357", "11358", "11359", "11360", "unknown"])
def test_who_knows_nothing_but_what_it_was_about_may_ask_a_judge(section: str) -> None:
    found = finished({"court": "california", "county": "unknown", "papers": "not-checked", "section": section})
    assert found.kind == "petition"
    assert found.cleared == "check"
