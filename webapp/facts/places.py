"""Gazetteer: the towns and districts of each county, as people name them. Read and checked once at import."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from webapp.facts import COUNTIES, Certainty, read_entries


@dataclass(frozen=True, kw_only=True, slots=True)
class Places:
    """Places of one county from one source; the fields are explained at the top of ``places.toml``."""

    id: str
    county: str
    cities: list[str] = field(default_factory=list)
    communities: list[str] = field(default_factory=list)
    districts: list[str] = field(default_factory=list)
    other_names: list[str] = field(default_factory=list)
    source: str
    checked_on: date
    sure: Certainty

    def __post_init__(self) -> None:
        """Raise ValueError where there is no such county."""
        if self.county not in COUNTIES:
            raise ValueError(f"places.toml: {self.id}: no such county: {self.county}")

    @property
    def names(self) -> Iterator[str]:
        """Every name, the best known first."""
        yield from (*self.cities, *self.communities, *self.districts, *self.other_names)


PLACES = read_entries(Path(__file__).parent / "places.toml", "places", Places, "id")
