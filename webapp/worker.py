"""The gunicorn worker: thousands of slow phones may wait beside the request that is being answered.

gevent gives each connection a greenlet of its own, which costs little while it waits. What gunicorn leaves open is for
how long somebody may take, and what happens when every place is taken: both are said here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import gevent
from gevent import Greenlet
from gunicorn.workers.ggevent import GeventWorker

from webapp.refusals import Discreet

SECONDS_TO_ASK = 20
"""How long a connection may wait, or trickle, until the head of a request is there."""
SECONDS_TO_ANSWER = 60
"""From there until its body has come and the answer is taken: a bad phone sends a kilobyte in a few seconds."""
SECONDS_TO_LET_GO = 1
"""A worker that stops gives requests on their way this long before it closes the idle connections."""


class GaveUp(BaseException):
    """The connection is closed without a word: it took too long, or its place was needed.

    Not an Exception: no handler in the site takes it for a failure of ours and tries to answer.
    """


class PatientWorker(Discreet, GeventWorker):  # type: ignore[misc]
    """Waits for slow clients without letting them keep anybody out.

    Where all places are taken, the connection that has gone the longest without an answer makes room. An honest
    request comes in one piece and is answered in milliseconds, so it is never that one.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = self.worker_connections
        self.worker_connections += 1  # the pool never fills, so that whoever comes is let in
        self.waiting: dict[Greenlet, bool] = {}
        """The connections, the one answered longest ago first. True: between requests."""

    def handle(self, listener: Any, client: Any, addr: Any) -> None:
        """Serve one connection until it ends."""
        me = gevent.getcurrent()
        if len(self.waiting) >= self.places:
            self.let_go(next(iter(self.waiting)))
        self.waiting[me] = True
        try:
            super().handle(listener, client, addr)
        finally:
            self.waiting.pop(me, None)

    @contextmanager
    def timeout_ctx(self) -> Iterator[None]:
        """The time until the head of the next request is there. After it the connection closes."""
        me = gevent.getcurrent()
        self.waiting[me] = True
        with gevent.Timeout(SECONDS_TO_ASK if self.alive else SECONDS_TO_LET_GO, False):
            yield
        self.waiting[me] = False

    def handle_request(self, listener_name: Any, req: Any, sock: Any, addr: Any) -> None:
        """Answer one request, as long as its body comes in time."""
        with gevent.Timeout(SECONDS_TO_ANSWER, GaveUp):
            super().handle_request(listener_name, req, sock, addr)
        me = gevent.getcurrent()
        self.waiting[me] = self.waiting.pop(me, False)

    def handle_error(self, req: Any, client: Any, addr: Any, error: BaseException) -> None:
        """Nothing is said to a connection that was given up."""
        if not isinstance(error, GaveUp):
            super().handle_error(req, client, addr, error)

    def handle_exit(self, sig: Any, frame: Any) -> None:
        """On SIGTERM: idle connections do not keep the worker; requests on their way are answered."""
        super().handle_exit(sig, frame)
        gevent.spawn_later(SECONDS_TO_LET_GO, self.let_idle_go)

    def let_idle_go(self) -> None:
        """Close the connections that wait for a request."""
        for connection in [each for each, idle in self.waiting.items() if idle]:
            self.let_go(connection)

    def let_go(self, connection: Greenlet) -> None:
        """Close a connection without a word."""
        self.waiting.pop(connection, None)
        connection.kill(GaveUp, block=False)
