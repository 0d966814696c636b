"""Schemas of the guides: official forms, the steps of a plan, letters, sample papers (pydantic)."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field, model_validator

from webapp.facts.schema import Entry, Fact, Id, Link, Text, Texts


class Box(Entry):
    """Which part or box of a form fits: for one kind of outcome and one relief ("": any)."""

    fits: str
    relief: str
    say: Text
    confirmed: bool


class FormGuide(Fact):
    """What an official form asks, which box fits, and what comes after."""

    id: Id
    title: Text
    users: Text
    kinds: Texts
    asks: Texts
    boxes: Annotated[tuple[Box, ...], Field(strict=False)]
    bring: Texts
    serve: str
    copies: str
    fee: str
    waiver: str
    after: str
    never: Texts
    url: Link
    recheck: Texts


class PlanStep(Fact):
    """One thing to do after a result."""

    id: Id
    title: Text
    whom: Literal["asker", "clerk", "defender", "juvenile", "lawyer-line", "other-state", "prosecutor", "state", ""]
    where: str
    bring: Texts
    cost: str
    takes: str
    next: str
    stuck: str
    say: Texts
    forms: Texts
    cites: Texts


class Letter(Fact):
    """A letter to print, with blanks for a pen. ``{0}`` in its words stands for the first of ``cites``."""

    id: Id
    title: Text
    fits: Text
    to: Text
    before: Texts
    blanks: Texts
    paragraphs: Texts
    enclose: Texts
    next: Text
    kinds: Texts
    cites: Texts

    @model_validator(mode="after")
    def names_each_of_its_citations(self) -> Letter:
        """Raise ValueError where the words name a citation that is not in ``cites``, or leave one out."""
        words = " ".join((*self.paragraphs, *self.enclose, self.next))
        named = {int(number) for number in re.findall(r"\{(\d+)\}", words)}
        if named != set(range(len(self.cites))):
            raise ValueError(f"cites: has {len(self.cites)}, but the letter names {sorted(named)}; {{0}} is the first")
        return self


class Mark(Entry):
    """A line of a sample paper: what it means, and the questions of the check that it answers."""

    line: Annotated[int, Field(ge=0)]
    means: Text
    answers: Texts


class Code(Entry):
    """A word as papers print it, and what it means."""

    word: Text
    means: Text


class SamplePaper(Fact):
    """An invented paper that teaches reading a real one."""

    id: Id
    name: Text
    what: Text
    lines: Annotated[tuple[Annotated[str, Field(max_length=38)], ...], Field(strict=False)]
    marks: Annotated[tuple[Mark, ...], Field(strict=False)]
    words: Annotated[tuple[Code, ...], Field(strict=False)]
    step: str
    say: Text

    def marks_for(self, question: str) -> list[Mark]:
        """The lines that answer a question of the check."""
        return [mark for mark in self.marks if question in mark.answers]

    @model_validator(mode="after")
    def explains_lines_that_it_has(self) -> SamplePaper:
        """Raise ValueError where a mark is on a line that the paper does not have."""
        for mark in self.marks:
            if mark.line >= len(self.lines):
                raise ValueError(f"marks: line {mark.line} is not on the paper; its last line is {len(self.lines) - 1}")
        return self
