"""The rules behind what an adult may ask for, the most important first. Each has its citations in ``reasons.py``."""

from __future__ import annotations

from webapp.rules.outcome import Relief
from webapp.rules.prop64 import Conviction, Offense, Reading
from webapp.rules.questions import Age, Level, Papers, Section, Time
from webapp.rules.reasons import Reason

TODAYS_LAW = {
    Section.S11357: {
        Relief.DISMISS: Reason.POSSESSION_NO_CRIME,
        Relief.INFRACTION: Reason.POSSESSION_INFRACTION,
        Relief.MISDEMEANOR: Reason.POSSESSION_MISDEMEANOR,
    },
    Section.S11358: {
        Relief.DISMISS: Reason.PLANTS_NO_CRIME,
        Relief.INFRACTION: Reason.PLANTS_INFRACTION,
        Relief.MISDEMEANOR: Reason.PLANTS_MISDEMEANOR,
    },
    Section.S11359: {Relief.MISDEMEANOR: Reason.FOR_SALE_MISDEMEANOR},
    Section.S11360: {
        Relief.DISMISS: Reason.CARRYING_NO_CRIME,
        Relief.INFRACTION: Reason.CARRYING_INFRACTION,
        Relief.MISDEMEANOR: Reason.SALE_MISDEMEANOR,
    },
    Section.UNKNOWN: {
        Relief.DISMISS: Reason.POSSESSION_NO_CRIME,
        Relief.INFRACTION: Reason.POSSESSION_INFRACTION,
    },
}
NEWEST_PAPER = {
    Papers.REDUCED: Reason.PAPER_SAYS_REDUCED,
    Papers.EXPUNGED: Reason.EXPUNGED_BEFORE,
}
"""What an order adds to what the law gives."""
WITHOUT_A_RECORD = {
    Papers.REPORT: (Reason.ONLY_A_REPORT,),
    Papers.NOT_FOUND: (Reason.COURT_FOUND_NOTHING,),
}
"""What is said, whatever the outcome, to who has no record in hand: what that can mean, and what to do about it."""


def rules_behind(
    conviction: Conviction, offense: Offense, readings: frozenset[Reading], by_law: tuple[Relief, ...]
) -> tuple[Reason, ...]:
    """What is not known, what today's law gives, what else is open, what the newest paper adds, destruction.

    ``by_law`` is the relief that the readings alone give, without the exceptions.
    """
    because = [*conviction.unknowns, *todays_law_on(conviction.section, by_law)]
    if home_harvest_may_fit(conviction, offense, readings):
        because.append(Reason.HOME_HARVEST)
    within = {reading.within for reading in readings}
    if offense.doubt and len(within) > 1:
        because.append(offense.doubt)
    if conviction.age is Age.UNKNOWN and True in within:
        because.append(Reason.AGE_UNKNOWN)
    if conviction.papers in NEWEST_PAPER:
        because.append(NEWEST_PAPER[conviction.papers])
    if must_be_destroyed(offense, readings):
        because.append(destruction(conviction, offense))
    return tuple(because)


def todays_law_on(section: Section, by_law: tuple[Relief, ...]) -> list[Reason]:
    """The rule for each class that today's law may give."""
    nothing_lower = Reason.NOTHING_LOWER if by_law == (Relief.SAME,) else Reason.PERHAPS_NOTHING_LOWER
    return [TODAYS_LAW[section].get(each, nothing_lower) for each in by_law]


def home_harvest_may_fit(conviction: Conviction, offense: Offense, readings: frozenset[Reading]) -> bool:
    """Flower over the limit at 21 or older: what one's own six plants gave, kept at home, has no limit (HS 11362.1)."""
    flower = conviction.section is Section.S11357 and offense.letter in ("", "c")
    return flower and conviction.age is not Age.FROM_18_TO_20 and Reading(Level.MISDEMEANOR, False) in readings


def must_be_destroyed(offense: Offense, readings: frozenset[Reading]) -> bool:
    """Does HS 11361.5 name this offense? An HS 11360 that was no felony and within the limit was subdivision (b)."""
    only_b = offense.doubt is Reason.SALE_UNKNOWN and readings == {Reading(Level.MISDEMEANOR, True)}
    return offense.destroyable or only_b


def destruction(conviction: Conviction, offense: Offense) -> Reason:
    """How such a record is destroyed, as far as the text of the law has been read."""
    if conviction.time is Time.BEFORE_1976:
        return Reason.DESTRUCTION_ON_REQUEST
    return Reason.DESTRUCTION_OF_CONCENTRATE if offense.letter == "a" else Reason.DESTRUCTION
