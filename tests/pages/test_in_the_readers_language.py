"""What comes from data is in the reader's language too: the order of the states, the hours of an office."""

from __future__ import annotations

import re
import unicodedata
from datetime import time

import pytest
from flask.testing import FlaskClient

from tests.support.journeys import form
from tests.support.offices import free_lawyer, only_lawyer_of_kern
from webapp.facts import STATES
from webapp.facts.offices import SHOWN

STATE = re.compile(r'<li><a href="/\w\w/states/\w\w">(.*?)</a>')
WEEKDAYS = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b")


def test_the_states_are_in_the_alphabet_of_the_reader(client: FlaskClient, lang: str) -> None:
    shown = STATE.findall(client.get(f"/{lang}/states").text)
    without_accents = [unicodedata.normalize("NFKD", name).encode("ascii", "ignore") for name in shown]
    assert len(shown) == len(STATES)
    assert without_accents == sorted(without_accents)


def test_the_hours_of_an_office_are_in_the_language_of_the_page(client: FlaskClient) -> None:
    with_hours = [office for office in SHOWN.values() if office.hours]
    assert with_hours
    for office in with_hours:
        county = "kern" if "statewide" in office.serves else office.serves[0]
        day = office.hours[0].days[0].title()
        assert day in client.get(f"/en/help/{county}").text
        page = client.get(f"/es/help/{county}").text
        assert "Horario:" in page
        assert not WEEKDAYS.search(page)


def test_a_number_in_a_step_comes_with_its_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    hours = [{"days": ["friday"], "opens": time(9), "closes": time(15)}]
    client = only_lawyer_of_kern(monkeypatch, free_lawyer(confirmed=2026, hours=hours))
    answers = {"court": "california", "county": "kern", "papers": "not-checked", "section": "related"}
    for show in ("result", "plan"):
        steps = {
            lang: client.post(f"/{lang}/check", data=form(answers) | {"show": show})
            .text.split('<ol class="steps">')[1]
            .split("</ol>")[0]
            for lang in ("en", "es")
        }
        assert "Hours: Friday, 9:00\u202fAM to 3:00\u202fPM</small>" in steps["en"]
        assert "Horario: viernes, de 9:00\u202fa.m. a 3:00\u202fp.m.</small>" in steps["es"]
