"""Hours are data, and said as the reader's language writes days and times."""

from __future__ import annotations

from datetime import time

import pytest
from flask import Flask

from tests.support.offices import office
from webapp.facts.models import Hours, Office
from webapp.i18n.languages import LANGUAGES, speaking
from webapp.words.hours import opening_hours

FRIDAY = Hours(days=("friday",), opens=time(9), closes=time(15))
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
SAID = {
    "one day": ((FRIDAY,), "Friday, 9:00 AM to 3:00 PM", "viernes, de 9:00 a.m. a 3:00 p.m."),
    "days in a row": (
        (Hours(days=WEEKDAYS, opens=time(8, 30), closes=time(17)),),
        "Monday to Friday, 8:30 AM to 5:00 PM",
        "de lunes a viernes, de 8:30 a.m. a 5:00 p.m.",
    ),
    "single days": (
        (Hours(days=("thursday", "tuesday"), opens=time(9), closes=time(12)),),
        "Tuesday and Thursday, 9:00 AM to 12:00 PM",
        "martes y jueves, de 9:00 a.m. a 12:00 p.m.",
    ),
    "once a month": (
        (Hours(days=("saturday",), week="second", opens=time(10), closes=time(12)),),
        "the second Saturday of the month, 10:00 AM to 12:00 PM",
        "el segundo sábado del mes, de 10:00 a.m. a 12:00 p.m.",
    ),
    "not known": ((), "", ""),
}


@pytest.mark.parametrize("name", SAID)
def test_hours_are_said_in_the_readers_language(app: Flask, name: str) -> None:
    hours, *expected = SAID[name]
    for lang, wanted in zip(("en", "es"), expected, strict=True):
        with app.test_request_context("/"), speaking(LANGUAGES[lang]):
            assert opening_hours(hours).replace("\u202f", " ").replace("\xa0", " ") == wanted


def open_at(*hours: Hours) -> Office:
    return office(hours=[each.model_dump() for each in hours])


def test_a_line_of_one_day_a_week_or_a_month_is_not_answered_on_any_weekday() -> None:
    assert open_at().answers_any_weekday, "no hours known"
    assert open_at(Hours(days=WEEKDAYS, opens=time(8), closes=time(17))).answers_any_weekday
    assert not open_at(FRIDAY).answers_any_weekday
    assert not open_at(Hours(days=WEEKDAYS, week="first", opens=time(8), closes=time(17))).answers_any_weekday
    assert not open_at(Hours(days=("friday", "saturday", "sunday"), opens=time(8), closes=time(17))).answers_any_weekday
