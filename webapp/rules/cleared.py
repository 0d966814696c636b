"""How strongly to say "it may already have been done" (``docs/law/prop64.md`` 8.4, ``audit-2026-11.md`` rows 8-10).

We see nobody's record. This only weighs what a county is known to have done with cases like this one.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from webapp.facts import COUNTIES
from webapp.rules import los_angeles_2020 as los_angeles
from webapp.rules.exceptions import Exceptions
from webapp.rules.outcome import Cleared, Kind
from webapp.rules.prop64 import Ask, Conviction, Offense
from webapp.rules.questions import Age, City, CleanDecade, County, Fifty2020, Level, OnlyCannabis, Papers, Prior, Time
from webapp.rules.reasons import Reason


class Found(NamedTuple):
    """How strongly to say it, and the rules behind that."""

    cleared: Cleared
    because: tuple[Reason, ...] = ()


NOTHING_TO_SAY = Found(Cleared.NOT_SAID)
CHECK = Found(Cleared.CHECK, (Reason.COURTS_HAD_TO_ACT,))
OPEN_PAPERS = frozenset({Papers.NOT_CHECKED, Papers.REPORT, Papers.NOT_FOUND, Papers.EXPUNGED})
"""Papers that do not tell whether Prop 64 was applied. A dismissal under PC 1203.4 does not: some counties
left such cases out of their review."""

LAST_DAY_OF_THE_OLD_LAW = los_angeles.FIRST_DAY_OF_THE_NEW_LAW - timedelta(days=1)
GROUND_OF_2020 = {
    "11357-a-or-b": Reason.LA_2020_CONCENTRATE,
    "under-21-at-conviction": Reason.LA_2020_UNDER_21,
    "fifty-or-older": Reason.LA_2020_FIFTY,
    "ten-years-without-conviction": Reason.LA_2020_CLEAN_DECADE,
    "only-cannabis-and-finished": Reason.LA_2020_ONLY_CANNABIS,
}


def worth_a_look(kind: Kind, conviction: Conviction, exceptions: Exceptions) -> bool:
    """May a county have done anything with this case, as far as its paper tells?

    The courts had to act only on what today's law makes lower (HS 11361.9), and the lists do not reach the cases before
    1976. A case with an exception is left to a lawyer; what Los Angeles did is still told where it did not look at that
    exception: the county's review looked at the record before the case, not at the facts in its paper.
    """
    if conviction.papers not in OPEN_PAPERS or conviction.time is Time.BEFORE_1976:
        return False
    by_facts_alone = kind is Kind.LAWYER and exceptions.prior is not Prior.SOME
    return kind is Kind.PETITION or (by_facts_alone and conviction.county is County.LOS_ANGELES)


def look(
    ask: Ask, conviction: Conviction, offense: Offense, levels: Set[Level], city: City | None, exceptions: Exceptions
) -> Found:
    """How likely this conviction is already cleared, asking only what can still change that.

    ``levels``: how serious it was, or all that it may have been.
    """
    if conviction.county is County.LOS_ANGELES:
        if levels == {Level.FELONY} and exceptions.prior is Prior.NONE:
            return _felony_in_los_angeles(ask, conviction, offense)
        return _another_case_in_los_angeles(city)
    if conviction.county is County.UNKNOWN:
        return CHECK
    county = COUNTIES[conviction.county]
    cleared = Cleared(county.felony if Level.FELONY in levels else county.lower)
    if Level.FELONY in levels and len(levels) > 1 and county.felony != county.lower:
        cleared = Cleared.MIXED
    if cleared is Cleared.CHECK:
        return CHECK
    what_it_did = Reason.COUNTY_BEHIND if cleared is Cleared.BEHIND else Reason.COUNTY_ACTED
    return Found(cleared, (what_it_did, Reason.COURTS_HAD_TO_ACT))


def a_city_may_have_prosecuted(county: County, levels: Set[Level]) -> bool:
    """In ten cities of Los Angeles County the city's own attorney prosecutes misdemeanors and infractions."""
    return county is County.LOS_ANGELES and Level.FELONY not in levels


def depends_on_level(conviction: Conviction, levels: Set[Level]) -> bool:
    """Does the level change what we say of this county, or whom to call there?"""
    if Level.FELONY not in levels:
        return False
    if conviction.county is County.LOS_ANGELES:
        return True
    if conviction.county is County.UNKNOWN or conviction.papers not in OPEN_PAPERS:
        return False
    county = COUNTIES[conviction.county]
    return county.felony != county.lower


def _felony_in_los_angeles(ask: Ask, conviction: Conviction, offense: Offense) -> Found:
    review = _reviewed_in_2020(ask, conviction, offense)
    if review.determination is los_angeles.Determination.DISMISS:
        return Found(Cleared.VERY_LIKELY, (GROUND_OF_2020[review.reason], Reason.LA_2021))
    return _another_case_in_los_angeles(None)


def _another_case_in_los_angeles(city: City | None) -> Found:
    """The reviews of 2020 and 2021 together. Of the smaller cases of the ten cities they held only a small part."""
    if city is None or city is City.ELSEWHERE:
        return Found(Cleared.LIKELY, (Reason.LA_2021, Reason.COURTS_HAD_TO_ACT))
    if city is City.UNKNOWN:
        return Found(Cleared.LIKELY, (Reason.LA_2021, Reason.LA_CITIES_2020, Reason.COURTS_HAD_TO_ACT))
    return Found(Cleared.CHECK, (Reason.LA_CITIES_2020, Reason.COURTS_HAD_TO_ACT))


def _reviewed_in_2020(ask: Ask, conviction: Conviction, offense: Offense) -> los_angeles.Review:
    """Run the county's 2020 review, asking for one ground after another while none has decided it.

    An age of 18 to 20 counts as "under 21 at conviction". Earlier convictions that shut a case out were settled by the
    question on them; where it was not asked they are taken as none.
    """
    case = los_angeles.Case(
        section=conviction.section.value,
        subdivision=offense.letter,
        felony=True,
        convicted_on=LAST_DAY_OF_THE_OLD_LAW,
        prior_super_strike=False,
        prior_registration=False,
        two_prior_same_section=False,
        under_21_at_conviction=conviction.age is Age.FROM_18_TO_20,
        fifty_or_older=False,
        only_cannabis=False,
        sentences_finished=False,
        convicted_in_last_ten_years=True,
        deceased=False,
    )
    review = los_angeles.review(case)
    if review.reason == "no-ground" and ask(Fifty2020) is Fifty2020.YES:
        review = los_angeles.review(replace(case, fifty_or_older=True))
    if review.reason == "no-ground" and ask(CleanDecade) is CleanDecade.YES:
        review = los_angeles.review(replace(case, convicted_in_last_ten_years=False))
    if review.reason == "no-ground" and ask(OnlyCannabis) is OnlyCannabis.YES:
        review = los_angeles.review(replace(case, only_cannabis=True, sentences_finished=True))
    return review
