"""Leave and Erase never fail in a frame: at once nothing is left on the screen, then the page goes, or the frame alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.conftest import Server
from tests.support.browsing import PHONE
from tests.support.framing import FRAMES, MAY_MOVE_THE_TOP, answer, newspaper
from tests.support.journeys import FIRST_FOUR

LEFT = "http://127.0.0.1:9/away"
"""Where the test server's "Leave" leads to: nobody answers there."""


@pytest.fixture(scope="module")
def paper(server: Server) -> Iterator[str]:
    with newspaper(server.url) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


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
        inside.locator("h1").press("Shift", no_wait_after=True)
        page.keyboard.press("Shift")
        page.keyboard.press("Shift")
    expect(inside.locator("body *")).to_have_count(0)
    assert held == ([f"{server.url}/leave"] if frame in MAY_MOVE_THE_TOP else [])


@pytest.mark.parametrize("frame", FRAMES)
def test_erase_empties_the_frame_at_once_and_shows_the_first_question(page: Page, paper: str, frame: str) -> None:
    inside = with_answers(page, paper, frame)
    page.route("**/embed/check", lambda route: None, times=1)
    inside.locator("[data-erase]").click(no_wait_after=True)
    expect(inside.locator("body *")).to_have_count(0)
    page.unroute_all(behavior="ignoreErrors")
    page.reload()
    expect(inside.locator('form[data-question="court"]')).to_be_visible()
    expect(inside.locator("[data-kept]")).to_be_hidden()
    expect(inside.locator(".answers")).to_have_count(0)


@pytest.mark.parametrize("frame", FRAMES)
def test_after_erase_the_frame_begins_anew(page: Page, paper: str, frame: str) -> None:
    inside = with_answers(page, paper, frame)
    inside.locator("[data-erase]").click()
    answer(inside, "court", "federal")
    expect(inside.locator("article[data-outcome]")).to_have_attribute("data-outcome", "federal")


def test_without_a_script_leave_moves_the_whole_page(browser: Browser, paper: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    inside = with_answers(page, paper, "plain")
    expect(inside.locator(".leave")).to_have_text("Salir de toda esta página")
    with page.expect_request(LEFT):
        inside.locator(".leave").click()
    context.close()
