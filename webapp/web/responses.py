"""How answers leave: public pages are made once and sent from memory with an ETag, and everything is compressed.

What a page may depend on is its key, and nothing else gets through to it: the address with its host; the language that
the browser prefers, where the address names none; the day. So a cache in front, which goes by the address, is safe as
well. An answer to a form is made anew each time and never kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

from cachetools import LRUCache
from flask import Flask
from werkzeug.http import parse_etags

from webapp.config import Settings
from webapp.i18n.languages import negotiate
from webapp.web.compression import LEAST, TYPES, Effort, compress, kind_for
from webapp.web.headers import for_answer
from webapp.web.metrics import COUNTED, Counts, Labels
from webapp.web.request_filter import Environ, seen

MOST_BYTES = 4_000_000
"""What one worker keeps: all pages in both languages are about half of it. Beyond, the page goes that was not asked for
the longest, so addresses that somebody makes up cost nothing."""
LONGEST_QUERY = 200
"""A longer one is made up, and would fill the memory by itself."""
LONGEST_IF_NONE_MATCH = 500
OF_THE_BODY = frozenset({"Content-Type", "Content-Length", "Content-Encoding"})
"""Headers that an answer without a body leaves out."""

Headers = list[tuple[str, str]]
StartResponse = Callable[[str, Headers], object]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it is sent. ``etag``: where it is public."""

    status: str
    headers: Headers
    body: bytes
    etag: str = ""
    labels: Labels = ()


class Delivery:
    """WSGI middleware around the whole site."""

    def __init__(self, app: Flask) -> None:
        self.site = app.wsgi_app
        self.languages = app.config["LANGUAGES"]
        self.files: frozenset[str] = app.extensions["static_files"]
        self.settings: Settings = app.config["SETTINGS"]
        self.counts: Counts | None = app.extensions.get("counts")
        self.kept: LRUCache[object, Answer] = LRUCache(MOST_BYTES, getsizeof=lambda answer: len(answer.body) + 2000)
        self.lock = Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        request = seen(environ)
        method = request["REQUEST_METHOD"]
        if request["PATH_INFO"] in self.files:  # WhiteNoise does all this itself
            return self.site(request, start_response)  # type: ignore[arg-type]
        kind = kind_for(request.pop("HTTP_ACCEPT_ENCODING", ""))
        known = request.pop("HTTP_IF_NONE_MATCH", "")
        answer = self.public(request, kind) if method in ("GET", "HEAD") else self.made(request, kind)
        if self.counts and answer.labels:
            self.counts.add(answer.labels)
        if answer.etag and known and _is_among(answer.etag, known):
            start_response("304 Not Modified", [each for each in answer.headers if each[0] not in OF_THE_BODY])
            return []
        start_response(answer.status, answer.headers)
        return [] if method == "HEAD" else [answer.body]

    def public(self, request: Environ, kind: str) -> Answer:
        """The answer to a GET: from memory, where it is one that everybody gets."""
        request["REQUEST_METHOD"] = "GET"
        first = request["PATH_INFO"].split("/", 2)[1:2]
        spoken = request.pop("HTTP_ACCEPT_LANGUAGE", "")
        language = "" if first and first[0] in self.languages else negotiate(self.languages, spoken).tag
        if language:
            request["HTTP_ACCEPT_LANGUAGE"] = language
        address = tuple(request.get(name) for name in ("wsgi.url_scheme", "HTTP_HOST", "PATH_INFO", "QUERY_STRING"))
        key = (address, kind, language, date.today())
        with self.lock:
            answer = self.kept.get(key)
        if answer is None:
            answer = self.made(request, kind)
            if answer.etag and len(answer.body) < MOST_BYTES and len(request["QUERY_STRING"]) < LONGEST_QUERY:
                with self.lock:
                    self.kept[key] = answer
        return answer

    def made(self, request: Environ, kind: str) -> Answer:
        """Let the site answer, then compress what it says."""
        status, headers, body = self._ask(request)
        fields = {name.lower(): value for name, value in headers}
        usual = for_answer(self.settings, request["REQUEST_METHOD"], request["PATH_INFO"], status)
        headers += [each for each in usual.items() if each[0].lower() not in fields]
        fields.setdefault("cache-control", usual["Cache-Control"])
        public = status.startswith("200") and "public" in fields.get("cache-control", "")
        dropped = {"content-length"}
        added: Headers = []
        if fields.get("content-type", "").partition(";")[0] in TYPES:
            dropped.add("vary")
            added.append(("Vary", ", ".join(filter(None, (fields.get("vary"), "Accept-Encoding")))))
            if kind and len(body) >= LEAST:
                effort = Effort.LITTLE if not public else Effort.SOME if request.get("QUERY_STRING") else Effort.BEST
                body = compress(body, kind, effort)
                added.append(("Content-Encoding", kind))
        etag = hashlib.sha256(body).hexdigest()[:20] if public else ""
        if etag:
            added.append(("ETag", f'"{etag}"'))
        added.append(("Content-Length", str(len(body))))
        headers = [each for each in headers if each[0].lower() not in dropped] + added
        return Answer(status, headers, body, etag, request.get(COUNTED, ()))

    def _ask(self, request: Environ) -> tuple[str, Headers, bytes]:
        told: list[Any] = []

        def start_response(status: str, headers: Headers, _error: object = None) -> None:
            told[:] = status, headers

        answer = self.site(request, start_response)  # type: ignore[arg-type]  # nothing calls write()
        try:
            return told[0], told[1], b"".join(answer)
        finally:
            if hasattr(answer, "close"):
                answer.close()


def register(app: Flask) -> None:
    """Put it around everything else."""
    app.wsgi_app = Delivery(app)  # type: ignore[method-assign]


def _is_among(etag: str, known: str) -> bool:
    return len(known) < LONGEST_IF_NONE_MATCH and parse_etags(known).contains_weak(etag)
