"""Slow clients, and those who send without end, keep nobody else waiting at nginx; and nobody may wait for ever."""

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

from tests.support.load import JOURNEYS, answer, connect, eventually, right_pages, status, stays_open, workers
from tests.support.nginx import NAME, NO_LIMIT, Site, behind_nginx, needs_nginx
from tests.support.speed import slowness

pytestmark = needs_nginx

HEAD = f"GET /es/ HTTP/1.1\r\nHost: {NAME}\r\n".encode()
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
BODY = HEAD.replace(b"GET /es/", b"POST /es/check") + FORM + b"Content-Length: 5000\r\n\r\n"
UNWANTED = HEAD.replace(b"GET /es/", b"POST /es/privacy") + b"Content-Length: 99999999999\r\n\r\n"
LARGE = HEAD.replace(b"/es/", b"/rules.csv?as_of=1") + b"\r\n"
LARGE_ALONE = LARGE.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
TIMES = {
    "client_header_timeout 10s;": "client_header_timeout 1s;",
    "client_body_timeout 20s;": "client_body_timeout 1s;",
    "send_timeout 30s;": "send_timeout 1s;",
    "keepalive_timeout 30s;": "keepalive_timeout 1s;",
}
"""The limits as they are, so short that a test can wait for them."""

SLOW: tuple[tuple[bytes, Callable[[socket], object]], ...] = (
    (b"", lambda raw: None),
    (HEAD + b"X-Slow: ", lambda raw: raw.send(b"x")),
    (BODY, lambda raw: raw.send(b"y")),
    (LARGE, lambda raw: raw.recv(1)),
)
"""Kinds of slow clients: what each sends at first, and what it does from time to time."""

GREEDY = {
    "a body without end": UNWANTED + b"x" * 4_000_000,
    "large answers": LARGE * 400,
    "many pages at once": (HEAD + b"\r\n") * 2_000,
    "a head without end": HEAD + b"X-Y: " + b"z" * 4_000_000,
}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """nginx before one instance with one worker: no other can help. It has walked all paths, as a while after a start."""
    limits = NO_LIMIT | {"limit_conn record_check_large 4;": "limit_conn record_check_large 400;"}
    with behind_nginx(tmp_path_factory.mktemp("alone"), instances=1, limits=limits) as site:
        assert status(answer(site, LARGE_ALONE)) == 200
        yield site


def visit(server: Site) -> float:
    """Make a whole journey, each page the right one. Gives its seconds."""
    began = time.monotonic()
    for step in JOURNEYS[0]:
        assert answer(server, step.raw).endswith(right_pages()[step])
    return time.monotonic() - began


def opened(server: Site, number: int, sent: bytes = b"") -> list[socket]:
    """So many connections that have sent this and nothing more."""
    found = [connect(server, receive_buffer=1024) for _ in range(number)]
    for raw in found:
        raw.sendall(sent)
    return found


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


def test_two_hundred_slow_clients_slow_nobody_down(alone: Site) -> None:
    quiet = median(visit(alone) for _ in range(3))
    clients = [(raw, trickle) for sent, trickle in SLOW for raw in opened(alone, 50, sent)]

    def go_on(over: Event) -> None:
        while not over.wait(0.2):
            for raw, trickle in clients:
                with suppress(OSError):
                    raw.settimeout(0.01)
                    trickle(raw)

    with meanwhile(go_on):
        crowded = median(visit(alone) for _ in range(5))
    assert sum(raw.fileno() >= 0 and stays_open(raw) for raw, _ in clients) > 100, "they were not there"
    assert crowded < 3 * quiet + slowness()
    for raw, _ in clients:
        raw.close()


@pytest.mark.parametrize("sent", GREEDY.values(), ids=GREEDY)
def test_who_sends_without_a_pause_is_not_served_alone(alone: Site, sent: bytes) -> None:
    before, slow = workers(alone.instances[0]), slowness()

    def send(over: Event) -> None:
        while not over.is_set():
            with suppress(OSError), connect(alone) as raw:
                left = memoryview(sent)
                raw.setblocking(False)
                while not over.is_set():
                    readable, writable, _ = select([raw], [raw], [], 1)
                    with suppress(BlockingIOError):
                        if readable and not raw.recv(1_000_000):
                            break
                        if writable:
                            left = left[raw.send(left) :] or memoryview(sent)

    with meanwhile(send):
        time.sleep(0.5)
        assert visit(alone) < 20 * slow
    assert workers(alone.instances[0]) == before


def test_thousands_of_unfinished_requests_keep_nobody_out(alone: Site) -> None:
    """With the 768 places of Debian's own nginx.conf nearly all that came after were cut."""
    assert eventually(lambda: status(answer(alone, JOURNEYS[0][0].raw)) == 200), "still busy with the test before"
    limit, slow = 10 * slowness(), opened(alone, 1_000, HEAD + b"X-Slow: ") + opened(alone, 700, BODY + b"1.court=cal")
    assert visit(alone) < limit
    assert sum(map(stays_open, slow)) > 500, "they were not there"
    for raw in slow:
        raw.close()


def test_who_does_not_fetch_large_files_holds_only_a_few_of_them(tmp_path: Path) -> None:
    with behind_nginx(tmp_path, instances=1) as site:
        readers = opened(site, 12, LARGE)
        time.sleep(1)
        refused = answer(site, LARGE_ALONE)
        assert status(refused) == 429
        assert site.log.count(" GET - 429 ") >= len(readers) - 4
        assert status(answer(site, JOURNEYS[0][0].raw)) == 200
        for raw in readers:
            raw.close()


def test_nobody_may_wait_for_ever(tmp_path: Path) -> None:
    with behind_nginx(tmp_path, instances=1, limits=TIMES) as site:
        clients = [raw for sent, _ in SLOW[:3] for raw in opened(site, 3, sent)]

        def go_on(over: Event) -> None:
            while not over.wait(0.2):
                for raw in clients[3:6]:  # a head that goes on and on
                    with suppress(OSError):
                        raw.send(b"z")

        with meanwhile(go_on):
            assert eventually(lambda: not any(map(stays_open, clients)))
        whole = len(answer(site, LARGE_ALONE))  # first of all, so that it is there
        unread = opened(site, 1, LARGE * 40)[0]
        time.sleep(5)
        taken = 0
        with suppress(OSError):
            while piece := unread.recv(1_000_000):
                taken += len(piece)
        assert taken < 40 * whole, "all of it was kept for somebody who did not take it"
