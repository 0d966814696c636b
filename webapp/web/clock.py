"""The calendar day in California, wherever the machine is: a server's clock is usually hours ahead."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

CALIFORNIA = ZoneInfo("America/Los_Angeles")


def today() -> date:
    """The day that a paper printed now carries."""
    return datetime.now(CALIFORNIA).date()
