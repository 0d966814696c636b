"""Headings tell how a page is built: no level is left out, and an office stands one level below what it stands under."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from flask.testing import FlaskClient

from tests.support.addresses import AROUND
from tests.support.journeys import AFTER_THE_RESULT, LOS_ANGELES_PLANTS, form, one_of_each_kind, slips

HEADING = re.compile(r'(<li class="office">)?<h([1-6])\b')
TWO_COUNTIES = form(LOS_ANGELES_PLANTS) | form({**one_of_each_kind()["destroyed"], "county": "fresno"}, number=2)
VISITS = {kind: form(answers) for kind, answers in one_of_each_kind().items()} | {"two counties": TWO_COUNTIES}


def faults(page: str) -> list[str]:
    """What is wrong with the headings of a page, in order."""
    found, before, above = [], 0, 1
    for office, level in HEADING.findall(page):
        if int(level) > before + 1:
            found.append(f"h{level} after h{before}")
        if office and int(level) != above + 1:
            found.append(f"an office is h{level} below h{above}")
        before = int(level)
        above = above if office else before
    return found


@pytest.mark.parametrize("address", AROUND)
def test_the_headings_of_a_page_are_in_order(client: FlaskClient, lang: str, address: str) -> None:
    assert faults(client.get(address.format(lang)).text) == []


@pytest.mark.parametrize("question", slips())
def test_the_headings_of_a_slip_are_in_order(client: FlaskClient, question: str) -> None:
    assert faults(client.post("/en/check", data=slips()[question]).text) == []


@pytest.mark.parametrize("show", ["result", *AFTER_THE_RESULT])
@pytest.mark.parametrize("fields", VISITS.values(), ids=VISITS)
def test_the_headings_of_an_answer_are_in_order(client: FlaskClient, fields: Mapping[str, str], show: str) -> None:
    page = client.post("/en/check", data={**fields, "show": show}).text
    assert "<h1" in page
    assert faults(page) == []
