"""What today's law gives for an old offense (HS 11361.8), as a function of what the paper says.

The whole comparison is three lines: within today's limits it is no crime at 21 and an infraction at 18 to 20
(HS 11357(a), 11358(a)-(b), 11360(b), 11362.1); otherwise it is a misdemeanor (HS 11357(b), 11358(c), 11359(b),
11360(a)(2)).
A paper often leaves something open, so it is a *set of readings*, and an unknown keeps every one of them.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import NamedTuple, Protocol, TypeVar

from webapp.rules.outcome import Relief
from webapp.rules.questions import (
    Age,
    Amount,
    Concentrate,
    County,
    Level,
    Papers,
    Plants,
    Possession,
    Question,
    Section,
    Time,
    Transport,
)
from webapp.rules.reasons import Reason

Answer = TypeVar("Answer", bound=Question)


class Ask(Protocol):
    """Gives the person's answer to a question, or stops the run with "this question is next"."""

    def __call__(self, question: type[Answer]) -> Answer: ...


class Conviction(NamedTuple):
    """What the first questions settle about an adult's California conviction."""

    county: County
    papers: Papers
    section: Section
    time: Time
    age: Age


class Reading(NamedTuple):
    """One way to read the paper: how serious it was, and whether the amount is within today's limits."""

    level: Level
    within: bool


class Offense(NamedTuple):
    """What the paper says about the offense.

    ``letter``: the subdivision, where the paper names it. ``doubt``: what is open where the readings differ on the
    limit. ``destroyable``: the law orders the record destroyed
    (HS 11361.5). ``exceptions``: today's law has a list of facts and earlier convictions that can keep it a felony.
    """

    readings: frozenset[Reading]
    letter: str = ""
    doubt: Reason = Reason.AMOUNT_UNKNOWN
    destroyable: bool = False
    exceptions: bool = False


FELONY, MISDEMEANOR, INFRACTION = Level.FELONY, Level.MISDEMEANOR, Level.INFRACTION
EITHER = (True, False)
ADULT_AGES = {
    Age.FROM_18_TO_20: (Age.FROM_18_TO_20,),
    Age.OVER_21: (Age.OVER_21,),
    Age.UNKNOWN: (Age.FROM_18_TO_20, Age.OVER_21),
}
GRAMS_WITHIN = {Concentrate.WITHIN: (True,), Concentrate.OVER: (False,), Concentrate.UNKNOWN: EITHER}
PLANTS_WITHIN = {Plants.SIX_OR_FEWER: (True,), Plants.OVER_SIX: (False,), Plants.UNKNOWN: EITHER}
AMOUNT_WITHIN = {Amount.WITHIN: (True,), Amount.OVER: (False,), Amount.UNKNOWN: EITHER}
BEST_FIRST = {relief: rank for rank, relief in enumerate(Relief)}


def todays_law(reading: Reading, age: Age) -> Relief:
    """What HS 11361.8 gives for one reading of the paper at one adult age: a lower class, or the same."""
    if not reading.within:
        return Relief.MISDEMEANOR if reading.level is FELONY else Relief.SAME
    if age is Age.OVER_21:
        return Relief.DISMISS
    return Relief.SAME if reading.level is INFRACTION else Relief.INFRACTION


@cache  # a few dozen combinations, asked for thousands of times a second
def relief(readings: frozenset[Reading], age: Age) -> tuple[Relief, ...]:
    """What to ask for over all readings and ages left open: the best, then the worst as the fallback."""
    found = {todays_law(reading, each) for reading in readings for each in ADULT_AGES[age]}
    best, worst = min(found, key=BEST_FIRST.__getitem__), max(found, key=BEST_FIRST.__getitem__)
    return (best,) if best is worst else (best, worst)


def read_paper(ask: Ask, conviction: Conviction) -> Offense:
    """Ask what the section still leaves open, and return every reading of the paper.

    Old levels: ``docs/law/prop64.md`` 1.1. HS 11358, 11359 and 11360(a) were straight felonies, 11360(b) and
    11357(c)-(e) misdemeanors; 11357(b) was a misdemeanor to the end of 2010 and an infraction from 2011.
    """
    match conviction.section:
        case Section.S11358:
            plants = ask(Plants)
            return Offense(_readings((FELONY,), PLANTS_WITHIN[plants]), exceptions=plants is not Plants.SIX_OR_FEWER)
        case Section.S11359:
            return Offense(_readings((FELONY,), (False,)), exceptions=True)
        case Section.S11360:
            return _transport(ask)
        case _ if conviction.time is Time.BEFORE_1976:
            return Offense(_readings((FELONY, MISDEMEANOR), EITHER), destroyable=True)
        case _:
            return _possession(ask, conviction.time)


def _possession(ask: Ask, time: Time) -> Offense:
    small_level = INFRACTION if time is Time.FROM_2011 else MISDEMEANOR
    match ask(Possession):
        case Possession.CONCENTRATE:
            return Offense(_readings((FELONY, MISDEMEANOR), GRAMS_WITHIN[ask(Concentrate)]), letter="a")
        case Possession.SMALL:
            return Offense(_readings((small_level,), (True,)), destroyable=True)
        case Possession.MORE | Possession.SCHOOL:
            return Offense(_readings((MISDEMEANOR,), (False,)), destroyable=True)
        case _:
            within = AMOUNT_WITHIN[ask(Amount)]
            readings = _readings((FELONY, MISDEMEANOR), within)
            if True in within:
                readings |= _readings((small_level,), (True,))
            return Offense(readings, destroyable=True)


def _transport(ask: Ask) -> Offense:
    match ask(Transport):
        case Transport.SMALL:
            return Offense(_readings((MISDEMEANOR,), (True,)), destroyable=True)
        case Transport.SALE:
            return Offense(_readings((FELONY,), (False,)), exceptions=True)
        case Transport.CARRY:
            return Offense(_readings((FELONY,), AMOUNT_WITHIN[ask(Amount)]), exceptions=True)
        case _:
            within = AMOUNT_WITHIN[ask(Amount)]
            readings = _readings((FELONY,), (*within, False))  # sold: never within the limits
            if True in within:
                readings |= _readings((MISDEMEANOR,), (True,))  # subdivision (b)
            return Offense(readings, doubt=Reason.SALE_UNKNOWN, exceptions=True)


@cache
def narrow(readings: frozenset[Reading], level: Level) -> frozenset[Reading]:
    """Keep the readings of the level on the paper. A level the law did not know is taken at the paper's word."""
    if level is Level.UNKNOWN:
        return readings
    kept = frozenset(reading for reading in readings if reading.level is level)
    return kept or frozenset(Reading(level, reading.within) for reading in readings)


@cache
def _readings(levels: tuple[Level, ...], within: tuple[bool, ...]) -> frozenset[Reading]:
    return frozenset(Reading(level, small) for level, small in product(levels, within))
