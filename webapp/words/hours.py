"""When an office answers, as the reader's language writes days and times."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from babel.dates import format_time, get_day_names
from babel.lists import format_list
from flask import Flask
from flask_babel import gettext as _

from webapp.facts.models import Hours, Weekday
from webapp.i18n.languages import current

WEEK = get_args(Weekday)


def opening_hours(hours: Iterable[Hours]) -> str:
    """Such as "Monday to Friday, 9:00 AM to 3:00 PM"; empty where no hours are known."""
    return "; ".join(
        _(
            "%(days)s, %(opens)s to %(closes)s",
            days=_days(each),
            opens=format_time(each.opens, "short", locale=current().locale),
            closes=format_time(each.closes, "short", locale=current().locale),
        )
        for each in hours
    )


def _days(hours: Hours) -> str:
    locale = current().locale
    known = get_day_names("wide", locale=locale)
    numbers = sorted({WEEK.index(day) for day in hours.days})
    names = [str(known[number]) for number in numbers]
    if len(names) > 2 and numbers[-1] - numbers[0] == len(names) - 1:
        days = _("%(first)s to %(last)s", first=names[0], last=names[-1])
    else:
        days = format_list(names, locale=locale)
    said: dict[str, str] = {
        "every": days,
        "first": _("the first %(days)s of the month", days=days),
        "second": _("the second %(days)s of the month", days=days),
        "third": _("the third %(days)s of the month", days=days),
        "fourth": _("the fourth %(days)s of the month", days=days),
        "last": _("the last %(days)s of the month", days=days),
    }
    return said[hours.week]


def register(app: Flask) -> None:
    """Let templates say them."""
    app.jinja_env.globals["opening_hours"] = opening_hours
