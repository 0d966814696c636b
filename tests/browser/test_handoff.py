"""After the result, in a real browser: the plan, the sheet, the code, the one fact that decides, and the table mode."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.promises.test_print import print_page
from tests.support.browsing import Visitor, answer_everything
from tests.support.journeys import LOS_ANGELES_PLANTS, VERY_LIKELY, form
from webapp.check.answer_code import encode
from webapp.check.journey import Journey
from webapp.facts.offices import SHOWN

CODE = encode(Journey(form(LOS_ANGELES_PLANTS)))


def answer_at_a_table(visitor: Visitor) -> None:
    visitor.open("/es/check?line=1")
    visitor.answer_all(LOS_ANGELES_PLANTS)
    visitor.sees_results(VERY_LIKELY)


def show(visitor: Visitor, place: str) -> None:
    visitor.main.locator(f'button[name="show"][value="{place}"]').first.click()
    expect(visitor.page.locator(f'#check[data-place="{place}"]')).to_be_visible()


def test_the_plan_and_the_sheet_lead_on_and_back_to_the_result(visitor: Visitor, lang: str) -> None:
    answer_everything(visitor, lang)
    show(visitor, "plan")
    expect(visitor.main.locator(".steps > li").first).to_contain_text(SHOWN["la-pd-cannabis"].phone)
    show(visitor, "sheet")
    expect(visitor.main.locator(".sheet")).to_contain_text(CODE)
    visitor.press_back()
    visitor.sees_results(VERY_LIKELY)
    assert visitor.path == f"/{lang}/check"


def test_the_sheet_prints_on_two_pages_however_it_was_reached(visitor: Visitor, tmp_path: Path) -> None:
    answer_everything(visitor)
    show(visitor, "sheet")
    expect(visitor.main.locator(".sheet")).not_to_have_css("padding-left", "0px")
    assert len(print_page(visitor, tmp_path).pages) <= 2


def test_another_language_keeps_the_plan(visitor: Visitor) -> None:
    answer_everything(visitor, "es")
    show(visitor, "plan")
    visitor.switch_to("en")
    expect(visitor.page.locator('#check[data-place="plan"]')).to_be_visible()


def test_back_and_reload_keep_the_plan(scripted: Visitor) -> None:
    answer_everything(scripted)
    show(scripted, "plan")
    scripted.page.reload()
    expect(scripted.page.locator('#check[data-place="plan"]')).to_be_visible()
    scripted.page.go_back()
    scripted.sees_results(VERY_LIKELY)
    scripted.page.go_forward()
    expect(scripted.page.locator('#check[data-place="plan"]')).to_be_visible()


def test_one_tap_on_the_fact_that_decides_gives_the_new_result(visitor: Visitor) -> None:
    answer_everything(visitor)
    visitor.main.locator(".fact > summary").click()
    visitor.main.locator('[data-fact="plants"] button[value="6-or-fewer"]').click()
    visitor.sees_results({"outcome": "petition", "relief": "dismiss"})


def test_a_lawyer_types_the_code_and_sees_the_result_with_every_reason(visitor: Visitor, lang: str) -> None:
    visitor.open(f"/{lang}/")
    visitor.main.locator('a[href$="/code"]').click()
    visitor.page.locator("#code").fill(CODE.lower().replace("-", " "))
    visitor.go_on()
    visitor.sees_results(VERY_LIKELY)
    expect(visitor.main.locator("details.why")).to_have_attribute("open", "")
    expect(visitor.main.locator(".answers dt").first).to_be_visible()
    assert CODE not in visitor.page.url
    visitor.main.locator('.answers button[value="1.plants"]').click()
    visitor.answer("plants", "6-or-fewer")
    visitor.sees_results({"relief": "dismiss"})


def test_a_code_typed_wrongly_is_said_and_can_be_corrected(visitor: Visitor) -> None:
    visitor.open("/es/code")
    wrong = CODE[:-1] + ("2" if CODE[-1] != "2" else "3")
    visitor.page.locator("#code").fill(wrong)
    visitor.go_on()
    visitor.sees_error()
    expect(visitor.page.locator("#code")).to_have_value(wrong)
    visitor.page.locator("[data-error] a").click()
    expect(visitor.page.locator("#code")).to_be_focused()
    visitor.page.locator("#code").fill(CODE)
    visitor.go_on()
    visitor.sees_results(VERY_LIKELY)


def test_the_code_is_not_kept_in_the_tab(scripted: Visitor) -> None:
    scripted.open("/es/code")
    scripted.page.locator("#code").fill(CODE)
    scripted.go_on()
    scripted.sees_results(VERY_LIKELY)
    assert CODE not in str(scripted.kept_in_tab())


# At a table or kiosk


def test_at_a_table_the_type_is_larger_and_stays_so_to_the_result(visitor: Visitor) -> None:
    visitor.open("/es/check")
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    usual = visitor.page.evaluate(size)
    answer_at_a_table(visitor)
    assert visitor.page.evaluate(size) > usual * 1.2
    visitor.main.locator("[data-erase]").click()
    visitor.sees("court")
    assert visitor.path == "/es/check?line=1"
    assert visitor.answers_on_screen() == ["1"]


def test_at_a_table_two_quiet_minutes_ask_and_half_a_minute_more_erases(scripted: Visitor) -> None:
    scripted.page.clock.install()
    answer_at_a_table(scripted)
    question = scripted.page.locator("[data-still-there]")
    scripted.page.clock.fast_forward(119_000)
    expect(question).to_be_hidden()
    scripted.page.clock.fast_forward(2_000)
    expect(question).to_be_visible()
    expect(question.locator("button")).to_be_focused()
    scripted.page.clock.fast_forward(31_000)
    scripted.sees("court")
    assert scripted.kept_in_tab() == {}


def test_at_a_table_one_tap_keeps_the_page(scripted: Visitor) -> None:
    scripted.page.clock.install()
    answer_at_a_table(scripted)
    scripted.page.clock.fast_forward(121_000)
    scripted.page.locator("[data-still-there] button").click()
    expect(scripted.page.locator("[data-still-there]")).to_be_hidden()
    scripted.page.clock.fast_forward(100_000)
    scripted.sees_results(VERY_LIKELY)


def test_away_from_a_table_nothing_is_erased_by_itself(scripted: Visitor) -> None:
    scripted.page.clock.install()
    answer_everything(scripted)
    scripted.page.clock.fast_forward(3_600_000)
    scripted.sees_results(VERY_LIKELY)
    assert scripted.page.locator("[data-still-there]").count() == 0
