"""What the tests of the running server share: its processes, raw connections, and people who check in a crowd."""

from __future__ import annotations

import http.client
import itertools
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.conftest import PATIENCE, TOP, Server, start_server
from tests.support.journeys import forms_of_a_visit
from tests.support.nginx import NAME, SETTINGS, Site
from webapp import create_app
from webapp.config import Settings

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Step:
    """One request of a journey."""

    path: str
    body: bytes | None = None

    @property
    def method(self) -> str:
        return "GET" if self.body is None else "POST"

    @property
    def raw(self) -> bytes:
        """The request as it goes over the wire, on a connection that ends after it."""
        body = self.body or b""
        lines = [f"{self.method} {self.path} HTTP/1.1", f"Host: {NAME}", "Connection: close"]
        lines += [f"Content-Type: {FORM['Content-Type']}", f"Content-Length: {len(body)}"] if self.body else []
        return "\r\n".join([*lines, "", ""]).encode() + body


def journey(lang: str) -> list[Step]:
    """One visit: the home page, every question, the result, the plan and the sheet."""
    posts = forms_of_a_visit()
    posts += [{**posts[-1], "show": shown} for shown in ("plan", "explained")]
    check = f"/{lang}/check"
    return [Step(f"/{lang}/"), Step(check), *(Step(check, urlencode(post).encode()) for post in posts)]


JOURNEYS = (journey("es"), journey("en"))


@cache
def right_pages() -> dict[Step, bytes]:
    """The page that the test client gets for each step."""
    client = create_app(Settings(site_url=SETTINGS["SITE_URL"], https=True)).test_client()
    pages = {}
    for step in itertools.chain(*JOURNEYS):
        response = client.open(step.path, method=step.method, data=step.body, headers={"Host": NAME, **FORM})
        assert response.status_code == 200
        pages[step] = response.data
    return pages


@contextmanager
def running(folder: Path, site: Path = TOP, before: Sequence[str] = (), **environment: str) -> Iterator[Server]:
    """A server of its own for one test, gone afterwards whatever happened. As for ``start_server``."""
    server = start_server(folder, site, before, **{**SETTINGS, **environment})
    try:
        yield server
    finally:
        server.process.terminate()
        try:
            server.process.wait(40)
        finally:
            server.process.kill()


def workers(server: Server) -> list[int]:
    """The workers of a server that are alive."""
    arbiter = server.process.pid
    alive = {int(each) for each in Path(f"/proc/{arbiter}/task/{arbiter}/children").read_text().split()}
    started = [int(each) for each in re.findall(r"Booting worker with pid: (\d+)", server.log)]
    return [each for each in started if each in alive]


def connect(server: Server | Site, receive_buffer: int = 0) -> socket.socket:
    """A raw connection. ``receive_buffer``: bytes that the system takes for us before we read."""
    address = urlsplit(server.url)
    raw = socket.socket()
    if receive_buffer:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    raw.settimeout(PATIENCE)
    raw.connect((address.hostname, address.port))
    return server.trusted.wrap_socket(raw, server_hostname=NAME) if isinstance(server, Site) else raw


def keeping_alive(server: Server | Site) -> http.client.HTTPConnection:
    """A connection for one request after the other."""
    if isinstance(server, Site):
        return server.connect()
    return http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=PATIENCE)


def rest(raw: socket.socket) -> bytes:
    """Everything that still comes, up to the end of the connection."""
    found = b""
    with suppress(ConnectionResetError, ssl.SSLError):
        while piece := raw.recv(65536):
            found += piece
    return found


def answer(server: Server | Site, sent: bytes) -> bytes:
    """What comes back for these bytes on a connection of their own, once the server ends it."""
    with connect(server) as raw:
        with suppress(OSError):  # refused before it was all there
            raw.sendall(sent)
        return rest(raw)


def status(answer: bytes) -> int:
    """The status of the first answer, 0 where there is none."""
    return int(answer[9:12]) if answer.startswith(b"HTTP/1.") else 0


def stays_open(raw: socket.socket) -> bool:
    """Has the server left this connection open? What it sent is thrown away."""
    raw.setblocking(False)
    try:
        while raw.recv(1_000_000):
            pass
        return False
    except (BlockingIOError, ssl.SSLWantReadError):
        return True
    except OSError:
        return False


def eventually(holds: Callable[[], object], seconds: float = 30) -> bool:
    """Does it become so within that time?"""
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


@dataclass
class Person:
    """Somebody who makes the same journey again and again on one connection, and compares every page.

    A connection that breaks is opened anew and the step sent again, ``retries`` times at most: as a browser does, or
    whoever taps again.
    """

    server: Server | Site
    steps: list[Step]
    pages: dict[Step, bytes]
    retries: int = 0
    seen: int = 0
    retried: int = 0
    wrong: list[str] = field(default_factory=list)

    def walk(self, over: Event) -> None:
        """Go on until it is over, then finish the journey that was begun."""
        connection = keeping_alive(self.server)
        while not self.wrong and not over.is_set():
            for step in self.steps:
                self.take(connection, step)
        connection.close()

    def take(self, connection: http.client.HTTPConnection, step: Step) -> None:
        for attempt in range(self.retries + 1):
            try:
                connection.request(step.method, step.path, step.body, {"Host": NAME, **FORM})
                response = connection.getresponse()
                page = response.read()
            except (OSError, http.client.HTTPException) as error:
                connection.close()
                self.retried += 1
                if attempt == self.retries:
                    self.wrong.append(f"{step.method} {step.path}: {error!r}")
                continue
            if response.status != 200 or page != self.pages[step]:
                self.wrong.append(f"{step.method} {step.path}: {response.status}, {len(page)} bytes")
            self.seen += 1
            return


@contextmanager
def crowd(server: Server | Site, people: int, seconds: float, retries: int = 0) -> Iterator[list[Person]]:
    """So many people check at the same time, each in a thread: during the block, and so many seconds at least."""
    pages = right_pages()
    began, over = time.monotonic(), Event()
    found = [Person(server, JOURNEYS[number % len(JOURNEYS)], pages, retries) for number in range(people)]
    threads = [Thread(target=person.walk, args=(over,)) for person in found]
    for thread in threads:
        thread.start()
    try:
        yield found
        time.sleep(max(0, began + seconds - time.monotonic()))
    finally:
        over.set()
        for thread in threads:
            thread.join()


def memory(process: int) -> int:
    """Bytes of memory that are this process's own."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Private_"))


def exchange(connection: http.client.HTTPConnection, method: str, path: str, *sent: Any) -> tuple[int, bytes]:
    """Status and body over a connection that is kept. ``sent``: body and headers.

    gunicorn says "keep-alive" and closes after a body of exactly the most that is read. A proxy then connects anew, and
    so does this.
    """
    connection.request(method, path, *sent)
    try:
        response = connection.getresponse()
    except http.client.RemoteDisconnected:
        connection.request(method, path, *sent)
        response = connection.getresponse()
    return response.status, response.read()
