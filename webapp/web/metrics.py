"""Metrics: counting without watching, off unless the operator turns it on with ``COUNT_PORT``.

Each worker counts, in its own memory, how often a kind of page, a language, a partner's link and a kind of result was
shown by it: a page that the proxy kept is not asked of it. Nothing else is counted, no time and no address, and a
number below ten is withheld. Prometheus reads it at an
address of the machine itself: http://127.0.0.1:COUNT_PORT, and the ports after it for further workers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from threading import Lock

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import CounterMetricFamily

from webapp.config import Settings

LEAST_SHOWN = 10
Labels = list[tuple[str, str]]
"""Kinds and labels, such as ``("page", "pages.home")``."""
LOOPBACK = "127.0.0.1"
MOST_WORKERS = 32
HELP = {
    "page": "Pages shown, by kind",
    "language": "Pages shown, by language",
    "partner": "Checks started from a partner's link, by the partner's code",
    "result": "Results shown, by kind of outcome",
}


class Counts:
    """The numbers of one process: how often each label of each kind was seen."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, str]] = Counter()
        self._lock = Lock()

    def add(self, labels: Labels) -> None:
        """Count one more of each."""
        with self._lock:
            self._seen.update(labels)

    def collect(self) -> Iterator[CounterMetricFamily]:
        """What Prometheus may read: everything that was seen often enough."""
        with self._lock:
            seen = dict(self._seen)
        for kind, text in HELP.items():
            family = CounterMetricFamily(f"record_check_{kind}", text, labels=[kind])
            for (counted, label), number in sorted(seen.items()):
                if counted == kind and number >= LEAST_SHOWN:
                    family.add_metric([label], number)
            yield family


def register(app: Flask, settings: Settings) -> None:
    """Count each answer, where the operator asked for it; else do nothing at all."""
    if not settings.count_port:
        return
    counts = app.extensions["counts"] = Counts()

    @app.after_request
    def count(response: Response) -> Response:
        if response.status_code == 200 and response.mimetype == "text/html" and request.endpoint:
            labels = [("page", request.endpoint), ("language", g.language.tag)]
            if request.method == "GET" and request.args.get("partner") in settings.partners:
                labels.append(("partner", request.args["partner"]))
            labels += [("result", kind) for kind in g.get("outcome_kinds", ())]
            counts.add(labels)
        return response


def serve(app: Flask) -> int:
    """Let Prometheus read the numbers of this process, on the machine itself only. The port, or 0 where it is off."""
    counts = app.extensions.get("counts")
    if counts is None:
        return 0
    registry = CollectorRegistry()
    registry.register(counts)
    first: int = app.config["SETTINGS"].count_port
    for port in range(first, first + MOST_WORKERS):
        try:
            start_http_server(port, LOOPBACK, registry)
        except OSError:  # another worker has it
            continue
        return port
    raise OSError(f"no free port from {first} on for the counters")
