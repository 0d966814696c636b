"""What the site sees of a request: the few parts named here. The rest never gets past this door.

No cookie, no agent, no referrer and no address of a person reaches the program, so nothing in it can depend on them,
keep them or write them down. Of a query, only the parameters that some page reads are left.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode

PARTS = (
    "REQUEST_METHOD",
    "SCRIPT_NAME",
    "PATH_INFO",
    "QUERY_STRING",
    "SERVER_NAME",
    "SERVER_PORT",
    "SERVER_PROTOCOL",
    "CONTENT_TYPE",
    "CONTENT_LENGTH",
    "HTTP_HOST",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_RANGE",
    "HTTP_TRANSFER_ENCODING",
    "wsgi.version",
    "wsgi.url_scheme",
    "wsgi.input",
    "wsgi.errors",
    "wsgi.file_wrapper",
    "wsgi.multithread",
    "wsgi.multiprocess",
    "wsgi.run_once",
)
"""Not wsgi.input_terminated: without it a body that ends before its length is refused, with it half a form is read."""

PARAMETERS = frozenset(
    {
        "as_of",
        "blank",
        "county",
        "format",
        "height",
        "lang",
        "language",
        "line",
        "look",
        "maxheight",
        "maxwidth",
        "partner",
        "size",
        "url",
    }
)
"""Every parameter of an address that a page reads. None of them is an answer but the county, which is harmless."""

Environ = dict[str, Any]


def seen(environ: Environ) -> Environ:
    """The parts of a WSGI request that the site may look at."""
    parts = {name: environ[name] for name in PARTS if name in environ}
    if parts.get("QUERY_STRING"):
        parts["QUERY_STRING"] = _known(parts["QUERY_STRING"])
    return parts


def _known(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, encoding="latin-1")
    return urlencode([(name, value) for name, value in pairs if name in PARAMETERS], encoding="latin-1")
