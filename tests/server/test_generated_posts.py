"""Whatever is posted, or asked of a page: never a failure of ours, and never more than a quarter of a second of work."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Iterable
from functools import partial
from urllib.parse import quote, urlencode, urlsplit

import pytest
from flask import Flask

from tests.conftest import PATIENCE, Server
from tests.support.hostile import FORM, Hostile, answer, hostile_post, hostile_visit
from tests.support.journeys import AFTER_THE_RESULT, LOS_ANGELES_PLANTS, form
from tests.support.load import exchange
from tests.support.speed import slowness, within
from webapp import create_app, warm
from webapp.config import Settings

MOST_MILLISECONDS = 250
"""Of the processor's time on the usual machine, not of the clock's: how busy the machine is does not matter."""
LARGEST_PAGES = (
    *("/rules.json", "/rules.csv", "/sitemap.xml", "/es/rules", "/es/rules/11358", "/es/rules/paper", "/es/record"),
    *("/es/help", "/es/questions", "/es/flyer", "/en/flyer/qr.png", "/en/rules/tree.svg", "/api/v1/openapi.json"),
)
HOP = {"Host", "Cookie"}
"""Headers that the real server reads itself; the tests of hostile requests send them."""


@pytest.fixture(scope="module")
def ready() -> Flask:
    """The site as the server has it when the first request comes."""
    app = create_app(Settings(api_per_second=0))
    warm(app)
    return app


def work(app: Flask, request: Hostile) -> float:
    """The milliseconds that an answer takes."""
    return answer(app, request)[1]


def broken(app: Flask, requests: Iterable[Hostile]) -> list[str]:
    """The requests that were a failure of ours, or too slow. A slow one is tried again: the first may have to prepare."""
    found = []
    for request in requests:
        status, milliseconds = answer(app, request)
        slow = milliseconds > MOST_MILLISECONDS and not within(MOST_MILLISECONDS, partial(work, app, request))
        if slow or not 200 <= status < 500:
            found.append(f"{request.method} {request.path} number {request.number}: {status}, {milliseconds:.0f} ms")
    return found


def test_two_thousand_generated_posts_break_nothing(ready: Flask) -> None:
    assert broken(ready, map(hostile_post, range(2_000))) == []


def test_a_thousand_generated_visits_break_nothing(ready: Flask) -> None:
    assert broken(ready, map(hostile_visit, range(1_000))) == []


def test_letters_that_are_slow_to_compare_are_not_compared(ready: Flask) -> None:
    """Accents in the wrong order take the square of their number to sort."""
    for accents in ("\u0301\u0323" * 16_000, "\u0301" * 16_000 + "\u0323" * 16_000, "\ufdfa" * 20_000):
        parts = {"1.court": "california", "asked": "1.county", "typed": accents}
        body = "".join(
            f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in parts.items()
        )
        sent = f"{body}--x--\r\n".encode()[: 64 * 1024]
        kind = {"Content-Type": "multipart/form-data; boundary=x"}
        assert broken(ready, [Hostile("POST", "/es/check", "", sent, kind)]) == []


def test_the_first_look_at_a_page_is_not_slow_either() -> None:
    """Drawn and compressed as hard as it ever is."""
    app = create_app(Settings(api_per_second=0))
    warm(app)
    answer(app, Hostile("GET", "/es/"))
    for path in LARGEST_PAGES:
        status, milliseconds = answer(app, Hostile("GET", path, headers={"Accept-Encoding": "br"}))
        assert status == 200
        assert milliseconds < MOST_MILLISECONDS * slowness(), path


def test_ten_convictions_are_not_slow(ready: Flask) -> None:
    ten = {name: value for number in range(1, 11) for name, value in form(LOS_ANGELES_PLANTS, number).items()}
    for shown in ("result", *AFTER_THE_RESULT):
        body = urlencode({**ten, "show": shown}).encode()
        sent = Hostile("POST", "/es/check", "", body, {"Content-Type": FORM, "Accept-Encoding": "gzip"})
        assert broken(ready, [sent]) == []


@pytest.mark.parametrize("make", [hostile_post, hostile_visit])
def test_five_hundred_of_them_over_the_wire_break_nothing(server: Server, make: Callable[[int], Hostile]) -> None:
    before = len(server.log)
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=PATIENCE)
    for number in range(500):
        request = make(number)
        address = quote(request.path.encode("utf-8", "surrogatepass")) + "?" + quote(request.query, safe="&=")
        headers = {name: value for name, value in request.headers.items() if name not in HOP and value.isprintable()}
        status, _ = exchange(connection, request.method, address[:2000], request.body, headers)
        assert status < 500, f"{request.path} number {number}"
    connection.close()
    assert "Error" not in server.written_since(before)


@pytest.mark.bench
def test_a_hundred_thousand_generated_posts_break_nothing(ready: Flask) -> None:
    most = 0.0
    for number in range(100_000):
        request = hostile_post(number)
        status, milliseconds = answer(ready, request)
        assert 200 <= status < 500, f"number {number}"
        assert milliseconds < MOST_MILLISECONDS or not broken(ready, [request]), f"number {number}"
        most = max(most, milliseconds)
    print(f"\n{most:8.0f} ms of work for the slowest of 100,000 generated posts")
