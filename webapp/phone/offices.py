"""Whom a result names in each county, as the phone looks it up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from webapp.answer.blocks import immigration_help
from webapp.facts import COUNTIES
from webapp.facts.offices import SHOWN, Office, asker, court, free_lawyer, near, prosecutor
from webapp.rules.paths import counties_alike
from webapp.rules.questions import County

BY_COUNTY: dict[str, Callable[[str | None], Office | None]] = {
    "asker": asker,
    "clerk": court,
    "defender": free_lawyer,
    "juvenile": free_lawyer,
    "prosecutor": lambda county: prosecutor(county, None),
}
"""Whom a step is done with, by what the step says, outside Los Angeles: a matter of the county alone."""
ANSWERED = [office.id for office in SHOWN.values() if office.phone and office.answers_any_weekday]
"""Who can be named for the one call of a result."""


def in_county(county: str | None) -> dict[str, Any]:
    """The offices of a county, or of none that is known: by role, near by, for immigrants, where papers are had."""
    kept = court(county)
    slug = county or County.UNKNOWN.value
    return {
        **{role: office.id for role, find in BY_COUNTY.items() if (office := find(county))},
        "counter": kept.id if kept and kept.confirmed else "",
        "immigration": list(immigration_help(county)),
        "near": [office.id for office in near(county)],
        "like": next(first for first, alike in counties_alike().items() if slug in alike),
    }


IN_EACH_COUNTY = {slug: in_county(slug) for slug in COUNTIES} | {County.UNKNOWN.value: in_county(None)}
