"""Padding: forms and the answers to them come in few sizes, so that their sizes do not tell which answer was given.

TLS hides what is sent, not how much; without padding the sizes alone told 96 of 100 answers. A compressed answer is
filled up to one of ``SIZES`` with bytes that every browser skips. A form carries a field ``pad`` that fills it to a
whole number of ``STEP`` bytes, for its longest answer.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from urllib.parse import urlencode

import brotli
from flask import Flask, Response, g, request

FIELD = "pad"
STEP = 512
"""Of a form that is sent, in bytes."""
QUESTION = 4_096
"""What every question of one conviction fits in."""
LONG_QUESTION = SLIP = 5_376
"""What a question after many answers has, and the slips, which bring a stylesheet of their own."""
BEHIND_A_RESULT = 6_320
"""What the plan and the sheet have, which bring that stylesheet too."""
RESULT = 7_232
"""What a result has: as much as the first view of a page, 14,336 bytes, has room for."""
SIZES = (QUESTION, LONG_QUESTION, BEHIND_A_RESULT, RESULT)
"""Of an answer to a form, in bytes over the wire."""
BEYOND = 64
"""Where an answer is larger, a whole number of this: there is no room for more."""


def at_least(size: int) -> None:
    """Let the answer to this request be no smaller, so that a short result looks like a long one."""
    g.least_size = size


def size_for(length: int) -> int:
    """The size to fill up to."""
    wanted = max(length, g.get("least_size", 0))
    return next((size for size in SIZES if size >= wanted), -(-wanted // BEYOND) * BEYOND)


def pad(response: Response) -> Response:
    """Compress an answer to a form and fill it up. Who takes no compression is no browser, and gets it bare."""
    body = response.get_data()
    if request.accept_encodings["br"]:
        compressor = brotli.Compressor(quality=5)
        started = compressor.process(body) + compressor.flush()
        # after a flush the stream stands at a whole byte: blocks of no data (RFC 7932, 9.2), then an empty last one
        body = started + b"\x06" * (size_for(len(started) + 1) - len(started) - 1) + b"\x03"
        response.content_encoding = "br"
    elif request.accept_encodings["gzip"]:
        packed = gzip.compress(body, 9, mtime=0)
        # the comment that the head of a gzip file may have (RFC 1952, 2.3): its flag, its text, and a zero
        comment = b" " * (size_for(len(packed) + 1) - len(packed) - 1) + b"\0"
        body = packed[:3] + b"\x10" + packed[4:10] + comment + packed[10:]
        response.content_encoding = "gzip"
    response.set_data(body)
    return response


def field_for(*sent: Mapping[str, object]) -> str:
    """What the field ``pad`` holds in a form that sends these fields as well."""
    fields = [each for part in sent for each in part.items()]
    return "x" * (-len(urlencode([*fields, (FIELD, "")])) % STEP)


def register(app: Flask) -> None:
    """Let templates fill up a form."""
    app.jinja_env.globals["padding"] = field_for
