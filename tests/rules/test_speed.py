"""The rules are fast enough for a crowd on one small machine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random
from time import process_time

import pytest

from tests.support.journeys import every_path
from tests.support.speed import within
from webapp.rules import assess
from webapp.rules.los_angeles_2020 import Case, review

MOST_MICROSECONDS = 50.0
LEAST_REVIEWS = 100_000
"""On the usual machine; a slower one may take longer in proportion."""


def seconds(work: Callable[[], object]) -> float:
    """Of the processor, in the best of five runs: the others measure what else the machine was doing."""
    times = []
    for _ in range(5):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def microseconds_per_assessment() -> float:
    answers = [leaf.answers for leaf in every_path()[::20]]
    return seconds(lambda: [assess(each) for each in answers]) / len(answers) * 1e6


def reviews_per_second() -> float:
    dice = Random(2020)
    cases = [
        Case(
            section=dice.choice(["11357", "11358", "11359", "11360"]),
            subdivision=dice.choice(["", "a", "b", "c"]),
            felony=dice.random() < 0.8,
            convicted_on=date(dice.randrange(1961, 2019), 5, 4),
            **{name: dice.random() < 0.3 for name in Case.__dataclass_fields__ if name not in NOT_BOOLEAN},
        )
        for _ in range(15_000)
    ]
    return len(cases) / seconds(lambda: [review(case) for case in cases])


NOT_BOOLEAN = ("section", "subdivision", "felony", "convicted_on")


def test_an_assessment_takes_less_than_fifty_microseconds() -> None:
    assert within(MOST_MICROSECONDS, microseconds_per_assessment)


def test_the_2020_review_decides_more_than_a_hundred_thousand_cases_a_second() -> None:
    assert within(1 / LEAST_REVIEWS, lambda: 1 / reviews_per_second())


@pytest.mark.bench
def test_print_the_speeds() -> None:
    print(f"\n{microseconds_per_assessment():8.1f} microseconds an assessment")
    print(f"{reviews_per_second():8.0f} reviews of 2020 a second")
