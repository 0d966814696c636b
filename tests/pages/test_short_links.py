"""A short address that was read over the phone opens the check of its county, and carries nothing else along."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import PATIENCE, Server
from webapp.facts import COUNTIES
from webapp.pages.short_links import BY_NAME, NICKNAMES, short_path


@pytest.mark.parametrize("county", COUNTIES)
def test_every_county_has_a_short_address_that_leads_to_its_check(client: FlaskClient, lang: str, county: str) -> None:
    response = client.get(short_path(county, lang))
    assert response.status_code == 301
    assert response.location == f"/{lang}/check?county={county}"
    assert client.get(f"/c/{county}?lang={lang}").location == response.location
    assert f'value="{county}"' in client.get(response.location).text


def test_los_angeles_and_san_diego_have_two_letters() -> None:
    assert short_path("los-angeles") == "/la"
    assert short_path("san-diego", "es") == "/sd/es"
    assert short_path("kern") == "/c/kern"
    assert short_path(None) == "/"
    assert short_path(None, "es") == "/es/"


AS_HEARD = {
    "los-angeles": "/LA /La /lA /la/ /L.A. /losangeles /Los%20Angeles /los-angelos /c/la /c/Los-Angeles /C/LOS-ANGELES"
    " /c/los%20angeles /c/losangeles /c/los%20%C3%A1ngeles /c/los+angeles",
    "san-luis-obispo": "/slo /SLO /c/slo /c/sanluisobispo /san_luis_obispo",
    "san-francisco": "/sf /c/sf /sanfrancisco",
    "orange": "/oc /orange /orange-county /condado%20de%20orange",
    "kern": "/kern /Kern /c/KERN /kerncounty",
}


@pytest.mark.parametrize(("county", "typed"), [(to, each) for to, many in AS_HEARD.items() for each in many.split()])
def test_it_may_be_typed_as_it_was_heard(client: FlaskClient, county: str, typed: str) -> None:
    assert client.get(f"{typed}?lang=es").location == f"/es/check?county={county}"


@pytest.mark.parametrize("typed", ["/la/es", "/LA/es/", "/c/kern/es", "/sf/es"])
def test_the_language_can_be_said_on_the_phone(client: FlaskClient, typed: str) -> None:
    response = client.get(typed, headers={"Accept-Language": "en"})
    assert response.location.startswith("/es/check?county=")
    assert response.cache_control.public


def test_a_nickname_means_one_county_and_hides_no_page(app: Flask) -> None:
    assert set(NICKNAMES.values()) <= set(COUNTIES)
    others = app.url_map.bind("localhost")
    for name in BY_NAME:
        assert others.match(f"/{name}")[1]["county"] == BY_NAME[name]
        assert name not in app.config["LANGUAGES"]
    for page in ("/robots.txt", "/healthz", "/oembed", "/leave"):
        assert "county" not in others.match(page)[1]


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


@pytest.mark.parametrize(
    "address",
    [
        *("/c/narnia", "/c/", "/c", "/c/unknown", "/c/kern/x", "/c/%0d%0aX", "/narnia", "/sb", "/la/xx", "/la/es/x"),
        *("/kern7", "/kern%21", "/c/kern%E6%9C%AC", "/la%00", "/c/" + "k" * 500, "/county", "/.", "/%CC%81"),
    ],
)
def test_what_is_no_short_address_is_a_page_that_helps(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "We do not have that page" in response.text
    assert 'href="/en/help"' in response.text


def test_the_log_shows_the_path_only(server: Server) -> None:
    before = len(server.log)
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=PATIENCE)
    connection.request("GET", "/c/kern?lang=es&note=private-word", headers={"Referer": "http://a.example/flyer"})
    response = connection.getresponse()
    response.read()
    assert response.status == 301
    assert response.getheader("Set-Cookie") is None
    written = server.written_since(before)
    assert " GET /c/kern 301 " in written
    for word in ("lang=", "private-word", "a.example"):
        assert word not in written
