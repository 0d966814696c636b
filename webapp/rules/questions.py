"""The questions of the checker: one enumeration each, in the order they are asked.

The member values are the ids used everywhere: form fields, the API, the rule book, the tests. They are
public and permanent. No display text lives here; the words are in ``webapp/words/questions.py``.

Every question asks what the paper says, never what the person did (docs/decisions.md 4).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self, cast


class Question(StrEnum):
    """Base of all questions. A subclass names its public id: ``class Plants(Question, id="plants")``."""

    id: str

    def __init_subclass__(cls, id: str) -> None:
        cls.id = id
        QUESTIONS[id] = cls

    @classmethod
    def named(cls, value: str | None) -> Self | None:
        """The answer with this id, or None."""
        return cast("Self | None", cls._value2member_map_.get(value))

    @classmethod
    def knows(cls, value: str) -> bool:
        """Is this one of the values of the question?"""
        return value in cls._value2member_map_


QUESTIONS: dict[str, type[Question]] = {}
"""Every question by its id, in the order of the contract."""


class Court(Question, id="court"):
    """Which court the case was in."""

    CALIFORNIA = "california"
    FEDERAL = "federal"
    OTHER_STATE = "other-state"
    NO_CONVICTION = "no-conviction"
    UNKNOWN = "unknown"


class State(Question, id="state"):
    """The other state: USPS code in lower case; California is not among them."""

    ALABAMA = "al"
    ALASKA = "ak"
    ARIZONA = "az"
    ARKANSAS = "ar"
    COLORADO = "co"
    CONNECTICUT = "ct"
    DELAWARE = "de"
    DISTRICT_OF_COLUMBIA = "dc"
    FLORIDA = "fl"
    GEORGIA = "ga"
    HAWAII = "hi"
    IDAHO = "id"
    ILLINOIS = "il"
    INDIANA = "in"
    IOWA = "ia"
    KANSAS = "ks"
    KENTUCKY = "ky"
    LOUISIANA = "la"
    MAINE = "me"
    MARYLAND = "md"
    MASSACHUSETTS = "ma"
    MICHIGAN = "mi"
    MINNESOTA = "mn"
    MISSISSIPPI = "ms"
    MISSOURI = "mo"
    MONTANA = "mt"
    NEBRASKA = "ne"
    NEVADA = "nv"
    NEW_HAMPSHIRE = "nh"
    NEW_JERSEY = "nj"
    NEW_MEXICO = "nm"
    NEW_YORK = "ny"
    NORTH_CAROLINA = "nc"
    NORTH_DAKOTA = "nd"
    OHIO = "oh"
    OKLAHOMA = "ok"
    OREGON = "or"
    PENNSYLVANIA = "pa"
    RHODE_ISLAND = "ri"
    SOUTH_CAROLINA = "sc"
    SOUTH_DAKOTA = "sd"
    TENNESSEE = "tn"
    TEXAS = "tx"
    UTAH = "ut"
    VERMONT = "vt"
    VIRGINIA = "va"
    WASHINGTON = "wa"
    WEST_VIRGINIA = "wv"
    WISCONSIN = "wi"
    WYOMING = "wy"


class County(Question, id="county"):
    """The California county of the court that convicted."""

    ALAMEDA = "alameda"
    ALPINE = "alpine"
    AMADOR = "amador"
    BUTTE = "butte"
    CALAVERAS = "calaveras"
    COLUSA = "colusa"
    CONTRA_COSTA = "contra-costa"
    DEL_NORTE = "del-norte"
    EL_DORADO = "el-dorado"
    FRESNO = "fresno"
    GLENN = "glenn"
    HUMBOLDT = "humboldt"
    IMPERIAL = "imperial"
    INYO = "inyo"
    KERN = "kern"
    KINGS = "kings"
    LAKE = "lake"
    LASSEN = "lassen"
    LOS_ANGELES = "los-angeles"
    MADERA = "madera"
    MARIN = "marin"
    MARIPOSA = "mariposa"
    MENDOCINO = "mendocino"
    MERCED = "merced"
    MODOC = "modoc"
    MONO = "mono"
    MONTEREY = "monterey"
    NAPA = "napa"
    NEVADA = "nevada"
    ORANGE = "orange"
    PLACER = "placer"
    PLUMAS = "plumas"
    RIVERSIDE = "riverside"
    SACRAMENTO = "sacramento"
    SAN_BENITO = "san-benito"
    SAN_BERNARDINO = "san-bernardino"
    SAN_DIEGO = "san-diego"
    SAN_FRANCISCO = "san-francisco"
    SAN_JOAQUIN = "san-joaquin"
    SAN_LUIS_OBISPO = "san-luis-obispo"
    SAN_MATEO = "san-mateo"
    SANTA_BARBARA = "santa-barbara"
    SANTA_CLARA = "santa-clara"
    SANTA_CRUZ = "santa-cruz"
    SHASTA = "shasta"
    SIERRA = "sierra"
    SISKIYOU = "siskiyou"
    SOLANO = "solano"
    SONOMA = "sonoma"
    STANISLAUS = "stanislaus"
    SUTTER = "sutter"
    TEHAMA = "tehama"
    TRINITY = "trinity"
    TULARE = "tulare"
    TUOLUMNE = "tuolumne"
    VENTURA = "ventura"
    YOLO = "yolo"
    YUBA = "yuba"
    UNKNOWN = "unknown"


class Papers(Question, id="papers"):
    """What the newest paper says about this conviction."""

    NOT_CHECKED = "not-checked"
    UNCHANGED = "unchanged"
    DISMISSED = "dismissed"
    REDUCED = "reduced"
    OBJECTED = "objected"
    EXPUNGED = "expunged"


class Section(Question, id="section"):
    """The section of the Health and Safety Code on the conviction line."""

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


class City(Question, id="city"):
    """Los Angeles: one of the ten cities whose own attorneys prosecute misdemeanors."""

    LOS_ANGELES = "los-angeles"
    LONG_BEACH = "long-beach"
    TORRANCE = "torrance"
    PASADENA = "pasadena"
    INGLEWOOD = "inglewood"
    BURBANK = "burbank"
    SANTA_MONICA = "santa-monica"
    HAWTHORNE = "hawthorne"
    REDONDO_BEACH = "redondo-beach"
    HERMOSA_BEACH = "hermosa-beach"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


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


ABOUT_THE_PERSON: frozenset[str] = frozenset({Fifty2020.id, CleanDecade.id, OnlyCannabis.id})
"""Facts about the person, not about one conviction: asked once in a visit."""
