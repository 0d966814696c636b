"""The page that cannot send: the whole check in one document, and a browser that refuses to let anything out."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, Request, expect

from tests.conftest import Server
from tests.promises.test_accessibility import violations
from tests.support.browsing import PHONE, Visitor, visitor_at
from tests.support.journeys import LOS_ANGELES_PLANTS, VERY_LIKELY

SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)
WAYS = 7
"""To send something, that a page has."""


def policy(client: FlaskClient, lang: str) -> dict[str, str]:
    header = client.get(f"/{lang}/phone").headers["Content-Security-Policy"]
    return {name: values for name, _, values in (each.partition(" ") for each in header.split("; "))}


def test_its_policy_lets_nothing_out(client: FlaskClient, lang: str) -> None:
    found = policy(client, lang)
    assert {name for name, values in found.items() if values == "'none'"} == {
        *("default-src", "connect-src", "form-action", "base-uri", "frame-ancestors", "trusted-types"),
    }
    assert set(found) - {name for name, values in found.items() if values == "'none'"} == {
        *("script-src", "style-src", "require-trusted-types-for"),
    }
    assert all(
        re.fullmatch(r"'sha256-[\w+/=]+'", each) for name in ("script-src", "style-src") for each in found[name].split()
    )


def test_it_asks_for_no_file(client: FlaskClient, lang: str) -> None:
    page = client.get(f"/{lang}/phone").text
    assert not re.search(r"<(?:link|img|iframe|object|source)\b|<script[^>]* src=|@import|url\(", SCRIPT.sub("", page))
    assert [attributes for attributes, _ in SCRIPT.findall(page) if "src=" in attributes] == []


@pytest.mark.parametrize("path", ["/ar/phone", "/ko/phone"])
def test_there_is_none_in_a_language_that_has_no_pack(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def whole_check(visitor: Visitor) -> None:
    visitor.main.locator("button.primary").click()
    visitor.answer_all(LOS_ANGELES_PLANTS)
    visitor.sees_results(VERY_LIKELY)


def test_the_whole_check_works_without_a_network_to_the_sheet(browser: Browser, server: Server, lang: str) -> None:
    before = len(server.log)
    with visitor_at(server.url, browser) as visitor:
        visitor.open(f"/{lang}/phone")
        asked: list[Request] = []
        visitor.page.on("request", lambda request: asked.append(request))
        visitor.page.context.set_offline(True)
        whole_check(visitor)
        for page in ("plan", "sheet"):
            visitor.main.locator(f'button[name="show"][value="{page}"]').first.click()
            expect(visitor.page.locator(f'#check[data-place="{page}"]')).to_be_visible()
        visitor.page.go_back()
        expect(visitor.page.locator('#check[data-place="plan"]')).to_be_visible()
        assert asked == []
        assert visitor.path == f"/{lang}/phone"
    assert "POST" not in server.written_since(before)


def test_a_reload_keeps_the_place(browser: Browser, server: Server) -> None:
    with visitor_at(server.url, browser) as visitor:
        visitor.open("/es/phone")
        whole_check(visitor)
        visitor.page.reload()
        visitor.sees_results(VERY_LIKELY)


def test_the_browser_refuses_every_way_to_send(browser: Browser, server: Server) -> None:
    before = len(server.log)
    with visitor_at(server.url, browser) as visitor:
        visitor.open("/en/phone")
        whole_check(visitor)
        visitor.page.locator("[data-try]").click()
        expect(visitor.page.locator("[data-tried] li")).to_have_count(WAYS)
        lines = visitor.page.locator("[data-tried] li").all_text_contents()
        assert [line for line in lines if not line.endswith("refused by your browser")] == []
    assert "/check" not in server.written_since(before)


def test_without_a_script_it_says_where_the_check_works(browser: Browser, server: Server) -> None:
    with visitor_at(server.url, browser, java_script_enabled=False) as visitor:
        visitor.open("/es/phone")
        visitor.page.locator("noscript a").click()
        visitor.sees("court")


def test_it_fits_a_phone_and_can_be_used_by_everybody(browser: Browser, server: Server) -> None:
    with visitor_at(server.url, browser) as visitor:
        page: Page = visitor.page
        page.set_viewport_size(PHONE)
        visitor.open("/es/phone")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(visitor) == []
