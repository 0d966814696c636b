"""An answer fits on one screen, and the whole result on three, with everything else one tap away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Server
from tests.support.browsing import PHONE, Visitor, visitor_at
from tests.support.journeys import LOS_ANGELES_PLANTS, first_path_to_each_kind_of_result, form, one_of_each_kind

MOST_HIGH = 740
MOST_HIGH_IN_ALL = 2_220
MOST_WORDS = 300

NOTHING_KNOWN = {
    "court": "california",
    "county": "los-angeles",
    "papers": "not-checked",
    "section": "11357",
    "time": "1976-2010",
    "age": "unknown",
    "sentence": "unknown",
    "possession": "unknown",
    "amount": "unknown",
    "level": "unknown",
    "city": "long-beach",
}
RESULTS = first_path_to_each_kind_of_result()
CASES = {
    **one_of_each_kind(),
    "very likely done": LOS_ANGELES_PLANTS,
    "nothing known": NOTHING_KNOWN,
    "most to say": max(RESULTS.values(), key=lambda answers: len(answers)),
    **{f"kind {number}": answers for number, answers in enumerate(list(RESULTS.values())[3::25])},
}


@pytest.fixture(scope="module")
def visitor(browser: Browser, server: Server) -> Iterator[Visitor]:
    with visitor_at(server.url, browser) as visitor:
        assert visitor.page.viewport_size == PHONE
        visitor.open("/es/check")
        yield visitor


def words(page: Page) -> int:
    return len(page.locator("main").inner_text().split())


@pytest.mark.parametrize("name", CASES)
def test_a_result_is_one_screen_and_three_in_all(visitor: Visitor, lang: str, name: str) -> None:
    visitor.post(f"/{lang}/check", form(CASES[name]))
    page = visitor.page
    [answer] = page.locator("[data-answer]").all()
    box = answer.bounding_box()
    assert box
    assert box["height"] <= MOST_HIGH
    assert page.evaluate("document.documentElement.scrollHeight") <= MOST_HIGH_IN_ALL
    assert words(page) <= MOST_WORDS
    assert answer.locator("[data-block^=verdict]").count() == 1
    assert answer.locator("a[href^='tel:']").count() == 1


@pytest.mark.parametrize("name", ["petition", "destroyed", "done", "get-record"])
def test_what_matters_for_safety_stands_open_with_a_number(visitor: Visitor, lang: str, name: str) -> None:
    visitor.post(f"/{lang}/check", form(CASES[name]))
    immigration = visitor.page.locator("main [data-block=immigration]")
    assert immigration.is_visible()
    assert immigration.locator("a[href^='tel:']").is_visible()
    assert not immigration.locator("xpath=ancestor::details").count()


def test_every_fold_has_something_in_it(visitor: Visitor) -> None:
    visitor.post("/es/check", form(LOS_ANGELES_PLANTS))
    folds = visitor.page.locator("main details").all()
    assert len(folds) >= 6
    for fold in folds:
        fold.locator("summary").first.click()
        assert len(fold.inner_text().split()) > len(fold.locator("summary").first.inner_text().split())
