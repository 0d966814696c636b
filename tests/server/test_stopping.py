"""Stopping and reloading an instance break nobody's check: another answers, and nothing keeps the process."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.load import JOURNEYS, answer, connect, crowd, eventually, rest, right_pages, stays_open, workers
from tests.support.nginx import NAME, NO_LIMIT, Site, behind_nginx, needs_nginx
from tests.support.speed import slowness

pytestmark = needs_nginx

STEP = JOURNEYS[0][-1]
SOON = min(15 * slowness(), 25)
"""Seconds; an idle instance on the usual machine needs two or three. gunicorn would wait 30 for a request."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with behind_nginx(tmp_path, limits=NO_LIMIT, WEB_CONCURRENCY="2") as site:
        yield site


def stop(site: Site) -> None:
    """Tell the first instance to stop; the second stays."""
    site.instances[0].process.send_signal(signal.SIGTERM)


def test_a_request_just_sent_is_answered_after_the_signal(site: Site) -> None:
    open_ones = [connect(site) for _ in range(20)]
    for raw in open_ones:
        raw.sendall(STEP.raw)
    stop(site)
    for raw in open_ones:
        assert rest(raw).endswith(right_pages()[STEP])
    assert site.instances[0].process.wait(SOON) == 0


@pytest.mark.parametrize("cut", [9, -30], ids=["head", "body"])
def test_a_request_half_sent_is_answered_when_the_rest_comes_after_the_instance_is_gone(site: Site, cut: int) -> None:
    with connect(site) as raw:
        raw.sendall(STEP.raw[:cut])
        time.sleep(0.5)  # until nginx has read it
        stop(site)
        assert site.instances[0].process.wait(SOON) == 0
        raw.sendall(STEP.raw[cut:])
        assert rest(raw).endswith(right_pages()[STEP])


def test_who_comes_while_an_instance_stops_is_answered_by_the_other(site: Site) -> None:
    stop(site)
    stopped_at = 0.0
    while not stopped_at or time.monotonic() < stopped_at + 1:
        assert answer(site, STEP.raw).endswith(right_pages()[STEP])
        if not stopped_at and site.instances[0].process.poll() is not None:
            stopped_at = time.monotonic()


def test_connections_without_a_request_do_not_hold_the_process(site: Site) -> None:
    silent = [connect(site) for _ in range(50)]
    answered = [connect(site) for _ in range(10)]
    for raw in answered:
        raw.sendall(f"GET /healthz HTTP/1.1\r\nHost: {NAME}\r\n\r\n".encode())
        assert raw.recv(1000).startswith(b"HTTP/1.1 200 ")
    for instance in site.instances:
        instance.process.send_signal(signal.SIGTERM)
    for instance in site.instances:
        assert instance.process.wait(SOON) == 0
    assert all(map(stays_open, silent)), "they are at nginx, which waits for the next instance"
    for raw in (*silent, *answered):
        raw.close()


def test_a_reload_under_load_makes_nobody_try_again(site: Site) -> None:
    (server, _other) = site.instances
    with crowd(site, people=12, seconds=3) as people:
        before = set(workers(server))
        os.kill(server.process.pid, signal.SIGHUP)
        assert eventually(lambda: len(workers(server)) == 2 and not before & set(workers(server)))
    assert [wrong for person in people for wrong in person.wrong] == []
    assert server.process.poll() is None
