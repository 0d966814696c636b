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
    Sentence,
    Time,
    Transport,
)
from webapp.rules.reasons import Reason

Answer = TypeVar("Answer", bound=Question)


class Ask(Protocol):
    """Gives the person's answer to a question, or stops the run with "this question is next"."""

    def __call__(self, question: type[Answer]) -> Answer: ...


class Conviction(NamedTuple):
    """What the first questions settle about a California conviction."""

    county: County
    papers: Papers
    section: Section
    time: Time
    age: Age
    sentence: Sentence = Sentence.NO

    @property
    def unknowns(self) -> tuple[Reason, ...]:
        """What the person did not know of all this, as far as every answer says so."""
        unknown = (
            (self.section is Section.UNKNOWN, Reason.SECTION_UNKNOWN),
            (self.time is Time.UNKNOWN, Reason.TIME_UNKNOWN),
            (self.sentence is Sentence.UNKNOWN, Reason.SENTENCE_UNKNOWN),
        )
        return tuple(reason for is_unknown, reason in unknown if is_unknown)


class Reading(NamedTuple):
    """One way to read the paper: how serious it was, and whether the amount is within today's limits."""

    level: Level
    within: bool


class Offense(NamedTuple):
    """What is known of the offense.

    ``letter``: the subdivision, where the paper names it. ``doubt``: what is open where the readings differ on the
    limit, if nothing larger is. ``destroyable``: the law orders such a record destroyed (HS 11361.5). ``exceptions``:
    today's law has a list of facts and earlier convictions that can keep it a felony. ``level``: how serious the paper
    says it was, where that was asked already, or is not asked at all.
    """

    readings: frozenset[Reading]
    letter: str = ""
    doubt: Reason | None = Reason.AMOUNT_UNKNOWN
    destroyable: bool = False
    exceptions: bool = False
    level: Level | None = None


FELONY, MISDEMEANOR, INFRACTION = Level.FELONY, Level.MISDEMEANOR, Level.INFRACTION
EITHER = (True, False)
ADULT_AGES = {
    Age.FROM_18_TO_20: (Age.FROM_18_TO_20,),
    Age.OVER_21: (Age.OVER_21,),
    Age.UNKNOWN: (Age.FROM_18_TO_20, Age.OVER_21),
}
SMALL_POSSESSION = {
    Time.BEFORE_1976: (FELONY, MISDEMEANOR),
    Time.FROM_1976: (MISDEMEANOR,),
    Time.FROM_2011: (INFRACTION,),
    Time.UNKNOWN: (MISDEMEANOR, INFRACTION),
}
"""How serious HS 11357(b) was. Before 1976 it had no letter."""
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
    time = conviction.time
    match conviction.section:
        case Section.UNKNOWN:
            return _any_of_the_four(time)
        case Section.S11358:
            plants = ask(Plants)
            return Offense(_readings((FELONY,), PLANTS_WITHIN[plants]), exceptions=plants is not Plants.SIX_OR_FEWER)
        case Section.S11359:
            return Offense(_readings((FELONY,), (False,)), exceptions=True)
        case Section.S11360:
            return _transport(ask)
        case _ if time is Time.BEFORE_1976:
            return Offense(_any_possession(time, EITHER), destroyable=True)
        case _:
            return _possession(ask, time)


def _any_of_the_four(time: Time) -> Offense:
    """Nobody knows what it was about: what any of the four sections gives. Possession alone has all their readings."""
    readings = _any_possession(time, EITHER)
    return Offense(readings, doubt=None, destroyable=True, level=Level.UNKNOWN)


def _possession(ask: Ask, time: Time) -> Offense:
    """HS 11357. From 2011 the level comes first: an infraction was subdivision (b), and nothing more is open."""
    level = ask(Level) if time is Time.FROM_2011 else None
    if level is INFRACTION:
        return Offense(_readings((INFRACTION,), (True,)), destroyable=True)
    match ask(Possession):
        case Possession.CONCENTRATE:
            grams = GRAMS_WITHIN[ask(Concentrate)]
            return Offense(_readings((FELONY, MISDEMEANOR), grams), letter="a", destroyable=True, level=level)
        case Possession.SMALL:
            readings = _readings(SMALL_POSSESSION[time], (True,))
            return Offense(readings, letter="b", destroyable=True, level=Level.UNKNOWN)  # the letter says enough
        case Possession.MORE:
            return Offense(_readings((MISDEMEANOR,), (False,)), letter="c", destroyable=True)
        case Possession.SCHOOL:
            return Offense(_readings((MISDEMEANOR,), (False,)), letter="d", destroyable=True)
        case _:
            readings = _any_possession(time, AMOUNT_WITHIN[ask(Amount)])
            return Offense(readings, destroyable=True, level=level)


def _transport(ask: Ask) -> Offense:
    match ask(Transport):
        case Transport.SMALL:
            return Offense(_readings((MISDEMEANOR,), (True,)), letter="b", destroyable=True)
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
def narrow(readings: frozenset[Reading], levels: frozenset[Level]) -> frozenset[Reading]:
    """Keep the readings of these levels."""
    return frozenset(reading for reading in readings if reading.level in levels)


@cache
def _readings(levels: tuple[Level, ...], within: tuple[bool, ...]) -> frozenset[Reading]:
    return frozenset(Reading(level, small) for level, small in product(levels, within))


@cache
def _any_possession(time: Time, within: tuple[bool, ...]) -> frozenset[Reading]:
    """HS 11357 without a letter: concentrate was a felony or a misdemeanor, flower over the limit a misdemeanor."""
    readings = _readings((FELONY, MISDEMEANOR), within)
    return readings | _readings(SMALL_POSSESSION[time], (True,)) if True in within else readings
