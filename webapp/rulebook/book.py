"""The whole rule book, read off the diagram of every path and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from webapp.rulebook.compiled import OFFENSES, Seen, every_path
from webapp.rulebook.entries import Condition, Entry, Result, Told, entries, frames, results
from webapp.rulebook.key import Step, key
from webapp.rulebook.once import Once
from webapp.rulebook.then_and_now import Comparison, comparisons
from webapp.rules.outcome import Ending
from webapp.rules.paths import Part, Row, coarser, rows
from webapp.rules.reasons import ANSWER_BEHIND, CHAPTER_OF, Chapter, Reason

ONE_ANSWER = frozenset({Reason.PAPER_SAYS_REDUCED, Reason.EXPUNGED_BEFORE, Reason.TIME_UNKNOWN, *ANSWER_BEHIND})
"""Rules that only repeat one answer. The keys leave them out, so that more of their parts are equal."""


@dataclass(frozen=True)
class Book:
    """Everything the pages show. ``count``: rows of the truth table; ``trunk``: the key up to the four sections."""

    count: int
    frames: Mapping[Chapter, tuple[Condition, ...]]
    rules: Mapping[Reason, Entry]
    results: tuple[Result, ...]
    trunk: list[Step[Ending]]
    sections: Mapping[str, list[Step[Ending]]]
    then_and_now: Mapping[str, list[Comparison]]

    def chapter(self, chapter: Chapter) -> list[Entry]:
        """The rules of one chapter."""
        return [entry for entry in self.rules.values() if entry.chapter is chapter]

    def rules_of(self, section: str) -> list[Entry]:
        """The rules that the key of a section ends in."""
        found = {rule for step in self.sections[section] for way in step.ways if way.end for rule in way.end.rules}
        return [self.rules[reason] for reason in Reason if reason in found]


@Once
def book() -> Book:
    """The book of this site."""
    return read_off(every_path())


def table(every_path: Part[Seen]) -> tuple[Row[Told], ...]:
    """The whole truth table."""
    return tuple(rows(coarser(every_path, lambda seen: seen.told)))


def read_off(every_path: Part[Seen]) -> Book:
    """The book of a diagram. Takes half a second."""
    rows = table(every_path)
    return Book(
        count=len(rows),
        frames=frames(rows),
        rules=entries(rows),
        results=tuple(results(rows)),
        trunk=key(coarser(every_path, trunk_ending)),
        sections={section: key(coarser(every_path, partial(ending_in, section))) for section in OFFENSES},
        then_and_now={section: comparisons(section) for section in OFFENSES},
    )


def trunk_ending(seen: Seen) -> Ending:
    """How a path of the trunk ends: in an outcome, or in a section that has a key of its own."""
    return Ending(section=seen.section) if seen.section else ending(seen.told)


def ending_in(section: str, seen: Seen) -> Ending | None:
    """How a path of the key of a section ends; None where it is a path of another key."""
    return ending(seen.told) if seen.section == section else None


def ending(told: Told) -> Ending:
    """An outcome in short, without the rules on whether it is done already."""
    rules = (rule for rule in told.because if CHAPTER_OF[rule] is not Chapter.DONE_ALREADY)
    return Ending(told.kind, told.relief, tuple(rule for rule in rules if rule not in ONE_ANSWER))
