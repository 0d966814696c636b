"""What the rule book holds: everything its pages show, read off the diagram of every path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from pydantic import Base64Bytes

from webapp.rulebook.entries import Condition, Entry, Result, Told, entries, frames, results, told
from webapp.rulebook.key import Step, key
from webapp.rulebook.table import packed_csv
from webapp.rulebook.then_and_now import Comparison, comparisons
from webapp.rules.outcome import Ending
from webapp.rules.paths import Leaf, Part, Row, coarser, rows
from webapp.rules.questions import Section, Sentence
from webapp.rules.reasons import ANSWER_BEHIND, CHAPTER_OF, Chapter, Reason

OFFENSES = tuple(section.value for section in Section if section.value.isdecimal())
"""The four sections that have a page and a key of their own."""

ONE_ANSWER = frozenset({Reason.PAPER_SAYS_REDUCED, Reason.EXPUNGED_BEFORE, Reason.TIME_UNKNOWN, *ANSWER_BEHIND})
"""Rules that only repeat one answer. The keys leave them out, so that more of their parts are equal."""


class Seen(NamedTuple):
    """What the book sees of a path. ``section``: whose key it ends in, or "" where that is the trunk."""

    told: Told
    section: str


@dataclass(frozen=True)
class Book:
    """Everything the pages show.

    ``table``: ``rules.csv``, packed; ``count``: its lines; ``trunk``: the key up to the four sections.
    """

    table: Base64Bytes
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


def table_of(every_path: Part[Seen]) -> Iterator[Row[Told]]:
    """The whole truth table."""
    return rows(coarser(every_path, lambda seen: seen.told))


def read_off(every_path: Part[Seen]) -> Book:
    """The book of a diagram of all paths."""
    table = tuple(table_of(every_path))
    return Book(
        table=packed_csv(table),
        count=len(table),
        frames=frames(table),
        rules=entries(table),
        results=tuple(results(table)),
        trunk=key(coarser(every_path, trunk_ending)),
        sections={section: key(coarser(every_path, partial(ending_in, section))) for section in OFFENSES},
        then_and_now={section: comparisons(section) for section in OFFENSES},
    )


def see(leaf: Leaf) -> Seen:
    """See all that a person is told. In the key of a section: an adult whose sentence is over, as far as is known."""
    section = str(leaf.answers.get(Section.id, ""))
    over = leaf.answers.get(Sentence.id) in (Sentence.NO, Sentence.UNKNOWN)
    return Seen(told(leaf), section if over and section in OFFENSES else "")


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
