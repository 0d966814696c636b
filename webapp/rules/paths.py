"""Every path through the questions as a decision diagram, found by running ``assess`` and nothing else.

Equal parts are one object from the moment they are made, on the way back from the walk (hash-consing), so the tens of
thousands of paths are never in memory together. The rule book, the drawn keys, the paper version and ``rules.csv`` are
all read off such diagrams: they cannot say anything else than what runs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from webapp.facts import COUNTIES
from webapp.rules.assess import assess
from webapp.rules.outcome import Next, Outcome
from webapp.rules.questions import QUESTIONS, County, Papers, Question, Sentence, State
from webapp.rules.reasons import ANSWER_BEHIND

Seen = TypeVar("Seen", bound=Hashable)
View = TypeVar("View", bound=Hashable)
Values: TypeAlias = tuple[str, ...]
Limits: TypeAlias = Mapping[str, Values]
"""Questions with the only values to follow; every value of the others is followed."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One complete set of answers and the outcome they lead to."""

    answers: Mapping[str, str]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class End(Generic[Seen]):
    """Where paths end: what is seen of their outcome."""

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


def counties_alike() -> dict[str, Values]:
    """The first county of each kind, with all of its kind: the rules tell them apart only by what each has done."""
    kinds: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for slug, county in COUNTIES.items():
        kinds[(slug,) if slug == County.LOS_ANGELES else (county.felony, county.lower)].append(slug)
    return {slugs[0]: tuple(slugs) for slugs in kinds.values()} | {County.UNKNOWN.value: (County.UNKNOWN.value,)}


def _alike_but_for_a_rule(question: type[Question], like: Question) -> dict[str, Values]:
    """Each answer by itself, but those that only add a rule with the one they are ``like``."""
    added = tuple(answer for asked, answer in ANSWER_BEHIND.values() if asked == question.id)
    alone = {value.value: (value.value,) for value in question if value.value not in added}
    return alone | {like.value: (like.value, *added)}


ALIKE: dict[str, dict[str, Values]] = {
    County.id: counties_alike(),
    State.id: {State.ALABAMA.value: tuple(State)},
    Papers.id: _alike_but_for_a_rule(Papers, Papers.NOT_CHECKED),
    Sentence.id: _alike_but_for_a_rule(Sentence, Sentence.NO),
}
"""Answers that differ only in name: what one leads to, each of them leads to (``tests/rules/test_every_path.py``).

The newest paper and the end of the sentence differ in one rule more (``reasons.ANSWER_BEHIND``).
"""

ONE_OF_EACH: dict[str, Values] = {question: tuple(kinds) for question, kinds in ALIKE.items()}
"""As limits: every path, with one of the answers that differ only in name."""


def values(step: Next, only: Limits | None = None) -> Values:
    """The answers to follow for the question that a run stopped at."""
    return (only or {}).get(step.question) or tuple(QUESTIONS[step.question])


def paths(only: Limits | None = None, given: Mapping[str, str] | None = None) -> Iterator[Leaf]:
    """Run every path, depth first, in the order of the questions and their answers. ``given`` fixes answers."""
    answers = dict(given or {})
    step = assess(answers)
    if isinstance(step, Outcome):
        yield Leaf(answers, step)
        return
    for value in values(step, only):
        yield from paths(only, {**answers, step.question: value})


def diagram(
    see: Callable[[Leaf], Seen], only: Limits = ONE_OF_EACH, given: Mapping[str, str] | None = None
) -> Part[Seen]:
    """Run every path and merge what is equal. ``see`` picks what of a leaf counts; ``only`` and ``given`` as above.

    Of the answers that differ only in name ``only`` names one: the others are put back. A question whose answers all
    lead to the same place is left out.
    """
    merged = _Merged[Seen]()

    def walk(answers: dict[str, str]) -> Part[Seen]:
        step = assess(answers)
        if isinstance(step, Outcome):
            return merged.end(see(Leaf(answers, step)))
        question = step.question
        alike = ALIKE.get(question, {}) if question in only else {}
        return merged.fork(
            question,
            ((alike.get(value, (value,)), walk({**answers, question: value})) for value in values(step, only)),
        )

    return walk(dict(given or {}))


def coarser(part: Part[Seen], see: Callable[[Seen], View | None]) -> Part[View]:
    """The same diagram with less seen of each end, merged further. Where ``see`` gives None the way there is left out.

    The same as a ``diagram`` drawn anew, without running the paths again. Raises ValueError where nothing is left.
    """
    merged = _Merged[View]()
    done: dict[int, Part[View] | None] = {}

    def walk(part: Part[Seen]) -> Part[View] | None:
        if id(part) not in done:
            done[id(part)] = end(part.seen) if isinstance(part, End) else fork(part)
        return done[id(part)]

    def end(seen: Seen) -> Part[View] | None:
        view = see(seen)
        return None if view is None else merged.end(view)

    def fork(part: Fork[Seen]) -> Part[View] | None:
        arms = [(arm.values, to) for arm in part.arms if (to := walk(arm.to))]
        return merged.fork(part.question, arms) if arms else None

    if left := walk(part):
        return left
    raise ValueError("Every way through the diagram is left out")


class _Merged(Generic[Seen]):
    """The parts of one diagram, made from the ends up. A part that is asked for again is the one there was before."""

    def __init__(self) -> None:
        self._parts: dict[Hashable, Part[Seen]] = {}

    def end(self, seen: Seen) -> Part[Seen]:
        end = End(seen)
        return self._parts.setdefault(end, end)

    def fork(self, question: str, arms: Iterable[tuple[Values, Part[Seen]]]) -> Part[Seen]:
        """The fork with these arms, or where they all lead to one place, that place."""
        leads_to: dict[int, tuple[list[str], Part[Seen]]] = {}
        for taken, to in arms:
            leads_to.setdefault(id(to), ([], to))[0].extend(taken)
        made = Fork(question, tuple(Arm(in_order(question, taken), to) for taken, to in leads_to.values()))
        if len(made.arms) == 1:
            return made.arms[0].to
        return self._parts.setdefault((question, *((arm.values, id(arm.to)) for arm in made.arms)), made)


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
