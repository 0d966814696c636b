"""A city in the county box is answered with an offer of one tap; a tap always counts, and nobody else sees what was typed."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

OFFER = re.compile(
    r'<button class="secondary" name="(?P<name>[^"]+)" value="(?P<value>[^"]+)" formnovalidate>(.+?)</button>'
)
ASKED = re.compile(r'name="asked" value="([^"]+)"')


def typing(client: FlaskClient, typed: str, *values: str, lang: str = "en", **more: str) -> TestResponse:
    """Send the county question. ``values``: of the field of the answer, in the order of the page."""
    fields = [("1.court", "california"), ("asked", "1.county"), ("typed", typed)]
    fields += [*(("1.county", value) for value in values), *more.items()]
    return client.post(f"/{lang}/check", data=MultiDict(fields))


def offers(page: TestResponse) -> list[tuple[str, str, str]]:
    return [(name, value, unescape(text)) for name, value, text in OFFER.findall(page.text)]


def asked(page: TestResponse) -> str:
    return ASKED.findall(page.text)[0]


@pytest.mark.parametrize(
    ("lang", "typed", "said"),
    [
        ("en", "Los Angelos", "Did you mean Los Angeles County? Yes, go on"),
        ("en", "Long Beach", "Did you mean Long Beach, in Los Angeles County? Yes, go on"),
        ("es", "Los Anjeles", "¿Quiso decir el condado de Los Ángeles? Sí, seguir"),
        ("es", "Long Beach", "¿Quiso decir Long Beach, en el condado de Los Ángeles? Sí, seguir"),
    ],
)
def test_the_offer_says_in_plain_words_what_it_is(client: FlaskClient, lang: str, typed: str, said: str) -> None:
    page = typing(client, typed, "", lang=lang)
    assert page.status_code == 422
    assert offers(page) == [("offer", "los-angeles", said)]
    assert f'value="{typed}"' in page.text


def test_who_types_that_they_do_not_know_is_offered_that_answer(client: FlaskClient) -> None:
    assert [value for _, value, _ in offers(typing(client, "no sé", "", lang="es"))] == ["unknown"]
    assert asked(typing(client, "no sé", "", lang="es", offer="unknown")) == "1.papers"


def test_a_tapped_offer_goes_on_whatever_stands_in_the_box_and_the_list(client: FlaskClient) -> None:
    for in_the_box in ("Long Beach", "Kern", "Gotham", ""):
        for in_the_list in ("", "fresno"):
            page = typing(client, in_the_box, in_the_list, offer="los-angeles")
            assert asked(page) == "1.papers"
            assert 'name="1.county" value="los-angeles"' in page.text


def test_a_county_that_was_picked_before_does_not_silence_a_city_that_is_typed(client: FlaskClient) -> None:
    assert [value for _, value, _ in offers(typing(client, "Long Beach", "kern"))] == ["los-angeles", "kern"]


def test_a_city_typed_beside_its_own_county_goes_on(client: FlaskClient) -> None:
    assert asked(typing(client, "Long Beach", "los-angeles")) == "1.papers"


def test_a_name_that_nobody_knows_leaves_what_was_picked_one_tap_away(client: FlaskClient) -> None:
    assert [value for _, value, _ in offers(typing(client, "Gotham", "kern"))] == ["kern"]
    page = typing(client, "Gotham", "")
    assert page.status_code == 422
    assert offers(page) == []


def test_the_offer_belongs_to_the_conviction_that_is_asked_about(client: FlaskClient) -> None:
    fields = {"1.court": "federal", "2.court": "california", "asked": "2.county", "typed": "Compton", "2.county": ""}
    page = client.post("/en/check", data=fields)
    assert [(name, value) for name, value, _ in offers(page)] == [("offer", "los-angeles")]
    page = client.post("/en/check", data=fields | {"offer": "los-angeles"})
    assert 'name="2.county" value="los-angeles"' in page.text


def test_no_other_visitor_sees_what_was_typed(client: FlaskClient) -> None:
    typing(client, "Secret Town", "", show="1.county")
    assert "Secret Town" not in client.post("/en/check", data={"1.court": "california"}).text
