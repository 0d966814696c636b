"""The rules as a diagram: every path that ``assess`` runs, with equal parts shared and what changes nothing left out.

The rule book, the drawn tree, the paper version and ``rules.csv`` are all read off such diagrams, so they cannot say
anything else than what runs.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from webapp.rules.questions import QUESTIONS
from webapp.rules.tree import ALIKE, Leaf

Seen = TypeVar("Seen", bound=Hashable)
Values: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class End(Generic[Seen]):
    """Where a path ends: what is seen of its outcome."""

    seen: Seen


@dataclass(frozen=True, slots=True, eq=False)
class Fork(Generic[Seen]):
    """A question, and where its answers lead. Answers that lead to the same place share an arm."""

    question: str
    arms: tuple[Arm[Seen], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Arm(Generic[Seen]):
    """Answers, by id, and the part of the diagram they lead to."""

    values: Values
    to: Part[Seen]


Part: TypeAlias = End[Seen] | Fork[Seen]


class Row(NamedTuple, Generic[Seen]):
    """One way through a diagram: the answers it takes at each question, and what it ends in."""

    answers: Mapping[str, Values]
    seen: Seen


def diagram(leaves: Iterable[Leaf], see: Callable[[Leaf], Seen]) -> Part[Seen]:
    """Draw the paths together. ``see`` picks what of a leaf counts; equal parts become one object.

    ``leaves`` must hold every path of their questions, with one of the answers that differ only in name
    (``tree.ONE_OF_EACH``); the others are put back.
    """
    shared: dict[Hashable, Part[Seen]] = {}

    def part(found: list[Leaf], depth: int) -> Part[Seen]:
        path = found[0].outcome.path
        if depth == len(path):
            end = End(see(found[0]))
            return shared.setdefault(end, end)
        question = path[depth]
        by_answer: dict[str, list[Leaf]] = {}
        for leaf in found:
            by_answer.setdefault(leaf.answers[question], []).append(leaf)
        leads_to: dict[int, tuple[list[str], Part[Seen]]] = {}
        for value, those in by_answer.items():
            to = part(those, depth + 1)
            leads_to.setdefault(id(to), ([], to))[0].extend(ALIKE.get(question, {}).get(value, (value,)))
        if len(leads_to) == 1:
            return next(iter(leads_to.values()))[1]
        arms = [Arm(in_order(question, taken), to) for taken, to in leads_to.values()]
        key = (question, *((arm.values, id(arm.to)) for arm in arms))
        return shared.setdefault(key, Fork(question, tuple(arms)))

    return part(list(leaves), 0)


def in_order(question: str, values: Iterable[str]) -> Values:
    """The answers in the order of their question."""
    taken = set(values)
    return tuple(value.value for value in QUESTIONS[question] if value in taken)


def rows(part: Part[Seen], before: Mapping[str, Values] | None = None) -> Iterator[Row[Seen]]:
    """Every way through a diagram, in the order of the answers."""
    answers = dict(before or {})
    if isinstance(part, End):
        yield Row(answers, part.seen)
        return
    for arm in part.arms:
        yield from rows(arm.to, {**answers, part.question: arm.values})


def forks(part: Part[Seen]) -> list[Fork[Seen]]:
    """Every fork once, each before those it leads to first."""
    found: dict[int, Fork[Seen]] = {}

    def walk(here: Part[Seen]) -> None:
        if isinstance(here, Fork) and id(here) not in found:
            found[id(here)] = here
            for arm in here.arms:
                walk(arm.to)

    walk(part)
    return list(found.values())
