"""How many questions are still to come is estimated from what the rules ask, and is true on every path.

``webapp/check/ahead.json`` is written anew by ``make table``, which runs this module.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import pytest

from tests.rules.test_speed import seconds
from webapp.check.ahead import FILE, to_go
from webapp.rules import Next, Outcome, assess
from webapp.rules.paths import ALIKE, ONE_OF_EACH, in_order, values
from webapp.rules.questions import ABOUT_THE_PERSON, QUESTIONS

CLOSE, SHARE = 2, 0.8
MOST_MICROSECONDS = 500


@dataclass
class Point:
    """A question on some path, the answers before it, and where its answers lead: to the next one or to an outcome."""

    answers: Mapping[str, str]
    question: str
    after: dict[str, Point | None] = field(default_factory=dict)
    left: Counter[int] = field(default_factory=Counter)
    """On how many of the paths from here so many questions come after this one."""

    @property
    def to_go(self) -> int:
        return to_go(self.question, self.answers)


@dataclass
class Walk:
    """Every path, run once."""

    points: list[Point] = field(default_factory=list)
    """Each after those it leads to."""
    entries: dict[tuple[str, tuple[tuple[int, tuple[str, ...]], ...]], int] = field(default_factory=dict)
    """The diagram: each question with where its answers lead, and its number. Equal parts are one."""

    def run(self, answers: dict[str, str]) -> tuple[int, Point | None]:
        """Run every path that begins with these answers: the number of what is asked now (0: nothing), and the point."""
        step = assess(answers)
        if isinstance(step, Outcome):
            return 0, None
        point, arms = Point(answers, step.question), {}
        for value in values(step, ONE_OF_EACH):
            number, after = self.run({**answers, step.question: value})
            arms.setdefault(number, []).extend(ALIKE.get(step.question, {}).get(value, (value,)))
            point.after[value] = after
            point.left.update({left + 1: many for left, many in after.left.items()} if after else {0: 1})
        self.points.append(point)
        entry = step.question, tuple((number, in_order(step.question, taken)) for number, taken in arms.items())
        return self.entries.setdefault(entry, len(self.entries) + 1), point

    def file(self) -> str:
        """The diagram as the site reads it, an entry to a line."""
        lines = [[question, {str(to): " ".join(taken) for to, taken in arms}] for question, arms in self.entries]
        return '{"asked": [\n' + ",\n".join(map(json.dumps, lines)) + "\n]}\n"


@cache
def walk() -> Walk:
    every = Walk()
    every.run({})
    return every


def test_the_file_is_what_the_running_rules_give() -> None:
    assert FILE.read_text(encoding="utf-8") == walk().file()


def test_the_estimate_is_between_the_shortest_and_the_longest_way_on_and_the_last_is_surely_the_last() -> None:
    for point in walk().points:
        assert min(point.left) <= point.to_go <= max(point.left), point
        assert (point.to_go == 0) == (max(point.left) == 0), point


def test_no_answer_makes_it_rise() -> None:
    for point in walk().points:
        assert all(after.to_go <= point.to_go for after in point.after.values() if after), point


EARLY = {
    "court": {"federal", "other-state", "no-conviction", "unknown"},
    "papers": {"dismissed", "objected"},
    "section": {"older", "related", "other"},
    "time": {"before-1976", "after", "straddle"},
    "age": {"under-18"},
    "sentence": {"yes"},
}
"""Answers of people who came to the wrong place, or need a lawyer first: the check is short for them."""


def every_path_alike(point: Point) -> list[float]:
    return [sum(after.left.values()) if after else 1 for after in point.after.values()]


def every_answer_alike_but_one_in_ten_ends_it_early(point: Point) -> list[float]:
    """As far as is known today nobody counted what people answer: so any answer, of those with a case of their own."""
    early = [value in EARLY.get(point.question, ()) for value in point.after]
    return [(0.1 / sum(early) if each else 0.9 / early.count(False)) if any(early) else 1 for each in early]


@pytest.mark.parametrize("weigh", [every_path_alike, every_answer_alike_but_one_in_ten_ends_it_early])
def test_it_is_within_two_of_the_truth_at_more_than_eighty_of_a_hundred_questions(
    weigh: Callable[[Point], list[float]],
) -> None:
    """However the paths are weighed: those that ask much, or those that people with one case take."""
    every = walk().points
    left: dict[int, dict[int, float]] = {}
    """For each point how likely it is that so many questions come after it."""
    for point in every:
        weights, likely = weigh(point), Counter[int]()
        for weight, after in zip(weights, point.after.values(), strict=True):
            for many, share in left[id(after)].items() if after else [(-1, 1.0)]:
                likely[many + 1] += share * weight / sum(weights)  # type: ignore[assignment]
        left[id(point)] = dict(likely)
    reached: Counter[int] = Counter({id(every[-1]): 1})
    close = 0.0
    for point in reversed(every):
        here, weights = reached[id(point)], weigh(point)
        close += here * sum(share for many, share in left[id(point)].items() if abs(many - point.to_go) <= CLOSE)
        for weight, after in zip(weights, point.after.values(), strict=True):
            if after:
                reached[id(after)] += here * weight / sum(weights)  # type: ignore[assignment]
    assert close / sum(reached.values()) > SHARE


def still_asked(answers: Mapping[str, str]) -> tuple[int, int]:
    """The fewest and the most questions that are asked yet, with these answers kept."""
    step = assess(answers)
    if isinstance(step, Outcome):
        return 0, 0
    ways = [still_asked({**answers, step.question: value}) for value in values(step, ONE_OF_EACH)]
    return 1 + min(low for low, _ in ways), 1 + max(high for _, high in ways)


def kept() -> Iterator[tuple[str, dict[str, str]]]:
    """Questions that are asked while answers after them are kept: Change and Back, and what is known of the person."""
    points = [point for point in walk().points if None in point.after.values()]
    for point in points[::400]:
        value = next(value for value, after in point.after.items() if after is None)
        whole = {**point.answers, point.question: value}
        yield from ((question, whole) for question in whole)
    of_the_person = dict.fromkeys(ABOUT_THE_PERSON, "no")
    for point in walk().points[::2000]:
        yield point.question, {**point.answers, **of_the_person}


def test_it_is_true_with_later_answers_kept_and_does_not_rise_there_either() -> None:
    seen = 0
    for question, answers in kept():
        estimate, ways = to_go(question, answers), []
        for value in QUESTIONS[question]:
            given = {**answers, question: value.value}
            ways.append(still_asked(given))
            step = assess(given)
            assert isinstance(step, Outcome) or to_go(step.question, given) <= estimate
        assert min(low for low, _ in ways) <= estimate <= max(high for _, high in ways), (question, answers)
        assert (estimate == 0) == (max(high for _, high in ways) == 0)
        seen += 1
    assert seen > 100


def test_every_county_and_state_has_its_place_in_it() -> None:
    for county in QUESTIONS["county"]:
        assert to_go("papers", {"court": "california", "county": county}) > 0
    assert to_go("state", {"court": "other-state"}) == 0


def test_it_costs_a_page_far_less_than_a_millisecond() -> None:
    """With an answer kept, which is the slow way: nothing of a visitor is remembered to make it faster."""
    given = {"court": "california", "county": "los-angeles", "only_cannabis": "yes"}
    assert isinstance(assess(given), Next)
    assert seconds(lambda: [to_go("papers", given) for _ in range(20)]) / 20 * 1e6 < MOST_MICROSECONDS


if __name__ == "__main__":
    FILE.write_text(walk().file(), encoding="utf-8")
