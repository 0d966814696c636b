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
    ``lawyer`` names the California lawyer who reviewed our reading, and is empty until one has.
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
    auto: Literal["yes", "partly", "no", "unknown"]
    law: str
    start: str
    start_name: str
    source: str
    checked_on: date
    sure: Certainty
    says: str = ""
    phone: str = ""
    phone_name: str = ""


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
