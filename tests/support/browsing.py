"""A person in front of a real browser: the steps that the browser tests share.

Pages are read by the hooks of the contract (``data-question``, ``data-outcome``, ``data-error``), never by words.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from time import monotonic
from typing import Any, cast

from playwright.sync_api import Browser, Error, Locator, Page, ViewportSize, expect

from tests.support.journeys import LOS_ANGELES_PLANTS, VERY_LIKELY, form

PATIENCE = 15_000
"""Milliseconds that a test waits for what the page should do: nothing here is about how busy the machine is."""
expect.set_options(timeout=PATIENCE)

WHOLE_CHROMIUM = shutil.which("chromium")
"""Debian's, as people have it, which keeps whole pages for Back; where it is not, Playwright's own."""
CHROMIUM = shutil.which("chromium-headless-shell") or WHOLE_CHROMIUM
"""The same without windows: it takes half the time."""
SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")

PHONE: ViewportSize = {"width": 360, "height": 740}

POST_A_FORM = """([address, fields]) => {
    const form = document.createElement("form");
    Object.assign(form, {method: "post", action: address});
    for (const [name, value] of Object.entries(fields)) {
        const field = document.createElement("input");
        Object.assign(field, {type: "hidden", name, value});
        form.append(field);
    }
    document.body.append(form);
    HTMLFormElement.prototype.submit.call(form);
}"""

ANSWERS_ON_SCREEN = """() => {
    const values = [...document.querySelectorAll("input[type=hidden]:not([name=asked], [name=pad], [name=back], [name=from]), input:checked, select, #typed")]
        .map((field) => field.value);
    const words = [...document.querySelectorAll(".answers dd:not(:has(button))")].map((each) => each.textContent);
    return [...values, ...words].filter((each) => each.trim());
}"""


LEFT_AT_ONCE = """(act) => {
    const keys = act === "three Shift keys" ? 3 : 0;
    for (let each = 0; each < keys; each += 1) dispatchEvent(new KeyboardEvent("keydown", { key: "Shift" }));
    if (!keys) document.querySelector(act).click();
    const kept = (() => { try { return sessionStorage.length } catch { return 0 } })();
    return [document.querySelectorAll("body *").length, document.title, kept, history.state];
}"""
"""What is left on the screen and in the tab when a tap on a link was acted upon, before anything can be loaded."""
NOTHING_LEFT = [0, "", 0, None]


@dataclass
class Visitor:
    """Somebody with one tab open at the site."""

    page: Page
    site: str

    def open(self, path: str) -> None:
        self.page.goto(self.site + path)

    def post(self, path: str, fields: Mapping[str, str]) -> None:
        """Send answers as a form does, from whichever page of the site is open."""
        with self.page.expect_navigation():
            self.page.evaluate(POST_A_FORM, [self.site + path, dict(fields)])

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.site)

    def sees(self, question: str, number: int = 1) -> None:
        """Wait for a question of a conviction."""
        asked = f'input[name="asked"][value="{number}.{question}"]'
        expect(self.page.locator(f'form[data-question="{question}"]:has({asked})')).to_be_visible()

    def sees_language(self, lang: str) -> None:
        expect(self.page.locator("html")).to_have_attribute("lang", lang)

    def sees_results(self, *results: Mapping[str, str]) -> None:
        """Wait for a result page with exactly these results: ``data-…`` attributes of each."""
        articles = self.page.locator("article[data-outcome]")
        expect(articles).to_have_count(len(results))
        for number, result in enumerate(results):
            for name, value in result.items():
                expect(articles.nth(number)).to_have_attribute(f"data-{name}", value)

    def sees_error(self) -> None:
        expect(self.page.locator("[data-error]")).to_be_visible()

    def option(self, value: str) -> Locator:
        """The radio button of an answer."""
        return self.main.locator(f'input[type=radio][value="{value}"]')

    def sees_answer(self, value: str) -> None:
        """Wait until the question shows this answer as the chosen one."""
        if self.main.locator("select").count():
            expect(self.main.locator("select")).to_have_value(value)
        else:
            expect(self.option(value)).to_be_checked()

    def choose(self, value: str) -> None:
        """Tap the label of an answer, or pick it from the list."""
        if self.main.locator("select").count():
            self.main.locator("select").select_option(value)
        else:
            self.main.locator(f'label:has(input[value="{value}"])').click()

    def go_on(self) -> None:
        self.main.locator("button.primary").click()

    def answer(self, question: str, value: str, number: int = 1) -> None:
        self.sees(question, number)
        self.choose(value)
        self.go_on()

    def answer_all(self, answers: Mapping[str, str], number: int = 1) -> None:
        """Answer question after question, in this order."""
        for question, value in answers.items():
            self.answer(question, value, number)

    def sees_place(self, y: float) -> None:
        """Wait until the page is scrolled down this far. It is asked from outside: the site forbids to read text as a script."""
        until = monotonic() + PATIENCE / 1000
        while abs(self.page.evaluate("scrollY") - y) >= 3:
            assert monotonic() < until, (self.page.evaluate("scrollY"), y)
            self.page.wait_for_timeout(50)

    def press_back(self) -> None:
        """The Back of the page, not of the browser."""
        self.main.locator(".back :is(a, button)").click()

    def press_change(self, place: str) -> None:
        """Change an earlier answer, such as ``1.plants``."""
        answers = self.main.locator("details.answers")
        if answers.get_attribute("open") is None:
            answers.locator("summary").click()
        answers.locator(f'button[value="{place}"]').click()

    def switch_to(self, lang: str) -> None:
        self.page.locator(f'.langs [lang="{lang}"]').click()
        self.sees_language(lang)

    def answers_on_screen(self) -> list[str]:
        """Every answer that the page holds: chosen, typed, hidden in the form or listed."""
        return cast(list[str], self.page.evaluate(ANSWERS_ON_SCREEN))

    def kept_in_tab(self) -> dict[str, str]:
        """What is in sessionStorage."""
        return cast(dict[str, str], self.page.evaluate("({...sessionStorage})"))


@contextmanager
def page_in(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page in a fresh browser profile, on a phone. ``options``: as for ``Browser.new_context``."""
    context = browser.new_context(**{"viewport": PHONE, **options})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    for page in context.pages:  # a request that is held back, or a page on its way, may keep it from closing
        page.unroute_all(behavior="ignoreErrors")
        with suppress(Error):
            page.goto("about:blank")
    context.close()


@contextmanager
def visitor_at(site: str, browser: Browser, **options: Any) -> Iterator[Visitor]:
    """Somebody at the site, in a fresh browser profile. ``options``: as for ``Browser.new_context``."""
    with page_in(browser, **options) as page:
        yield Visitor(page, site)


def at_the_result(visitor: Visitor) -> None:
    """Skip to the result of the Los Angeles check."""
    visitor.open("/es/check")
    visitor.post("/es/check", form(LOS_ANGELES_PLANTS))
    visitor.sees_results(VERY_LIKELY)


def answer_everything(visitor: Visitor, lang: str = "es") -> None:
    """Come to the result of the Los Angeles check by answering: the first answers are sent at once, the last two chosen."""
    *first, _, _ = LOS_ANGELES_PLANTS.items()
    visitor.open(f"/{lang}/check")
    visitor.post(f"/{lang}/check", form(dict(first)))
    visitor.answer_all({name: value for name, value in LOS_ANGELES_PLANTS.items() if name not in dict(first)})
    visitor.sees_results(VERY_LIKELY)


def at_the_county(visitor: Visitor) -> None:
    visitor.open("/es/check")
    visitor.answer("court", "california")
    visitor.sees("county")


def tab_to(visitor: Visitor, target: Locator) -> None:
    """Press Tab until the focus is there, as somebody without a mouse does."""
    for _ in range(40):
        visitor.page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab never reaches {target}")
