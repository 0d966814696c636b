"""One conviction with its outcome: where it stands, and whom to call about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from webapp.answer.life import life
from webapp.answer.open_facts import OpenFact, open_facts
from webapp.facts import COUNTIES, STATES, CountyRecord, StateRecord, offices
from webapp.rules import Outcome
from webapp.rules.outcome import Kind, Relief
from webapp.rules.questions import City, County, Papers, Time

OFFICES_BY_NAME = {
    "la-pd-cannabis": "the first step of results in Los Angeles",
    "la-pd-record-clearing": "the free lawyer of results in Los Angeles where the cannabis law has nothing to give",
    "state-doj-record-review": "a person's own state record, and the destruction of records from before 1976",
    "la-pd-juvenile": "the free lawyer of juvenile results in Los Angeles",
    offices.FREE_LAWYER_LINE: "the free lawyer of results where a county has none",
    offices.LAWYER_LINE: "the call about immigration, and where nobody else answers on weekdays",
}
"""Offices that results name by their id, and what for."""


@dataclass(frozen=True)
class Result:
    """One conviction of a visit, by its number: the answers, the outcome, and whom to call about it."""

    number: int
    outcome: Outcome
    answers: Mapping[str, str]

    @property
    def papers(self) -> str:
        """What the newest paper says, or "" where that was not asked."""
        return self._asked("papers")

    @property
    def section(self) -> str:
        """The section of the law, or "" where it was not asked."""
        return self._asked("section")

    @property
    def time(self) -> str:
        """When it happened, or "" where it was not asked."""
        return self._asked("time")

    @property
    def possession(self) -> str:
        """The letter of a possession case, or "" where it was not asked."""
        return self._asked("possession")

    def _asked(self, question: str) -> str:
        # a visit may still carry an answer to a question that is not asked any more
        return self.answers[question] if question in self.outcome.path else ""

    @property
    def open_facts(self) -> list[OpenFact]:
        """What is not known and would change the result."""
        return open_facts(self.answers, self.outcome)

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
        return offices.asker(self.place)

    @property
    def lawyer(self) -> offices.Office:
        """The free lawyer to call. In Los Angeles the cannabis line takes what may still be changed (audit row 14)."""
        if not self.in_los_angeles:
            return offices.free_lawyer(self.place)
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
    def life(self) -> tuple[str, ...]:
        """What it means for daily life: the ids of ``facts/life.toml``, one for each topic."""
        outcome = self.outcome
        return life(outcome.kind, self.papers, outcome.cleared, self.section, self.possession)


def results(settled: Iterable[tuple[int, Mapping[str, str], Outcome]]) -> list[Result]:
    """The results of a visit, in order. ``settled``: number, answers and outcome of each conviction that has one."""
    return [Result(number, outcome, answers) for number, answers, outcome in settled]
