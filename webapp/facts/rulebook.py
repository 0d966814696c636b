"""Schemas of what the rule book says of itself: points that are not settled, and what the check assumes (pydantic)."""

from __future__ import annotations

from webapp.facts.schema import Fact, Id, Text, Texts


class OpenPoint(Fact):
    """A point of law or fact that nobody has settled for us; the fields are explained in ``open_points.toml``."""

    id: Id
    point: Text
    softens: Text
    settles: Text
    cites: Texts


class Assumption(Fact):
    """What the check takes for granted where it does not ask, and in whose favor."""

    id: Id
    assumes: Text
    favors: Text
