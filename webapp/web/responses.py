"""Response headers, caching and compression: the last thing that happens to everything the site answers.

Public pages may be kept for some minutes and carry an ETag; what they depend on is their address, so the cache of the
proxy is safe. An answer to a form is never kept. Compression is moderate for all: nothing that somebody makes up can be
compressed harder, and the proxy keeps the pages that everybody asks for.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, request
from flask_compress import Compress

from webapp.web.headers import for_answer
from webapp.web.padding import pad

COMPRESSED = (
    *("text/html", "text/plain", "text/css", "text/csv", "text/javascript", "image/svg+xml"),
    *("application/json", "application/problem+json", "application/xml", "text/xml"),
)


def register(app: Flask) -> None:
    """Call it before whatever else changes answers: Flask asks in reverse order, and this must come last."""
    app.config.update(
        COMPRESS_REGISTER=False,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_MIMETYPES=COMPRESSED,
        COMPRESS_EVALUATE_CONDITIONAL_REQUEST=False,
    )
    compress = Compress(app)
    settings = app.config["SETTINGS"]

    @app.after_request
    def finish(response: Response) -> Response:
        for name, value in for_answer(settings, request.method, request.path, response.status_code).items():
            response.headers.setdefault(name, value)
        _redirect_within_the_site(response)
        if request.method == "POST" and response.mimetype == "text/html":
            return pad(response)
        if "public" in response.headers["Cache-Control"]:
            response.add_etag()
        response = compress.after_request(response)
        response.make_conditional(request)
        response.headers.pop("Date", None)  # the server has one of its own
        return response


def _redirect_within_the_site(response: Response) -> None:
    """Name the path alone: behind a proxy, the scheme and the host that this process sees may not be the reader's."""
    if location := response.headers.get("Location"):
        parts = urlsplit(location)
        query = f"?{parts.query}" if parts.query else ""
        response.headers["Location"] = f"/{parts.path.lstrip('/')}{query}"
        response.set_data(b"")
