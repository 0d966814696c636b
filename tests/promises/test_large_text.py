"""With text of double size on the smallest phone no word is broken without a hyphen, and nothing lies over the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import Server
from tests.promises.test_accessibility import DOUBLE_TEXT, SMALLEST_PHONE
from tests.support.browsing import Visitor, visitor_at
from tests.support.journeys import LOS_ANGELES_PLANTS, first_path_to_each_question, form, slips

BROKEN_WORDS = r"""() => {
    const broken = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text; (text = texts.nextNode());) {
        const around = text.parentElement;
        if (!around.checkVisibility() || around.closest("[translate=no], .vh, .default, svg, option, datalist")) continue;
        for (const word of text.textContent.matchAll(/[\p{L}/]{2,}/gu)) {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            const lines = new Set([...range.getClientRects()].filter((box) => box.width).map((box) => Math.round(box.top)));
            if (lines.size > 1 && !word[0].includes("/")) broken.push(word[0]);
        }
    }
    return broken;
}"""
"""Words on two lines. This browser has no dictionary to hyphenate with, so each of them has no hyphen."""
LONGER_THAN_A_LINE = {"Redesignation"}
"""At this size, within a list of a step. Only a hyphen can help: the stylesheet asks for it."""
PUBLIC = [
    "/{}/",
    "/{}/check",
    "/{}/help/los-angeles",
    "/{}/record",
    "/{}/questions",
    "/{}/forms/cr-400",
    "/{}/letters/state-record",
    "/{}/flyer",
]
QUESTIONS = ("county", "papers", "section", "level", "city", "prior")


@pytest.fixture(scope="module")
def visitor(browser: Browser, server: Server) -> Iterator[Visitor]:
    with visitor_at(server.url, browser, viewport=SMALLEST_PHONE) as visitor:
        yield visitor


def broken_words(visitor: Visitor) -> set[str]:
    visitor.page.evaluate(DOUBLE_TEXT)
    return set(visitor.page.evaluate(BROKEN_WORDS)) - LONGER_THAN_A_LINE


@pytest.mark.parametrize("address", PUBLIC)
def test_no_word_of_a_page_is_broken_without_a_hyphen(visitor: Visitor, lang: str, address: str) -> None:
    visitor.open(address.format(lang))
    assert broken_words(visitor) == set()


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_word_of_a_question_is(visitor: Visitor, lang: str, question: str) -> None:
    visitor.open(f"/{lang}/check")
    visitor.post(f"/{lang}/check", form(first_path_to_each_question()[question]))
    visitor.sees(question)
    assert broken_words(visitor) == set()


def test_no_word_of_a_slip_is(visitor: Visitor, lang: str) -> None:
    visitor.open(f"/{lang}/check")
    visitor.post(f"/{lang}/check", slips()["section"])
    assert broken_words(visitor) == set()


@pytest.mark.parametrize("show", ["result", "plan", "sheet", "clerk"])
def test_no_word_of_an_answer_is(visitor: Visitor, lang: str, show: str) -> None:
    visitor.open(f"/{lang}/check")
    visitor.post(f"/{lang}/check", form(LOS_ANGELES_PLANTS) | {"show": show})
    assert broken_words(visitor) == set()


def test_long_words_get_a_hyphen_where_the_browser_knows_how_and_names_never(visitor: Visitor) -> None:
    visitor.open("/es/help/kern")
    expect(visitor.main.locator("h1")).to_have_css("hyphens", "auto")
    expect(visitor.main.locator(".office h3").first).to_have_css("hyphens", "manual")


def test_ordinary_text_keeps_its_room(visitor: Visitor) -> None:
    visitor.open("/es/")
    expect(visitor.main).to_have_css("padding-left", "15.9px")
    expect(visitor.main.locator("h1")).to_have_css("font-size", "29.7px")


@pytest.mark.parametrize("address", ["/es/", "/en/check"])
def test_the_skip_link_shows_only_where_the_focus_is_on_it(visitor: Visitor, address: str) -> None:
    visitor.open(address)
    visitor.page.evaluate(DOUBLE_TEXT)
    link = visitor.page.locator(".skip")
    expect(link).not_to_be_in_viewport()
    visitor.page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport(ratio=1)
