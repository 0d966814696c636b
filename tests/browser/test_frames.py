"""In a frame on another site's page the whole check works, whatever the host forbids, and the host learns nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Request, expect

from tests.conftest import Server
from tests.support.browsing import CHROMIUM, PHONE, SWITCHES, page_in
from tests.support.framing import FRAMES, answer, answer_all, newspaper
from tests.support.journeys import FIRST_FOUR, LOS_ANGELES_PLANTS

LISTEN = """
    window.heard = [];
    if (parent === window) addEventListener("message", (event) => heard.push(event.data));
"""
COUNT_LOADS = """() => {
    window.loads = 0;
    document.querySelector("iframe").addEventListener("load", () => { loads += 1; });
}"""
REFUSE_STORAGE = """
    if (parent !== window) Object.defineProperty(window, "sessionStorage", {
        get() { throw new DOMException("refused", "SecurityError"); },
    });
"""


@dataclass
class Reader:
    """Somebody who reads the newspaper on a phone."""

    page: Page
    paper: str
    requests: list[Request] = field(default_factory=list)

    def open(self, path: str) -> FrameLocator:
        self.page.on("request", lambda request: self.requests.append(request))
        self.page.goto(f"{self.paper}/{path}")
        self.page.locator("iframe").scroll_into_view_if_needed()
        frame = self.page.frame_locator("iframe")
        expect(frame.locator('form[data-question="court"]')).to_be_visible()
        return frame

    @property
    def sent(self) -> list[str]:
        return [request.resource_type for request in self.requests if request.method == "POST"]


@pytest.fixture(scope="module")
def paper(server: Server) -> Iterator[str]:
    with newspaper(server.url) as address:
        yield address


@pytest.fixture(scope="module")
def strict_browser(browser: Browser) -> Iterator[Browser]:
    """A browser that takes no third-party cookie."""
    chromium = browser.browser_type.launch(
        executable_path=CHROMIUM,
        args=[*SWITCHES, "--test-third-party-cookie-phaseout"],
    )
    yield chromium
    chromium.close()


@pytest.fixture
def reader(strict_browser: Browser, paper: str) -> Iterator[Reader]:
    with page_in(strict_browser) as page:
        yield Reader(page, paper)


@pytest.mark.parametrize("frame", FRAMES)
def test_the_whole_check_works_in_every_kind_of_frame_and_sends_nothing(reader: Reader, frame: str) -> None:
    inside = reader.open(frame)
    answer_all(inside)
    assert reader.sent == []
    inside.locator('button[name="show"][value="plan"]').click()
    expect(inside.locator('#check[data-place="plan"]')).to_be_visible()
    inside.locator('.langs [lang="en"]').click()
    expect(inside.locator("html")).to_have_attribute("lang", "en")
    inside.locator(".back button").click()
    expect(inside.locator("article[data-outcome]")).to_be_visible()
    assert reader.page.context.cookies() == []


def test_where_the_frame_may_keep_nothing_the_check_works_all_the_same(reader: Reader) -> None:
    reader.page.add_init_script(REFUSE_STORAGE)
    answer_all(reader.open("plain"))
    assert reader.sent == []


def test_without_a_script_the_whole_check_works_in_a_frame(strict_browser: Browser, paper: str) -> None:
    with page_in(strict_browser, java_script_enabled=False) as page:
        answer_all(Reader(page, paper).open("plain"))


@pytest.mark.parametrize("path", ["plain", "plain/fit", "scripts-only/fit"])
def test_the_page_around_learns_nothing_of_what_happens_in_the_frame(reader: Reader, path: str) -> None:
    """No message, no load, no entry in the history, no other height: a step, an error and a result look alike."""
    reader.page.add_init_script(LISTEN)
    inside = reader.open(path)
    reader.page.evaluate(COUNT_LOADS)
    state = "[heard.filter(Boolean), loads, history.length, document.documentElement.scrollHeight, location.href]"
    before = reader.page.evaluate(state)
    assert before[:2] == [[], 0]
    inside.locator("main button.primary").click()
    expect(inside.locator("[data-error]")).to_be_visible()
    answer_all(inside)
    inside.locator(".answers > summary").click()
    inside.locator(".answers dd button").first.click()
    inside.locator(".back button").click()
    expect(inside.locator("article[data-outcome]")).to_be_visible()
    assert reader.page.evaluate(state) == before


@pytest.mark.parametrize("path", ["plain", "plain/fit", "scripts-only", "wordpress/fit"])
def test_the_top_of_a_new_question_is_in_view_on_a_phone(reader: Reader, path: str) -> None:
    """The reader scrolled the newspaper so that the top of the frame is out of sight."""
    inside = reader.open(path)
    reader.page.evaluate("scrollTo(0, document.querySelector('iframe').offsetTop + 250)")
    for question, value in LOS_ANGELES_PLANTS.items():
        answer(inside, question, value)
        expect(inside.locator(f'form[data-question="{question}"]')).to_have_count(0)
        expect(inside.locator(".leave")).to_be_in_viewport(ratio=1)
        expect(inside.locator("h1")).to_be_in_viewport(ratio=1)
    assert reader.page.evaluate("scrollY - document.querySelector('iframe').offsetTop") > 200


def test_the_height_script_makes_the_frame_nearly_as_high_as_the_window(reader: Reader) -> None:
    reader.open("plain/fit")
    reader.page.wait_for_function("document.querySelector('iframe').clientHeight !== 700")
    assert 0.8 * PHONE["height"] < reader.page.locator("iframe").bounding_box()["height"] < PHONE["height"]  # type: ignore[index]


def test_back_of_the_page_in_a_frame_leads_through_the_questions(reader: Reader) -> None:
    inside = reader.open("scripts-only")
    for question, value in FIRST_FOUR.items():
        answer(inside, question, value)
    for question, value in reversed(FIRST_FOUR.items()):
        inside.locator(".back button").click()
        expect(inside.locator(f'form[data-question="{question}"]')).to_be_visible()
        expect(inside.locator(f'main [value="{value}"]')).to_have_count(1)
    answer(inside, "court", "federal")
    expect(inside.locator("article[data-outcome]")).to_have_attribute("data-outcome", "federal")


@pytest.mark.parametrize("frame", ["plain", "all-but-the-top"])
def test_the_result_opens_in_a_full_window_with_its_answers(reader: Reader, frame: str) -> None:
    inside = reader.open(frame)
    answer_all(inside)
    button = inside.locator('button[formtarget="_blank"]')
    if frame == "plain":
        with reader.page.context.expect_page() as opened:
            button.click()
        expect(opened.value.locator("article[data-outcome]")).to_have_attribute("data-cleared", "very-likely")
        assert opened.value.url.endswith("/es/check")
    expect(inside.locator("article[data-outcome]")).to_be_visible()
    expect(inside.locator("bdi", has_text="/es/code")).to_be_visible()
