"""What a browser can see of the promise to keep nothing: requests, addresses, cookies and storage of a whole check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.conftest import Server
from tests.support.browsing import Visitor, visitor_at
from tests.support.journeys import LOS_ANGELES_PLANTS

PUBLIC_ADDRESS = re.compile(
    r"/(es|en)/(check)?|/static/(site|home|icon|sheet|say|phone(-(es|en))?)\.[0-9a-f]{10}\.(css|js|json|svg)"
)
"""Every address that a check may ask for: nothing in it says anything about the person."""

COUNT_BROKEN_POLICY = """
    window.broken_policy = [];
    addEventListener("securitypolicyviolation", (event) => {
        window.broken_policy.push(`${event.violatedDirective}: ${event.blockedURI}`);
    });
"""
EVERYTHING_KEPT = """async () => ({
    cookie: document.cookie,
    local: Object.keys(localStorage),
    databases: (await indexedDB.databases()).map((each) => each.name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    window_name: window.name,
})"""
NOTHING_KEPT = {"cookie": "", "local": [], "databases": [], "caches": [], "workers": 0, "window_name": ""}


@dataclass
class Watched:
    """A check from the home page to the result, to Spanish and back: everything the browser noticed on the way."""

    visitor: Visitor
    requests: list[Request] = field(default_factory=list)
    addresses: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("request", lambda request: self.requests.append(request))
        page.on("framenavigated", lambda frame: self.addresses.add(frame.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        page.add_init_script(COUNT_BROKEN_POLICY)


@pytest.fixture(scope="module", params=[True, False], ids=["script", "no-script"])
def watched(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Watched]:
    with visitor_at(server.url, browser, java_script_enabled=request.param) as visitor:
        watched = Watched(visitor)
        watched.watch(visitor.page)
        visitor.open("/en/")
        visitor.main.locator("a.primary").click()
        visitor.answer_all(LOS_ANGELES_PLANTS)
        visitor.sees_results({"outcome": "petition"})
        visitor.switch_to("es")
        visitor.sees_results({"outcome": "petition"})
        visitor.press_change("1.plants")
        visitor.answer("plants", "over-6")
        visitor.sees_results({"relief": "misdemeanor"})
        yield watched


def test_nothing_is_asked_of_another_site(watched: Watched) -> None:
    assert {request.url.removeprefix(watched.visitor.site)[0] for request in watched.requests} == {"/"}


def test_no_address_says_anything_about_the_person(watched: Watched) -> None:
    for address in {request.url for request in watched.requests} | watched.addresses:
        parts = urlsplit(address)
        assert PUBLIC_ADDRESS.fullmatch(parts.path), address
        assert not parts.query, address
        assert not parts.fragment or parts.path.endswith(".svg"), address


def test_answers_travel_in_the_body_of_a_post_only(watched: Watched) -> None:
    """And with the script not at all."""
    with_body = [request for request in watched.requests if request.post_data]
    if watched.visitor.page.evaluate("document.documentElement.classList.contains('js')"):
        assert with_body == []
        assert {request.method for request in watched.requests} == {"GET"}
    else:
        assert len(with_body) >= len(LOS_ANGELES_PLANTS)
        assert {request.method for request in with_body} == {"POST"}
        assert {request.method for request in watched.requests} == {"GET", "POST"}


def test_there_is_no_cookie(watched: Watched) -> None:
    assert watched.visitor.page.context.cookies() == []
    assert all("cookie" not in request.all_headers() for request in watched.requests)


def test_the_browser_keeps_nothing_beyond_the_tab(watched: Watched) -> None:
    assert watched.visitor.page.evaluate(EVERYTHING_KEPT) == NOTHING_KEPT


def test_what_the_tab_keeps_can_be_told_apart_and_erased(watched: Watched) -> None:
    kept = watched.visitor.kept_in_tab()
    assert all(name.startswith("check:") for name in kept), kept


def test_the_browser_has_nothing_to_complain_about(watched: Watched) -> None:
    assert watched.complaints == []


def test_no_content_security_policy_is_broken(watched: Watched) -> None:
    assert not watched.visitor.page.evaluate("window.broken_policy || []")


def test_another_tab_knows_nothing(watched: Watched) -> None:
    other = Visitor(watched.visitor.page.context.new_page(), watched.visitor.site)
    other.open("/es/check")
    other.sees("court")
    assert other.kept_in_tab() == {}
    assert other.answers_on_screen() == []
    other.page.close()


def test_pages_around_the_check_ask_nothing_of_another_site(browser: Browser, server: Server) -> None:
    with visitor_at(server.url, browser) as visitor:
        watched = Watched(visitor)
        watched.watch(visitor.page)
        for path in ("/", "/es/help", "/es/help/los-angeles", "/en/privacy", "/en/help/alpine"):
            visitor.open(path)
            assert not visitor.page.evaluate("window.broken_policy")
        assert all(request.url.startswith(f"{server.url}/") for request in watched.requests)
        assert watched.complaints == []
        assert visitor.page.evaluate(EVERYTHING_KEPT) == NOTHING_KEPT
        assert visitor.kept_in_tab() == {}
