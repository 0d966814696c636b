"""The Los Angeles County review of February 2020, with the grounds the county published.

Sources: the District Attorney's announcement of 13 February 2020 as the press reported it (citation
``la-grounds-2020``), and the public sorting program of Code for America (``la-program-2019``). The two differ on youth:
we follow the announcement ("under 21 at conviction"); the program tested the age on the day it ran.

This says what the prosecutor asked the court to dismiss. It is not the law of Prop 64 (``prop64.py``).
"""

from __future__ import annotations

from collections.abc import Callable
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


class Ground(NamedTuple):
    """One step of the review. The first that ``applies`` to a case decides it."""

    reason: str
    determination: Determination
    applies: Callable[[Case], bool]


GROUNDS: tuple[Ground, ...] = (
    Ground("another-section", Determination.NOT_ELIGIBLE, lambda case: case.section not in SECTIONS),
    Ground("misdemeanor-or-infraction", Determination.CITY_ATTORNEY, lambda case: not case.felony),
    Ground(
        "after-the-new-law",
        Determination.NOT_ELIGIBLE,
        lambda case: case.convicted_on >= FIRST_DAY_OF_THE_NEW_LAW,
    ),
    Ground(
        "11357-a-or-b",
        Determination.DISMISS,
        lambda case: case.section == "11357" and case.subdivision.lower() in ("a", "b"),
    ),
    Ground("other-11357", Determination.HAND_REVIEW, lambda case: case.section == "11357"),
    Ground("prior-super-strike", Determination.NOT_ELIGIBLE, lambda case: case.prior_super_strike),
    Ground("prior-registration", Determination.NOT_ELIGIBLE, lambda case: case.prior_registration),
    Ground("two-prior-same-section", Determination.NOT_ELIGIBLE, lambda case: case.two_prior_same_section),
    Ground("fifty-or-older", Determination.DISMISS, lambda case: case.fifty_or_older),
    Ground("under-21-at-conviction", Determination.DISMISS, lambda case: case.under_21_at_conviction),
    Ground(
        "only-cannabis-and-finished",
        Determination.DISMISS,
        lambda case: case.only_cannabis and case.sentences_finished,
    ),
    Ground(
        "ten-years-without-conviction",
        Determination.DISMISS,
        lambda case: not case.convicted_in_last_ten_years,
    ),
    Ground("deceased", Determination.DISMISS, lambda case: case.deceased),
    Ground("no-ground", Determination.HAND_REVIEW, lambda case: True),
)
"""What shuts a case out comes before the grounds to dismiss it; the rule book lists them in this order."""


def review(case: Case) -> Review:
    """Decide one case: the first ground that applies."""
    ground = next(ground for ground in GROUNDS if ground.applies(case))
    return Review(ground.determination, ground.reason)
