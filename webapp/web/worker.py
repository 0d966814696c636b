"""The gunicorn worker: thousands of slow phones may wait beside the request that is being answered.

gevent gives each connection a greenlet of its own, which costs little while it waits. What gunicorn leaves open is for
how long somebody may take, how much may be sent, who is next, and what happens when every place is taken: all of it is
said here.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from functools import partial
from socket import MSG_PEEK, SHUT_WR
from typing import Any

import gevent
from gevent import Greenlet
from gevent.select import select
from gevent.server import StreamServer
from gevent.socket import socket as Socket
from gunicorn.http.errors import LimitRequestHeaders, ParseException
from gunicorn.util import close_graceful
from gunicorn.workers.ggevent import GeventWorker

from webapp.web.refusals import Discreet

SECONDS_TO_ASK = 20
"""How long a connection may wait, or trickle, until the head of a request is there."""
SECONDS_TO_ANSWER = 60
"""From there until its body has come and the answer is taken: a bad phone sends a kilobyte in a few seconds."""
SECONDS_TO_LET_GO = 1
"""A worker that stops gives requests on their way this long before it takes no more and closes idle connections."""
SECONDS_FOR_THE_QUEUE = 5
"""And this long, at most, those who had come before but were not let in yet."""

LET_IN_AT_ONCE = 8
"""Of those at the door. One at a time, a crowd waits long; all of them, and the other workers have none."""
LONGEST_HEAD = 64 * 1024
"""A browser's has one or two kilobytes, and a few more with the cookies of other sites of the same city."""
MOST_TO_DISCARD = 16 * 1024 * 1024
"""How much of a body that nobody wanted is read, so that the sender hears the answer."""
PIECE = 64 * 1024


class GaveUp(BaseException):
    """The connection is closed without a word: it took too long, or its place was needed.

    Not an Exception: no handler in the site takes it for a failure of ours and tries to answer.
    """


class Phase(Enum):
    """Where a connection is."""

    ASKING = auto()
    ANSWERING = auto()
    DISCARDING = auto()


class Connection(Socket):  # type: ignore[misc]
    """A client's socket that takes turns with the others, and knows how much of the next request has come."""

    __slots__ = ("asked", "phase")

    def __init__(self, accepted: Socket) -> None:
        super().__init__(accepted.family, accepted.type, accepted.proto, fileno=accepted.detach())
        self.expect_request()

    def expect_request(self) -> None:
        """From here on the head of a request comes, or nothing."""
        self.phase = Phase.ASKING
        self.asked = 0

    def recv(self, *args: Any) -> bytes:
        """Read what has come. Raises LimitRequestHeaders where the head of a request does not end."""
        gevent.sleep(0)  # gevent reads without a pause as long as there is something: a fast sender would be alone here
        data: bytes = super().recv(*args)
        if self.phase is Phase.ASKING:
            self.asked += len(data)
            if self.asked > LONGEST_HEAD:
                raise LimitRequestHeaders("the head is too long")
        return data

    @property
    def idle(self) -> bool:
        """Is nobody waiting for an answer here?"""
        if self.phase is not Phase.ASKING:
            return self.phase is Phase.DISCARDING
        try:
            return not self.asked and not self._sock.recv(1, MSG_PEEK)
        except OSError:  # nothing has come
            return True


class PatientWorker(Discreet, GeventWorker):  # type: ignore[misc]
    """Waits for slow clients without letting them keep anybody out.

    Where all places are taken, the connection that has gone the longest without an answer makes room. An honest
    request comes in one piece and is answered in milliseconds, so it is never that one.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.here: dict[Greenlet, Connection] = {}
        """The connections, the one answered longest ago first."""

    def init_process(self) -> None:
        """Start, and until then let SIGTERM end this process: the handler that it has from its parent drops it."""
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        super().init_process()

    def run(self) -> None:
        """Serve until told to stop; then answer who has come, and end when nobody waits for an answer any more."""
        servers = [StreamServer(each, partial(self.handle, each)) for each in self.sockets]
        for server in servers:
            server.max_accept = LET_IN_AT_ONCE
            server.start()
        while self.alive:
            self.notify()
            gevent.sleep(1)

        told = time.monotonic()
        while time.monotonic() < told + SECONDS_TO_LET_GO or (
            time.monotonic() < told + SECONDS_FOR_THE_QUEUE and select(self.sockets, [], [], 0)[0]
        ):
            gevent.sleep(0.1)
        for server in servers:
            server.close()
        gevent.sleep(0)  # who was let in last takes a place
        while self.here and time.monotonic() < told + self.cfg.graceful_timeout:
            self.notify()
            self.let_idle_go()
            gevent.sleep(0.1)

    def handle(self, listener: Any, client: Any, addr: Any) -> None:
        """Serve one connection until it ends."""
        me = gevent.getcurrent()
        if len(self.here) >= self.worker_connections:
            self.let_go(next(iter(self.here)))
        self.here[me] = connection = Connection(client)
        try:
            super().handle(listener, connection, addr)
        except GaveUp:  # while it was being closed already
            pass
        except Exception:  # else gevent would write it down, with the address of the client
            self.log.exception("A connection failed")
        finally:
            self.here.pop(me, None)

    @contextmanager
    def timeout_ctx(self) -> Iterator[None]:
        """The time until the head of the next request is there. After it the connection closes."""
        with gevent.Timeout(SECONDS_TO_ASK, False):
            yield

    def handle_request(self, listener_name: Any, req: Any, sock: Connection, addr: Any) -> None:
        """Answer one request, as long as its body comes in time. Raises StopIteration where the connection ends."""
        sock.phase = Phase.ANSWERING
        ends = False
        with gevent.Timeout(SECONDS_TO_ANSWER, GaveUp):
            try:
                super().handle_request(listener_name, req, sock, addr)
            except StopIteration:
                ends = True
            sock.phase = Phase.DISCARDING
            if ends:
                with suppress(OSError):
                    sock.shutdown(SHUT_WR)  # who waits for the end of the answer has it now
            if not discard_the_rest(req.body) or ends:
                raise StopIteration
        sock.expect_request()
        me = gevent.getcurrent()
        self.here.pop(me, None)
        self.here[me] = sock
        gevent.sleep(0)  # requests that were sent all at once take turns with those of others

    def handle_error(self, req: Any, client: Any, addr: Any, error: BaseException) -> None:
        """Answer what cannot be read. Nothing is said to a connection that was given up."""
        if isinstance(error, GaveUp):
            return
        super().handle_error(req, client, addr, error)
        client.phase = Phase.DISCARDING
        close_graceful(client)

    def let_idle_go(self) -> None:
        """Close the connections where nobody waits for an answer."""
        for greenlet in [greenlet for greenlet, connection in self.here.items() if connection.idle]:
            self.let_go(greenlet)

    def let_go(self, greenlet: Greenlet) -> None:
        """Close a connection without a word."""
        self.here.pop(greenlet, None)
        greenlet.kill(GaveUp, block=False)


def discard_the_rest(body: Any) -> bool:
    """Read what the site left of a body. False where that cannot be done: the next request cannot be found then."""
    left = MOST_TO_DISCARD
    try:
        while left > 0 and (piece := body.read(PIECE)):
            left -= len(piece)
    except ParseException:  # the answer was given: there is nothing to say about it any more
        return False
    return left > 0
