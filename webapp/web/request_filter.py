"""Request filter (WSGI middleware): what the site sees of a request is a list, and nothing else gets through.

No cookie, no agent, no referrer and no address of a person reaches the program, so nothing in it can depend on them,
keep them or write them down. Of a query, only the parameters that some page reads are left.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import Flask

PARTS = frozenset(
    {
        *("REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "SERVER_NAME", "SERVER_PORT"),
        *("SERVER_PROTOCOL", "CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_HOST", "HTTP_TRANSFER_ENCODING", "HTTP_RANGE"),
        *("HTTP_ACCEPT_ENCODING", "HTTP_ACCEPT_LANGUAGE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"),
    }
)
LONGEST = {"HTTP_ACCEPT_ENCODING": 200, "HTTP_IF_NONE_MATCH": 500}
"""Letters. A browser's are shorter, and long ones take long to read."""
LEFT_OUT = "wsgi.input_terminated"
"""Without it a body that ends before its length is refused, with it half a form is read."""
PARAMETERS = frozenset(
    {
        *("as_of", "blank", "county", "format", "height", "lang", "language", "line", "look", "maxheight", "maxwidth"),
        *("partner", "size", "url"),
    }
)
"""Every parameter of an address that a page reads. None of them is an answer but the county, which is harmless."""

Environ = dict[str, Any]


def seen(environ: Environ) -> Environ:
    """The parts of a WSGI request that the site may look at."""
    parts = {name: value for name, value in environ.items() if name in PARTS or name.startswith("wsgi.")}
    parts.pop(LEFT_OUT, None)
    for name, most in LONGEST.items():
        if len(parts.get(name, "")) > most:
            del parts[name]
    if parts.get("QUERY_STRING"):
        parts["QUERY_STRING"] = _known(parts["QUERY_STRING"])
    return parts


def _known(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, encoding="latin-1")
    return urlencode([(name, value) for name, value in pairs if name in PARAMETERS], encoding="latin-1")


def register(app: Flask) -> None:
    """Put it around everything else."""
    inner = app.wsgi_app
    app.wsgi_app = lambda environ, start_response: inner(seen(environ), start_response)  # type: ignore[method-assign]
