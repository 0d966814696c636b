"""The law as data: citations, and what each county is known to have done.

Read once at import and checked: a bad file stops the program with a clear message, never a page.
Every entry carries its source, the day it was checked and how sure we are.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar

Certainty = Literal["sure", "likely", "unverified"]
Entry = TypeVar("Entry")


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
class SortingRules:
    """How a report or a program described the sorting of old cases, point by point."""

    id: str
    name: str
    points: list[str]
    source: str
    checked_on: date
    sure: Certainty
    where: str = ""


def read_entries(path: Path, table: str, make: Callable[..., Entry], key: str) -> dict[str, Entry]:
    """Read the array of tables ``table`` of a TOML file into records by ``key``.

    Raises ValueError, naming the file and entry, on a repeated key, an unknown or a missing field.
    """
    entries: dict[str, Entry] = {}
    raw: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))[table]
    for fields in raw:
        name = fields.get(key)
        if name is None or name in entries:
            raise ValueError(f"{path.name}: an entry without {key}, or a second one: {name}")
        try:
            entries[name] = make(**fields)
        except TypeError as error:
            raise ValueError(f"{path.name}: {name}: {error}") from error
    return entries


HERE = Path(__file__).parent
CITATIONS = read_entries(HERE / "citations.toml", "citation", Citation, "id")
COUNTIES = read_entries(HERE / "counties.toml", "county", CountyRecord, "slug")
STATES = read_entries(HERE / "states.toml", "state", StateRecord, "code")
WAYS = read_entries(HERE / "ways.toml", "way", Way, "id")
COMMON_QUESTIONS = read_entries(HERE / "faq.toml", "question", CommonQuestion, "id")
ACTIONS = read_entries(HERE / "actions.toml", "action", Action, "id")
TERMS = read_entries(HERE / "glossary.toml", "term", Term, "id")
OLD_LAW = read_entries(HERE / "old_law.toml", "offense", OldOffense, "id")
DIFFERENCES = read_entries(HERE / "differences.toml", "difference", Difference, "id")
REPORTS_OF_2020 = read_entries(HERE / "review_2020.toml", "report", SortingRules, "id")
PROGRAMS = read_entries(HERE / "review_2020.toml", "program", SortingRules, "id")


def ways_for(*names: str) -> list[Way]:
    """The ways to show for these outcome kinds and ``also`` ids, each once; nothing unverified."""
    return [way for way in WAYS.values() if way.sure != "unverified" and set(names) & set(way.also)]


def questions_for(kind: str) -> list[CommonQuestion]:
    """The questions people ask with this kind of result, the ones made for it first; nothing unverified."""
    found = [
        each for each in COMMON_QUESTIONS.values() if each.sure != "unverified" and {kind, "all"} & set(each.kinds)
    ]
    return sorted(found, key=lambda each: kind not in each.kinds)


def actions_in(place: str) -> list[Action]:
    """What is known to have been done in a county, or in "california", the oldest first; nothing unverified."""
    found = [action for action in ACTIONS.values() if action.place == place and action.sure != "unverified"]
    return sorted(found, key=lambda action: action.when)
