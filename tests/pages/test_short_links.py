"""A short address that was read over the phone opens the check of its county, and carries nothing else along."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from tests.conftest import Server
from webapp.facts import COUNTIES
from webapp.pages.short_links import short_path


@pytest.mark.parametrize("county", COUNTIES)
def test_every_county_has_a_short_address_that_leads_to_its_check(client: FlaskClient, lang: str, county: str) -> None:
    response = client.get(short_path(county, lang))
    assert response.status_code == 301
    assert response.location == f"/{lang}/check?county={county}"
    assert client.get(f"/c/{county}?lang={lang}").location == response.location
    assert f'value="{county}"' in client.get(response.location).text


def test_los_angeles_and_san_diego_have_two_letters() -> None:
    assert short_path("los-angeles") == "/la"
    assert short_path("san-diego", "es") == "/sd?lang=es"
    assert short_path("kern") == "/c/kern"
    assert short_path(None) == "/"
    assert short_path(None, "es") == "/es/"


@pytest.mark.parametrize("typed", ["/LA", "/La", "/la/", "/c/Los-Angeles", "/C/LOS-ANGELES", "/c/los%20angeles"])
def test_it_may_be_typed_as_it_was_heard(client: FlaskClient, typed: str) -> None:
    assert client.get(f"{typed}?lang=es").location == "/es/check?county=los-angeles"


def test_without_a_language_the_browser_decides_and_no_shared_cache_keeps_it(client: FlaskClient) -> None:
    for accepted, lang in (("es-MX,es;q=0.9,en;q=0.5", "es"), ("en-US", "en"), ("xx", "en"), ("", "en")):
        for query in ("", "?lang=", "?lang=tlh"):
            response = client.get(f"/la{query}", headers={"Accept-Language": accepted})
            assert response.location == f"/{lang}/check?county=los-angeles"
            assert "Accept-Language" in response.headers["Vary"]
            assert response.cache_control.private
            assert response.cache_control.max_age == 300


def test_with_a_language_everybody_gets_the_same_for_a_day_at_most(client: FlaskClient) -> None:
    response = client.get("/c/kern?lang=es", headers={"Accept-Language": "en"})
    assert response.location == "/es/check?county=kern"
    assert "Accept-Language" not in response.headers.get("Vary", "")
    assert response.cache_control.public
    assert response.cache_control.max_age == 86400


def test_nothing_else_of_the_query_is_carried_along(client: FlaskClient) -> None:
    asked = "/c/kern?lang=es&county=alpine&1.section=11358&next=https://elsewhere.example"
    assert client.get(asked).location == "/es/check?county=kern"


@pytest.mark.parametrize("address", ["/c/narnia", "/c/", "/c", "/c/unknown", "/c/kern/x", "/sf", "/lA", "/c/%0d%0aX"])
def test_what_is_no_short_address_is_a_proper_page(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "We do not have that page" in response.text


def test_the_log_shows_the_path_only(server: Server) -> None:
    before = len(server.log)
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=20)
    connection.request("GET", "/c/kern?lang=es&note=private-word", headers={"Referer": "http://a.example/flyer"})
    response = connection.getresponse()
    response.read()
    assert response.status == 301
    assert response.getheader("Set-Cookie") is None
    written = server.written_since(before)
    assert " GET /c/kern 301 " in written
    for word in ("lang=", "private-word", "a.example"):
        assert word not in written
