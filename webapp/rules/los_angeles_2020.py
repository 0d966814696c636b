"""The Los Angeles County review of February 2020, with the grounds the county published.

Sources: the District Attorney's announcement of 13 February 2020 as the press reported it (citation
``la-grounds-2020``), and the public sorting program of Code for America (``la-program-2019``). The two differ on youth:
we follow the announcement ("under 21 at conviction"); the program tested the age on the day it ran.

This says what the prosecutor asked the court to dismiss. It is not the law of Prop 64 (``prop64.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

FIRST_DAY_OF_THE_NEW_LAW = date(2016, 11, 9)
SECTIONS = frozenset({"11357", "11358", "11359", "11360"})


class Determination(StrEnum):
    """What the review decided about one conviction."""

    DISMISS = "dismiss"
    HAND_REVIEW = "hand-review"
    NOT_ELIGIBLE = "not-eligible"
    CITY_ATTORNEY = "city-attorney"


class Review(NamedTuple):
    """The determination and the id of the ground that decided it."""

    determination: Determination
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One conviction as the review saw it.

    ``section`` is "11357" to "11360"; ``subdivision`` its letter, or "". "Prior" and "two prior" mean before this
    conviction; everything else about the person is as of 13 February 2020.
    """

    section: str
    subdivision: str
    felony: bool
    convicted_on: date
    prior_super_strike: bool
    prior_registration: bool
    two_prior_same_section: bool
    under_21_at_conviction: bool
    fifty_or_older: bool
    only_cannabis: bool
    sentences_finished: bool
    convicted_in_last_ten_years: bool
    deceased: bool


def review(case: Case) -> Review:
    """Decide one case in the order of the review: first what shuts it out, then the grounds to dismiss."""
    if case.section not in SECTIONS:
        return Review(Determination.NOT_ELIGIBLE, "another-section")
    if not case.felony:
        return Review(Determination.CITY_ATTORNEY, "misdemeanor-or-infraction")
    if case.convicted_on >= FIRST_DAY_OF_THE_NEW_LAW:
        return Review(Determination.NOT_ELIGIBLE, "after-the-new-law")
    if case.section == "11357":
        if case.subdivision.lower() in ("a", "b"):
            return Review(Determination.DISMISS, "11357-a-or-b")
        return Review(Determination.HAND_REVIEW, "other-11357")

    if case.prior_super_strike:
        return Review(Determination.NOT_ELIGIBLE, "prior-super-strike")
    if case.prior_registration:
        return Review(Determination.NOT_ELIGIBLE, "prior-registration")
    if case.two_prior_same_section:
        return Review(Determination.NOT_ELIGIBLE, "two-prior-same-section")

    if case.fifty_or_older:
        return Review(Determination.DISMISS, "fifty-or-older")
    if case.under_21_at_conviction:
        return Review(Determination.DISMISS, "under-21-at-conviction")
    if case.only_cannabis and case.sentences_finished:
        return Review(Determination.DISMISS, "only-cannabis-and-finished")
    if not case.convicted_in_last_ten_years:
        return Review(Determination.DISMISS, "ten-years-without-conviction")
    if case.deceased:
        return Review(Determination.DISMISS, "deceased")
    return Review(Determination.HAND_REVIEW, "no-ground")
