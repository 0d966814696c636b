"""The day of ``?as_of=``: the book as it was then."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from flask import request

from webapp.web import clock

MOST_SHOWN = 40
"""How much of a day that is none is repeated in the message."""


class Asked(NamedTuple):
    """The day that ``?as_of=`` asks for. ``asked``: was one given; ``wrong``: what was given, where it is no day."""

    as_of: date
    asked: bool
    wrong: str = ""

    @classmethod
    def read(cls) -> Asked:
        """Read it from the address; without a day, or with what is no day, it is today."""
        given = request.args.get("as_of", "").strip()
        try:
            return cls(date.fromisoformat(given) if given else clock.today(), bool(given))
        except ValueError:
            return cls(clock.today(), True, given[:MOST_SHOWN])
