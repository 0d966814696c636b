"""Slow clients, and those who send without end, keep nobody else waiting; and nobody may wait for ever."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from select import select
from socket import socket
from statistics import median
from threading import Event, Thread

import pytest

from tests.conftest import Server
from tests.support.load import JOURNEYS, answer, connect, eventually, right_pages, running, stays_open, workers

HEAD = b"GET /es/ HTTP/1.1\r\nHost: localhost\r\n"
HEALTH = HEAD.replace(b"/es/", b"/healthz") + b"\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
BODY = HEAD.replace(b"GET /es/", b"POST /es/check") + FORM + b"Content-Length: 5000\r\n\r\n"
UNWANTED = HEAD.replace(b"GET /es/", b"POST /es/privacy") + b"Content-Length: 99999999999\r\n\r\n"
LARGE = HEAD.replace(b"/es/", b"/rules.csv") + b"\r\n"

SLOW: tuple[tuple[bytes, Callable[[socket], object]], ...] = (
    (b"", lambda raw: None),
    (HEAD + b"X-Slow: ", lambda raw: raw.send(b"x")),
    (BODY, lambda raw: raw.send(b"y")),
    (LARGE * 30, lambda raw: raw.recv(1)),
)
"""Kinds of slow clients: what each sends at first, and what it does from time to time."""

GREEDY = {
    "a body without end": UNWANTED + b"x" * 4_000_000,
    "large answers": LARGE * 400,
    "many pages at once": (HEAD + b"\r\n") * 2_000,
    "a head without end": HEAD + b"X-Y: " + b"z" * 4_000_000,
}
PLACES = 40


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with one worker: no other can help."""
    with running(tmp_path_factory.mktemp("alone"), WEB_CONCURRENCY="1") as server:
        yield server


def visit(server: Server) -> float:
    """Make a whole journey, each page the right one. Gives its seconds."""
    began = time.monotonic()
    for step in JOURNEYS[0]:
        assert answer(server, step.raw).endswith(right_pages()[step])
    return time.monotonic() - began


def opened(server: Server, number: int, sent: bytes = b"") -> list[socket]:
    """So many connections that have sent this and nothing more."""
    found = [connect(server, receive_buffer=1024) for _ in range(number)]
    for raw in found:
        raw.sendall(sent)
    return found


def still_answers(raw: socket) -> bool:
    """Ask once more on a connection that stays open."""
    raw.sendall(HEALTH)
    found = b""
    while (piece := raw.recv(1000)) and not (found := found + piece).endswith(b"ok\n"):
        pass
    return found.endswith(b"ok\n")


@contextmanager
def meanwhile(act: Callable[[Event], None]) -> Iterator[None]:
    """Run ``act`` beside the block, until it is told that the block is over."""
    over = Event()
    thread = Thread(target=act, args=(over,))
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def test_two_hundred_slow_clients_slow_nobody_down(alone: Server) -> None:
    quiet = median(visit(alone) for _ in range(3))
    clients = [(raw, trickle) for sent, trickle in SLOW for raw in opened(alone, 50, sent)]

    def go_on(over: Event) -> None:
        while not over.wait(0.2):
            for raw, trickle in clients:
                with suppress(OSError):
                    trickle(raw)

    with meanwhile(go_on):
        crowded = median(visit(alone) for _ in range(5))
    assert sum(stays_open(raw) for raw, _ in clients) > 100, "they were not there"
    assert crowded < 3 * quiet + 1


@pytest.mark.parametrize("sent", GREEDY.values(), ids=GREEDY)
def test_who_sends_without_a_pause_is_not_served_alone(alone: Server, sent: bytes) -> None:
    before = workers(alone)

    def send(over: Event) -> None:
        while not over.is_set():
            with suppress(OSError), connect(alone) as raw:
                left = memoryview(sent)
                raw.setblocking(False)
                while not over.is_set():
                    readable, writable, _ = select([raw], [raw], [], 1)
                    if readable and not raw.recv(1_000_000):
                        break
                    if writable:
                        left = left[raw.send(left) :] or memoryview(sent)

    with meanwhile(send):
        time.sleep(0.5)
        assert visit(alone) < 20  # it took half a minute, and the worker was given up
    assert workers(alone) == before


def test_when_every_place_is_taken_newcomers_are_served_at_once(tmp_path: Path) -> None:
    with running(tmp_path, WEB_CONCURRENCY="1", GUNICORN_CMD_ARGS=f"--worker-connections {PLACES}") as server:
        regular = connect(server)  # asks now and then on the same connection
        for _ in range(4):
            assert still_answers(regular), "who was answered made room for somebody who was not"
            slow = [raw for sent, _ in SLOW[:3] for raw in opened(server, PLACES // 4, sent)]
            assert visit(server) < 20
        assert any(map(stays_open, slow)), "nobody waited any more"
        for raw in slow:
            raw.close()


def test_thousands_of_slow_clients_keep_nobody_out(alone: Server) -> None:
    slow = [raw for sent, _ in SLOW[:3] for raw in opened(alone, 800, sent)]
    assert visit(alone) < 30
    for raw in slow:
        raw.close()


def test_nobody_may_wait_for_ever(tmp_path: Path) -> None:
    with running(
        tmp_path, WEB_CONCURRENCY="1", GUNICORN_CMD_ARGS="--worker-class tests.support.hurried.HurriedWorker"
    ) as server:
        clients = [raw for sent, _ in SLOW[:3] for raw in opened(server, 3, sent)]

        def go_on(over: Event) -> None:
            while not over.wait(0.2):
                for raw in clients[3:]:
                    with suppress(OSError):
                        raw.send(b"z")

        with meanwhile(go_on):
            assert eventually(lambda: not any(map(stays_open, clients)))
        unread = opened(server, 1, LARGE * 400)[0]
        time.sleep(3)
        taken = 0
        with suppress(ConnectionResetError):
            while piece := unread.recv(1_000_000):
                taken += len(piece)
        whole = len(answer(server, LARGE.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")))
        assert 0 < taken < 400 * whole, "the answers were all sent to somebody who did not take them"
