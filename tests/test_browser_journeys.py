"""Whole journeys through the real server in a real browser, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Route, expect

from tests.browsing import Visitor, visitor_at
from tests.conftest import Server
from tests.journeys import LOS_ANGELES_PLANTS, form

VERY_LIKELY = {"outcome": "petition", "relief": "dismiss/misdemeanor", "cleared": "very-likely"}
FIRST_FOUR = dict(list(LOS_ANGELES_PLANTS.items())[:4])
"""Answers up to the fifth question, which is `time`."""


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def visitor(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Visitor]:
    """Somebody with JavaScript, and somebody without."""
    with visitor_at(server.url, browser, java_script_enabled=request.param) as visitor:
        yield visitor


@pytest.fixture
def scripted(browser: Browser, server: Server) -> Iterator[Visitor]:
    """Somebody with JavaScript."""
    with visitor_at(server.url, browser) as visitor:
        yield visitor


def at_the_result(visitor: Visitor) -> None:
    """Skip to the result of the Los Angeles check."""
    visitor.open("/es/check")
    visitor.post("/es/check", form(LOS_ANGELES_PLANTS))
    visitor.sees_results(VERY_LIKELY)


def at_the_county(visitor: Visitor) -> None:
    visitor.open("/es/check")
    visitor.answer("court", "california")
    visitor.sees("county")


def let_go(visitor: Visitor, held: Route) -> None:
    """Let a request that was held back run to its end, and the script show what it brought."""
    held.continue_()
    if response := held.request.response():
        response.finished()
    visitor.page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")


def tab_to(visitor: Visitor, target: Locator) -> None:
    """Press Tab until the focus is there, as somebody without a mouse does."""
    for _ in range(40):
        visitor.page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab never reaches {target}")


def choose_by_keys(visitor: Visitor, value: str) -> None:
    """Choose an answer with Tab, Space and the arrow keys."""
    keyboard = visitor.page.keyboard
    if visitor.main.locator("select").count():
        tab_to(visitor, visitor.main.locator("select"))
        name = visitor.main.locator(f'option[value="{value}"]').inner_text()
        keyboard.type(name.split("Á")[0])  # this keyboard has no accents; the first letters find the county
    else:
        tab_to(visitor, visitor.main.locator("input[type=radio]").first)
        keyboard.press("Space")
        for _ in range(visitor.main.locator("input[type=radio]").count()):
            if visitor.option(value).is_checked():
                break
            keyboard.press("ArrowDown")
    visitor.sees_answer(value)


# From start to result


def test_a_whole_check_from_the_home_page_ends_in_the_right_result(visitor: Visitor, lang: str) -> None:
    visitor.open(f"/{lang}/")
    visitor.main.locator("a.primary").click()
    visitor.answer_all(LOS_ANGELES_PLANTS)
    visitor.sees_results(VERY_LIKELY)
    visitor.sees_language(lang)
    assert visitor.path == f"/{lang}/check"


def test_the_first_page_offers_both_languages_and_leads_to_the_check(visitor: Visitor, lang: str) -> None:
    visitor.open("/")
    visitor.main.locator(f'a[lang="{lang}"]').click()
    visitor.main.locator("a.primary").click()
    visitor.sees("court")
    visitor.sees_language(lang)


def test_a_whole_check_works_by_keyboard_alone(visitor: Visitor, lang: str) -> None:
    visitor.open(f"/{lang}/")
    tab_to(visitor, visitor.main.locator("a.primary"))
    visitor.page.keyboard.press("Enter")
    for question, value in LOS_ANGELES_PLANTS.items():
        visitor.sees(question)
        choose_by_keys(visitor, value)
        tab_to(visitor, visitor.main.locator("button.primary"))
        visitor.page.keyboard.press("Enter")
    visitor.sees_results(VERY_LIKELY)
    visitor.sees_language(lang)


def test_enter_in_an_answer_continues_and_does_not_switch_the_language(visitor: Visitor) -> None:
    visitor.open("/es/check")
    choose_by_keys(visitor, "california")
    visitor.page.keyboard.press("Enter")
    visitor.sees("county")
    tab_to(visitor, visitor.main.locator("#typed"))
    visitor.page.keyboard.type("Orange")
    visitor.page.keyboard.press("Enter")
    visitor.sees("papers")
    visitor.sees_language("es")
    assert visitor.path == "/es/check"


def test_the_skip_link_leads_past_the_header_and_keeps_the_place(visitor: Visitor) -> None:
    visitor.open("/es/check")
    visitor.answer_all(FIRST_FOUR)
    visitor.sees("time")
    visitor.page.locator("a.skip").press("Enter")
    expect(visitor.main).to_be_focused()
    visitor.choose("1976-2010")
    visitor.go_on()
    visitor.sees("age")


def test_a_link_that_names_a_county_has_it_chosen_already(visitor: Visitor) -> None:
    visitor.open("/es/help/orange")
    visitor.main.locator("a.primary").click()
    visitor.answer("court", "california")
    visitor.sees("papers")
    visitor.press_back()
    visitor.sees("county")
    visitor.sees_answer("orange")
    assert visitor.path == "/es/check"


# The county, typed


def test_a_county_can_be_typed(visitor: Visitor) -> None:
    at_the_county(visitor)
    visitor.main.locator("#typed").fill("los ángeles")
    visitor.go_on()
    visitor.sees("papers")
    visitor.press_back()
    visitor.sees("county")
    visitor.sees_answer("los-angeles")


def test_an_unknown_county_is_an_error_that_keeps_what_was_typed(visitor: Visitor) -> None:
    at_the_county(visitor)
    visitor.main.locator("#typed").fill("Gotham")
    with visitor.page.expect_response("**/check") as response:
        visitor.go_on()
    visitor.sees_error()
    assert response.value.status == 422
    visitor.sees("county")
    expect(visitor.main.locator("#typed")).to_have_value("Gotham")
    visitor.main.locator("#typed").fill("Kern")
    visitor.go_on()
    visitor.sees("papers")


# Back, Change, several convictions


def test_back_shows_the_question_before_with_its_answer(visitor: Visitor) -> None:
    visitor.open("/es/check")
    visitor.answer_all(FIRST_FOUR)
    visitor.sees("time")
    for question, value in reversed(FIRST_FOUR.items()):
        visitor.press_back()
        visitor.sees(question)
        visitor.sees_answer(value)
    visitor.press_back()
    visitor.page.wait_for_url("**/es/")


def test_back_keeps_the_later_answers(visitor: Visitor) -> None:
    visitor.open("/es/check")
    visitor.answer_all(FIRST_FOUR)
    visitor.sees("time")
    visitor.press_back()
    visitor.sees("section")
    visitor.press_back()
    visitor.sees("papers")
    visitor.go_on()
    visitor.sees("time")


def test_an_answer_changed_on_the_result_leads_back_to_the_result(visitor: Visitor) -> None:
    at_the_result(visitor)
    visitor.press_change("1.plants")
    visitor.sees("plants")
    visitor.sees_answer("unknown")
    visitor.choose("over-6")
    visitor.go_on()
    visitor.sees_results({**VERY_LIKELY, "relief": "misdemeanor"})


def test_a_changed_answer_that_opens_a_new_question_asks_it(visitor: Visitor) -> None:
    at_the_result(visitor)
    visitor.press_change("1.fifty_2020")
    visitor.answer("fifty_2020", "no")
    visitor.answer("clean_decade", "yes")
    visitor.sees_results(VERY_LIKELY)


def test_an_answer_can_be_changed_from_the_middle_of_the_check(visitor: Visitor) -> None:
    visitor.open("/es/check")
    visitor.answer_all(FIRST_FOUR)
    visitor.sees("time")
    visitor.press_change("1.county")
    visitor.answer("county", "fresno")
    visitor.answer("time", "1976-2010")
    visitor.sees("age")


def test_facts_about_the_person_are_asked_once_for_two_convictions(visitor: Visitor) -> None:
    at_the_result(visitor)
    visitor.main.locator('button[value="2.court"]').click()
    second = {**LOS_ANGELES_PLANTS, "section": "11359"}
    for asked_no_more in ("plants", "fifty_2020"):
        del second[asked_no_more]
    visitor.answer_all(second, number=2)
    visitor.sees_results(VERY_LIKELY, {**VERY_LIKELY, "relief": "misdemeanor"})


def test_a_conviction_can_be_removed(visitor: Visitor) -> None:
    visitor.open("/es/check")
    visitor.post("/es/check", form(LOS_ANGELES_PLANTS) | form({"court": "federal"}, number=2))
    visitor.sees_results(VERY_LIKELY, {"outcome": "federal"})
    visitor.main.locator('button[name="remove"][value="1"]').click()
    visitor.sees_results({"outcome": "federal"})


def test_a_further_conviction_can_be_given_up(visitor: Visitor) -> None:
    at_the_result(visitor)
    visitor.main.locator('button[value="2.court"]').click()
    visitor.sees("court", number=2)
    visitor.press_back()
    visitor.sees_results(VERY_LIKELY)


# What is missing


def test_a_missing_answer_is_said_and_nothing_is_lost(visitor: Visitor, lang: str) -> None:
    visitor.open(f"/{lang}/check")
    visitor.answer_all(FIRST_FOUR)
    visitor.sees("time")
    before = visitor.answers_on_screen()
    with visitor.page.expect_response("**/check") as response:
        visitor.go_on()
    visitor.sees_error()
    assert response.value.status == 422
    assert visitor.page.title().startswith("Error:")
    visitor.sees("time")
    assert visitor.answers_on_screen() == before


@pytest.mark.parametrize("question", ["court", "county", "time"])
def test_the_link_of_an_error_leads_to_the_field_and_keeps_the_place(visitor: Visitor, question: str) -> None:
    visitor.open("/es/check")
    for each, value in FIRST_FOUR.items():
        if each == question:
            break
        visitor.answer(each, value)
    visitor.sees(question)
    visitor.go_on()
    visitor.page.locator("[data-error] a").click()
    expect(visitor.main.locator("#answer")).to_be_focused()
    visitor.sees(question)
    visitor.sees_error()


# The language


def test_another_language_keeps_the_question_and_the_chosen_answer(visitor: Visitor) -> None:
    visitor.open("/es/check")
    visitor.answer_all(FIRST_FOUR)
    visitor.sees("time")
    visitor.choose("2011-2016")
    for lang in ("en", "es"):
        visitor.switch_to(lang)
        visitor.sees("time")
        visitor.sees_answer("2011-2016")
        assert visitor.path == f"/{lang}/check"
    visitor.go_on()
    visitor.sees("age")


def test_another_language_keeps_the_result(visitor: Visitor) -> None:
    at_the_result(visitor)
    for lang in ("en", "es"):
        visitor.switch_to(lang)
        visitor.sees_results(VERY_LIKELY)


def test_another_language_keeps_a_county_that_was_typed(visitor: Visitor) -> None:
    at_the_county(visitor)
    visitor.main.locator("#typed").fill("kern")
    visitor.switch_to("en")
    visitor.sees("county")
    visitor.sees_answer("kern")


# With JavaScript: the place is kept


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
    scripted.open("/es/check")
    scripted.answer_all(FIRST_FOUR)
    scripted.sees("time")
    scripted.page.go_back()
    scripted.answer("section", "11359")
    scripted.answer("time", "1976-2010")
    scripted.sees("age")


def test_back_twice_on_a_slow_line_shows_the_place_of_the_address_bar(scripted: Visitor) -> None:
    """Two pages are on their way; the one asked for first arrives last, and is not the one to show."""
    scripted.open("/es/check")
    scripted.answer_all(FIRST_FOUR)
    scripted.sees("time")
    slow: list[Route] = []
    scripted.page.route("**/check", lambda route: slow.append(route), times=1)
    with scripted.page.expect_request("**/check"):
        scripted.page.evaluate("history.back()")
    scripted.page.evaluate("history.back()")
    scripted.sees("papers")
    let_go(scripted, slow[0])
    scripted.sees("papers")


def test_back_wins_over_a_page_that_is_still_on_its_way(scripted: Visitor) -> None:
    scripted.open("/es/check")
    scripted.answer_all(FIRST_FOUR)
    scripted.sees("time")
    slow: list[Route] = []
    scripted.page.route("**/check", lambda route: slow.append(route), times=1)
    scripted.choose("1976-2010")
    with scripted.page.expect_request("**/check"):
        scripted.go_on()
    scripted.page.evaluate("history.back()")
    scripted.sees("section")
    let_go(scripted, slow[0])
    scripted.sees("section")


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
    scripted.open("/es/check")
    scripted.answer_all(FIRST_FOUR)
    scripted.sees("time")
    scripted.page.locator("a.skip").press("Enter")
    expect(scripted.main).to_be_focused()
    scripted.page.reload()
    scripted.sees("time")


@pytest.mark.parametrize("elsewhere", ["about:blank", "/es/privacy"])
def test_coming_back_from_another_page_keeps_the_place(scripted: Visitor, elsewhere: str) -> None:
    """The page is gone, as when a phone discards the tab. What the tab kept brings it back."""
    scripted.open("/es/check")
    scripted.answer_all(FIRST_FOUR)
    scripted.sees("time")
    scripted.page.goto(elsewhere if ":" in elsewhere else scripted.site + elsewhere)
    scripted.page.go_back()
    scripted.sees("time")
    scripted.page.go_back()
    scripted.sees("section")


def test_back_of_the_browser_undoes_a_change_of_language(scripted: Visitor) -> None:
    scripted.open("/es/check")
    scripted.answer_all(FIRST_FOUR)
    scripted.sees("time")
    scripted.switch_to("en")
    scripted.page.go_back()
    scripted.sees_language("es")
    scripted.sees("time")
    assert scripted.path == "/es/check"


# With JavaScript: what a screen reader notices


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


# With JavaScript: when something goes wrong


def test_when_the_script_cannot_reach_the_server_the_plain_form_does(scripted: Visitor) -> None:
    scripted.open("/es/check")
    scripted.answer("court", "california")
    scripted.sees("county")
    failed: list[str] = []

    def fail_once(route: Route) -> None:
        if route.request.resource_type == "xhr" and not failed:
            failed.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    scripted.page.route("**/check", fail_once)
    scripted.choose("los-angeles")
    scripted.go_on()
    scripted.sees("papers")
    assert failed
    scripted.answer_all(dict(list(LOS_ANGELES_PLANTS.items())[2:]))
    scripted.sees_results(VERY_LIKELY)


def test_when_the_script_cannot_reach_the_server_a_button_still_does_what_it_says(scripted: Visitor) -> None:
    scripted.open("/es/check")
    scripted.answer_all(FIRST_FOUR)
    scripted.sees("time")
    scripted.page.route("**/check", lambda route: route.abort(), times=1)
    scripted.switch_to("en")
    scripted.sees("time")
    scripted.press_back()
    scripted.sees("section")
    scripted.sees_answer("11358")


def test_when_the_tab_cannot_keep_anything_the_check_still_works(scripted: Visitor) -> None:
    scripted.page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('QuotaExceededError') }")
    scripted.open("/es/check")
    scripted.answer_all(LOS_ANGELES_PLANTS)
    scripted.sees_results(VERY_LIKELY)


def test_a_second_tap_sends_nothing_twice(scripted: Visitor) -> None:
    scripted.open("/es/check")
    sent: list[str] = []
    scripted.page.on("request", lambda request: sent.append(request.method))
    scripted.choose("california")
    scripted.main.locator("button.primary").dblclick()
    scripted.sees("county")
    assert sent.count("POST") == 1


# Erase


def test_erase_leaves_nothing_and_back_shows_no_answer(scripted: Visitor) -> None:
    scripted.open("/es/check")
    scripted.answer_all(FIRST_FOUR)
    scripted.sees("time")
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


def test_erase_while_an_answer_is_on_its_way_leaves_nothing(scripted: Visitor) -> None:
    scripted.open("/es/check")
    scripted.answer_all(FIRST_FOUR)
    scripted.sees("time")
    slow: list[Route] = []
    scripted.page.route("**/check", lambda route: slow.append(route), times=1)
    scripted.choose("1976-2010")
    with scripted.page.expect_request("**/check"):
        scripted.go_on()
    with scripted.page.expect_navigation():
        scripted.main.locator("[data-erase]").click()
    scripted.sees("court")
    assert scripted.kept_in_tab() == {}
    assert scripted.answers_on_screen() == []


def test_erase_works_without_a_script_too(visitor: Visitor) -> None:
    at_the_result(visitor)
    visitor.main.locator("[data-erase]").click()
    visitor.sees("court")
    assert visitor.answers_on_screen() == []
