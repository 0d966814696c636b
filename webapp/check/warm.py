"""Warming up: a result of every county is drawn in every language before the first visitor comes.

What a county's first result works out is kept for the next. Without this, how long a result takes would tell whether
somebody asked about that county before.
"""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask

from webapp.check.journey import Journey
from webapp.check.views import result_page
from webapp.facts import COUNTIES
from webapp.i18n.languages import speaking
from webapp.rules.questions import City, County

A_CASE = {
    "1.court": "california",
    "1.papers": "not-checked",
    "1.section": "11357",
    "1.time": "1976-2010",
    "1.age": "21-over",
    "1.sentence": "no",
    "1.possession": "c",
}
"""One that names everybody whom a result can name: the county's offices, what it did, and a city's prosecutor."""


def warm(app: Flask) -> None:
    """Draw them all. Nothing of it is counted or logged."""
    for language in app.config["LANGUAGES"].values():
        for answers in _one_for_each_place():
            with app.test_request_context(f"/{language.tag}/check", method="POST"), speaking(language):
                result_page(Journey(answers))


def _one_for_each_place() -> Iterator[dict[str, str]]:
    for county in COUNTIES:
        yield A_CASE | {"1.county": county, "1.city": City.UNKNOWN}
    for city in City:
        yield A_CASE | {"1.county": County.LOS_ANGELES, "1.city": city}
