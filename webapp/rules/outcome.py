"""What the rules conclude about one conviction: ids only, no words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from webapp.rules.questions import City, County, State
from webapp.rules.reasons import Reason


class Kind(StrEnum):
    """What kind of answer the person gets."""

    FEDERAL = "federal"
    OTHER_STATE = "other-state"
    NO_CONVICTION = "no-conviction"
    DONE = "done"
    LAWYER = "lawyer"
    NOT_COVERED = "not-covered"
    GET_RECORD = "get-record"
    AFTER_PROP_64 = "after-prop-64"
    JUVENILE = "juvenile"
    SERVING = "serving"
    DESTROYED = "destroyed"
    REDUCED = "reduced"
    PETITION = "petition"


class Relief(StrEnum):
    """What to ask the court for. The order is the order of preference."""

    DISMISS = "dismiss"
    INFRACTION = "infraction"
    MISDEMEANOR = "misdemeanor"
    SAME = "same"


class Also(StrEnum):
    """Other ways that fit beside the main answer."""

    RECORD_DESTRUCTION = "record-destruction"
    OTHER_DISMISSAL = "other-dismissal"
    AUTOMATIC_RELIEF = "automatic-relief"
    ASK_17B = "ask-17b"


class Cleared(StrEnum):
    """How strongly to say that it may already have been done. Never a certainty: we see no record."""

    NOT_SAID = ""
    VERY_LIKELY = "very-likely"
    LIKELY = "likely"
    REDUCED = "reduced"
    MIXED = "mixed"
    BEHIND = "behind"
    CHECK = "check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The answer for one conviction.

    ``relief`` is what to ask for and, where an unknown leaves both open, the fallback. ``because`` are the rules
    that fired, each with its citations. ``city`` is who prosecuted a Los Angeles misdemeanor. ``path`` are the
    ids of the questions asked, in order.
    """

    kind: Kind
    because: tuple[Reason, ...]
    relief: tuple[Relief, ...] = ()
    also: tuple[Also, ...] = ()
    cleared: Cleared = Cleared.NOT_SAID
    county: County | None = None
    state: State | None = None
    city: City | None = None
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ending:
    """An outcome in short, as keys and headlines name it: its kind, what to ask for, the rules of law behind it.

    ``section``: in place of an outcome, a section of the law that has a key of its own.
    """

    kind: Kind | None = None
    relief: tuple[Relief, ...] = ()
    rules: tuple[Reason, ...] = ()
    section: str = ""


@dataclass(frozen=True, slots=True)
class Next:
    """Not finished: the id of the question to ask now, and the ids asked so far, this one last."""

    question: str
    path: tuple[str, ...]
