"""Back leads to where the reader was, on the page too; and no way out of the check loses the answers without a word."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import Error, expect

from tests.support.browsing import Visitor, at_the_result
from tests.support.journeys import FIRST_FOUR, LOS_ANGELES_PLANTS, VERY_LIKELY


def at_a_result_by_hand(visitor: Visitor, lang: str = "es") -> None:
    visitor.open(f"/{lang}/check")
    visitor.answer_all(LOS_ANGELES_PLANTS)
    visitor.sees_results(VERY_LIKELY)


def scroll_to(visitor: Visitor, y: int) -> int:
    visitor.page.evaluate(f"scrollTo(0, {y})")
    return int(visitor.page.evaluate("scrollY"))


def is_at(visitor: Visitor, y: int) -> None:
    for _ in range(50):  # the policy of the page lets no function wait inside of it
        if abs(float(visitor.page.evaluate("scrollY")) - y) < 3:
            return
        visitor.page.wait_for_timeout(100)
    assert visitor.page.evaluate("scrollY") == y


# Change


def test_back_from_a_change_leads_to_the_result_where_change_was_tapped(visitor: Visitor) -> None:
    at_the_result(visitor)
    visitor.press_change("1.plants")
    visitor.sees("plants")
    visitor.press_back()
    visitor.sees_results(VERY_LIKELY)


def test_back_from_a_change_leads_to_the_question_where_change_was_tapped(visitor: Visitor) -> None:
    visitor.open("/es/check")
    visitor.answer_all(FIRST_FOUR)
    visitor.sees("time")
    visitor.press_change("1.county")
    visitor.sees("county")
    visitor.switch_to("en")
    visitor.press_back()
    visitor.sees("time")


def test_back_from_a_change_finds_the_tapped_place_again(scripted: Visitor) -> None:
    at_a_result_by_hand(scripted)
    scripted.main.locator(".answers > summary").click()
    tapped = scripted.main.locator('.answers button[value="1.section"]')
    tapped.scroll_into_view_if_needed()
    y = int(scripted.page.evaluate("scrollY"))
    assert y > 500
    for back in (scripted.press_back, scripted.page.go_back):
        tapped.click()
        scripted.sees("section")
        assert scripted.page.evaluate("scrollY") == 0
        back()
        scripted.sees_results(VERY_LIKELY)
        is_at(scripted, y)
        expect(tapped).to_be_focused()


# Back to a result


def test_back_from_another_page_finds_the_place_on_the_result(scripted: Visitor) -> None:
    at_a_result_by_hand(scripted)
    y = scroll_to(scripted, 3000)
    scripted.page.evaluate("location.href = '/es/privacy'")
    scripted.page.wait_for_url("**/privacy")
    scripted.page.go_back()
    scripted.sees_results(VERY_LIKELY)
    is_at(scripted, y)


def test_reload_finds_the_place_on_the_result(scripted: Visitor) -> None:
    at_a_result_by_hand(scripted)
    y = scroll_to(scripted, 3000)
    scripted.page.reload()
    scripted.sees_results(VERY_LIKELY)
    is_at(scripted, y)


def test_both_backs_from_the_plan_find_the_place_on_the_result(scripted: Visitor) -> None:
    at_a_result_by_hand(scripted)
    button = scripted.main.locator('button[value="plan"]')
    for back in (scripted.press_back, scripted.page.go_back):
        button.scroll_into_view_if_needed()
        y = int(scripted.page.evaluate("scrollY"))
        assert y > 100
        button.click()
        expect(scripted.page.locator('#check[data-place="plan"]')).to_be_visible()
        back()
        scripted.sees_results(VERY_LIKELY)
        is_at(scripted, y)


def test_going_back_and_on_leaves_no_entries_behind(scripted: Visitor) -> None:
    """Two steps back on the page and two on again: as many entries as questions, so Back soon leaves the check."""
    scripted.open("/es/")
    scripted.main.locator("a.primary").click()
    scripted.answer_all(FIRST_FOUR)
    scripted.sees("time")
    entries = scripted.page.evaluate("history.length")
    for _ in range(2):
        scripted.press_back()
        scripted.sees("section")
        scripted.go_on()
        scripted.sees("time")
    assert scripted.page.evaluate("history.length") == entries


# The logo and Start


def test_start_offers_the_answers_that_the_tab_still_has(scripted: Visitor) -> None:
    at_a_result_by_hand(scripted)
    scripted.page.locator(".brand").click()
    scripted.main.locator("a.primary").click()
    scripted.sees("court")
    assert scripted.answers_on_screen() == []
    scripted.main.locator("[data-resume]").click()
    scripted.sees_results(VERY_LIKELY)
    scripted.page.reload()
    scripted.sees_results(VERY_LIKELY)
    scripted.press_change("1.plants")
    scripted.press_back()
    scripted.sees_results(VERY_LIKELY)


def test_start_offers_to_erase_them(scripted: Visitor) -> None:
    at_a_result_by_hand(scripted)
    scripted.open("/en/check")
    offer = scripted.main.locator("[data-kept]")
    expect(offer).to_be_visible()
    with scripted.page.expect_navigation():
        offer.locator("[data-erase]").click()
    scripted.sees("court")
    expect(offer).to_be_hidden()
    assert scripted.kept_in_tab() == {}


def test_a_first_visit_is_offered_nothing(visitor: Visitor) -> None:
    visitor.open("/es/check")
    visitor.sees("court")
    expect(visitor.main.locator("[data-kept]")).to_be_hidden()


# Without a script


def test_without_a_script_a_question_says_what_to_do_about_back(visitor: Visitor) -> None:
    """An answer to a form is kept nowhere, so the browser has nothing to show: it must ask to send the form again."""
    visitor.open("/es/check")
    visitor.answer("court", "california")
    visitor.sees("county")
    scripts = visitor.page.evaluate("document.documentElement.classList.contains('js')")
    expect(visitor.main.locator("noscript")).to_have_count(1)
    expect(visitor.main.locator("noscript p")).to_be_visible(visible=not scripts)


def test_what_a_question_says_about_back_is_true_of_a_result(visitor: Visitor) -> None:
    """There is no room for it on the result itself; the questions before it said it."""
    at_the_result(visitor)
    visitor.page.locator('footer a[href$="/privacy"]').click()
    visitor.page.wait_for_url("**/privacy")
    with suppress(Error):  # the notice of the browser
        visitor.page.go_back()
    while not visitor.page.locator("#check").count():  # until the test's time is over
        with suppress(Error):  # the notice itself is still on its way
            visitor.page.reload()
    visitor.sees_results(VERY_LIKELY)
