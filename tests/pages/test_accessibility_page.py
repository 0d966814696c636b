"""The accessibility statement says how far the site conforms, when that was written, and what runs out of time."""

from __future__ import annotations

import re

from babel.dates import format_date
from flask.testing import FlaskClient

from tests.conftest import TOP
from webapp import create_app
from webapp.config import Settings
from webapp.pages.views import ACCESSIBILITY_STATEMENT


def test_it_has_a_status_and_the_day_it_was_written(client: FlaskClient, lang: str) -> None:
    page = client.get(f"/{lang}/accessibility").text
    assert format_date(ACCESSIBILITY_STATEMENT, "long", locale=lang) in page
    status = {
        "en": "It meets the standard WCAG 2.2, level AA, in part.",
        "es": "Cumple en parte la norma WCAG 2.2, nivel AA.",
    }
    assert status[lang] in page


def test_it_says_what_runs_out_of_time_as_it_is(client: FlaskClient) -> None:
    script = (TOP / "static" / "line.js").read_text()
    assert re.search(r"QUIET = 120000;\s+const LAST_CALL = 30000;", script)
    page = client.get("/en/accessibility").text
    assert "erased after two quiet minutes" in page
    assert "waits half a minute more" in page
    assert "nothing runs out of time." not in page


def test_it_names_whom_to_write_to_or_says_that_there_is_nobody(client: FlaskClient) -> None:
    reachable = create_app(Settings(contact="help@check.example")).test_client()
    assert "mailto:help@check.example" in reachable.get("/en/accessibility").text
    assert "has given no address to write to" in client.get("/en/accessibility").text
    assert "has given no address to write to" not in reachable.get("/en/accessibility").text
