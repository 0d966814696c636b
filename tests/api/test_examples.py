"""The examples on the page about the API work when another site copies them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import expect

from tests.conftest import Server
from tests.promises.test_privacy import send
from tests.support.browsing import Visitor
from tests.support.journeys import LOS_ANGELES_PLANTS
from webapp.facts.offices import SHOWN
from webapp.rules.questions import QUESTIONS


@pytest.fixture
def examples(server: Server) -> list[str]:
    """The examples as a reader copies them: curl, the page, the block."""
    shown: str = send(server, "GET", "/en/api").text  # type: ignore[attr-defined]
    return [html.unescape(each) for each in re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", shown, re.S)]


@pytest.fixture
def other_site() -> Iterator[Callable[[str], str]]:
    """Another site on this machine: give it a page, and it gives its address. Another port is another origin."""
    pages: list[str] = []

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(pages[-1].encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    site = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    Thread(target=site.serve_forever, daemon=True).start()

    def publish(page: str) -> str:
        pages.append(page)
        return f"http://127.0.0.1:{site.server_port}/"

    yield publish
    site.shutdown()
    site.server_close()


def test_the_page_asks_until_it_has_the_result(
    scripted: Visitor, examples: list[str], other_site: Callable[[str], str]
) -> None:
    page = scripted.page
    page.goto(other_site(examples[1]))
    for name, value in LOS_ANGELES_PLANTS.items():
        place = [each.value for each in QUESTIONS[name]].index(value)
        expect(page.locator("#answers button")).to_have_count(len(QUESTIONS[name]))
        asked = page.locator("#title").inner_text()
        page.locator("#answers button").nth(place).click()
        expect(page.locator("#title")).not_to_have_text(asked)
    expect(page.locator("#title")).to_have_text("This was very likely dismissed already.")
    expect(page.locator("#text")).to_have_text("Very likely done already")
    assert page.locator("#list li").count() >= 4
    expect(page.locator("#notices")).to_contain_text("not legal advice")


def test_the_block_lists_the_free_help(
    scripted: Visitor, examples: list[str], other_site: Callable[[str], str]
) -> None:
    scripted.page.goto(other_site(examples[2]))
    expect(scripted.page.locator("#free-help")).to_contain_text(SHOWN["la-pd-record-clearing"].phone)
