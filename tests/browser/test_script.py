"""What the small script adds: the place is kept, the focus moves, and when it fails the plain form does the job."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from tests.support.browsing import Visitor
from tests.support.journeys import FIRST_FOUR, LOS_ANGELES_PLANTS, VERY_LIKELY


def at_the_time(scripted: Visitor) -> None:
    """Four questions answered by hand, so that each one is a step in the history."""
    scripted.open("/es/check")
    scripted.answer_all(FIRST_FOUR)
    scripted.sees("time")


# The place is kept


def test_back_and_forward_of_the_browser_keep_the_place(scripted: Visitor) -> None:
    scripted.open("/es/check")
    scripted.answer_all(LOS_ANGELES_PLANTS)
    scripted.sees_results(VERY_LIKELY)
    questions = list(LOS_ANGELES_PLANTS)
    for question in reversed(questions):
        scripted.page.go_back()
        scripted.sees(question)
    for question in questions[1:]:
        scripted.page.go_forward()
        scripted.sees(question)
    scripted.page.go_forward()
    scripted.sees_results(VERY_LIKELY)


def test_the_check_goes_on_after_the_back_of_the_browser(scripted: Visitor) -> None:
    at_the_time(scripted)
    scripted.page.go_back()
    scripted.answer("section", "11359")
    scripted.answer("time", "1976-2010")
    scripted.sees("age")


def test_reload_keeps_the_place_and_the_address_has_no_query(scripted: Visitor) -> None:
    scripted.open("/es/check?county=los-angeles")
    scripted.answer_all({name: value for name, value in FIRST_FOUR.items() if name != "county"})
    scripted.sees("time")
    scripted.page.reload()
    scripted.sees("time")
    assert scripted.path == "/es/check"
    scripted.choose("1976-2010")
    scripted.go_on()
    scripted.sees("age")


def test_reload_of_the_result_shows_the_result(scripted: Visitor) -> None:
    scripted.open("/es/check")
    scripted.answer_all(LOS_ANGELES_PLANTS)
    scripted.sees_results(VERY_LIKELY)
    scripted.page.reload()
    scripted.sees_results(VERY_LIKELY)


def test_reload_after_the_skip_link_keeps_the_place(scripted: Visitor) -> None:
    at_the_time(scripted)
    scripted.page.locator("a.skip").press("Enter")
    expect(scripted.main).to_be_focused()
    scripted.page.reload()
    scripted.sees("time")


@pytest.mark.parametrize("elsewhere", ["about:blank", "/es/privacy"])
def test_coming_back_from_another_page_keeps_the_place(scripted: Visitor, elsewhere: str) -> None:
    """The page is gone, as when a phone discards the tab. What the tab kept brings it back."""
    at_the_time(scripted)
    scripted.page.goto(elsewhere if ":" in elsewhere else scripted.site + elsewhere)
    scripted.page.go_back()
    scripted.sees("time")
    scripted.page.go_back()
    scripted.sees("section")


def test_back_of_the_browser_undoes_a_change_of_language(scripted: Visitor) -> None:
    at_the_time(scripted)
    scripted.switch_to("en")
    scripted.page.go_back()
    scripted.sees_language("es")
    scripted.sees("time")
    assert scripted.path == "/es/check"


# What a screen reader notices


def test_the_focus_moves_to_the_new_question(scripted: Visitor) -> None:
    scripted.open("/es/check")
    for question, value in FIRST_FOUR.items():
        scripted.answer(question, value)
        expect(scripted.page.locator(f'form:not([data-question="{question}"]) h1')).to_be_focused()
    scripted.sees("time")


def test_the_focus_moves_to_the_error(scripted: Visitor) -> None:
    scripted.open("/es/check")
    scripted.go_on()
    expect(scripted.page.locator("[data-error]")).to_be_focused()


def test_the_focus_moves_to_the_heading_of_the_result(scripted: Visitor) -> None:
    scripted.open("/es/check")
    scripted.answer("court", "federal")
    scripted.sees_results({"outcome": "federal"})
    expect(scripted.page.locator("h1")).to_be_focused()


def test_title_and_language_change_with_the_page(scripted: Visitor) -> None:
    scripted.open("/es/check")
    titles = [scripted.page.title()]
    scripted.answer("court", "california")
    scripted.sees("county")
    titles.append(scripted.page.title())
    scripted.switch_to("en")
    titles.append(scripted.page.title())
    scripted.page.go_back()
    scripted.sees_language("es")
    assert len(set(titles)) == 3
    expect(scripted.page).to_have_title(titles[1])


# When something goes wrong


def test_where_the_check_cannot_be_loaded_the_browser_sends_the_form(networked: Visitor) -> None:
    networked.open("/es/check")
    networked.answer_all(LOS_ANGELES_PLANTS)
    networked.sees_results(VERY_LIKELY)
    networked.press_change("1.plants")
    networked.press_back()
    networked.sees_results(VERY_LIKELY)
    networked.switch_to("en")
    networked.sees_results(VERY_LIKELY)


def test_the_first_answer_waits_for_the_check_to_be_there(scripted: Visitor) -> None:
    held: list[Route] = []
    scripted.page.route("**/phone.*.json", lambda route: held.append(route), times=1)
    sent: list[str] = []
    scripted.page.on("request", lambda request: sent.append(request.method))
    scripted.open("/es/check")
    scripted.choose("california")
    scripted.go_on()
    scripted.sees("court")
    held[0].continue_()
    scripted.sees("county")
    assert "POST" not in sent


def test_a_second_tap_goes_one_step(scripted: Visitor) -> None:
    scripted.open("/es/check")
    scripted.choose("california")
    scripted.main.locator("button.primary").dblclick()
    scripted.sees("county")
    scripted.press_back()
    scripted.sees("court")


def test_when_the_tab_cannot_keep_anything_the_check_still_works(scripted: Visitor) -> None:
    scripted.page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('QuotaExceededError') }")
    scripted.open("/es/check")
    scripted.answer_all(LOS_ANGELES_PLANTS)
    scripted.sees_results(VERY_LIKELY)


# Erase


def test_erase_leaves_nothing_and_back_shows_no_answer(scripted: Visitor) -> None:
    at_the_time(scripted)
    assert scripted.kept_in_tab()
    with scripted.page.expect_navigation():
        scripted.main.locator("[data-erase]").click()
    scripted.sees("court")
    assert scripted.kept_in_tab() == {}
    assert scripted.answers_on_screen() == []
    for _ in FIRST_FOUR:
        scripted.page.go_back()
        scripted.sees("court")
        assert scripted.answers_on_screen() == []
