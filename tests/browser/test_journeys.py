"""Whole journeys through the real server in a real browser, each with and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.support.browsing import Visitor, at_the_county, at_the_result, tab_to
from tests.support.journeys import FIRST_FOUR, LOS_ANGELES_PLANTS, VERY_LIKELY, form


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
    visitor.main.locator('a[href*="/check"]').click()
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
    visitor.go_on()
    visitor.sees_error()
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
    visitor.go_on()
    visitor.sees_error()
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


# Erase


def test_erase_works_without_a_script_too(visitor: Visitor) -> None:
    at_the_result(visitor)
    visitor.main.locator("[data-erase]").click()
    visitor.sees("court")
    assert visitor.answers_on_screen() == []
