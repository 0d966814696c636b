"""What the phone reads off its diagrams is what the rules say: the outcome, its reasons in order, and what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

import pytest

from tests.support.phone import BATCH_OF_PATHS, Phone
from webapp.answer.blocks import because
from webapp.facts import COUNTIES, STATES
from webapp.rules import Outcome, assess
from webapp.rules.questions import QUESTIONS

WALKS = 8_000
"""`make parity` follows every path, in every county and state."""


def walk(random: Random, **given: str) -> dict[str, str]:
    """One path through the questions, by any answers."""
    answers = dict(given)
    while not isinstance(step := assess(answers), Outcome):
        answers[step.question] = random.choice(list(QUESTIONS[step.question])).value
    return answers


def follow(**given: str) -> Iterator[dict[str, str]]:
    """Every path that begins with these answers."""
    step = assess(given)
    if isinstance(step, Outcome):
        yield given
    else:
        for value in QUESTIONS[step.question]:
            yield from follow(**given, **{step.question: value.value})


def different(device: Phone, paths: Iterator[dict[str, str]]) -> list[object]:
    """The answers of which the phone thinks otherwise, with what both say."""
    found: list[object] = []
    while batch := list(islice(paths, BATCH_OF_PATHS)):
        for answers, said in zip(batch, device.outcomes(batch), strict=True):
            outcome = assess(answers)
            assert isinstance(outcome, Outcome)
            known = [outcome.kind, *map(list, (outcome.relief, outcome.also)), outcome.cleared, list(outcome.path)]
            rules = [block.replace(f".{outcome.county}", ".{county}") for block in because(outcome)]
            if said != [*known, rules]:
                found.append((answers, said, [*known, rules]))
    return found


@pytest.mark.parametrize("part", range(4))
def test_on_any_path(device: Phone, part: int) -> None:
    random = Random(part)
    assert different(device, (walk(random, court="california") for _ in range(WALKS // 4))) == []


@pytest.mark.parity
@pytest.mark.parametrize("county", [*COUNTIES, "unknown"])
def test_on_every_path_of_a_county(device: Phone, county: str) -> None:
    assert different(device, follow(court="california", county=county)) == []


@pytest.mark.parity
@pytest.mark.parametrize("court", [court for court in QUESTIONS["court"] if court != "california"])
def test_on_every_path_of_another_court(device: Phone, court: str) -> None:
    assert different(device, follow(court=court)) == []


def test_in_every_county_and_state(device: Phone) -> None:
    random = Random(0)
    here = (walk(random, court="california", county=county) for county in (*COUNTIES, "unknown") for _ in range(20))
    there = ({"court": "other-state", "state": state} for state in STATES)
    assert different(device, here) == []
    assert different(device, there) == []
