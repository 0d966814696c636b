"""What a result page needs beside the outcome: the county, the offices to name, the citations of each reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from webapp.answer.life import CITATIONS_OF_LIFE, NOT_CONFIRMED, life
from webapp.answer.open_facts import OpenFact, open_facts
from webapp.facts import (
    CITATIONS,
    COUNTIES,
    STATES,
    Action,
    Citation,
    CommonQuestion,
    CountyRecord,
    StateRecord,
    Way,
    actions_in,
    offices,
    questions_for,
    ways_for,
)
from webapp.rules import Outcome
from webapp.rules.outcome import Kind, Relief
from webapp.rules.questions import City, County, Papers, Time
from webapp.rules.reasons import CITATIONS_OF, Reason
from webapp.words.life import LIFE_WORDS, Life
from webapp.words.say import rule_words

OFFICES_BY_NAME = {
    "la-pd-cannabis": "the first step of results in Los Angeles",
    "la-pd-record-clearing": "the free lawyer of results in Los Angeles where the cannabis law has nothing to give",
    "state-doj-record-review": "the destruction of records from before 1976",
    "la-pd-juvenile": "the free lawyer of juvenile results in Los Angeles",
    "state-root-rebound": "the free lawyer of results where a county has none",
}
"""Offices that results name by their id, and what for."""


@dataclass(frozen=True)
class LifeLine:
    """One line on daily life, where it does not hold, and its sources."""

    id: Life
    text: str
    limits: str
    citations: list[Citation]

    @property
    def confirmed(self) -> bool:
        """Was all of it read in a source?"""
        return self.id not in NOT_CONFIRMED


@dataclass(frozen=True)
class Result:
    """One conviction's outcome with everything its page says around it."""

    number: int
    outcome: Outcome
    papers: str
    section: str
    time: str
    possession: str
    open_facts: list[OpenFact]

    @property
    def best(self) -> Relief | None:
        """What to ask for."""
        return self.outcome.relief[0] if self.outcome.relief else None

    @property
    def fallback(self) -> Relief | None:
        """What to ask for if the best is refused."""
        return self.outcome.relief[1] if len(self.outcome.relief) > 1 else None

    @property
    def county(self) -> CountyRecord | None:
        """The county of the court, where it is known."""
        return COUNTIES.get(self.outcome.county or "")

    @property
    def state(self) -> StateRecord | None:
        """The other state."""
        return STATES.get(self.outcome.state or "")

    @property
    def place(self) -> str | None:
        """The county slug for the directory, or None."""
        return self.county.slug if self.county else None

    @property
    def city(self) -> str | None:
        """The one of the ten cities that prosecuted, or None."""
        city = self.outcome.city
        return None if city in (None, City.ELSEWHERE, City.UNKNOWN) else city

    @property
    def defender(self) -> offices.Office | None:
        """The public defender to call."""
        return offices.defender(self.place)

    @property
    def asker(self) -> offices.Office | None:
        """Whom to ask first if it is done already."""
        if self.in_los_angeles:
            return offices.SHOWN["la-pd-cannabis"]
        return self.defender or self.court

    @property
    def lawyer(self) -> offices.Office:
        """The free lawyer to call. In Los Angeles the cannabis line takes what may still be changed (audit row 14)."""
        if not self.in_los_angeles:
            return self.defender or offices.SHOWN["state-root-rebound"]
        if self.outcome.kind is Kind.JUVENILE:
            return offices.SHOWN["la-pd-juvenile"]
        cannabis_line = self.asks_a_judge or self.outcome.kind is Kind.LAWYER
        return offices.SHOWN["la-pd-cannabis" if cannabis_line else "la-pd-record-clearing"]

    @property
    def asks_a_judge(self) -> bool:
        """Is a petition under the cannabis law left? Of what was lowered, only where an infraction is still open."""
        open_to = (Kind.PETITION, Kind.DESTROYED, *((Kind.REDUCED,) if self.best is Relief.INFRACTION else ()))
        return self.outcome.kind in open_to and self.best is not Relief.SAME

    @property
    def dismissal_may_be_had(self) -> bool:
        """May a call be enough? The public defender of Los Angeles asks for a dismissal of the cases that are left."""
        return self.in_los_angeles and self.asks_a_judge

    @property
    def order_may_be_owed(self) -> bool:
        """May the court owe an order, with no petition (HS 11361.9)? Not before 1976, nor where it gave one (row 9)."""
        return self.outcome.kind is Kind.PETITION and self.papers != Papers.REDUCED and self.time != Time.BEFORE_1976

    @property
    def court(self) -> offices.Office | None:
        """The court to ask."""
        return offices.court(self.place)

    @property
    def state_records(self) -> offices.Office:
        """The state's record office: for a case from before 1976 it destroys the record, not the court."""
        return offices.SHOWN["state-doj-record-review"]

    @property
    def prosecutor(self) -> offices.Office | None:
        """The prosecutor's office to send a copy to, where we know it."""
        return offices.prosecutor(self.place, self.city)

    @property
    def prosecutor_is_known(self) -> bool:
        """Do we know whose case it was? In Los Angeles a lesser case may be the county's or a city's."""
        asked_in_vain = self.outcome.city is City.UNKNOWN
        never_asked = self.outcome.city is None and self.outcome.kind is Kind.REDUCED
        return not (self.in_los_angeles and (asked_in_vain or never_asked))

    @property
    def in_los_angeles(self) -> bool:
        """Is it a Los Angeles conviction?"""
        return self.outcome.county is County.LOS_ANGELES

    @property
    def full_dismissal_was_given(self) -> bool:
        """Is it a felony of Los Angeles, which asked to dismiss those where the law alone only lowers them?"""
        lowered = self.outcome.kind is Kind.PETITION and self.best is not Relief.DISMISS
        return lowered and self.in_los_angeles and self.outcome.city is None

    @property
    def life(self) -> list[LifeLine]:
        """What it changes in daily life."""
        return [
            LifeLine(line, str(text), str(limits), [CITATIONS[name] for name in CITATIONS_OF_LIFE[line]])
            for line in life(self.outcome.kind, self.section, self.possession)
            for text, limits in (LIFE_WORDS[line],)
        ]

    @property
    def ways(self) -> tuple[Way, ...]:
        """The other legal ways that fit."""
        return ways_for(self.outcome.kind, *self.outcome.also, *self.outcome.because)

    @property
    def actions(self) -> list[Action]:
        """What is known to have been done where this conviction is from: the main fact of each date.

        The page of the county has them all.
        """
        if not self.place or not self.outcome.cleared:
            return []
        main: dict[str, Action] = {}
        for action in actions_in(self.place):
            main.setdefault(action.when, action)
        return list(main.values())

    @property
    def because(self) -> list[tuple[Reason, str, list[Citation]]]:
        """Each reason with its words and citations."""
        return [
            (reason, rule_words(reason), [CITATIONS[name] for name in CITATIONS_OF[reason]])
            for reason in self.outcome.because
        ]


def results(settled: Iterable[tuple[int, Mapping[str, str], Outcome]]) -> list[Result]:
    """The results of a visit, in order. ``settled``: number, answers and outcome of each conviction that has one."""
    return [
        Result(
            number,
            outcome,
            papers=answers.get("papers", ""),
            section=answers.get("section", ""),
            time=answers.get("time", ""),
            possession=answers.get("possession", ""),
            open_facts=open_facts(answers, outcome),
        )
        for number, answers, outcome in settled
    ]


def alike(found: Iterable[Result]) -> list[list[Result]]:
    """The results in groups of those that say the same, in order: a sheet says it once."""
    groups: dict[object, list[Result]] = {}
    for result in found:
        said = (replace(result.outcome, path=()), result.papers, result.section, result.place)
        groups.setdefault(said, []).append(result)
    return list(groups.values())


def help_near(found: Iterable[Result]) -> list[tuple[CountyRecord | None, tuple[offices.Office, ...]]]:
    """Offices to call for each county among the results, each office once; statewide lines where none is known."""
    counties = {result.place: result.county for result in found if result.county}
    if not counties:
        return [(None, offices.near(None))]
    groups: list[tuple[CountyRecord | None, tuple[offices.Office, ...]]] = []
    named: set[str] = set()
    for slug, county in counties.items():
        groups.append((county, tuple(office for office in offices.near(slug) if office.id not in named)))
        named.update(office.id for office in offices.near(slug))
    return groups


def question_about(found: Iterable[Result]) -> CommonQuestion | None:
    """The question that people ask most with these kinds of results."""
    return next((each for result in found for each in questions_for(result.outcome.kind)), None)
