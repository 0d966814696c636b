"""The whole book, worked out once in a process from one run of every path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.rulebook.ahead import WorkedOut
from webapp.rulebook.entries import Condition, Entry, Result, Told, entries, frames, results, told
from webapp.rulebook.key import Step, key
from webapp.rulebook.then_and_now import Comparison, comparisons
from webapp.rules.diagram import Row, diagram, rows
from webapp.rules.outcome import Kind, Relief
from webapp.rules.questions import Section, Sentence
from webapp.rules.reasons import ANSWER_BEHIND, CHAPTER_OF, Chapter, Reason
from webapp.rules.tree import ONE_OF_EACH, Leaf, paths

OFFENSES = tuple(section.value for section in Section if section.value.isdecimal())
"""The four sections that have a page and a key of their own."""

ONE_ANSWER = frozenset({Reason.PAPER_SAYS_REDUCED, Reason.EXPUNGED_BEFORE, Reason.TIME_UNKNOWN, *ANSWER_BEHIND})
"""Rules that only repeat one answer. The keys leave them out, so that more of their parts are equal."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a path of a key ends: an outcome and the rules of law behind it, or a section that has a key of its own."""

    kind: Kind | None = None
    relief: tuple[Relief, ...] = ()
    rules: tuple[Reason, ...] = ()
    section: str = ""


@dataclass(frozen=True)
class Book:
    """Everything the pages show. ``table`` is the whole truth table; ``trunk`` the key up to the four sections."""

    table: tuple[Row[Told], ...]
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


def has_a_key_of_its_own(leaf: Leaf) -> bool:
    """An adult whose sentence is over, as far as is known, under a section that is known: the main table of the law."""
    finished = leaf.answers.get(Sentence.id) in (Sentence.NO, Sentence.UNKNOWN)
    return finished and leaf.answers[Section.id] in OFFENSES


def ending(leaf: Leaf) -> Ending:
    """See how a path ends, without the rules on whether it is done already."""
    rules = (rule for rule in leaf.outcome.because if CHAPTER_OF[rule] is not Chapter.DONE_ALREADY)
    return Ending(leaf.outcome.kind, leaf.outcome.relief, tuple(rule for rule in rules if rule not in ONE_ANSWER))


def trunk_ending(leaf: Leaf) -> Ending:
    """See how a path of the trunk ends: the main table is left to the key of its section."""
    return Ending(section=leaf.answers[Section.id]) if has_a_key_of_its_own(leaf) else ending(leaf)


@WorkedOut
def book() -> Book:
    """Work the book out: about a second."""
    leaves = list(paths(ONE_OF_EACH))
    table = tuple(rows(diagram(leaves, told)))
    main: dict[str, list[Leaf]] = {section: [] for section in OFFENSES}
    for leaf in leaves:
        if has_a_key_of_its_own(leaf):
            main[leaf.answers[Section.id]].append(leaf)
    return Book(
        table=table,
        frames=frames(table),
        rules=entries(table),
        results=tuple(results(table)),
        trunk=key(diagram(leaves, trunk_ending)),
        sections={section: key(diagram(those, ending)) for section, those in main.items()},
        then_and_now={section: comparisons(section) for section in OFFENSES},
    )
