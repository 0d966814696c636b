"""Back from Change leads to where Change was tapped, by the form alone."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.support.journeys import FIRST_FOUR, LOS_ANGELES_PLANTS, form

ALL = form(LOS_ANGELES_PLANTS)
BACK = re.compile(r'<p class="back"><button class="link" name="show" value="([^"]*)"')
CARRIED = re.compile(r'<input type="hidden" name="back" value="([^"]*)">')


def change(client: FlaskClient, **fields: str) -> str:
    return client.post("/es/check", data=ALL | {"change": "1.plants"} | fields).text


@pytest.mark.parametrize(
    ("fields", "back"),
    [
        ({}, "result"),
        ({"from": "explained"}, "explained"),
        ({"asked": "1.time"}, "1.time"),
        ({"from": "<b>"}, "1.sentence"),
        ({"asked": "9.plants"}, "1.sentence"),
    ],
)
def test_back_leads_to_where_change_was_tapped(client: FlaskClient, fields: dict[str, str], back: str) -> None:
    page = change(client, **fields)
    assert BACK.findall(page) == [back]
    assert 'data-question="plants"' in page


def test_another_language_and_an_error_keep_the_way_back(client: FlaskClient) -> None:
    here = {"asked": "1.plants", "back": "result"}
    switched = client.post("/en/check", data=ALL | here | {"show": "1.plants"}).text
    without = {name: value for name, value in ALL.items() if name != "1.plants"}
    wrong = client.post("/es/check", data=without | here)
    assert wrong.status_code == 422
    for page in (switched, wrong.text):
        assert BACK.findall(page) == CARRIED.findall(page) == ["result"]


def test_back_and_continue_drop_it(client: FlaskClient) -> None:
    here = {"asked": "1.plants", "back": "result"}
    before = client.post("/es/check", data=ALL | here | {"show": "1.sentence"}).text
    assert BACK.findall(before) == ["1.age"]
    after = client.post("/es/check", data=form(FIRST_FOUR) | {"asked": "1.section", "back": "result"}).text
    assert 'data-question="time"' in after
    assert BACK.findall(after) == ["1.section"]


def test_a_question_that_was_never_part_of_the_visit_cannot_be_changed(client: FlaskClient) -> None:
    assert "data-outcome" in change(client, change="1.transport")
