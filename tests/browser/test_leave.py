"""Leave this site: afterwards Back shows no answer, with and without JavaScript.

Chromium is started with its back/forward cache, which Playwright turns off by default: it is what brings a whole page
with its answers back. The other site is a real one too, because intercepting requests would turn that cache off again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Request, expect

from tests.conftest import Server, start_server
from tests.support.browsing import (
    LEFT_AT_ONCE,
    NOTHING_LEFT,
    SWITCHES,
    WHOLE_CHROMIUM,
    Visitor,
    answer_everything,
    visitor_at,
)
from tests.support.journeys import FIRST_FOUR

PAGES_OF_THE_CHECK = 1 + len(FIRST_FOUR)


@dataclass
class OtherSite:
    """Where "Leave this site" goes, and the Referer of each visit there."""

    url: str
    referers: list[str | None] = field(default_factory=list)


@pytest.fixture(scope="module")
def other_site() -> Iterator[OtherSite]:
    class Weather(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/away":
                weather.referers.append(self.headers["Referer"])
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>Weather</title>Sunny")

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Weather) as running:
        weather = OtherSite(f"http://localhost:{running.server_port}/away")
        Thread(target=running.serve_forever, daemon=True).start()
        yield weather
        running.shutdown()


@pytest.fixture(scope="module")
def site(other_site: OtherSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = start_server(tmp_path_factory.mktemp("site"), LEAVE_TO=other_site.url)
    yield running
    running.process.terminate()
    running.process.wait(40)


@pytest.fixture(scope="module")
def remembering_browser(browser: Browser) -> Iterator[Browser]:
    """A browser that keeps whole pages for Back, as those of real people do."""
    chromium = browser.browser_type.launch(
        executable_path=WHOLE_CHROMIUM,
        args=SWITCHES,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield chromium
    chromium.close()


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def visitor(request: pytest.FixtureRequest, remembering_browser: Browser, site: Server) -> Iterator[Visitor]:
    with visitor_at(site.url, remembering_browser, java_script_enabled=request.param) as visitor:
        yield visitor


@pytest.fixture
def scripted(remembering_browser: Browser, site: Server) -> Iterator[Visitor]:
    with visitor_at(site.url, remembering_browser) as visitor:
        yield visitor


def answer_four(visitor: Visitor) -> None:
    """Four questions answered, and an answer to the fifth chosen but not sent."""
    visitor.open("/es/check")
    visitor.answer_all(FIRST_FOUR)
    visitor.sees("time")
    visitor.choose("2011-2016")
    assert visitor.answers_on_screen()


def leave(visitor: Visitor, other_site: OtherSite) -> None:
    visitor.page.locator(".leave").click()
    visitor.page.wait_for_url(other_site.url)


def go_back(visitor: Visitor, steps: int = 1) -> None:
    """Go back in the history of the browser, or forward; more than one step, as by the list that a long press opens.

    A page that only sending the answers again would bring back is an error page of the browser, which asks first.
    """
    browser = visitor.page.context.new_cdp_session(visitor.page)
    history = browser.send("Page.getNavigationHistory")
    target = history["entries"][history["currentIndex"] - steps]
    with visitor.page.expect_event("framenavigated"):
        browser.send("Page.navigateToHistoryEntry", {"entryId": target["id"]})


def left_on_screen(visitor: Visitor) -> list[str]:
    """What the page shows of the person, once it is there: answers, and results."""
    visitor.page.wait_for_load_state()
    results = visitor.page.locator("article[data-outcome]").all_inner_texts()
    return visitor.answers_on_screen() + results


def test_leave_asks_for_clear_css_and_ends_at_the_other_site(visitor: Visitor, other_site: OtherSite) -> None:
    answer_four(visitor)
    requests: list[Request] = []
    visitor.page.on("request", lambda request: requests.append(request))
    leave(visitor, other_site)
    wanted = [request.url for request in requests if request.resource_type != "other"]
    assert wanted == [f"{visitor.site}/leave", f"{visitor.site}/clear.css", other_site.url]
    assert visitor.page.title() == "Weather"


def test_the_other_site_does_not_learn_where_the_person_came_from(visitor: Visitor, other_site: OtherSite) -> None:
    answer_four(visitor)
    with visitor.page.expect_response("**/leave") as left:
        leave(visitor, other_site)
    assert left.value.headers["referrer-policy"] == "no-referrer"
    assert other_site.referers[-1] is None


def test_back_after_leaving_shows_no_answer(visitor: Visitor, other_site: OtherSite) -> None:
    """Whichever page of the check it leads to; each time straight from the other site."""
    answer_four(visitor)
    leave(visitor, other_site)
    for steps in range(1, PAGES_OF_THE_CHECK + 1):
        go_back(visitor, steps)
        assert visitor.page.url != other_site.url, steps
        assert left_on_screen(visitor) == [], steps
        go_back(visitor, -steps)
        assert visitor.page.url == other_site.url


def test_back_after_leaving_from_a_result_shows_no_answer(visitor: Visitor, other_site: OtherSite) -> None:
    answer_everything(visitor)
    leave(visitor, other_site)
    go_back(visitor)
    assert left_on_screen(visitor) == []


def test_back_after_leaving_from_the_first_question_shows_no_answer(visitor: Visitor, other_site: OtherSite) -> None:
    """An answer that was chosen and never sent: browsers put the state of a form back."""
    visitor.open("/es/")
    visitor.main.locator("a.primary").click()
    visitor.sees("court")
    visitor.choose("federal")
    leave(visitor, other_site)
    go_back(visitor)
    assert left_on_screen(visitor) == []


def test_back_after_leaving_from_another_page_shows_no_answer(visitor: Visitor, other_site: OtherSite) -> None:
    """Answers, then a look at the privacy page, then away: the check lies two pages back."""
    answer_four(visitor)
    visitor.page.locator('footer a[href$="/privacy"]').click()
    visitor.page.wait_for_url("**/privacy")
    leave(visitor, other_site)
    for steps in (1, 2):
        go_back(visitor, steps)
        assert left_on_screen(visitor) == []
        visitor.page.goto(other_site.url)


def test_with_a_script_back_after_leaving_shows_the_first_question(scripted: Visitor, other_site: OtherSite) -> None:
    answer_four(scripted)
    leave(scripted, other_site)
    for _ in range(PAGES_OF_THE_CHECK - 1):
        scripted.page.go_back()
        scripted.sees("court")
        assert left_on_screen(scripted) == []


def test_leaving_empties_what_the_tab_kept(scripted: Visitor, other_site: OtherSite) -> None:
    answer_four(scripted)
    assert scripted.kept_in_tab()
    leave(scripted, other_site)
    scripted.open("/es/check")
    scripted.sees("court")
    assert scripted.kept_in_tab() == {}
    assert left_on_screen(scripted) == []


def test_a_page_that_the_browser_kept_whole_notices_that_answers_were_erased(scripted: Visitor) -> None:
    """Where a browser knows no Clear-Site-Data, the script of the page that comes back is the second lock."""
    answer_four(scripted)
    scripted.open("/es/privacy")
    scripted.page.evaluate("sessionStorage.clear()")
    go_back(scripted)
    scripted.sees("court")
    assert left_on_screen(scripted) == []


def test_without_leaving_back_does_bring_the_answers_back(scripted: Visitor) -> None:
    """The other tests prove something: where nothing is cleared, this browser shows the page as it was left."""
    answer_four(scripted)
    scripted.page.evaluate("window.kept_whole = true")
    scripted.open("/es/privacy")
    go_back(scripted)
    scripted.sees("time")
    scripted.sees_answer("2011-2016")
    assert scripted.page.evaluate("window.kept_whole")


# Where something fails


@pytest.mark.parametrize("act", [".leave", "[data-erase]", "three Shift keys"])
def test_the_screen_and_the_tab_are_empty_before_anything_is_loaded(scripted: Visitor, act: str) -> None:
    answer_four(scripted)
    assert scripted.page.evaluate(LEFT_AT_ONCE, act) == NOTHING_LEFT


def test_three_quick_shift_keys_leave(scripted: Visitor, other_site: OtherSite) -> None:
    answer_four(scripted)
    for _ in range(2):
        scripted.page.keyboard.press("Shift")
    scripted.page.keyboard.down("Shift")
    scripted.page.wait_for_url(other_site.url)


def test_typing_capitals_does_not_leave(scripted: Visitor) -> None:
    scripted.open("/es/check")
    scripted.answer("court", "california")
    scripted.sees("county")
    scripted.main.locator("#typed").focus()
    for letter in "LAKERN":
        scripted.page.keyboard.press(f"Shift+{letter}")
    expect(scripted.main.locator("#typed")).to_have_value("LAKERN")
    scripted.sees("county")


def test_where_the_script_does_not_come_a_tap_on_leave_covers_the_screen_and_leaves(
    scripted: Visitor, other_site: OtherSite
) -> None:
    scripted.page.route("**/site.*.js", lambda route: route.abort())
    scripted.open("/es/check")
    scripted.choose("california")
    scripted.go_on()
    scripted.sees("county")
    scripted.page.evaluate("addEventListener('click', (event) => event.preventDefault(), {once: true})")  # a slow line
    seen = """() => [[40, 40], [180, 300], [300, 700]].every(([x, y]) =>
        document.elementFromPoint(x, y).matches(".leave"))"""
    assert not scripted.page.evaluate(seen)
    scripted.page.locator(".leave").click()
    assert scripted.page.evaluate(seen)
    scripted.page.mouse.click(180, 300)
    scripted.page.wait_for_url(other_site.url)


REFUSALS = {
    "storage": "Object.defineProperty(window, 'sessionStorage', {get() { throw new DOMException('zq') }})",
    "erasing": "Storage.prototype.clear = Storage.prototype.removeItem = () => { throw new DOMException('zq') }",
    "the history": "History.prototype.replaceState = () => { throw new DOMException('zq') }",
}


@pytest.mark.parametrize("refused", REFUSALS)
def test_whatever_the_browser_refuses_leave_leaves(scripted: Visitor, other_site: OtherSite, refused: str) -> None:
    scripted.page.add_init_script(REFUSALS[refused])
    scripted.open("/es/check")
    scripted.answer("court", "california")
    scripted.sees("county")
    leave(scripted, other_site)


def test_after_erase_the_history_says_nothing(scripted: Visitor) -> None:
    answer_everything(scripted)
    with scripted.page.expect_navigation():
        scripted.main.locator("[data-erase]").click()
    for _ in range(3):
        scripted.sees("court")
        assert scripted.page.evaluate("history.state") is None
        scripted.page.go_back()
