"""A worker's memory does not grow with what is asked: nothing that somebody makes up is kept for good."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import PATIENCE, Server
from tests.support.hostile import hostile_post
from tests.support.load import exchange, memory, running, workers

MOST_GROWTH = 4_000_000
"""Bytes. Where every request left a few hundred bytes behind, twenty thousand would be more."""


def made_up() -> Iterator[tuple[str, str, bytes | None, dict[str, str]]]:
    """Requests of which no two are alike: paths, hosts, queries, days, languages, codes, answers."""
    number = 0
    while number := number + 1:
        host = {"Host": f"h{number}.example"}
        day = f"{1000 + number // 300}-{1 + number % 12:02}-{1 + number % 25:02}"
        yield "GET", f"/es/nowhere-{number}", None, host
        yield "GET", f"/es/help/alpine?county=c{number}&partner=p{number}", None, {}
        yield "GET", f"/en/flyer/qr.svg?county=kern&size={number}", None, host
        yield "GET", "/", None, {**host, "Accept-Language": f"x{number},es-{number};q=0.{number}"}
        yield "GET", f"/en/rules/todays-law?as_of={day}", None, {"Accept-Encoding": "gzip"}
        yield "GET", f"/oembed?url=http://h{number}.example/es/check%3Fn={number}", None, host
        post = hostile_post(number)
        yield "POST", post.path, post.body, {"Content-Type": post.headers["Content-Type"]}


def ask(server: Server, requests: Iterator[tuple[str, str, bytes | None, dict[str, str]]]) -> None:
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=PATIENCE)
    for method, path, body, headers in requests:
        status, _ = exchange(connection, method, path, body, headers)
        assert status < 500
    connection.close()


def growth(server: Server, first: int, then: int) -> int:
    """The bytes that a worker grows by in so many requests, after the first ones have filled what has a limit."""
    (worker,) = workers(server)
    requests = made_up()
    ask(server, islice(requests, first))
    before = memory(worker)
    ask(server, islice(requests, then))
    assert workers(server) == [worker]
    return memory(worker) - before


def test_three_thousand_requests_leave_nothing_behind(tmp_path: Path) -> None:
    with running(tmp_path, WEB_CONCURRENCY="1", API_PER_SECOND="0") as server:
        assert growth(server, first=2_000, then=3_000) < MOST_GROWTH


@pytest.mark.bench
def test_twenty_thousand_requests_leave_nothing_behind(tmp_path: Path) -> None:
    with running(tmp_path, WEB_CONCURRENCY="1", API_PER_SECOND="0") as server:
        grown = growth(server, first=5_000, then=20_000)
    print(f"\n{grown / 1e6:8.1f} MB more memory after 20,000 requests of which no two were alike")
    assert grown < MOST_GROWTH
