"""Then and now: each offense of the old law, and what today's law makes of it at each age, by running the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.facts import OLD_LAW, OldOffense
from webapp.rules.outcome import Kind, Relief
from webapp.rules.paths import Leaf, Row, diagram, rows
from webapp.rules.questions import Age, Amount, Concentrate, Level, Plants

FINISHED = {
    "court": "california",
    "county": "unknown",
    "papers": "unchanged",
    "youth_court": "juvenile",
    "sentence": "no",
    "prior": "none",
    "facts": "none",
}
"""A case of a person who is done with it, to whom no exception applies."""

AGES = (Age.UNDER_18, Age.FROM_18_TO_20, Age.OVER_21)
KNOWN: Mapping[str, tuple[str, ...]] = {
    question.id: tuple(value for value in question if value != "unknown") for question in (Amount, Concentrate, Plants)
} | {Level.id: (Level.FELONY.value, Level.MISDEMEANOR.value)}
"""What the table goes through where the old offense leaves it open."""


@dataclass(frozen=True, slots=True)
class Today:
    """What an outcome comes to for the table."""

    kind: Kind
    relief: tuple[Relief, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One offense of the old law and, for each age, what it is today: one row for each amount that matters."""

    then: OldOffense
    now: Mapping[Age, tuple[Row[Today], ...]]


def today(leaf: Leaf) -> Today:
    """See kind and relief of a path."""
    return Today(leaf.outcome.kind, leaf.outcome.relief)


def compare(offense: OldOffense) -> Comparison:
    """Run the rules for one old offense at every age."""
    given = FINISHED | {"section": offense.section} | offense.answers
    if offense.level in tuple(Level):
        given["level"] = offense.level
    now = {age: tuple(rows(diagram(today, KNOWN, {**given, Age.id: age.value}))) for age in AGES}
    return Comparison(offense, now)


def comparisons(section: str) -> list[Comparison]:
    """The offenses of one section of the old law, in the order of their letters."""
    return [compare(offense) for offense in OLD_LAW.values() if offense.section == section]
