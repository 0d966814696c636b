"""The directory: unverified offices are never shown, doubtful ones say so, and no county is a dead end."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.support.journeys import form
from tests.support.offices import CHECKED_ON, free_lawyer, office, only_lawyer_of_kern
from webapp.facts import COUNTIES, offices
from webapp.facts.models import STAYS_CONFIRMED
from webapp.facts.offices import OFFICES, SHOWN

DOUBTFUL = free_lawyer(sure="likely", confirmed=2019)


@pytest.fixture
def doubtful(monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    return only_lawyer_of_kern(monkeypatch, DOUBTFUL)


def after_the_phone(page: str, phone: str) -> str:
    """What stands beside a phone number in a list of offices, up to the end of its list item."""
    return page.split(f'<bdi translate="no">{phone}</bdi>')[-1].split("</li>")[0]


def test_unverified_offices_are_never_shown() -> None:
    shown = [each for place in (*COUNTIES, offices.STATEWIDE) for each in offices.serving(place)]
    assert shown
    assert all(each.sure != "unverified" for each in shown)


@pytest.mark.parametrize("county", COUNTIES)
def test_no_county_is_a_dead_end(client: FlaskClient, lang: str, county: str) -> None:
    page = client.get(f"/{lang}/help/{county}").text
    court = offices.court(county)
    assert court is not None
    assert court.name in page
    for name in offices.FIRST_STATEWIDE:
        assert SHOWN[name].name.replace("&", "&amp;") in page
    assert "tel:+1" in page


@pytest.mark.parametrize("county", [*COUNTIES, None])
def test_a_result_names_a_phone_and_few_offices(county: str | None) -> None:
    near = offices.near(county)
    assert any(each.phone for each in near)
    assert len(near) == len({each.id for each in near}) <= 6


@pytest.mark.parametrize(
    ("fields", "call_first"),
    [
        ({"sure": "sure", "confirmed": CHECKED_ON.year}, False),
        ({"sure": "sure", "confirmed": CHECKED_ON.year - STAYS_CONFIRMED}, False),
        ({"sure": "sure", "confirmed": CHECKED_ON.year - STAYS_CONFIRMED - 1}, True),
        ({"sure": "sure"}, True),
        ({"sure": "likely", "confirmed": CHECKED_ON.year}, True),
        ({"sure": "likely"}, True),
    ],
)
def test_only_what_is_sure_and_was_confirmed_in_the_last_years_is_shown_plainly(
    fields: dict[str, object], call_first: bool
) -> None:
    assert office(**fields).call_first == call_first


def test_an_office_to_be_called_first_says_so_with_the_year(doubtful: FlaskClient) -> None:
    page = doubtful.get("/en/help/kern").text
    assert "Call first: last confirmed in 2019." in after_the_phone(page, DOUBTFUL.phone)


def test_an_office_that_is_sure_is_shown_plainly(client: FlaskClient, lang: str) -> None:
    for each in SHOWN.values():
        if each.phone and each.serves[0] in COUNTIES and not each.call_first:
            page = client.get(f"/{lang}/help/{each.serves[0]}").text
            assert 'class="note"' not in after_the_phone(page, each.phone), each.id


def test_the_phone_of_an_unverified_office_is_nowhere(client: FlaskClient, lang: str) -> None:
    unverified = {each.phone for each in OFFICES.values() if each.sure == "unverified" and each.phone}
    for county in COUNTIES:
        page = client.get(f"/{lang}/help/{county}").text
        assert not [phone for phone in unverified if phone in page]


def test_an_office_named_in_a_step_of_a_result_says_call_first_too(doubtful: FlaskClient) -> None:
    answers = {"court": "california", "county": "kern", "papers": "not-checked", "section": "11359"}
    answers |= {"time": "1976-2010", "age": "21-over", "sentence": "yes"}
    page = doubtful.post("/en/check", data=form(answers)).text
    steps = page.split('<ol class="steps">')[1].split("</ol>")[0]
    assert "Call first: last confirmed in 2019." in after_the_phone(steps, DOUBTFUL.phone)


def test_who_speaks_the_language_of_the_reader_comes_first_and_the_order_is_kept() -> None:
    plain, vietnamese, spanish, both = (office(speaks=speaks) for speaks in ((), ("en", "vi"), ("es",), ("es", "vi")))
    found = [plain, vietnamese, spanish, both]
    assert offices.spoken_first(found, "en") == found
    assert offices.spoken_first(found, "es") == [spanish, both, plain, vietnamese]
    assert offices.spoken_first(found, "vi-VN") == [vietnamese, both, plain, spanish]


def test_only_who_speaks_spanish_is_said_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page is written in says nothing of who answers."""
    said = {}
    for name, fields in {"speaks": {"speaks": ["es"]}, "writes": {"page_in": ["es"]}}.items():
        lawyer = free_lawyer(confirmed=2026, url="https://lawyer.example/", **fields)
        client = only_lawyer_of_kern(monkeypatch, lawyer)
        page = client.get("/es/help/kern").text
        said[name] = ("Hablan español." in page, "Sitio web (en inglés)" in page.split(lawyer.name)[-2])
        assert "Spanish" not in client.get("/en/help/kern").text.split(lawyer.name)[1]
    assert said == {"speaks": (True, True), "writes": (False, False)}
