"""Stopping and reloading break nobody's check: what was sent is answered, and nothing keeps the process."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.conftest import Server
from tests.support.load import JOURNEYS, connect, crowd, eventually, rest, right_pages, running, stays_open, workers

STEP = JOURNEYS[0][-1]
SOON = 15
"""Seconds; an idle server needs two or three."""


@pytest.fixture
def to_stop(tmp_path: Path) -> Server:
    with running(tmp_path, WEB_CONCURRENCY="2") as server:
        yield server  # type: ignore[misc]


def stop(server: Server) -> float:
    """Tell the server to stop. Gives the time at which it was told."""
    server.process.send_signal(signal.SIGTERM)
    return time.monotonic()


def test_a_request_just_sent_is_answered_after_the_signal(to_stop: Server) -> None:
    open_ones = [connect(to_stop) for _ in range(20)]
    for raw in open_ones:
        raw.sendall(STEP.raw)
    stop(to_stop)
    for raw in open_ones:
        assert rest(raw).endswith(right_pages()[STEP])


@pytest.mark.parametrize("cut", [9, -30], ids=["head", "body"])
def test_a_request_half_sent_is_answered_when_the_rest_comes_after_the_signal(to_stop: Server, cut: int) -> None:
    with connect(to_stop) as raw:
        raw.sendall(STEP.raw[:cut])
        time.sleep(0.5)  # until a worker has read it
        stop(to_stop)
        time.sleep(3)
        raw.sendall(STEP.raw[cut:])
        assert rest(raw).endswith(right_pages()[STEP])
    assert to_stop.process.wait(SOON) == 0


def test_connections_without_a_request_do_not_hold_the_process(to_stop: Server) -> None:
    silent = [connect(to_stop) for _ in range(50)]
    answered = [connect(to_stop) for _ in range(10)]
    for raw in answered:
        raw.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert raw.recv(1000).startswith(b"HTTP/1.1 200 ")
    unwanted = connect(to_stop)  # a body that never comes, after its answer
    unwanted.sendall(b"POST /es/privacy HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n")
    assert unwanted.recv(1000).startswith(b"HTTP/1.1 405 ")
    told = stop(to_stop)
    assert to_stop.process.wait(SOON) == 0
    assert time.monotonic() - told < SOON
    assert not any(stays_open(raw) for raw in silent)


def test_who_comes_after_the_signal_is_answered_or_refused_and_never_left_waiting(to_stop: Server) -> None:
    stop(to_stop)
    refused = 0
    while to_stop.process.poll() is None or not refused:
        try:
            with connect(to_stop) as raw:
                raw.sendall(STEP.raw)
                raw.settimeout(SOON)
                assert rest(raw).endswith(right_pages()[STEP])
        except (ConnectionRefusedError, ConnectionResetError, BrokenPipeError):
            refused += 1
        except TimeoutError:
            pytest.fail("left waiting")
        time.sleep(0.02)
    assert refused


def test_a_reload_under_load_makes_nobody_try_again(tmp_path: Path) -> None:
    with running(tmp_path, WEB_CONCURRENCY="2") as server:
        with crowd(server, people=12, seconds=3) as people:
            before = set(workers(server))
            os.kill(server.process.pid, signal.SIGHUP)
            assert eventually(lambda: len(workers(server)) == 2 and not before & set(workers(server)))
        assert [wrong for person in people for wrong in person.wrong] == []
        assert server.process.poll() is None
