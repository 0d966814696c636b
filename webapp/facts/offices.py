"""The directory of offices that help, and which of them a page may show.

``sure`` entries are shown; ``likely`` ones, and ``sure`` ones confirmed long ago, with "call first" and the year of the
last confirmation (``Office.call_first``); ``unverified`` ones never.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from webapp.facts import OFFICES, Office
from webapp.facts.models import OfficeKind as Kind

__all__ = ["OFFICES", "Kind", "Office"]

STATEWIDE = "statewide"
SHOWN = {
    office.id: office for office in OFFICES.values() if office.sure != "unverified" and (office.phone or office.url)
}
"""What a page may show: not unverified, and with a way to reach it."""
IN = {
    place: [office for office in SHOWN.values() if place in office.serves]
    for place in {place for office in SHOWN.values() for place in office.serves}
}
"""The same by the places they serve. Made at the start: what is looked up for a person leaves no trace."""

FREE_LAWYERS: tuple[Kind, ...] = ("public-defender", "legal-aid")
COURTS: tuple[Kind, ...] = ("court-self-help", "court")
PROSECUTORS: tuple[Kind, ...] = ("district-attorney", "city-attorney")
ANYWHERE: tuple[Kind, ...] = ("hotline", "court-self-help", "directory", "state-agency")
"""What a county's list names for the whole state, in this order."""
FIRST_STATEWIDE = ("state-root-rebound", "state-court-selfhelp-prop64", "state-bar-lrs")
FREE_LAWYER_LINE = "state-root-rebound"
"""Takes the free calls where a county has no public defender with a number."""
LAWYER_LINE = "state-bar-lrs"
"""Names lawyers of every kind, immigration included, on weekdays; one has to pay them."""


def serving(place: str, *kinds: Kind) -> tuple[Office, ...]:
    """The offices to show for a county slug (or ``statewide``), in the order of ``kinds``; those with a phone first."""
    here = [office for office in IN.get(place, ()) if not kinds or office.kind in kinds]
    order = {kind: rank for rank, kind in enumerate(kinds or get_args(Kind))}
    return tuple(sorted(here, key=lambda office: (order[office.kind], not office.phone)))


def spoken_first(found: Iterable[Office], language: str) -> list[Office]:
    """The same offices, those that help in this language first."""
    return sorted(found, key=lambda office: not office.helps_in(language))


def near(county: str | None, most: int = 3) -> tuple[Office, ...]:
    """The few offices a result names: free lawyers and the court of the county, then the statewide lines.

    After the public defender those first that are known to speak more than English: the few have to fit many people.
    """
    local = [office for office in serving(county, *FREE_LAWYERS) if office.phone] if county else []
    local[1:] = sorted(local[1:], key=lambda office: len(office.speaks) < 2)
    court = serving(county, *COURTS)[:1] if county else ()
    statewide = [SHOWN[name] for name in FIRST_STATEWIDE]
    return (*local[:most], *court, *statewide[: most - len(local[:most])])


def asker(county: str | None) -> Office | None:
    """Whom to ask first whether a case from this county is cleared already."""
    return SHOWN["la-pd-cannabis"] if county == "los-angeles" else defender(county) or court(county)


def defender(county: str | None) -> Office | None:
    """The public defender to call about a conviction from this county, where a phone number may be shown."""
    found = serving(county, "public-defender") if county else ()
    return next((office for office in found if office.phone), None)


def free_lawyer(county: str | None) -> Office:
    """The free lawyer to call: the public defender, else a line for the whole state."""
    return defender(county) or SHOWN[FREE_LAWYER_LINE]


def court(county: str | None) -> Office | None:
    """The superior court of the county."""
    return next(iter(serving(county, "court")), None) if county else None


def prosecutor(county: str | None, city: str | None) -> Office | None:
    """The prosecutor's office of a Los Angeles case, where we may show a contact."""
    if city:
        return next((office for office in SHOWN.values() if city in office.cities), None)
    return next(iter(serving(county, "district-attorney")), None) if county else None
