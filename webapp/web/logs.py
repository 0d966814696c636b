"""What the server writes down: time, method, path, status, duration. No address, agent, query, body or answer."""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
import warnings
from types import TracebackType
from typing import Any

from flask import Flask
from gunicorn.glogging import Logger

METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
ANSWERED = frozenset({"200", "204", "206", "301", "302", "303", "304", "422"})
"""The statuses of a page of ours. Whatever else comes may stand beside an address that somebody made up."""
PLAIN = re.compile(r"[\w/.-]+", re.ASCII)
"""The letters of every address that we write ourselves."""
ACCESS_LOG_FORMAT = "%(t)s %(m)s %(U)s %(s)s %(M)sms"


class PrivateLogger(Logger):  # type: ignore[misc]
    """gunicorn's logger, without the words it takes from a request or an exception (they can hold an answer)."""

    def atoms(self, resp: Any, req: Any, environ: Any, request_time: Any) -> dict[str, Any]:
        """The parts of a log line. A path or method that is not ours is somebody's own words: it becomes "-".

        So does every path of OPTIONS: an address with a free part answers it whatever stands there. nginx goes by the
        same rule (deploy/nginx/record-check.conf).
        """
        parts: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        if parts["s"] not in ANSWERED or parts["m"] not in METHODS - {"OPTIONS"} or not PLAIN.fullmatch(parts["U"]):
            parts["U"] = "-"
        if parts["m"] not in METHODS:
            parts["m"] = "-"
        return parts

    def warning(self, msg: str, *args: Any, **kwargs: Any) -> None:
        if "ip=" in msg or "request" in msg.lower():
            msg, args = "A malformed request was refused", ()
        super().warning(msg, *args, **kwargs)

    def exception(self, msg: str, *args: Any, **kwargs: Any) -> None:
        super().error("%s", where_it_failed())

    def debug(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Say nothing: gunicorn's debug lines name clients."""


def where_it_failed() -> str:
    """The kind of the current exception and the lines of code it passed, without its message."""
    kind, _error, trace = sys.exc_info()
    return _place_of(kind, trace)


def _place_of(kind: type[BaseException] | None, trace: TracebackType | None) -> str:
    frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    return f"{kind.__name__ if kind else 'Error'} at " + " < ".join(reversed(frames))


def keep_words_out() -> None:
    """Let Python itself write no text of a warning, or of a failure outside of a request: an answer can stand in it.

    For the whole process, so the server calls it and not the app.
    """

    def tell(failure: Any) -> None:
        print(_place_of(failure.exc_type, failure.exc_traceback), file=sys.stderr)

    threading.excepthook = tell
    sys.unraisablehook = tell
    warnings.simplefilter("ignore")


def register(app: Flask) -> None:
    """Log a failure in the site as its kind and place only."""

    app.log_exception = lambda exc_info: app.logger.error("%s", where_it_failed())  # type: ignore[method-assign]
    logging.getLogger("werkzeug").disabled = True
