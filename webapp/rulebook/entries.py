"""The entries of the book: every rule and every outcome with the answers it needs, found by running every path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeAlias, TypeVar

from webapp.facts import CITATIONS, DIFFERENCES, Certainty, Citation, Difference
from webapp.rules.outcome import Also, Cleared, Kind, Relief
from webapp.rules.paths import Leaf, Row, Values, in_order
from webapp.rules.questions import QUESTIONS
from webapp.rules.reasons import ANSWER_BEHIND, CHAPTER_OF, CITATIONS_OF, Chapter, Reason

Name = TypeVar("Name", bound=Hashable)


class Told(NamedTuple):
    """What the person is told: all of an outcome but the names of places."""

    kind: Kind
    relief: tuple[Relief, ...]
    cleared: Cleared
    also: tuple[Also, ...]
    because: tuple[Reason, ...]


Rows: TypeAlias = Sequence[Row[Told]]


def told(leaf: Leaf) -> Told:
    """See the whole outcome of a path."""
    outcome = leaf.outcome
    return Told(outcome.kind, outcome.relief, outcome.cleared, outcome.also, outcome.because)


@dataclass(frozen=True, slots=True)
class Condition:
    """The answers of one question that fit. ``always``: the question counts on every path to it, else only on some."""

    question: str
    values: Values
    always: bool


@dataclass(slots=True)
class Box:
    """Everything that the paths to one rule or outcome have in common, question by question."""

    paths: int = 0
    seen: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    counts: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, row: Row[Told]) -> None:
        """Widen the box to hold one more path."""
        self.paths += 1
        for question, values in row.answers.items():
            self.seen[question].update(values)
            self.counts[question] += 1

    def conditions(self) -> tuple[Condition, ...]:
        """What limits it, in the order of the questions."""
        return tuple(
            Condition(question, in_order(question, self.seen[question]), self.counts[question] == self.paths)
            for question in QUESTIONS
            if question in self.seen and len(self.seen[question]) < len(QUESTIONS[question])
        )


def boxes(rows: Rows, names: Callable[[Told], Iterable[Name]]) -> dict[Name, Box]:
    """The box of every name that ``names`` reads off an outcome."""
    found: defaultdict[Name, Box] = defaultdict(Box)
    for row in rows:
        for name in names(row.seen):
            found[name].add(row)
    return found


def fits(row: Row[Told], conditions: Iterable[Condition]) -> bool:
    """Does some mix of answers on this path meet all the conditions?"""
    for condition in conditions:
        values = row.answers.get(condition.question)
        if values is None:
            if condition.always:
                return False
        elif set(values).isdisjoint(condition.values):
            return False
    return True


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule of the book.

    ``conditions``: the answers it needs, without those that its whole chapter needs. ``exact``: every mix of them leads
    to it; else they are needed but not enough. ``kinds``: the outcomes it is part of.
    """

    reason: Reason
    conditions: tuple[Condition, ...]
    exact: bool
    kinds: tuple[Kind, ...]

    @property
    def chapter(self) -> Chapter:
        """Where in the book it stands."""
        return CHAPTER_OF[self.reason]

    @property
    def citations(self) -> list[Citation]:
        """What it rests on, the most important first."""
        return [CITATIONS[name] for name in CITATIONS_OF[self.reason]]

    @property
    def since(self) -> str:
        """The day, month or year from which its first source is the law, or ""."""
        return self.citations[0].since

    @property
    def checked_on(self) -> date:
        """The day of the oldest check among its sources."""
        return min(citation.checked_on for citation in self.citations)

    @property
    def sure(self) -> Certainty:
        """As sure as the least sure of its sources."""
        return "likely" if any(citation.sure != "sure" for citation in self.citations) else "sure"

    @property
    def lawyer(self) -> str:
        """The California lawyer who reviewed our reading of all its sources; empty until one has."""
        reviewers = {citation.lawyer for citation in self.citations}
        return ", ".join(sorted(reviewers)) if "" not in reviewers else ""

    @property
    def differences(self) -> list[Difference]:
        """Where reasonable lawyers differ on it."""
        return [each for each in DIFFERENCES.values() if self.reason in each.rules]


@dataclass(frozen=True, slots=True)
class Result:
    """One kind of outcome: the answers it needs, and the rules that lead to it."""

    kind: Kind
    conditions: tuple[Condition, ...]
    rules: tuple[Reason, ...]


def in_force(since: str, day: date) -> bool:
    """Had something that began on ``since`` (a day, a month or a year) begun by that day? Without a date: yes."""
    return since <= day.isoformat()[: len(since)]


def frames(rows: Rows) -> dict[Chapter, tuple[Condition, ...]]:
    """What all rules of a chapter need."""
    found = boxes(rows, lambda seen: {CHAPTER_OF[reason] for reason in seen.because})
    return {
        chapter: tuple(condition for condition in found[chapter].conditions() if condition.always)
        for chapter in Chapter
    }


def entries(rows: Rows) -> dict[Reason, Entry]:
    """Every rule, in the order of the book."""
    found = boxes(rows, lambda seen: seen.because)
    frame = frames(rows)
    kinds: defaultdict[Reason, set[Kind]] = defaultdict(set)
    for row in rows:
        for reason in row.seen.because:
            kinds[reason].add(row.seen.kind)
    return {
        reason: _on_one_answer(reason, rows)
        if reason in ANSWER_BEHIND
        else _entry(reason, rows, found[reason], frame, kinds[reason])
        for reason in Reason
    }


def _on_one_answer(reason: Reason, rows: Rows) -> Entry:
    """A rule that only adds a word on one answer: the table holds that answer beside the one it is like."""
    question, answer = ANSWER_BEHIND[reason]
    kinds = {row.seen.kind for row in rows if answer in row.answers.get(question, ())}
    condition = Condition(question, (answer,), always=True)
    return Entry(reason, (condition,), exact=False, kinds=tuple(kind for kind in Kind if kind in kinds))


def _entry(
    reason: Reason, rows: Rows, box: Box, frame: dict[Chapter, tuple[Condition, ...]], kinds: set[Kind]
) -> Entry:
    conditions = box.conditions()
    return Entry(
        reason=reason,
        conditions=tuple(each for each in conditions if each not in frame[CHAPTER_OF[reason]]),
        exact=not any(reason not in row.seen.because and fits(row, conditions) for row in rows),
        kinds=tuple(kind for kind in Kind if kind in kinds),
    )


def results(rows: Rows) -> Iterator[Result]:
    """Every kind of outcome, in the order of the contract."""
    found = boxes(rows, lambda seen: (seen.kind,))
    rules = {(row.seen.kind, reason) for row in rows for reason in row.seen.because}
    for kind in Kind:
        needed = tuple(condition for condition in found[kind].conditions() if condition.always)
        yield Result(kind, needed, tuple(reason for reason in Reason if (kind, reason) in rules))
