"""The questions of the checker: one enumeration each, in the order they are asked.

The member values are the ids used everywhere: form fields, the API, the rule book, the tests. They are
public and permanent. No display text lives here; the words are in ``webapp/words/questions.py``.

Every question asks what the case was about or what the paper says, never what the person did (docs/decisions.md 4).
"""

from __future__ import annotations

from webapp.rules.places import City, County, State
from webapp.rules.question import Question

__all__ = [
    "ABOUT_THE_PERSON",
    "QUESTIONS",
    "Age",
    "Amount",
    "City",
    "CleanDecade",
    "Concentrate",
    "County",
    "Court",
    "Facts",
    "Fifty2020",
    "Level",
    "OnlyCannabis",
    "Papers",
    "Plants",
    "Possession",
    "Prior",
    "Question",
    "Section",
    "Sentence",
    "State",
    "Time",
    "Transport",
    "YouthCourt",
]


class Court(Question, id="court"):
    """Which court the case was in."""

    CALIFORNIA = "california"
    FEDERAL = "federal"
    OTHER_STATE = "other-state"
    NO_CONVICTION = "no-conviction"
    UNKNOWN = "unknown"


class Papers(Question, id="papers"):
    """What the newest paper says about this conviction.

    ``REPORT``: only the report of an employer, a landlord or a company shows it. ``NOT_FOUND``: the court looked and
    found nothing. Neither tells whether the cannabis law was applied.
    """

    NOT_CHECKED = "not-checked"
    UNCHANGED = "unchanged"
    REPORT = "report"
    NOT_FOUND = "not-found"
    DISMISSED = "dismissed"
    REDUCED = "reduced"
    OBJECTED = "objected"
    EXPUNGED = "expunged"


class Section(Question, id="section"):
    """What the case was about: the section of the Health and Safety Code on the conviction line."""

    S11357 = "11357"
    S11358 = "11358"
    S11359 = "11359"
    S11360 = "11360"
    OLDER = "older"
    RELATED = "related"
    OTHER = "other"
    UNKNOWN = "unknown"


class Time(Question, id="time"):
    """When it happened. 8 November 2016 is the last day of the old law."""

    BEFORE_1976 = "before-1976"
    FROM_1976 = "1976-2010"
    FROM_2011 = "2011-2016"
    AFTER = "after"
    STRADDLE = "straddle"
    UNKNOWN = "unknown"


class Age(Question, id="age"):
    """Age when it happened."""

    UNDER_18 = "under-18"
    FROM_18_TO_20 = "18-20"
    OVER_21 = "21-over"
    UNKNOWN = "unknown"


class YouthCourt(Question, id="youth_court"):
    """For those under 18: the kind of court."""

    JUVENILE = "juvenile"
    ADULT = "adult"
    UNKNOWN = "unknown"


class Sentence(Question, id="sentence"):
    """Is the person still serving for this case, supervision included?"""

    NO = "no"
    YES = "yes"
    UNKNOWN = "unknown"


class Possession(Question, id="possession"):
    """HS 11357: the letter, or the words, on the paper."""

    CONCENTRATE = "a"
    SMALL = "b"
    MORE = "c"
    SCHOOL = "school"
    UNKNOWN = "unknown"


class Concentrate(Question, id="concentrate"):
    """HS 11357(a): how many grams of concentrated cannabis the paper names."""

    WITHIN = "8-or-less"
    OVER = "over-8"
    UNKNOWN = "unknown"


class Plants(Question, id="plants"):
    """HS 11358: how many plants the paper names."""

    SIX_OR_FEWER = "6-or-fewer"
    OVER_SIX = "over-6"
    UNKNOWN = "unknown"


class Transport(Question, id="transport"):
    """HS 11360: the subdivision, or the words, on the paper."""

    SMALL = "b"
    CARRY = "carry"
    SALE = "sale"
    UNKNOWN = "unknown"


class Amount(Question, id="amount"):
    """The amount the paper names: within 28.5 grams (8 grams of concentrate), or over."""

    WITHIN = "within"
    OVER = "over"
    UNKNOWN = "unknown"


class Level(Question, id="level"):
    """How serious the conviction was."""

    FELONY = "felony"
    MISDEMEANOR = "misdemeanor"
    INFRACTION = "infraction"
    UNKNOWN = "unknown"


class Prior(Question, id="prior"):
    """On the record before this case, any of: super strike; registration under PC 290(c); two of the same section.

    One answer for the whole list, so that we never learn which item is true.
    """

    NONE = "none"
    SOME = "some"
    UNSURE = "unsure"


class Facts(Question, id="facts"):
    """In the papers of this case, any of the facts that let today's law stay a felony. One answer for the list."""

    NONE = "none"
    SOME = "some"
    UNSURE = "unsure"


class Fifty2020(Question, id="fifty_2020"):
    """50 or older on 13 February 2020."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class CleanDecade(Question, id="clean_decade"):
    """No conviction of any crime in the ten years before 13 February 2020."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class OnlyCannabis(Question, id="only_cannabis"):
    """Cannabis convictions only, and all sentences finished by 13 February 2020."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


QUESTIONS: dict[str, type[Question]] = {
    question.id: question
    for question in (
        Court,
        State,
        County,
        Papers,
        Section,
        Time,
        Age,
        YouthCourt,
        Sentence,
        Possession,
        Concentrate,
        Plants,
        Transport,
        Amount,
        Level,
        Prior,
        Facts,
        City,
        Fifty2020,
        CleanDecade,
        OnlyCannabis,
    )
}
"""Every question by its id, in the order of the contract."""

ABOUT_THE_PERSON: frozenset[str] = frozenset({Fifty2020.id, CleanDecade.id, OnlyCannabis.id})
"""Facts about the person, not about one conviction: asked once in a visit."""
