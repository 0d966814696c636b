"""A diagram as a numbered key, like the ones that name plants: question 7, each answer, and the question it leads to.

The page, the drawing and the paper version are three looks at the same key.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from webapp.rules.paths import Arm, End, Part, Values, forks

Seen = TypeVar("Seen", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Way(Generic[Seen]):
    """Answers, and where they lead: to the step with this number, or, where it is 0, to the ``end``."""

    values: Values
    to: int
    end: Seen | None


@dataclass(frozen=True, slots=True)
class Step(Generic[Seen]):
    """One question of the key. ``steps_to_it``: the numbers of the steps that lead here; 1 has none."""

    number: int
    question: str
    ways: tuple[Way[Seen], ...]
    steps_to_it: tuple[int, ...]


def key(part: Part[Seen]) -> list[Step[Seen]]:
    """The steps in the order in which a reader meets them; one that several lead to stands once."""
    found = forks(part)
    numbers = {id(fork): number for number, fork in enumerate(found, 1)}
    reached_from: dict[int, list[int]] = {}
    for fork in found:
        for arm in fork.arms:
            reached_from.setdefault(numbers.get(id(arm.to), 0), []).append(numbers[id(fork)])

    def way(arm: Arm[Seen]) -> Way[Seen]:
        if isinstance(arm.to, End):
            return Way(arm.values, 0, arm.to.seen)
        return Way(arm.values, numbers[id(arm.to)], None)

    return [
        Step(number, fork.question, tuple(way(arm) for arm in fork.arms), tuple(reached_from.get(number, ())))
        for number, fork in enumerate(found, 1)
    ]
