"""What everybody gets may be kept and is sent again only when it changed; what answers a person never is.

A cache in front of the site goes by the address, so nothing that may be kept depends on anything else.
"""

from __future__ import annotations

import re
import time
from datetime import date
from itertools import count
from typing import Any

import pytest
from flask import request
from flask.testing import FlaskClient

from tests.support.addresses import AROUND
from tests.support.journeys import LOS_ANGELES_PLANTS, form, one_of_each_kind
from tests.support.speed import within
from webapp import create_app
from webapp.config import Settings
from webapp.web import clock
from webapp.web.request_filter import PARAMETERS, PARTS, seen

FILES = (
    "/robots.txt",
    "/sitemap.xml",
    "/rules.json",
    "/rules.csv",
    "/embed.js",
    "/oembed?url=http://localhost/es/check",
    "/es/flyer/qr.svg?county=kern",
    "/es/rules/11358.svg",
    "/api/v1/openapi.json",
    "/api/v1/questions?language=es",
    "/api/v1/help/kern",
    "/api/v1/states/il",
    "/la?lang=es",
)
PUBLIC = (*(each.format("es") for each in AROUND), "/es/check", "/es/check?county=kern", "/en/embed/check", *FILES)
BY_LANGUAGE = ("/", "/la", "/c/kern")
"""The addresses without a language in them: they go by what the browser prefers, and say so."""

MOST_MILLISECONDS = 30
"""Of the processor's time on the usual machine; sixty for each request were what it took to keep everybody else out."""

SOMEBODY = {
    "Cookie": "session=11358; lang=en",
    "User-Agent": "Somebody/1.0",
    "Referer": "https://a.example/es/check?1.section=11358",
    "Accept": "application/json",
    "Accept-Language": "en-US,en;q=0.9",
    "Authorization": "Basic c29tZTpib2R5",
    "Origin": "https://a.example",
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
    "X-Original-URL": "/en/",
    "X-HTTP-Method-Override": "POST",
    "Forwarded": "host=evil.example",
    "Sec-CH-UA-Mobile": "?1",
    "Save-Data": "on",
    "Range": "bytes=0-9",
}
SOMEBODY_ELSE = {"Accept-Language": "es-MX,es", "Accept": "text/html", "DNT": "1"}


@pytest.mark.parametrize("address", PUBLIC)
def test_what_may_be_kept_depends_on_nothing_but_its_address(client: FlaskClient, address: str) -> None:
    one, other = client.get(address, headers=SOMEBODY), client.get(address, headers=SOMEBODY_ELSE)
    assert "public" in one.headers["Cache-Control"]
    assert (one.status, one.data, sorted(one.headers)) == (other.status, other.data, sorted(other.headers))


@pytest.mark.parametrize("address", BY_LANGUAGE)
def test_addresses_without_a_language_go_by_the_preferred_one_and_say_so(client: FlaskClient, address: str) -> None:
    english, spanish = (client.get(address, headers={"Accept-Language": tag}) for tag in ("en-US", "es"))
    assert (english.data, english.headers.get("Location")) != (spanish.data, spanish.headers.get("Location"))
    assert "Accept-Language" in english.headers["Vary"]
    assert "Accept-Language" in spanish.headers["Vary"]
    same = client.get(address, headers={**SOMEBODY, "Accept-Language": "en-GB, fr;q=0.2"})
    assert (same.data, same.headers.get("Location")) == (english.data, english.headers.get("Location"))


@pytest.mark.parametrize("address", [each.format("es") for each in AROUND])
def test_a_page_with_a_language_in_its_address_does_not_vary_by_language(client: FlaskClient, address: str) -> None:
    assert client.get(address).headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("address", [*PUBLIC[:-1], "/"])
def test_a_page_is_sent_again_only_when_it_changed(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": f'"other", {first.headers["ETag"]}'})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    assert "Content-Type" not in again.headers
    assert client.get(address, headers={"If-None-Match": '"other"'}).data == first.data


def test_each_compression_has_a_tag_of_its_own(client: FlaskClient) -> None:
    tags = {client.get("/es/", headers={"Accept-Encoding": kind}).headers["ETag"] for kind in ("", "gzip", "br")}
    assert len(tags) == 3
    assert all(re.fullmatch(r'"[0-9a-f]{40}(:br|:gzip)?"', tag) for tag in tags)


@pytest.mark.parametrize("address", ["/es/", "/es/rules", "/api/v1/questions", "/leave", "/es/nowhere"])
def test_head_is_get_without_the_body(client: FlaskClient, address: str) -> None:
    get, head = client.get(address), client.head(address)
    assert head.data == b""
    assert (head.status, sorted(head.headers)) == (get.status, sorted(get.headers))


def test_an_answer_to_a_person_is_never_kept(client: FlaskClient) -> None:
    sent: list[dict[str, Any]] = [form(answers) for answers in one_of_each_kind().values()]
    sent += [form(LOS_ANGELES_PLANTS) | {"show": show} for show in ("plan", "sheet", "clerk", "explained", "1.plants")]
    for fields in [*sent, {}, {"asked": "1.court"}]:
        answer = client.post("/es/check", data=fields, headers={"If-None-Match": "*"})
        assert answer.status_code in (200, 422)
        assert answer.headers["Cache-Control"] == "no-store"
        assert "ETag" not in answer.headers
    answer = client.post("/api/v1/check", json={"convictions": [LOS_ANGELES_PLANTS]})
    assert (answer.headers["Cache-Control"], answer.headers.get("ETag")) == ("no-store", None)


@pytest.mark.parametrize("address", ["/es/nowhere", "/es/help/narnia", "/leave", "/clear.css", "/healthz", "/readyz"])
def test_errors_and_what_is_for_now_are_not_kept(client: FlaskClient, address: str) -> None:
    assert client.get(address).headers["Cache-Control"] == "no-store"
    assert client.get(address).headers.get("ETag") is None


def test_only_the_named_parts_of_a_request_get_through() -> None:
    app, arrived = create_app(Settings()), []

    @app.before_request
    def look() -> None:
        arrived.append(dict(request.environ))

    app.test_client().post("/es/check", data=form(LOS_ANGELES_PLANTS), headers=SOMEBODY)
    app.test_client().get("/es/check?county=kern&1.section=11358&fbclid=someone", headers=SOMEBODY)
    for environ in arrived:
        assert {name for name in environ if not name.startswith(("wsgi.", "werkzeug."))} <= PARTS
        assert "wsgi.input_terminated" not in environ
        words = " ".join(str(value) for value in environ.values())
        for word in ("Somebody", "203.0.113.9", "127.0.0.1", "evil.example", "session=", "11358;", "someone"):
            assert word not in words
    assert arrived[1]["QUERY_STRING"] == "county=kern"


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("", ""),
        ("county=kern", "county=kern"),
        ("fbclid=a&county=kern&utm_source=b", "county=kern"),
        ("1.section=11358&fifty_2020=yes", ""),
        ("county=a&county=b", "county=a&county=b"),
        ("county=%C3%B1&look=%FF", "county=%C3%B1&look=%FF"),
        ("county", "county="),
        ("&&&=&==;%", ""),
    ],
)
def test_of_a_query_only_what_a_page_reads_is_left(query: str, left: str) -> None:
    assert seen({"QUERY_STRING": query})["QUERY_STRING"] == left


def test_headers_longer_than_any_browser_sends_are_dropped() -> None:
    long = {"HTTP_IF_NONE_MATCH": '"' * 501, "HTTP_ACCEPT_ENCODING": "x" * 201}
    assert seen(long | {"HTTP_HOST": "localhost"}) == {"HTTP_HOST": "localhost"}


def test_no_parameter_of_an_address_is_an_answer_but_the_county() -> None:
    from webapp.rules.questions import QUESTIONS

    assert set(QUESTIONS) & PARAMETERS == {"county"}


@pytest.mark.parametrize("address", [*PUBLIC, "/es/rules/11360?as_of=2020-01-01"])
def test_a_page_that_nobody_kept_costs_little_whatever_somebody_makes_up_to_have_it_made(
    client: FlaskClient, address: str
) -> None:
    """Another host, another query: the page is drawn and compressed anew, so that must be cheap."""

    hosts = count()

    def milliseconds(encoding: str) -> float:
        headers = {"Host": f"h{next(hosts)}.example", "Accept-Encoding": encoding}
        began = time.thread_time()
        assert client.get(address, headers=headers).status_code < 500
        return 1000 * (time.thread_time() - began)

    client.get(address)
    for encoding in ("br", "gzip"):
        assert within(MOST_MILLISECONDS, lambda encoding=encoding: milliseconds(encoding)), encoding


def test_a_page_is_made_anew_on_the_next_day(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    today = client.get("/en/rules/paper").data
    monkeypatch.setattr(clock, "today", lambda: date(2031, 1, 1))
    assert client.get("/en/rules/paper").data != today


def test_the_host_is_part_of_the_address(client: FlaskClient) -> None:
    one, other = (client.get("/es/", headers={"Host": host}).text for host in ("one.example", "two.example"))
    assert 'href="http://one.example/es/"' in one
    assert 'href="http://two.example/es/"' in other


def test_with_the_address_of_the_site_set_no_page_names_another_host() -> None:
    client = create_app(Settings(site_url="https://check.example", hosts=frozenset({"two.example"}))).test_client()
    one, other = (client.get("/es/", headers={"Host": host}).data for host in ("check.example", "two.example"))
    assert one == other
    assert b"two.example" not in other
