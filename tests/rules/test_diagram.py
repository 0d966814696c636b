"""The diagram says what ``assess`` says: equal parts shared, what changes nothing left out, nothing else changed."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from webapp.rules import Outcome, assess
from webapp.rules.paths import (
    ONE_OF_EACH,
    Arm,
    End,
    Fork,
    Leaf,
    Part,
    coarser,
    diagram,
    forks,
    in_order,
    paths,
    rows,
)
from webapp.rules.questions import QUESTIONS, County
from webapp.rules.reasons import ANSWER_BEHIND

NOT_CHECKED_IN_LOS_ANGELES = {"court": "california", "county": "los-angeles", "papers": "not-checked"}
ONE_RESULT = {
    **NOT_CHECKED_IN_LOS_ANGELES,
    "section": "11358",
    "time": "1976-2010",
    "age": "21-over",
    "sentence": "no",
    "plants": "6-or-fewer",
    "fifty_2020": "yes",
}


def told(leaf: Leaf) -> Outcome:
    """All of an outcome but the names it repeats, the questions that were asked, and what only one answer adds."""
    because = tuple(reason for reason in leaf.outcome.because if reason not in ANSWER_BEHIND)
    return replace(leaf.outcome, because=because, path=(), county=None, state=None, city=None)


def nothing(leaf: Leaf) -> str:
    """An eye that sees no difference between outcomes."""
    return ""


@pytest.fixture(scope="module")
def leaves() -> list[Leaf]:
    return list(paths(ONE_OF_EACH))


@pytest.fixture(scope="module")
def whole() -> Part[Outcome]:
    return diagram(told)


def follow(part: Part[Any], answers: Mapping[str, str]) -> Any:
    """Walk down with these answers to what is seen at the end."""
    while isinstance(part, Fork):
        [part] = [arm.to for arm in part.arms if answers[part.question] in arm.values]
    return part.seen


def parts(part: Part[Any]) -> list[Part[Any]]:
    """Every object of a diagram once, found without the help of ``forks``."""
    found: dict[int, Part[Any]] = {}
    left = [part]
    while left:
        here = left.pop()
        if id(here) not in found:
            found[id(here)] = here
            left += [arm.to for arm in here.arms] if isinstance(here, Fork) else []
    return list(found.values())


def all_forks(part: Part[Any]) -> list[Fork[Any]]:
    return [each for each in parts(part) if isinstance(each, Fork)]


def test_following_the_answers_ends_in_what_assess_says_on_every_path(leaves: list[Leaf], whole: Part[Outcome]) -> None:
    assert all(follow(whole, leaf.answers) == told(leaf) for leaf in leaves)


def test_following_the_answers_ends_in_what_assess_says_in_every_county_and_state(whole: Part[Outcome]) -> None:
    some = {"papers": ("not-checked", "unchanged"), "section": ("11357",), "time": ("2011-2016",), "age": ("18-20",)}
    for leaf in paths(some):
        assert follow(whole, leaf.answers) == told(leaf)


def test_the_rows_put_together_again_are_every_path_each_once() -> None:
    leaves = list(paths(ONE_OF_EACH, NOT_CHECKED_IN_LOS_ANGELES))
    table = list(rows(diagram(told, ONE_OF_EACH, NOT_CHECKED_IN_LOS_ANGELES)))
    for leaf in leaves:
        [row] = [
            row for row in table if all(leaf.answers.get(question) in row.answers[question] for question in row.answers)
        ]
        assert row.seen == told(leaf)


def test_a_row_names_its_questions_in_the_order_they_are_asked(whole: Part[Outcome]) -> None:
    """The order of the contract; from 2011 on a possession is asked for the level before the letter."""
    order = list(QUESTIONS)
    for row in rows(whole):
        possession = row.answers.get("section") == ("11357",) and row.answers.get("time") == ("2011-2016",)
        asked = [order.index(question) for question in row.answers if not (possession and question == "level")]
        assert asked == sorted(asked)


def test_rows_come_in_the_order_of_the_answers(whole: Part[Outcome]) -> None:
    def place(question: str, value: str) -> int:
        return [each.value for each in QUESTIONS[question]].index(value)

    table = list(rows(whole))
    courts = [row.answers["court"] for row in table]
    assert courts == sorted(courts, key=lambda values: place("court", values[0]))
    for fork in all_forks(whole):
        first = [place(fork.question, arm.values[0]) for arm in fork.arms]
        assert first == sorted(first), fork.question


def test_equal_parts_are_one_object(whole: Part[Outcome]) -> None:
    """Each part has a shape, made of the shapes it leads to, and no other part has the same."""
    numbers: dict[Hashable, int] = {}
    shape_of: dict[int, int] = {}

    def shape(part: Part[Outcome]) -> int:
        if id(part) not in shape_of:
            fork = isinstance(part, Fork)
            here = (part.question, frozenset((arm.values, shape(arm.to)) for arm in part.arms)) if fork else part.seen
            shape_of[id(part)] = numbers.setdefault(here, len(numbers))
        return shape_of[id(part)]

    found = parts(whole)
    assert len({shape(part) for part in found}) == len(found)


def test_a_question_that_changes_nothing_is_left_out(whole: Part[Outcome]) -> None:
    """Every question that is left has at least two arms, and they lead to different places."""
    for fork in all_forks(whole):
        assert len(fork.arms) > 1
        assert len({id(arm.to) for arm in fork.arms}) == len(fork.arms)
    assert diagram(nothing) == End("")
    by_court = diagram(lambda leaf: leaf.answers["court"])
    assert [fork.question for fork in all_forks(by_court)] == ["court"]
    assert [row.answers for row in rows(by_court)] == [{"court": (value.value,)} for value in QUESTIONS["court"]]


def unmerged(questions: Mapping[str, tuple[str, tuple[str, ...]]]) -> Part[tuple[str, str]]:
    """A diagram by hand, with nothing merged: in each court one more question, each of whose answers is an end."""
    return Fork(
        "court",
        tuple(
            Arm((court,), Fork(question, tuple(Arm((answer,), End((court, answer))) for answer in answers)))
            for court, (question, answers) in questions.items()
        ),
    )


def test_two_questions_with_the_same_answers_and_ends_stay_two_questions() -> None:
    yes_or_no = ("yes", "no")
    drawn = coarser(
        unmerged(
            {
                "california": ("fifty_2020", yes_or_no),
                "federal": ("clean_decade", yes_or_no),
                "unknown": ("fifty_2020", yes_or_no),
            }
        ),
        lambda seen: seen[1],
    )
    assert list(rows(drawn)) == [
        ({"court": ("california", "unknown"), "fifty_2020": ("yes",)}, "yes"),
        ({"court": ("california", "unknown"), "fifty_2020": ("no",)}, "no"),
        ({"court": ("federal",), "clean_decade": ("yes",)}, "yes"),
        ({"court": ("federal",), "clean_decade": ("no",)}, "no"),
    ]


def test_one_question_whose_answers_are_grouped_otherwise_stays_apart() -> None:
    """In one court "unknown" counts as yes, in the other as no: the ends are the same, the ways to them are not."""
    good = {("california", "yes"), ("california", "unknown"), ("federal", "yes")}
    asked = ("fifty_2020", tuple(QUESTIONS["fifty_2020"]))
    drawn = coarser(unmerged({"california": asked, "federal": asked}), lambda seen: seen in good)
    assert list(rows(drawn)) == [
        ({"court": ("california",), "fifty_2020": ("yes", "unknown")}, True),
        ({"court": ("california",), "fifty_2020": ("no",)}, False),
        ({"court": ("federal",), "fifty_2020": ("yes",)}, True),
        ({"court": ("federal",), "fifty_2020": ("no", "unknown")}, False),
    ]


def shape(part: Part[Any]) -> object:
    """A diagram as plain values, to compare two of them."""
    steps = forks(part)
    numbers = {id(step): number for number, step in enumerate(steps)}

    def place(to: Part[Any]) -> object:
        return numbers[id(to)] if isinstance(to, Fork) else to

    return [(step.question, [(arm.values, place(arm.to)) for arm in step.arms]) for step in steps] or part


@pytest.mark.parametrize("see", [lambda seen: seen.kind, lambda seen: seen.relief, lambda seen: "unknown" in seen.kind])
def test_a_coarser_diagram_is_the_one_that_would_be_drawn_anew(whole: Part[Outcome], see: Any) -> None:
    assert shape(coarser(whole, see)) == shape(diagram(lambda leaf: see(told(leaf))))


def test_ways_that_are_left_out_leave_the_others_as_they_are(whole: Part[Outcome]) -> None:
    only_petitions = coarser(whole, lambda seen: seen if seen.kind == "petition" else None)
    kept = [row for row in rows(whole) if row.seen.kind == "petition"]
    asked = {question for row in rows(only_petitions) for question in row.answers}
    assert "court" not in asked
    assert "papers" in asked
    assert all(
        follow(only_petitions, {name: values[0] for name, values in row.answers.items()}) == row.seen for row in kept
    )
    assert {row.seen for row in rows(only_petitions)} == {row.seen for row in kept}


def test_a_diagram_of_which_nothing_is_left_is_refused(whole: Part[Outcome]) -> None:
    with pytest.raises(ValueError, match="left out"):
        coarser(whole, lambda seen: None)


def test_answers_that_lead_to_the_same_place_share_an_arm() -> None:
    by_federal = diagram(lambda leaf: leaf.answers["court"] == "federal")
    assert list(rows(by_federal)) == [
        ({"court": ("california", "other-state", "no-conviction", "unknown")}, False),
        ({"court": ("federal",)}, True),
    ]


def test_answers_that_differ_only_in_name_are_put_back(whole: Part[Outcome]) -> None:
    counties = [fork for fork in all_forks(whole) if fork.question == "county"]
    assert counties
    for fork in counties:
        assert sorted(value for arm in fork.arms for value in arm.values) == sorted(County)


def test_each_answer_is_on_one_arm_and_stands_in_the_order_of_its_question(whole: Part[Outcome]) -> None:
    for fork in all_forks(whole):
        order = [value.value for value in QUESTIONS[fork.question]]
        taken = [value for arm in fork.arms for value in arm.values]
        assert len(taken) == len(set(taken))
        for arm in fork.arms:
            assert list(arm.values) == [value for value in order if value in arm.values]


def test_answers_are_put_in_order_as_plain_ids() -> None:
    found = in_order("plants", iter(["unknown", "6-or-fewer"]))
    assert found == ("6-or-fewer", "unknown")
    assert {type(value) for value in found} == {str}


def test_every_fork_is_listed_once_and_after_one_that_leads_to_it(whole: Part[Outcome]) -> None:
    found = forks(whole)
    assert found[0] is whole
    assert {id(fork) for fork in found} == {id(fork) for fork in all_forks(whole)}
    assert len({id(fork) for fork in found}) == len(found)
    reached = {id(whole)}
    for fork in found:
        assert id(fork) in reached
        reached |= {id(arm.to) for arm in fork.arms}


def test_a_path_without_a_choice_is_an_end_and_one_row_without_conditions() -> None:
    [leaf] = paths(given=ONE_RESULT)
    end = diagram(told, given=ONE_RESULT)
    assert end == End(told(leaf))
    assert list(rows(end)) == [({}, told(leaf))]
    assert forks(end) == []


def test_forks_and_arms_are_told_apart_as_objects_and_ends_by_what_is_seen() -> None:
    end = End("here")
    assert end == End("here")
    assert Arm(("yes",), end) != Arm(("yes",), end)
    assert Fork("fifty_2020", ()) != Fork("fifty_2020", ())


@pytest.mark.parametrize("part", [End("here"), Arm(("yes",), End("here")), Fork("fifty_2020", ())])
def test_nothing_of_a_diagram_can_be_changed(part: End[str] | Arm[str] | Fork[str]) -> None:
    assert part.__slots__
    assert not hasattr(part, "__dict__")
    for name in part.__slots__:
        with pytest.raises(FrozenInstanceError):
            setattr(part, name, "")


def test_the_outcome_of_a_diagram_is_the_one_that_a_person_gets(whole: Part[Outcome]) -> None:
    found = assess(ONE_RESULT)
    assert isinstance(found, Outcome)
    assert follow(whole, ONE_RESULT) == told(Leaf(ONE_RESULT, found))
