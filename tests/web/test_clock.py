"""A paper carries the day it is in California, whatever the clock of the machine says."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

import pytest
from flask.testing import FlaskClient

from tests.support.journeys import LOS_ANGELES_PLANTS, form
from webapp.web import clock


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 25, 7, 59, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2026, 11, 25, 8, 0, tzinfo=UTC), date(2026, 11, 25)),
        (datetime(2026, 7, 1, 6, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 7, 1, 7, 0, tzinfo=UTC), date(2026, 7, 1)),
    ],
)
def test_the_day_begins_when_it_begins_in_california(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, moment: datetime, day: date
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return moment.astimezone(tz)

    monkeypatch.setattr(clock, "datetime", Clock)
    assert clock.today() == day
    sheet = client.post("/en/check", data=form(LOS_ANGELES_PLANTS) | {"show": "sheet"}).text
    assert f"{day:%B} {day.day}, {day.year}" in sheet or f"{day:%b} {day.day}, {day.year}" in sheet
