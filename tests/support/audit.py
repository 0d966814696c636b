"""Cases of the second audit (``docs/law/audit-2026-11.md``), and where a page says something of them."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from tests.support.journeys import form
from webapp.answer.blocks import blocks
from webapp.answer.result import Result, results
from webapp.check.journey import Journey

CASE = {
    "court": "california",
    "county": "fresno",
    "papers": "not-checked",
    "section": "11357",
    "time": "1976-2010",
    "age": "21-over",
    "youth_court": "juvenile",
    "sentence": "no",
    "possession": "b",
    "concentrate": "8-or-less",
    "plants": "over-6",
    "transport": "sale",
    "amount": "within",
    "level": "felony",
    "prior": "none",
    "facts": "none",
    "city": "elsewhere",
    "fifty_2020": "yes",
    "clean_decade": "no",
    "only_cannabis": "no",
}
"""A small amount in Fresno, dismissed if the court is asked. What the check does not ask of a case is not read."""

DONE = CASE | {"papers": "dismissed"}
DESTROYED = CASE | {"possession": "c"}
BEFORE_1976 = CASE | {"time": "before-1976", "possession": "unknown", "amount": "within"}
SALE = CASE | {"section": "11359"}
SALE_IN_LOS_ANGELES = SALE | {"county": "los-angeles"}
BEFORE_1976_UNKNOWN = CASE | {"section": "unknown", "time": "before-1976"}
ARREST = {"court": "no-conviction"}

IMMIGRATION = re.compile(r'<section class="warning" data-block="immigration">.*?</section>', re.DOTALL)
TEL = re.compile(r'href="tel:\+1(\d{10})"')


def result_of(answers: dict[str, str]) -> Result:
    return results(Journey(form(answers)).settled())[0]


def page_of(client: FlaskClient, answers: dict[str, str], lang: str = "en", show: str = "") -> str:
    return client.post(f"/{lang}/check", data=form(answers) | ({"show": show} if show else {})).text


def block(page: str, name: str) -> str:
    """The element of a block; "" where the page does not have it."""
    found = re.search(rf'data-(?:block|step)="{name}".*?</(?:p|li)>', page, re.DOTALL)
    return found.group() if found else ""


def step_of(client: FlaskClient, answers: dict[str, str], name: str, lang: str = "en") -> str:
    """A step of the plan; "" where the plan does not have it."""
    _before, found, after = page_of(client, answers, lang, "plan").partition(f'<li data-step="{name}">')
    return after.split("<li data-step=")[0] if found else ""


def ways_of(result: Result) -> set[str]:
    return {block.removeprefix("way.") for block in blocks(result) if block.startswith("way.")}
