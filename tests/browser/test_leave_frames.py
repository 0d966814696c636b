"""Leave and Erase never fail in a frame: the page around goes, or where it may not be moved the frame goes by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.conftest import Server
from tests.support.browsing import LEFT_AT_ONCE, NOTHING_LEFT, page_in
from tests.support.framing import FRAMES, MAY_MOVE_THE_TOP, answer, newspaper
from tests.support.journeys import FIRST_FOUR

LEFT = "http://127.0.0.1:9/away"
"""Where the test server's "Leave" leads to: nobody answers there."""

SHIFT_SHIFT_SHIFT = """() => setTimeout(() => {
    for (let each = 0; each < 3; each += 1) dispatchEvent(new KeyboardEvent("keydown", { key: "Shift" }));
}, 50)"""
"""Not by the keyboard of the tests, which waits for a key to come up on a page that is gone."""


@pytest.fixture(scope="module")
def paper(server: Server) -> Iterator[str]:
    with newspaper(server.url) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with page_in(browser) as page:
        yield page


def with_answers(page: Page, paper: str, frame: str) -> FrameLocator:
    page.goto(f"{paper}/{frame}")
    inside = page.frame_locator("iframe")
    for question, value in FIRST_FOUR.items():
        answer(inside, question, value)
    expect(inside.locator('form[data-question="time"]')).to_be_visible()
    return inside


@pytest.mark.parametrize("how", ["tap", "three Shift keys"])
@pytest.mark.parametrize("frame", FRAMES)
def test_leave_empties_the_frame_at_once_and_moves_the_whole_page_where_it_may(
    page: Page, paper: str, server: Server, frame: str, how: str
) -> None:
    """On a line so slow that nothing comes back for what is asked after the tap."""
    inside = with_answers(page, paper, frame)
    held: list[str] = []
    page.route("**/leave", lambda route: held.append(route.request.url))
    if how == "tap":
        inside.locator(".leave").click(no_wait_after=True)
    else:
        page.frames[1].evaluate(SHIFT_SHIFT_SHIFT)
    asked = [f"{server.url}/leave"] if frame in MAY_MOVE_THE_TOP else []
    for _ in range(60):
        page.wait_for_timeout(50)
        if page.frames[1].url == "about:blank" and held == asked:
            break
    assert page.frames[1].url == "about:blank"
    assert held == asked


@pytest.mark.parametrize("act", [".leave", "[data-erase]", "three Shift keys"])
@pytest.mark.parametrize("frame", ["plain", "wordpress"])
def test_the_frame_is_empty_before_anything_is_loaded(page: Page, paper: str, frame: str, act: str) -> None:
    with_answers(page, paper, frame)
    assert page.frames[1].evaluate(LEFT_AT_ONCE, act) == NOTHING_LEFT


@pytest.mark.parametrize("frame", FRAMES)
def test_erase_shows_the_first_question_in_the_frame_and_nothing_is_kept(page: Page, paper: str, frame: str) -> None:
    inside = with_answers(page, paper, frame)
    inside.locator("[data-erase]").click()
    for _ in range(2):
        expect(inside.locator('form[data-question="court"]')).to_be_visible()
        expect(inside.locator("[data-kept]")).to_be_hidden()
        expect(inside.locator(".answers")).to_have_count(0)
        page.reload()
    answer(inside, "court", "federal")
    expect(inside.locator("article[data-outcome]")).to_have_attribute("data-outcome", "federal")


def test_without_a_script_leave_moves_the_whole_page(browser: Browser, paper: str) -> None:
    with page_in(browser, java_script_enabled=False) as page:
        inside = with_answers(page, paper, "plain")
        expect(inside.locator(".leave")).to_have_text("Salir de toda esta página")
        with page.expect_request(LEFT):
            inside.locator(".leave").click()
