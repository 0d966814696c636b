"""The records of the law data: one class for each kind of entry. Every one has its source, date and certainty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypedDict

Certainty = Literal["sure", "likely", "unverified"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """One legal source.

    ``number`` is the citation as lawyers write it and is typed nowhere else; ``says`` is a message id for the
    catalogues; ``url`` is where to confirm it, ``read_at`` where its text was read when that differs;
    ``lawyer`` names the California lawyer who reviewed our reading, and is empty until one has. ``since`` is the day,
    month or year from which it is the law, empty where we know none.
    """

    id: str
    kind: Literal["statute", "case", "bill", "form", "order", "report", "agency"]
    number: str
    says: str
    url: str
    checked_on: date
    sure: Certainty
    read_at: str = ""
    lawyer: str = ""
    since: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CountyRecord:
    """How far one county is known to have cleared old convictions: ``felony``, or ``lower`` for the rest.

    The two values are members of ``webapp.rules.outcome.Cleared``; ``as_of`` is the year of the fact.
    """

    slug: str
    name: str
    felony: str
    lower: str
    as_of: int
    source: str
    checked_on: date
    sure: Certainty


@dataclass(frozen=True, kw_only=True, slots=True)
class StateRecord:
    """What another state does about old cannabis cases. ``says`` is a message id, empty where we know nothing."""

    code: str
    name: str
    auto: Literal["yes", "partly", "later", "no", "unknown"]
    law: str
    start: str
    start_name: str
    source: str
    checked_on: date
    sure: Certainty
    says: str = ""
    steps: list[str] | None = None
    phone: str = ""
    phone_name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """Another legal way beside Prop 64: who it fits, what it does, how it is done.

    ``also`` names the outcome kinds and other ways (ids of the rules) whose results show it.
    """

    id: str
    name: str
    citation: str
    fits: str
    does: str
    automatic: bool
    form: str
    fee: str
    where: str
    time: str
    also: list[str]
    source: str
    checked_on: date
    sure: Certainty


@dataclass(frozen=True, kw_only=True, slots=True)
class CommonQuestion:
    """A question people ask, its answer and what that rests on; ``kinds`` are the outcomes it belongs to, or "all"."""

    id: str
    ask: str
    answer: str
    cites: list[str]
    kinds: list[str]
    source: str
    checked_on: date
    sure: Certainty


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """What a county (or "california") is known to have done, and when ("2020-02")."""

    id: str
    place: str
    when: str
    says: str
    source: str
    checked_on: date
    sure: Certainty


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A court word as papers print it, its Spanish, and what it means."""

    id: str
    english: str
    spanish: str
    means: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OldOffense:
    """An offense of the law before Prop 64; the fields are explained at the top of ``old_law.toml``."""

    id: str
    section: str
    letter: str
    since: int
    until: int
    what: str
    level: Literal["felony", "misdemeanor", "infraction", "felony-or-misdemeanor"]
    answers: dict[str, str]
    source: str
    checked_on: date
    sure: Certainty


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """A point on which reasonable lawyers differ, what each side says, and which side the site takes."""

    id: str
    point: str
    views: list[str]
    ours: str
    rules: list[str]
    cites: list[str]
    source: str
    checked_on: date
    sure: Certainty


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenPoint:
    """A point of law or fact that nobody has settled for us; the fields are explained in ``open_points.toml``."""

    id: str
    point: str
    softens: str
    settles: str
    cites: list[str]
    source: str
    checked_on: date
    sure: Certainty


@dataclass(frozen=True, kw_only=True, slots=True)
class Assumption:
    """What the check takes for granted where it does not ask, and in whose favor."""

    id: str
    assumes: str
    favors: str
    source: str
    checked_on: date
    sure: Certainty


@dataclass(frozen=True, kw_only=True, slots=True)
class SortingRules:
    """How a report or a program described the sorting of old cases, point by point."""

    id: str
    name: str
    points: list[str]
    source: str
    checked_on: date
    sure: Certainty
    where: str = ""


class Box(TypedDict):
    """Which part or box of a form fits: for one kind of outcome and one relief ("": any)."""

    fits: str
    relief: str
    say: str
    confirmed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class FormGuide:
    """What an official form asks, which box fits, and what comes after; explained at the top of ``forms.toml``."""

    id: str
    title: str
    users: str
    kinds: list[str]
    asks: list[str]
    boxes: list[Box]
    bring: list[str]
    serve: str
    copies: str
    fee: str
    waiver: str
    after: str
    never: list[str]
    url: str
    recheck: list[str]
    source: str
    checked_on: date
    sure: Certainty


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanStep:
    """One thing to do after a result; the fields are explained at the top of ``plan.toml``."""

    id: str
    title: str
    whom: Literal["asker", "clerk", "defender", "juvenile", "prosecutor", "state", ""]
    where: str
    bring: list[str]
    cost: str
    takes: str
    next: str
    stuck: str
    say: list[str]
    forms: list[str]
    cites: list[str]
    source: str
    checked_on: date
    sure: Certainty


class Mark(TypedDict):
    """A line of a sample paper: what it means, and the question of the check that it answers."""

    line: int
    means: str
    answers: str


class Code(TypedDict):
    """A word as papers print it, and what it means."""

    word: str
    means: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SamplePaper:
    """An invented paper that teaches reading a real one; explained at the top of ``papers.toml``."""

    id: str
    name: str
    what: str
    lines: list[str]
    marks: list[Mark]
    words: list[Code]
    source: str
    checked_on: date
    sure: Certainty
