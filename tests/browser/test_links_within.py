"""A link within a page leads to its place: folds around it open, the focus moves, it comes into view, and Back returns."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.support.browsing import Visitor
from tests.support.journeys import LOS_ANGELES_PLANTS, form

PAGES = (
    "/{}/rules",
    "/{}/rules?as_of=zq",
    "/{}/rules/11357/key",
    "/{}/rules/11358/key",
    "/{}/rules/11359/key",
    "/{}/rules/tree",
    "/{}/rules/paper",
    "/{}/papers/rap-sheet",
    "/{}/papers/docket",
    "/{}/glossary",
    "/{}/questions",
    "/{}/check",
)
"""Every kind of page with links within it; each page has at least the one that skips the header."""
MOST_OF_A_PAGE = 6

LINKS = """() => [...document.querySelectorAll("a[href^='#']")].map((link) => link.getAttribute("href"))"""
OPEN_AROUND_THE_LINK = """(link) => {
    for (let each = link; each; each = each.parentElement) if (each.matches("details")) each.open = true;
}"""
CLOSED_AROUND = """(target) => {
    let closed = 0;
    for (let each = target; each; each = each.parentElement) if (each.matches("details:not([open])")) closed += 1;
    return closed;
}"""


def some_links(visitor: Visitor) -> list[str]:
    """Links of the page, spread over all it has."""
    found = list(dict.fromkeys(visitor.page.evaluate(LINKS)))
    return found[:: max(1, len(found) // MOST_OF_A_PAGE)]


def follow(visitor: Visitor, href: str) -> None:
    link = visitor.page.locator(f'a[href="{href}"]').first
    link.evaluate(OPEN_AROUND_THE_LINK)
    link.focus()
    before = visitor.page.evaluate("scrollY")
    link.press("Enter")
    target = visitor.page.locator(f'[id="{href[1:]}"]')
    expect(target).to_be_in_viewport()
    assert target.evaluate(CLOSED_AROUND) == 0, href
    if visitor.page.evaluate("document.documentElement.classList.contains('js')"):
        expect(target).to_be_focused()
    assert visitor.page.url.endswith(href)
    visitor.page.go_back()
    visitor.sees_place(before)
    assert "#" not in visitor.page.url


@pytest.mark.parametrize("address", PAGES)
def test_a_link_within_a_page_leads_to_its_place_and_back_returns(visitor: Visitor, address: str) -> None:
    visitor.open(address.format("es"))
    links = some_links(visitor)
    assert links
    for href in links:
        follow(visitor, href)


def test_a_tap_works_like_a_key(visitor: Visitor) -> None:
    """The link that did nothing: the second question of a key, from the first one."""
    visitor.open("/en/rules/11359/key")
    visitor.main.locator('a[href="#q2"]').first.click()
    expect(visitor.page.locator("#q2")).to_be_in_viewport()
    assert visitor.page.locator("#q2").evaluate(CLOSED_AROUND) == 0


def test_links_within_a_result_keep_the_result(visitor: Visitor) -> None:
    visitor.open("/es/check")
    visitor.post("/es/check", form(LOS_ANGELES_PLANTS))
    for href in some_links(visitor):
        visitor.page.locator(f'a[href="{href}"]').first.press("Enter")
        expect(visitor.page.locator(f'[id="{href[1:]}"]')).to_be_in_viewport()
        visitor.sees_results({"outcome": "petition"})


def test_after_a_jump_back_stays_on_the_question_and_back_again_leaves_it(scripted: Visitor) -> None:
    scripted.open("/es/check")
    scripted.answer("court", "california")
    scripted.sees("county")
    scripted.page.locator("a.skip").press("Enter")
    scripted.page.reload()
    scripted.sees("county")
    scripted.page.go_back()
    scripted.sees("county")
    scripted.page.go_back()
    scripted.sees("court")


# From another page


def test_a_link_of_a_result_opens_the_fold_that_it_leads_to_and_back_returns(scripted: Visitor) -> None:
    scripted.open("/es/check")
    scripted.answer("court", "no-conviction")
    scripted.sees_results({"outcome": "no-conviction"})
    scripted.main.locator('[data-fold="ways"] > summary').click()
    link = scripted.main.locator('[data-fold="ways"] a').first
    way = (link.get_attribute("href") or "").partition("#")[2]
    link.scroll_into_view_if_needed()
    before = scripted.page.evaluate("scrollY")
    link.click()
    scripted.page.wait_for_url(f"**/ways#{way}")
    fold = scripted.page.locator(f"#{way}")
    expect(fold).to_have_attribute("open", "")
    expect(fold).to_be_focused()
    expect(fold.locator("p").first).to_be_in_viewport()
    scripted.page.go_back()
    scripted.sees_results({"outcome": "no-conviction"})
    scripted.sees_place(before)


def test_an_address_with_a_place_in_a_fold_opens_the_fold(visitor: Visitor) -> None:
    visitor.open("/en/rules/11358/key#q5")
    place = visitor.page.locator("#q5")
    expect(place).to_be_in_viewport()
    assert place.evaluate(CLOSED_AROUND) == 0


def test_an_address_with_a_place_that_is_not_there_shows_the_page(scripted: Visitor) -> None:
    faults: list[str] = []
    scripted.page.on("pageerror", lambda fault: faults.append(fault.message))
    for place in ("zq", "?secret=zq", "%C3%B1", "'"):
        scripted.open(f"/en/ways#{place}")
        expect(scripted.main.locator("h1")).to_be_visible()
    assert faults == []
