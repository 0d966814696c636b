"""The directory of offices that help, and which of them a page may show.

``sure`` entries are shown; ``likely`` ones with "call first" and the year of the last confirmation; ``unverified``
ones never. Read and checked once at import.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from webapp.facts import Certainty, read_entries

STATEWIDE = "statewide"
Kind = Literal[
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Office:
    """One office or group; the fields are explained at the top of ``directory.toml``."""

    id: str
    name: str
    kind: Kind
    serves: list[str]
    services: str
    cost: str
    source: str
    seen: str
    checked_on: date
    sure: Certainty
    does: str = ""
    cities: list[str] | None = None
    phone: str = ""
    phone_note: str = ""
    email: str = ""
    url: str = ""
    languages: list[str] | None = None
    address: str = ""
    hours: str = ""
    via: str = ""
    confirmed: int | None = None

    @property
    def call_first(self) -> bool:
        """Good, but not confirmed on the office's own current page."""
        return self.sure == "likely"

    @property
    def speaks_spanish(self) -> bool:
        """Does the source say that the office helps in Spanish?"""
        return "es" in (self.languages or ())


OFFICES = read_entries(Path(__file__).parent / "offices.toml", "entry", Office, "id")
SHOWN = {
    office.id: office for office in OFFICES.values() if office.sure != "unverified" and (office.phone or office.url)
}
"""What a page may show: not unverified, and with a way to reach it."""

FREE_LAWYERS: tuple[Kind, ...] = ("public-defender", "legal-aid")
COURTS: tuple[Kind, ...] = ("court-self-help", "court")
PROSECUTORS: tuple[Kind, ...] = ("district-attorney", "city-attorney")
ANYWHERE: tuple[Kind, ...] = ("hotline", "court-self-help", "directory", "state-agency")
"""What a county's list names for the whole state, in this order."""
FIRST_STATEWIDE = ("state-root-rebound", "state-court-selfhelp-prop64", "state-bar-lrs")


@cache
def offices(place: str, *kinds: Kind) -> tuple[Office, ...]:
    """The offices to show for a county slug (or ``statewide``), in the order of ``kinds``; those with a phone first."""
    here = [office for office in SHOWN.values() if place in office.serves and (not kinds or office.kind in kinds)]
    order = {kind: rank for rank, kind in enumerate(kinds or Kind.__args__)}  # type: ignore[attr-defined]
    return tuple(sorted(here, key=lambda office: (order[office.kind], not office.phone)))


@cache
def near(county: str | None, most: int = 3) -> tuple[Office, ...]:
    """The few offices a result names first: free lawyers and the court of the county, then the statewide lines."""
    local = [office for office in offices(county, *FREE_LAWYERS) if office.phone] if county else []
    court = offices(county, *COURTS)[:1] if county else ()
    statewide = [SHOWN[name] for name in FIRST_STATEWIDE]
    return (*local[: most - len(court)], *court, *statewide[: 2 if local else 3])


def defender(county: str | None) -> Office | None:
    """The public defender to call about a conviction from this county, where a phone number may be shown."""
    found = offices(county, "public-defender") if county else ()
    return next((office for office in found if office.phone), None)


def court(county: str | None) -> Office | None:
    """The superior court of the county."""
    return next(iter(offices(county, "court")), None) if county else None


@cache
def prosecutor(county: str | None, city: str | None) -> Office | None:
    """The prosecutor's office of a Los Angeles case, where we may show a contact."""
    if city:
        return next((office for office in SHOWN.values() if city in (office.cities or ())), None)
    return next(iter(offices(county, "district-attorney")), None) if county else None
