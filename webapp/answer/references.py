"""References of the data: what each field may name, in other files and among the ids of the rules.

A name that leads nowhere would be a broken page, or a step without its form, so it stops the start. The table stands
here because the data comes first in the program, and knows nothing of the rules and the steps that it names.
"""

from __future__ import annotations

from webapp.answer.letters import LETTERS_BY_NAME
from webapp.answer.life import Standing, gaps
from webapp.answer.result import OFFICES_BY_NAME
from webapp.answer.steps import STEPS_BY_NAME
from webapp.facts import CITATIONS, COUNTIES, FILES, FORMS, LETTERS, LIFE_TOPICS, PLAN_STEPS, STATES
from webapp.facts.guides import Box, FormGuide, Letter, Mark, PlanStep, SamplePaper
from webapp.facts.life import LifeEntry
from webapp.facts.load import References, missing_entries, names_in, refuse, unknown_names
from webapp.facts.models import Action, CommonQuestion, CountyRecord, Difference, Office, OldOffense, StateRecord, Way
from webapp.facts.offices import FIRST_STATEWIDE, SHOWN, STATEWIDE
from webapp.facts.places import Places
from webapp.facts.rulebook import OpenPoint
from webapp.rules.outcome import Also, Cleared, Kind, Relief
from webapp.rules.questions import QUESTIONS, City, County, Section, State
from webapp.rules.reasons import Reason

KINDS = tuple(Kind)
CLEARED = tuple(cleared for cleared in Cleared if cleared)
ANSWERS = {f'{question} = "{answer}"' for question, answers in QUESTIONS.items() for answer in answers}

REFERENCES: References = {
    (CountyRecord, "slug"): tuple(County),
    (CountyRecord, "felony"): CLEARED,
    (CountyRecord, "lower"): CLEARED,
    (StateRecord, "code"): tuple(State),
    (Way, "citation"): CITATIONS,
    (Way, "form"): {*CITATIONS, ""},
    (Way, "also"): (*KINDS, *Also, *Reason),
    (CommonQuestion, "cites"): CITATIONS,
    (CommonQuestion, "kinds"): (*KINDS, "all"),
    (LifeEntry, "topic"): LIFE_TOPICS,
    (LifeEntry, "when"): tuple(Standing),
    (LifeEntry, "cites"): CITATIONS,
    (Action, "place"): {*COUNTIES, "california"},
    (OldOffense, "section"): (Section.S11357, Section.S11358, Section.S11359, Section.S11360),
    (OldOffense, "answers"): ANSWERS,
    (Difference, "rules"): tuple(Reason),
    (Difference, "cites"): CITATIONS,
    (OpenPoint, "cites"): CITATIONS,
    (FormGuide, "id"): {citation.id for citation in CITATIONS.values() if citation.kind == "form"},
    (FormGuide, "kinds"): KINDS,
    (Box, "fits"): KINDS,
    (Box, "relief"): (Relief.DISMISS, Relief.INFRACTION, Relief.MISDEMEANOR, ""),
    (PlanStep, "forms"): FORMS,
    (PlanStep, "cites"): CITATIONS,
    (Letter, "kinds"): KINDS,
    (Letter, "cites"): CITATIONS,
    (Mark, "answers"): tuple(QUESTIONS),
    (SamplePaper, "step"): PLAN_STEPS,
    (Places, "county"): COUNTIES,
    (Office, "serves"): {*COUNTIES, STATEWIDE},
    (Office, "cities"): tuple(City),
}
"""For each field that holds names: those that may stand there."""


def problems() -> list[str]:
    """Every name in the data that leads nowhere, and every entry that is needed and not there, in words."""
    offices = {*FIRST_STATEWIDE, *OFFICES_BY_NAME}
    return [
        *unknown_names(FILES, REFERENCES),
        *missing_entries("counties.toml", COUNTIES, set(County) - {County.UNKNOWN}, "the question on the county"),
        *missing_entries("states.toml", STATES, State, "the question on the state"),
        *missing_entries("steps.toml", PLAN_STEPS, STEPS_BY_NAME, "a plan"),
        *missing_entries("letters.toml", LETTERS, LETTERS_BY_NAME, "a result"),
        *missing_entries("offices.toml", SHOWN, offices, "a page that must show it"),
        *gaps(),
    ]


def check() -> None:
    """Raise DataError with all problems, if there are any."""
    refuse(problems())


def cited_by() -> dict[str, list[str]]:
    """The entries that name each citation, as their file and id."""
    users: dict[str, list[str]] = {}
    for file, entries in FILES.items():
        for entry in entries:
            for (model, field), allowed in REFERENCES.items():
                if type(entry) is model and CITATIONS.keys() <= set(allowed):
                    for name in filter(None, names_in(entry, field)):
                        users.setdefault(name, []).append(f"{file.removesuffix('.toml')} {entry.name_in_file}")
    return users
