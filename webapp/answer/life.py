"""Daily life after a result: which lines on jobs and on what one may say belong to it, and the law behind each.

Source of the rules: ``docs/law/audit-2026-11.md`` rows 1 and 2.
"""

from __future__ import annotations

from webapp.rules.outcome import Kind
from webapp.rules.questions import Possession, Section
from webapp.words.life import Life

CITATIONS_OF_LIFE: dict[Life, tuple[str, ...]] = {
    Life.AS_IF_NEVER: ("ab-1706", "la-pd-dismissals"),
    Life.TWO_YEARS: ("hs-11361-7", "people-v-boyd"),
    Life.EMPLOYERS: ("lab-432-8",),
}
NOT_CONFIRMED = frozenset({Life.TWO_YEARS})
"""Lines that rest in part on words of the law that we have not read."""

PERHAPS_POSSESSION = frozenset({Section.S11357, Section.OLDER, Section.UNKNOWN})
"""LAB 432.8 names possession and its older numbers. Where it is not known what the case was, the words say "if"."""
NOT_NAMED = frozenset({Possession.CONCENTRATE, Possession.SCHOOL})
"""Letters of HS 11357 that LAB 432.8 leaves out."""
STILL_CONVICTED = frozenset({Kind.PETITION, Kind.REDUCED, Kind.LAWYER, Kind.SERVING, Kind.GET_RECORD})
"""Kinds of outcome that leave a conviction under the old law."""


def life(kind: Kind, section: str, possession: str) -> tuple[Life, ...]:
    """The lines for an outcome of this kind. ``section``, ``possession``: the answers, or "" where not asked."""
    if kind is Kind.DONE:
        return (Life.AS_IF_NEVER,)
    if kind is Kind.DESTROYED:
        return (Life.TWO_YEARS, Life.EMPLOYERS) if possession != Possession.CONCENTRATE else (Life.TWO_YEARS,)
    employers = kind in STILL_CONVICTED and section in PERHAPS_POSSESSION and possession not in NOT_NAMED
    return (Life.EMPLOYERS,) if employers else ()
