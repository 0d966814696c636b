"""Compression of what is sent: which kind a browser takes, and how hard to try."""

from __future__ import annotations

import gzip
from enum import IntEnum

import brotli
from werkzeug.http import parse_accept_header

KINDS = ("br", "gzip")
"""The better first."""
TYPES = frozenset(
    {"text/html", "text/plain", "text/css", "text/csv", "text/javascript", "text/xml", "image/svg+xml"}
    | {"application/json", "application/problem+json", "application/xml"}
)
LEAST = 500
"""Fewer bytes than this fit into one packet anyway."""
BEST_BELOW = 60_000
"""Brotli's best takes 30 ms for so many bytes, and two seconds for the largest file."""
LARGE_AND_KEPT = 9
"""For what is larger than that."""


class Effort(IntEnum):
    """How hard to try, as Brotli counts it."""

    LITTLE = 4
    """An answer to a person: made for each request."""
    SOME = 5
    """A page with a query: anybody can make up as many as they like."""
    BEST = 11
    """A page that is made once and sent many times."""


COMMON = {"gzip, deflate, br, zstd": "br", "gzip, deflate, br": "br", "gzip, deflate": "gzip", "": ""}
"""What nearly every browser says, so that it need not be taken apart each time."""


def kind_for(accepted: str) -> str:
    """The compression to use for an Accept-Encoding header: "br", "gzip", or "" for none."""
    if accepted in COMMON:
        return COMMON[accepted]
    return parse_accept_header(accepted[:200]).best_match(KINDS) or ""


def compress(body: bytes, kind: str, effort: Effort) -> bytes:
    """The body in that compression."""
    if kind == "gzip":
        return gzip.compress(body, 6 if effort is Effort.LITTLE else 9, mtime=0)
    quality = LARGE_AND_KEPT if effort is Effort.BEST and len(body) >= BEST_BELOW else effort
    return bytes(brotli.compress(body, quality=quality))
