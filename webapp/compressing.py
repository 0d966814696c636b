"""Compression of what is sent: which kind a browser takes, and how hard to try."""

from __future__ import annotations

import gzip

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
COMMON = {"gzip, deflate, br, zstd": "br", "gzip, deflate, br": "br", "gzip, deflate": "gzip", "": ""}
"""What nearly every browser says, so that it need not be taken apart each time."""


def kind_for(accepted: str) -> str:
    """The compression to use for an Accept-Encoding header: "br", "gzip", or "" for none."""
    if accepted in COMMON:
        return COMMON[accepted]
    return parse_accept_header(accepted[:200]).best_match(KINDS) or ""


def compress(body: bytes, kind: str, once: bool) -> bytes:
    """The body in that compression. ``once``: it is kept and sent many times, so take the time to make it small."""
    if kind == "gzip":
        return gzip.compress(body, 9 if once else 6, mtime=0)
    quality = 4 if not once else 11 if len(body) < BEST_BELOW else 9
    return bytes(brotli.compress(body, quality=quality))
