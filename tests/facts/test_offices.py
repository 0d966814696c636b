"""The directory: all entries in, unverified ones never shown, no county a dead end."""

from __future__ import annotations

from collections import Counter

import pytest
from flask.testing import FlaskClient

from tests.support.journeys import form
from webapp.facts import COUNTIES
from webapp.facts import offices as directory


def test_all_entries_are_in_with_source_date_and_certainty() -> None:
    assert Counter(office.sure for office in directory.OFFICES.values()) == {
        "sure": 28,
        "likely": 116,
        "unverified": 50,
    }
    for office in directory.OFFICES.values():
        assert office.source
        assert office.seen
        assert set(office.serves) <= {*COUNTIES, directory.STATEWIDE}


def test_unverified_offices_are_never_shown() -> None:
    shown = [office for place in (*COUNTIES, directory.STATEWIDE) for office in directory.offices(place)]
    assert shown
    assert all(office.sure != "unverified" for office in shown)


@pytest.mark.parametrize("county", COUNTIES)
def test_no_county_is_a_dead_end(client: FlaskClient, lang: str, county: str) -> None:
    page = client.get(f"/{lang}/help/{county}").text
    court = directory.court(county)
    assert court is not None
    assert court.name in page
    for name in directory.FIRST_STATEWIDE:
        assert directory.SHOWN[name].name.replace("&", "&amp;") in page
    assert "tel:+1" in page


@pytest.mark.parametrize("county", [*COUNTIES, None])
def test_a_result_names_a_phone_and_few_offices(county: str | None) -> None:
    near = directory.near(county)
    assert any(office.phone for office in near)
    assert len(near) == len({office.id for office in near}) <= 6


def test_an_office_that_is_likely_says_call_first_with_its_year(client: FlaskClient) -> None:
    page = client.get("/en/help/fresno").text
    assert "559-600-3546" in page
    assert "Call first: last confirmed in 2022." in page


def test_an_office_that_is_sure_is_shown_plainly(client: FlaskClient) -> None:
    page = client.get("/en/help/sacramento").text
    card = page.split("916-875-1835")[1].split("</li>")[0]
    assert "Call first" not in card


def test_the_phone_of_an_unverified_office_is_nowhere(client: FlaskClient, lang: str) -> None:
    unverified = {office.phone for office in directory.OFFICES.values() if office.sure == "unverified" and office.phone}
    assert unverified
    for county in COUNTIES:
        page = client.get(f"/{lang}/help/{county}").text
        assert not [phone for phone in unverified if phone in page]


def test_an_office_named_in_a_step_of_a_result_says_call_first_too(client: FlaskClient) -> None:
    answers = {"court": "california", "county": "fresno", "papers": "not-checked", "section": "11359"}
    answers |= {"time": "1976-2010", "age": "21-over", "sentence": "yes"}
    steps = client.post("/en/check", data=form(answers)).text.split('<ol class="steps">')[1].split("</ol>")[0]
    assert "559-600-3546" in steps
    assert "Call first: last confirmed in 2022." in steps
