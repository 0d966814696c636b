"""Who stops to fetch a paper, in a real browser: the slip, the way back, and the code on another day."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.support.browsing import Visitor
from tests.support.journeys import FIRST_FOUR


def at_the_slip(visitor: Visitor) -> str:
    """Answer for somebody in the family up to the fifth question, then ask for the slip. Gives the code on it."""
    visitor.open("/es/check")
    visitor.main.locator('button[name="whose"]').click()
    expect(visitor.main.locator('button[value="self"]')).to_be_visible()
    visitor.answer_all(FIRST_FOUR)
    visitor.sees("time")
    visitor.main.locator('button[value="slip"]').click()
    expect(visitor.page.locator('#check[data-place="slip"]')).to_be_visible()
    return visitor.main.locator(".code b").text_content() or ""


def test_the_slip_leads_back_to_the_question_and_on(visitor: Visitor) -> None:
    at_the_slip(visitor)
    visitor.switch_to("en")
    expect(visitor.page.locator('#check[data-place="slip"]')).to_be_visible()
    visitor.press_back()
    visitor.answer("time", "1976-2010")
    visitor.sees("age")
    expect(visitor.main.locator("h1")).to_have_text("How old was the person then?")


def test_the_code_asks_the_open_question_on_another_day(visitor: Visitor) -> None:
    code = at_the_slip(visitor)
    visitor.page.locator("[data-erase]").click()
    visitor.sees("court")
    visitor.open("/es/code")
    visitor.page.locator("#code").fill(code)
    visitor.go_on()
    visitor.sees("time")
    visitor.main.locator('button[name="whose"]').click()
    expect(visitor.main.locator('button[value="self"]')).to_be_visible()
    visitor.answer("time", "1976-2010")
    expect(visitor.main.locator("h1")).to_have_text("¿Qué edad tenía la persona entonces?")


def test_reload_and_back_keep_the_slip_and_whose_case_it_is(scripted: Visitor) -> None:
    code = at_the_slip(scripted)
    scripted.page.reload()
    expect(scripted.main.locator(".code b")).to_have_text(code)
    expect(scripted.main).to_contain_text("“Usted” es aquí la persona del caso.")
    scripted.page.go_back()
    scripted.sees("time")
    scripted.page.go_forward()
    expect(scripted.main.locator(".code b")).to_have_text(code)
