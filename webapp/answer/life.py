"""Daily life after a result: how a conviction stands, and which entry of ``facts/life.toml`` fits it in each topic.

Source of the rules: ``docs/law/audit-2026-11.md`` rows 1, 2, 6, 7, 12, 13 and its section D.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from webapp.facts import LIFE_ENTRIES, LIFE_TOPICS, LifeEntry
from webapp.rules.outcome import Cleared, Kind
from webapp.rules.questions import Papers, Possession, Section


class Standing(StrEnum):
    """How a conviction stands, as far as what one may answer about it goes."""

    DISMISSED = "dismissed"
    PERHAPS_DISMISSED = "perhaps-dismissed"
    DESTROYED = "destroyed"
    LOWERED = "lowered"
    EXPUNGED = "expunged"
    STANDS = "stands"
    SERVING = "serving"
    JUVENILE = "juvenile"
    ARREST = "arrest"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


IN_SHORT = "in-short"
"""The topic that stands right below the headline."""

STANDING_OF = {
    Kind.DONE: Standing.DISMISSED,
    Kind.DESTROYED: Standing.DESTROYED,
    Kind.SERVING: Standing.SERVING,
    Kind.JUVENILE: Standing.JUVENILE,
    Kind.NO_CONVICTION: Standing.ARREST,
    Kind.FEDERAL: Standing.ELSEWHERE,
    Kind.OTHER_STATE: Standing.ELSEWHERE,
    Kind.GET_RECORD: Standing.UNKNOWN,
}
"""Kinds of outcome that settle it. With the others it is the newest paper that does."""

PERHAPS_POSSESSION = frozenset({Section.S11357, Section.OLDER, Section.UNKNOWN})
"""LAB 432.8 names possession and its older numbers. Where it is not known what the case was, the words say "if"."""
NOT_NAMED = frozenset({Possession.CONCENTRATE, Possession.SCHOOL})
"""Letters of HS 11357 that LAB 432.8 leaves out."""
STILL_CONVICTED = frozenset({Kind.PETITION, Kind.DESTROYED, Kind.REDUCED, Kind.LAWYER, Kind.SERVING})
"""Kinds of outcome that leave a conviction under the old law."""


def fitting(entries: Iterable[LifeEntry]) -> dict[tuple[str, str, bool], str]:
    """The id of the entry for each topic and standing, and for a possession that LAB 432.8 may name.

    What is unverified is left out: no page may show it.
    """
    shown = [entry for entry in entries if entry.sure != "unverified"]
    return {(entry.topic, when, entry.possession): entry.id for entry in shown for when in entry.when}


FITTING = fitting(LIFE_ENTRIES.values())


def life(kind: Kind, papers: str, cleared: Cleared, section: str, possession: str) -> tuple[str, ...]:
    """The ids of the entries for an outcome, one for each topic, in the order of the topics.

    ``papers``, ``section``, ``possession``: the answers, or "" where not asked.
    """
    now = standing(kind, papers, cleared)
    two_years = kind in STILL_CONVICTED and section in PERHAPS_POSSESSION and possession not in NOT_NAMED
    found = (
        (two_years and FITTING.get((topic, now, True))) or FITTING.get((topic, now, False)) for topic in LIFE_TOPICS
    )
    return tuple(filter(None, found))


def standing(kind: Kind, papers: str, cleared: Cleared) -> Standing:
    """How the conviction stands. ``cleared``: whether something may have been done; the words then say "if"."""
    if kind in STANDING_OF:
        return STANDING_OF[kind]
    if papers == Papers.EXPUNGED:
        return Standing.EXPUNGED
    if papers == Papers.REDUCED or cleared is Cleared.REDUCED:
        return Standing.LOWERED
    return Standing.PERHAPS_DISMISSED if cleared else Standing.STANDS


def gaps() -> list[str]:
    """The problems with the data: each topic must have one entry for each standing."""
    found = Counter((entry.topic, when, entry.possession) for entry in LIFE_ENTRIES.values() for when in entry.when)
    needed = {(topic, now.value, False): 1 for topic in LIFE_TOPICS for now in Standing}
    return [
        f"life.toml: {topic}: {found[topic, now, possession] or 'no'} entries for '{now}'; there must be one"
        for topic, now, possession in {**needed, **found}
        if found[topic, now, possession] != 1
    ]
