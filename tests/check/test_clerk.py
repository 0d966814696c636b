"""The slip for the clerk: half a page, four boxes, each with the answer to tap when back, and a code that is kept."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from tests.conftest import Server
from tests.pages.test_letters import rows
from tests.promises.test_print import print_page
from tests.support.browsing import Visitor, visitor_at
from tests.support.journeys import LOS_ANGELES_PLANTS, form, one_of_each_kind
from webapp.check.answer_code import encode
from webapp.check.helpers import answer_of
from webapp.check.journey import Journey
from webapp.i18n.languages import LANGUAGES, speaking
from webapp.rules.cleared import OPEN_PAPERS
from webapp.rules.questions import Papers
from webapp.words.say import words_of

FIELDS = form(LOS_ANGELES_PLANTS)
CODE = encode(Journey(FIELDS))
BOXES = (Papers.DISMISSED, Papers.REDUCED, Papers.UNCHANGED, Papers.NOT_FOUND)
HALF_A_PAGE = 792 / 2
"""In points, of letter paper."""
LAST_LINE = re.compile(r'yMax="([\d.]+)"')


def slip(client: FlaskClient, lang: str) -> str:
    return client.post(f"/{lang}/check", data=FIELDS | {"show": "clerk"}).text


def test_each_of_the_four_boxes_names_an_answer_in_the_readers_words(
    app: Flask, client: FlaskClient, lang: str
) -> None:
    boxes = [row for row in rows(slip(client, lang)) if row[0].startswith("☐")]
    with app.test_request_context("/"), speaking(LANGUAGES[lang]):
        answers = [answer_of("papers", value) for value in BOXES]
    assert len(boxes) == len(BOXES)
    for (english, beside), answer in zip(boxes, answers, strict=True):
        assert (beside or english).endswith(f"“{answer}”")
        assert lang == "en" or "“" not in english
        assert not beside or beside.startswith("☐")


def test_the_clerk_reads_which_law_is_meant(app: Flask, client: FlaskClient, lang: str) -> None:
    """A dismissal under an older law is another answer."""
    with app.test_request_context("/"), speaking(LANGUAGES["en"]):
        laws = [words_of(Papers).options[value].codes for value in BOXES[:2]]
    english = [row[0] for row in rows(slip(client, lang)) if row[0].startswith("☐")]
    assert all(laws)
    for law, box in zip(laws, english[:2], strict=True):
        assert law in box


def test_a_pen_writes_who_it_is_and_the_site_asks_for_nothing(client: FlaskClient, lang: str) -> None:
    page = slip(client, lang)
    blanks = [english for english, _beside in rows(page) if english.endswith(":")]
    assert blanks[:4] == [
        "My name, as the court had it:",
        "My birth date:",
        "Year of the case:",
        "Case number, if I have it:",
    ]
    assert set(re.findall(r'<input type="(\w+)"', page)) == {"hidden"}


def test_the_code_is_below_the_cut_with_what_to_do_with_it(client: FlaskClient, lang: str) -> None:
    handed_over, kept = slip(client, lang).split('<p class="keep">')
    assert CODE not in handed_over.split('<div class="sheet')[1]
    kept = unescape(kept.split("</p>")[0])
    assert f'<b translate="no">{CODE}</b>' in kept
    assert f"/{lang}/code" in kept
    for said in {"en": ("Show it only to people you trust.",), "es": ("Muéstrelo solo a gente de confianza.",)}[lang]:
        assert said in kept


@pytest.fixture(scope="module")
def visitor(browser: Browser, server: Server) -> Iterator[Visitor]:
    with visitor_at(server.url, browser) as visitor:
        visitor.open("/es/check")
        yield visitor


def test_it_prints_on_half_a_page_in_both_languages(visitor: Visitor, lang: str, tmp_path: Path) -> None:
    visitor.post(f"/{lang}/check", FIELDS | {"show": "clerk"})
    printed = print_page(visitor, tmp_path)
    boxes = subprocess.run(
        ["pdftotext", "-bbox", tmp_path / "page.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    assert len(printed.pages) == 1
    assert max(map(float, LAST_LINE.findall(boxes))) <= HALF_A_PAGE
    assert printed.lacks([each for row in rows(visitor.page.content()) for each in row]) == []
    assert "Please look up my old cannabis case." in printed.text
    assert CODE in printed.text
    assert (visitor.main.locator("h1").text_content() or "?") not in printed.text


@pytest.mark.parametrize("kind", one_of_each_kind())
def test_the_plan_offers_it_where_nobody_has_asked_the_court(client: FlaskClient, kind: str) -> None:
    answers = one_of_each_kind()[kind]
    page = client.post("/en/check", data=form(answers) | {"show": "plan"}).text
    has_plan = 'data-plan="' in page
    assert ('name="show" value="clerk"' in page) == (has_plan and answers.get("papers") in OPEN_PAPERS)


def test_it_leads_on_from_the_plan_in_a_frame_too_and_back_to_the_result(visitor: Visitor) -> None:
    visitor.open("/es/embed/check")
    visitor.post("/es/embed/check", FIELDS | {"show": "plan"})
    visitor.main.locator('button[name="show"][value="clerk"]').click()
    visitor.main.locator(".keep").wait_for()
    visitor.switch_to("en")
    visitor.main.locator(".keep").wait_for()
    visitor.press_back()
    visitor.sees_results({"outcome": "petition"})
