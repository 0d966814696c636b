"""The law as data: citations, and what each county is known to have done.

Read once at import and checked: a bad file stops the program with a clear message, never a page.
Every entry carries its source, the day it was checked and how sure we are.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from webapp.facts.models import (
    Action,
    Assumption,
    Certainty,
    Citation,
    CommonQuestion,
    CountyRecord,
    Difference,
    FormGuide,
    OldOffense,
    OpenPoint,
    PlanStep,
    SamplePaper,
    SortingRules,
    StateRecord,
    Term,
    Way,
)

__all__ = [
    "Action",
    "Assumption",
    "Certainty",
    "Citation",
    "CommonQuestion",
    "CountyRecord",
    "Difference",
    "FormGuide",
    "OldOffense",
    "OpenPoint",
    "PlanStep",
    "SamplePaper",
    "SortingRules",
    "StateRecord",
    "Term",
    "Way",
]

Entry = TypeVar("Entry")


def read_entries(path: Path, table: str, make: Callable[..., Entry], key: str) -> dict[str, Entry]:
    """Read the array of tables ``table`` of a TOML file into records by ``key``.

    Raises ValueError, naming the file, where it is no TOML; and the entry, on a repeated key, an unknown or a missing
    field.
    """
    entries: dict[str, Entry] = {}
    try:
        raw: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))[table]
    except (ValueError, KeyError) as error:
        raise ValueError(f"{path.name}: {error}") from error
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
OPEN_POINTS = read_entries(HERE / "open_points.toml", "point", OpenPoint, "id")
ASSUMPTIONS = read_entries(HERE / "open_points.toml", "assumption", Assumption, "id")
REPORTS_OF_2020 = read_entries(HERE / "review_2020.toml", "report", SortingRules, "id")
FORMS = read_entries(HERE / "forms.toml", "form", FormGuide, "id")
PLAN_STEPS = read_entries(HERE / "steps.toml", "step", PlanStep, "id")
PAPERS = read_entries(HERE / "documents.toml", "paper", SamplePaper, "id")
PROGRAMS = read_entries(HERE / "review_2020.toml", "program", SortingRules, "id")


@cache
def ways_for(*names: str) -> tuple[Way, ...]:
    """The ways to show for these outcome kinds and ``also`` ids, each once; nothing unverified."""
    return tuple(way for way in WAYS.values() if way.sure != "unverified" and set(names) & set(way.also))


@cache
def questions_for(kind: str) -> tuple[CommonQuestion, ...]:
    """The questions people ask with this kind of result, the ones made for it first; nothing unverified."""
    found = [
        each for each in COMMON_QUESTIONS.values() if each.sure != "unverified" and {kind, "all"} & set(each.kinds)
    ]
    return tuple(sorted(found, key=lambda each: kind not in each.kinds))


@cache
def actions_in(place: str) -> tuple[Action, ...]:
    """What is known to have been done in a county, or in "california", the oldest first; nothing unverified."""
    found = [action for action in ACTIONS.values() if action.place == place and action.sure != "unverified"]
    return tuple(sorted(found, key=lambda action: action.when))
