"""The law as data: citations, what each county is known to have done, guides, and the offices that help.

Read once, when the program starts, and checked: a bad file stops it with every problem in words, never a page.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TypeVar

from webapp.facts.guides import FormGuide, Letter, PlanStep, SamplePaper
from webapp.facts.life import LifeEntry, LifeTopic
from webapp.facts.load import read_entries, refuse
from webapp.facts.models import (
    Action,
    Citation,
    CommonQuestion,
    CountyRecord,
    Difference,
    Office,
    OldOffense,
    SortingRules,
    StateRecord,
    Term,
    Way,
)
from webapp.facts.places import Places
from webapp.facts.rulebook import Assumption, OpenPoint
from webapp.facts.schema import Certainty, Entry

__all__ = [
    "Action",
    "Assumption",
    "Certainty",
    "Citation",
    "CommonQuestion",
    "CountyRecord",
    "Difference",
    "FormGuide",
    "Letter",
    "LifeEntry",
    "LifeTopic",
    "Office",
    "OldOffense",
    "OpenPoint",
    "Places",
    "PlanStep",
    "SamplePaper",
    "SortingRules",
    "StateRecord",
    "Term",
    "Way",
]

Model = TypeVar("Model", bound=Entry)
FILES: dict[str, list[Entry]] = {}
"""Every entry, by the name of its file."""
_problems: list[str] = []


def _read(file: str, table: str, model: type[Model], beside: Collection[str] = ()) -> dict[str, Model]:
    entries = read_entries(Path(__file__).parent / file, table, model, _problems, beside)
    FILES.setdefault(file, []).extend(entries.values())
    return entries


CITATIONS = _read("citations.toml", "citation", Citation)
COUNTIES = _read("counties.toml", "county", CountyRecord)
STATES = _read("states.toml", "state", StateRecord)
WAYS = _read("ways.toml", "way", Way)
COMMON_QUESTIONS = _read("faq.toml", "question", CommonQuestion)
LIFE_TOPICS = _read("life.toml", "topic", LifeTopic, beside=("entry",))
LIFE_ENTRIES = _read("life.toml", "entry", LifeEntry, beside=("topic",))
ACTIONS = _read("actions.toml", "action", Action)
TERMS = _read("glossary.toml", "term", Term)
OLD_LAW = _read("old_law.toml", "offense", OldOffense)
DIFFERENCES = _read("differences.toml", "difference", Difference)
OPEN_POINTS = _read("open_points.toml", "point", OpenPoint, beside=("assumption",))
ASSUMPTIONS = _read("open_points.toml", "assumption", Assumption, beside=("point",))
REPORTS_OF_2020 = _read("review_2020.toml", "report", SortingRules, beside=("program",))
PROGRAMS = _read("review_2020.toml", "program", SortingRules, beside=("report",))
FORMS = _read("forms.toml", "form", FormGuide)
PLAN_STEPS = _read("steps.toml", "step", PlanStep)
LETTERS = _read("letters.toml", "letter", Letter)
PAPERS = _read("documents.toml", "paper", SamplePaper)
OFFICES = _read("offices.toml", "entry", Office)
PLACES = _read("places.toml", "places", Places)
refuse(list(dict.fromkeys(_problems)))


def papers_for(question: str) -> list[SamplePaper]:
    """The kinds of paper on which the answer to a question of the check may stand."""
    return [paper for paper in PAPERS.values() if paper.marks_for(question)]


def ways_for(*names: str) -> tuple[Way, ...]:
    """The ways to show for these outcome kinds, ``also`` ids and rules, each once; nothing unverified."""
    return tuple(way for way in WAYS.values() if way.sure != "unverified" and set(names) & set(way.also))


def questions_for(kind: str) -> tuple[CommonQuestion, ...]:
    """The questions people ask with this kind of result, the ones made for it first; nothing unverified."""
    found = [
        each for each in COMMON_QUESTIONS.values() if each.sure != "unverified" and {kind, "all"} & set(each.kinds)
    ]
    return tuple(sorted(found, key=lambda each: kind not in each.kinds))


def actions_in(place: str) -> tuple[Action, ...]:
    """What is known to have been done in a county, or in "california", the oldest first; nothing unverified."""
    found = [action for action in ACTIONS.values() if action.place == place and action.sure != "unverified"]
    return tuple(sorted(found, key=lambda action: action.when))
