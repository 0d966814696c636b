"""The phone says the English sentence, with a voice that is on the phone; where there is none, no button is seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import Server
from tests.support.browsing import Visitor, visitor_at
from tests.support.journeys import LOS_ANGELES_PLANTS, VERY_LIKELY

VOICES = """(voices) => {
    window.said = [];
    const speech = new EventTarget();
    Object.assign(speech, {
        getVoices: () => voices,
        cancel: () => { window.said.push("silence"); },
        speak: (each) => { window.said.push(each.text, each.voice.name, each.rate); },
    });
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""
HERE = {"name": "here", "lang": "en-US", "localService": True}
AWAY = {"name": "away", "lang": "en-US", "localService": False}
SPANISH = {"name": "otra", "lang": "es-US", "localService": True}


def at_the_call(visitor: Visitor, voices: list[dict[str, object]]) -> None:
    visitor.page.add_init_script(f"({VOICES})({str(voices).replace('True', 'true').replace('False', 'false')})")
    visitor.open("/es/check")
    visitor.answer_all(LOS_ANGELES_PLANTS)
    visitor.sees_results(VERY_LIKELY)
    visitor.main.locator('button[value="call"]').click()
    expect(visitor.page.locator('#check[data-place="call"]')).to_be_visible()


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[Visitor]:
    with visitor_at(server.url, browser) as visitor:
        yield visitor


def test_a_tap_says_the_sentence_in_english_and_the_next_tap_ends_it(phone: Visitor) -> None:
    at_the_call(phone, [SPANISH, AWAY, HERE])
    buttons = phone.main.locator("button[data-speak]")
    expect(buttons.first).to_be_visible()
    assert buttons.count() >= 2
    for number in range(buttons.count()):
        sentence = phone.main.locator(".say:has(button) q").nth(number).text_content()
        buttons.nth(number).click()
        assert phone.page.evaluate("said.splice(0)")[-4:] == ["silence", sentence, "here", 0.9]
    phone.main.locator("h1").click()
    assert phone.page.evaluate("said") == ["silence"]


@pytest.mark.parametrize("voices", [[], [AWAY], [SPANISH]], ids=["none", "only away", "only Spanish"])
def test_without_an_english_voice_on_the_phone_there_is_no_button(
    phone: Visitor, voices: list[dict[str, object]]
) -> None:
    with phone.page.expect_response("**/say.*.js"):
        at_the_call(phone, voices)
    expect(phone.main.locator(".say q").last).to_be_visible()
    phone.page.wait_for_timeout(200)
    expect(phone.main.locator("[data-speak]:visible")).to_have_count(0)


def test_whoever_leaves_by_the_keyboard_is_followed_by_no_voice(phone: Visitor) -> None:
    at_the_call(phone, [HERE])
    phone.main.locator("button[data-speak]").first.click()
    said = phone.page.evaluate("said.splice(0) && dispatchEvent(new Event('pagehide')) && said")
    assert said == ["silence"]


def test_a_reload_keeps_the_page_and_its_buttons(phone: Visitor) -> None:
    at_the_call(phone, [HERE])
    phone.page.reload()
    expect(phone.main.locator("button[data-speak]").first).to_be_visible()
    phone.press_back()
    phone.sees_results(VERY_LIKELY)
