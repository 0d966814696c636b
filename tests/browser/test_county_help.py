"""The page of a county: whom to call first, in sight; everything else folded below, and short."""

from __future__ import annotations

import re

from flask.testing import FlaskClient
from playwright.sync_api import expect

from tests.support.browsing import PHONE, Visitor
from webapp.facts import COUNTIES
from webapp.facts.offices import PROSECUTORS, SHOWN

CALL = re.compile(r'data-block="call\.[\w-]+\.([\w-]+)"')
MOST_HIGH = 4_000


def test_every_county_names_first_somebody_who_answers_on_a_weekday(client: FlaskClient, lang: str) -> None:
    for county in COUNTIES:
        page = client.get(f"/{lang}/help/{county}").text
        [first] = CALL.findall(page)
        office = SHOWN[first]
        assert office.phone
        assert office.answers_any_weekday
        assert office.kind not in PROSECUTORS
        assert page.index(CALL.search(page)[0]) < page.index("<details")  # type: ignore[index]


def test_the_call_is_in_the_first_view_and_los_angeles_is_short(visitor: Visitor, lang: str) -> None:
    visitor.open(f"/{lang}/help/los-angeles")
    expect(visitor.main.locator(".call .primary")).to_be_in_viewport(ratio=1)
    assert visitor.page.viewport_size == PHONE
    assert visitor.page.evaluate("document.documentElement.scrollHeight") < MOST_HIGH
    for fold in visitor.main.locator(":scope > details").all():
        fold.locator("summary").first.click()
    expect(visitor.main.locator(".office").first).to_be_visible()


def test_a_result_leads_to_what_happened_in_the_county(visitor: Visitor) -> None:
    visitor.open("/en/help/los-angeles#what-happened")
    visitor.page.goto(visitor.page.url)
    if visitor.page.evaluate("document.documentElement.classList.contains('js')"):
        expect(visitor.main.locator("#what-happened li").first).to_be_visible()
    expect(visitor.main.locator("#what-happened summary")).to_be_in_viewport()
