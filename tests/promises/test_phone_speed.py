"""On a slow phone nothing moves while a page loads, and the second page of a visit is under 6 KB."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.conftest import Server
from tests.promises.test_accessibility import FORMS, KINDS_OF_PAGES, PUBLIC, show
from tests.promises.test_weight import wire
from tests.support.addresses import AROUND
from tests.support.browsing import Visitor, visitor_at
from tests.support.journeys import LOS_ANGELES_PLANTS, every_path, form
from webapp.check.journey import MOST_CONVICTIONS
from webapp.rules.questions import ABOUT_THE_PERSON

SIX_KB = 6_144
LATE = 0.03
"""Seconds."""
PIECE_BY_PIECE = {"offline": False, "latency": 20, "downloadThroughput": 4_000, "uploadThroughput": -1}
"""A line so slow that a page is drawn while it still arrives."""

MOVED = """() => {
    const watch = new PerformanceObserver(() => {});
    watch.observe({type: "layout-shift", buffered: true});
    return watch.takeRecords().flatMap((shift) => shift.sources.map((source) =>
        `${source.node?.outerHTML?.slice(0, 120)} from ${source.previousRect.y} to ${source.currentRect.y}`));
}"""
"""What moved since the page began, also within half a second after a tap, which Lighthouse leaves out."""

BLOCKING = """() => performance.getEntriesByType("resource")
    .filter((each) => each.renderBlockingStatus === "blocking")
    .map((each) => new URL(each.name).pathname.replace(/\\/static\\/(\\w+)\\.\\w+/, "$1"))"""
"""Files that must be there before anything is drawn, without the hash in their names."""
OWN_STYLESHEETS = {"rulebook.css", "sheet.css", "home.css", "flyer.css", "share.css", "frame.css"}
"""Some kinds of pages have one of these beside the stylesheet of all."""

WITHOUT_SIZE = """() => [...document.querySelectorAll("img, svg, iframe, video, object, embed")]
    .filter((each) => !(each.getAttribute("width") && each.getAttribute("height")) && !each.hasAttribute("viewBox"))
    .map((each) => each.outerHTML.slice(0, 120))"""

LONG_LISTS = {
    "/{}/help/los-angeles",
    "/{}/questions",
    "/{}/rules",
    "/{}/rules?as_of=2021-03-01",
    "/{}/rules/open",
    "/{}/rules/sources",
}
"""Pages around the check that are long lists: they may have more than 6 KB."""


def late(route: Route) -> None:
    """Let a file of the site arrive a little after the page."""
    time.sleep(LATE)
    route.continue_()


def moved(visitor: Visitor) -> list[str]:
    """What has moved on the page that is open."""
    return cast(list[str], visitor.page.evaluate(MOVED))


def drawn(visitor: Visitor) -> None:
    """Wait until what is there has been drawn."""
    visitor.page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")


@contextmanager
def on_a_phone(browser: Browser, server: Server, **options: Any) -> Iterator[Visitor]:
    """Somebody with a Spanish phone whose stylesheets, scripts and drawings arrive late, each time."""
    phone = {"is_mobile": True, "has_touch": True, "locale": "es-US"}
    with visitor_at(server.url, browser, **phone, **options) as visitor:
        visitor.page.route(re.compile(r"/static/|/flyer/qr"), late)
        visitor.open("/es/")
        yield visitor


@pytest.fixture(scope="module")
def phone(browser: Browser, server: Server) -> Iterator[Visitor]:
    with on_a_phone(browser, server) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def phone_without_script(browser: Browser, server: Server) -> Iterator[Visitor]:
    with on_a_phone(browser, server, java_script_enabled=False) as visitor:
        yield visitor


@pytest.fixture
def piece_by_piece(browser: Browser, server: Server) -> Iterator[Visitor]:
    """Somebody on a line so slow that a page is drawn while it still arrives."""
    with on_a_phone(browser, server) as visitor:
        line = visitor.page.context.new_cdp_session(visitor.page)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", PIECE_BY_PIECE)
        yield visitor


# Nothing moves


@pytest.mark.parametrize("name", [*PUBLIC, *(name for name in KINDS_OF_PAGES if name in FORMS)])
def test_nothing_moves_and_drawing_waits_for_little(phone: Visitor, name: str) -> None:
    show(phone, name, "es")
    assert moved(phone) == []
    assert phone.page.evaluate(WITHOUT_SIZE) == []
    waited_for = Counter(phone.page.evaluate(BLOCKING))
    assert waited_for.pop("site.css") == waited_for.pop("site.js") == 1
    assert len(waited_for) <= 1
    assert set(waited_for) <= OWN_STYLESHEETS


@pytest.mark.parametrize("name", KINDS_OF_PAGES)
def test_nothing_moves_without_the_script(phone_without_script: Visitor, name: str) -> None:
    show(phone_without_script, name, "es")
    assert moved(phone_without_script) == []


@pytest.mark.parametrize("name", ["check on paper", "sheet of a result"])
def test_a_button_that_needs_the_script_pushes_nothing_away(piece_by_piece: Visitor, name: str) -> None:
    show(piece_by_piece, name, "es")
    expect(piece_by_piece.page.locator("[data-print]")).to_be_visible()
    assert moved(piece_by_piece) == []


def test_nothing_moves_while_questions_are_swapped_in_place(phone: Visitor) -> None:
    show(phone, "question court", "es")
    for question, value in LOS_ANGELES_PLANTS.items():
        phone.answer(question, value)
        drawn(phone)
        assert moved(phone) == [], question
    phone.sees_results({"outcome": "petition"})
    for place in ("plan", "sheet"):
        phone.main.locator(f'button[name="show"][value="{place}"]').first.click()
        expect(phone.page.locator(f'#check[data-place="{place}"]')).to_be_visible()
        phone.page.wait_for_load_state("networkidle")
        drawn(phone)
        assert moved(phone) == [], place
        phone.press_back()
        phone.sees_results({"outcome": "petition"})
    phone.page.reload()
    phone.sees_results({"outcome": "petition"})
    drawn(phone)
    assert moved(phone) == []


# The second page of a visit: the stylesheet, the script and the icon are there by then, so it is one answer


def longest_path_to_each_question() -> dict[str, dict[str, str]]:
    """For each question (and each section's list of facts) the most answers that can come before it."""
    found: dict[str, dict[str, str]] = {}
    for leaf in every_path():
        for index, question in enumerate(leaf.outcome.path):
            name = f"facts of {leaf.answers['section']}" if question == "facts" else question
            before = {each: leaf.answers[each] for each in leaf.outcome.path[:index]}
            if index >= len(found.get(name, "")):
                found[name] = before
    return found


BEFORE = longest_path_to_each_question()


def test_every_question_is_under_6_kb(server: Server, lang: str) -> None:
    for name, answers in BEFORE.items():
        size, page = wire(server, f"/{lang}/check", urlencode(form(answers)))
        assert f'data-question="{name.split()[0]}"' in page
        assert size < SIX_KB, name


def test_a_question_that_was_left_open_is_under_6_kb(server: Server, lang: str) -> None:
    for name, answers in BEFORE.items():
        question = name.split()[0]
        size, page = wire(server, f"/{lang}/check", urlencode(form(answers) | {"asked": f"1.{question}"}))
        assert "data-error" in page
        assert size < SIX_KB, name


def test_every_question_of_the_tenth_conviction_is_under_6_kb(server: Server, lang: str) -> None:
    """The page carries the answers of the nine before."""
    longest = max((leaf.answers for leaf in every_path()), key=len)
    nine = {name: value for number in range(1, MOST_CONVICTIONS) for name, value in form(longest, number).items()}
    for name, answers in BEFORE.items():
        question = name.split()[0]
        if question not in ABOUT_THE_PERSON:  # those are asked once, for all convictions
            place = f"{MOST_CONVICTIONS}.{question}"
            fields = form(answers, MOST_CONVICTIONS) | nine | {"show": place}
            size, page = wire(server, f"/{lang}/check", urlencode(fields))
            assert f'data-place="{place}"' in page
            assert size < SIX_KB, name


@pytest.mark.parametrize("address", [each for each in (*AROUND, "/{}/check") if each not in LONG_LISTS])
def test_a_page_around_the_check_is_under_6_kb(server: Server, lang: str, address: str) -> None:
    assert wire(server, address.format(lang))[0] < SIX_KB
