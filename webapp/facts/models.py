"""Schemas of the law and of the offices: one pydantic model for each kind of entry; guides are in ``guides.py``.

The top of each data file explains its fields; what a field may name stands in ``webapp/answer/references.py``.
"""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from webapp.facts.schema import (
    Certainty,
    Entry,
    Fact,
    Id,
    LanguageTags,
    Link,
    LinkOrEmpty,
    LinkOrNone,
    Month,
    Phone,
    Since,
    Text,
    Texts,
    Year,
)

OfficeKind: TypeAlias = Literal[
    "public-defender",
    "legal-aid",
    "immigration",
    "juvenile",
    "court-self-help",
    "court",
    "city-attorney",
    "district-attorney",
    "hotline",
    "state-agency",
    "directory",
]
"""In the order in which a page shows them."""
STAYS_CONFIRMED = 3
"""For so many years a contact that was confirmed is shown plainly. It is our own choice and has no source."""


class Citation(Entry):
    """One legal source: statute, case, bill, form, order, report or page of an agency.

    ``number`` is the citation as lawyers write it and is typed nowhere else; ``says`` is a message id for the
    catalogues; ``url`` is where to confirm it, ``read_at`` where its text was read when that differs;
    ``lawyer`` names the California lawyer who reviewed our reading, and is empty until one has. ``since`` is the day,
    month or year from which it is the law, empty where we know none.
    """

    id: Id
    kind: Literal["statute", "case", "bill", "form", "order", "report", "agency"]
    number: Text
    says: Text
    url: Link
    checked_on: date
    sure: Certainty
    read_at: LinkOrEmpty = ""
    lawyer: str = ""
    since: Since = ""


class CountyRecord(Fact):
    """How far one county is known to have cleared old convictions: ``felony``, or ``lower`` for the rest."""

    key: ClassVar[str] = "slug"
    slug: Id
    name: Text
    felony: str
    lower: str
    as_of: Year


class StateRecord(Fact):
    """What another state does about old cannabis cases. ``says`` is a message id, empty where we know nothing."""

    key: ClassVar[str] = "code"
    code: Id
    name: Text
    auto: Literal["yes", "partly", "later", "no", "unknown"]
    law: str
    start: LinkOrEmpty
    start_name: str
    source: LinkOrEmpty
    says: str = ""
    steps: Texts = ()
    phone: Phone = ""
    phone_name: str = ""


class Way(Fact):
    """Another legal way beside Prop 64: who it fits, what it does, how it is done."""

    id: Id
    name: Text
    citation: str
    fits: Text
    does: Text
    automatic: bool
    form: str
    fee: Text
    where: Text
    time: Text
    also: Texts


class CommonQuestion(Fact):
    """A question people ask, its answer, what that rests on, and the outcomes it belongs to (or "all")."""

    id: Id
    about: Literal["work", "home", "rights", "immigration", "record", "court"]
    ask: Text
    answer: Text
    cites: Texts
    kinds: Texts


class Action(Fact):
    """What a county (or "california") is known to have done, and when."""

    id: Id
    place: str
    when: Month
    says: Text


Weekday: TypeAlias = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Hours(BaseModel):
    """Days of a week on which an office answers, and from when to when. ``week``: of the month, where not every one."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    days: Annotated[tuple[Weekday, ...], Field(strict=False, min_length=1)]
    week: Literal["every", "first", "second", "third", "fourth", "last"] = "every"
    opens: time
    closes: time

    @field_validator("closes")
    @classmethod
    def _after_it_opens(cls, closes: time, read: ValidationInfo) -> time:
        if "opens" in read.data and closes <= read.data["opens"]:
            raise ValueError("must be after opens")
        return closes


class Office(Fact):
    """An office or group that helps, and how to reach it: ``speaks`` is of its people, ``page_in`` of its page."""

    id: Id
    name: Text
    kind: OfficeKind
    serves: Texts
    cost: Text
    source: LinkOrNone
    seen: Text
    services: str = ""
    does: str = ""
    cities: Texts = ()
    phone: Phone = ""
    phone_note: str = ""
    email: str = ""
    url: LinkOrEmpty = ""
    speaks: LanguageTags = ()
    page_in: LanguageTags = ("en",)
    address: str = ""
    hours: Annotated[tuple[Hours, ...], Field(strict=False)] = ()
    via: str = ""
    confirmed: Year | None = None

    @field_validator("confirmed")
    @classmethod
    def _before_we_looked(cls, confirmed: int | None, read: ValidationInfo) -> int | None:
        if confirmed and "checked_on" in read.data and confirmed > read.data["checked_on"].year:
            raise ValueError("must not be after the year of checked_on")
        return confirmed

    @property
    def call_first(self) -> bool:
        """Say "call first", with the year: not read on the office's own page, or last confirmed long ago.

        Long ago counts from the year of the confirmation to the day on which we last looked at the entry.
        """
        years = self.checked_on.year - self.confirmed if self.confirmed else None
        return self.sure == "likely" or years is None or years > STAYS_CONFIRMED

    def helps_in(self, language: str) -> bool:
        """Does it help in this language (a tag such as "es")? In English always, in others as the source says."""
        wanted = language.partition("-")[0]
        return wanted == "en" or any(spoken.partition("-")[0] == wanted for spoken in self.speaks)

    @property
    def answers_any_weekday(self) -> bool:
        """Is it open on more than one weekday, each week? Where we know no hours, we take it to be."""
        days = {day for hours in self.hours if hours.week == "every" for day in hours.days}
        return not self.hours or len(days - {"saturday", "sunday"}) > 1


class Term(Entry):
    """A court word as papers print it, its Spanish, and what it means."""

    id: Id
    english: Text
    spanish: Text
    means: Text


class OldOffense(Fact):
    """An offense of the law before Prop 64."""

    id: Id
    section: str
    letter: str
    since: Year
    until: Year
    what: Text
    level: Literal["felony", "misdemeanor", "infraction", "felony-or-misdemeanor"]
    answers: dict[str, str]


class Difference(Fact):
    """A point on which reasonable lawyers differ, what each side says, and which side the site takes."""

    id: Id
    point: Text
    views: Texts
    ours: Text
    rules: Texts
    cites: Texts


class SortingRules(Fact):
    """How a report or a program described the sorting of old cases, point by point."""

    id: Id
    name: Text
    points: Texts
    where: str = ""
