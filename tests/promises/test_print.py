"""A result on paper: what a person takes along to the court or to a lawyer."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, PdfMargins, expect

from tests.conftest import Server
from tests.support.browsing import Visitor, visitor_at
from tests.support.journeys import LOS_ANGELES_PLANTS, form, one_of_each_kind, slips

ONLY_ON_SCREEN = {
    "Leave": ".leave",
    "the languages": ".langs li",
    "the skip link": ".skip",
    "the start page in the footer": "footer .links li",
    "erase": "[data-erase]",
    "Print": "[data-print]",
    "another conviction": '.next button[value="2.court"]',
    "Continue": "button.default",
}
MARGINS: PdfMargins = {"top": "1cm", "right": "1cm", "bottom": "1cm", "left": "1cm"}
"""What the print dialog of Chromium starts with."""
FEW_LINES = 8
"""A last page with fewer is nearly empty: a waste of paper, and easily lost."""
TWO_COUNTIES = form(LOS_ANGELES_PLANTS) | form({**one_of_each_kind()["destroyed"], "county": "fresno"}, number=2)
THREE = (
    form(LOS_ANGELES_PLANTS)
    | form({**LOS_ANGELES_PLANTS, "section": "11359", "age": "18-20"}, 2)
    | form({**one_of_each_kind()["destroyed"], "county": "fresno"}, 3)
)
VISITS = {kind: form(answers) for kind, answers in one_of_each_kind().items()} | {
    "los angeles": form(LOS_ANGELES_PLANTS),
    "two counties": TWO_COUNTIES,
    "three convictions": THREE,
}


@dataclass
class Printed:
    """The printed pages, and the page they were printed from."""

    visitor: Visitor
    pages: list[str]

    @property
    def text(self) -> str:
        """All words, with single spaces."""
        return " ".join(" ".join(self.pages).split())

    @property
    def last_lines(self) -> list[str]:
        """What stands on the last page, where there is more than one."""
        return [line for line in self.pages[-1].splitlines() if line.strip()] if len(self.pages) > 1 else []

    def lacks(self, words: list[str]) -> list[str]:
        """Which of these are not on paper, whatever the spaces."""
        return [each for each in words if each.replace(" ", "") not in self.text.replace(" ", "")]


def words_of(locator: Locator) -> list[str]:
    return [" ".join(text.split()) for text in locator.all_text_contents()]


def print_result(visitor: Visitor, lang: str, answers: Mapping[str, str], folder: Path) -> Printed:
    visitor.open(f"/{lang}/check")
    visitor.post(f"/{lang}/check", answers)
    return print_page(visitor, folder)


def print_page(visitor: Visitor, folder: Path, margin: PdfMargins = MARGINS) -> Printed:
    """Print the page that is open, on letter paper."""
    paper = folder / "page.pdf"
    visitor.page.pdf(path=paper, format="Letter", margin=margin)
    text = subprocess.run(["pdftotext", "-raw", paper, "-"], check=True, capture_output=True, text=True).stdout
    return Printed(visitor, text.removesuffix("\f").split("\f"))


@pytest.fixture(scope="module")
def visitor(browser: Browser, server: Server) -> Iterator[Visitor]:
    with visitor_at(server.url, browser) as visitor:
        yield visitor


@pytest.fixture(scope="module", params=["en", "es"])
def printed(request: pytest.FixtureRequest, visitor: Visitor, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return print_result(visitor, request.param, form(LOS_ANGELES_PLANTS), tmp_path_factory.mktemp("print"))


def test_a_result_fits_on_three_pages(printed: Printed) -> None:
    assert 1 <= len(printed.pages) <= 3


@pytest.mark.parametrize("hidden", ONLY_ON_SCREEN.values(), ids=ONLY_ON_SCREEN.keys())
def test_what_only_works_on_a_screen_is_not_printed(printed: Printed, hidden: str) -> None:
    words = words_of(printed.visitor.page.locator(hidden))
    assert words
    on_paper = [line.strip() for page in printed.pages for line in page.splitlines()]
    assert [each for each in words if each in on_paper] == []


def test_the_steps_the_reasons_and_the_help_are_printed(printed: Printed) -> None:
    page = printed.visitor.page
    for part in ("article h2", ".steps .contact b", "article .why li", ".warning strong", ".tel"):
        words = words_of(page.locator(part))
        assert words
        missing = [each for each in words if each.replace(" ", "") not in printed.text.replace(" ", "")]
        assert missing == [], part


def test_what_was_answered_is_printed(printed: Printed) -> None:
    for answer in words_of(printed.visitor.page.locator(".answers dd:not(:has(button))")):
        assert answer.replace(" ", "") in printed.text.replace(" ", "")


def test_what_an_open_fact_would_change_is_printed_with_its_answer(printed: Printed) -> None:
    """The name of its question, which only a screen reader needs, stands above it."""
    without_hidden_names = "all => all.map(each => each.textContent.replace(each.querySelector('.vh').textContent, ''))"
    turns = printed.visitor.page.locator(".fact li").evaluate_all(without_hidden_names)
    assert turns
    assert printed.lacks([" ".join(turn.split()) for turn in turns]) == []


def test_a_result_of_two_convictions_prints_no_button(visitor: Visitor, tmp_path: Path) -> None:
    both = form(LOS_ANGELES_PLANTS) | form({**LOS_ANGELES_PLANTS, "section": "11359"}, number=2)
    printed = print_result(visitor, "en", both, tmp_path)
    assert (
        "The prosecutor has to prove that it was over the limit." in printed.text
    )  # the reasons, folded on the screen
    lines = [line.strip() for page in printed.pages for line in page.splitlines()]
    for button in visitor.page.locator("main button").all():
        first_words = button.evaluate("button => button.firstChild.textContent.trim()")
        assert not [line for line in lines if line.endswith(first_words)], first_words


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_print_button_shows_where_it_works(browser: Browser, server: Server, script: bool) -> None:
    with visitor_at(server.url, browser, java_script_enabled=script) as visitor:
        visitor.open("/es/check")
        visitor.answer("court", "federal")
        visitor.sees_results({"outcome": "federal"})
        visitor.main.locator("[data-fold=keep] > summary").click()
        expect(visitor.page.locator("[data-print]")).to_be_visible(visible=script)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_plan_prints_whole_with_what_is_folded_on_the_screen(
    browser: Browser, server: Server, lang: str, script: bool, tmp_path: Path
) -> None:
    with visitor_at(server.url, browser, java_script_enabled=script) as visitor:
        printed = print_result(visitor, lang, THREE | {"show": "plan"}, tmp_path)
        folded = words_of(visitor.main.locator(".plan details p"))
        expect(visitor.main.locator(".plan:has(details)")).to_have_count(2)  # one for each place
        assert printed.lacks(folded) == []
        assert printed.lacks(words_of(visitor.main.locator(".plan :is(h2, h3, .stuck)"))) == []
        expect(visitor.main.locator("[data-print]")).to_be_visible(visible=script)


def test_a_plan_begins_with_the_verdict_of_its_result(visitor: Visitor, lang: str) -> None:
    visitor.open(f"/{lang}/check")
    visitor.post(f"/{lang}/check", form(LOS_ANGELES_PLANTS))
    verdict = visitor.main.locator("[data-answer] h2").text_content() or ""
    visitor.post(f"/{lang}/check", form(LOS_ANGELES_PLANTS) | {"show": "plan"})
    assert verdict
    expect(visitor.main.locator(".plan h2").first).to_have_text(verdict)


@pytest.mark.parametrize("question", ["section", "papers", "prior", "amount"])
def test_a_slip_fits_on_one_page_with_its_code_and_the_lines(
    visitor: Visitor, lang: str, question: str, tmp_path: Path
) -> None:
    printed = print_result(visitor, lang, slips()[question], tmp_path)
    assert len(printed.pages) == 1
    assert words_of(visitor.main.locator(".code b"))
    assert printed.lacks(words_of(visitor.main.locator("h1, h2, .code b, dt, dd, .say q, .contact b"))) == []
    expect(visitor.main.locator("[data-print]")).to_be_visible()


@pytest.mark.parametrize("show", ["result", "plan"])
@pytest.mark.parametrize("visit", VISITS)
def test_no_last_page_is_nearly_empty(visitor: Visitor, lang: str, visit: str, show: str, tmp_path: Path) -> None:
    printed = print_result(visitor, lang, VISITS[visit] | {"show": show}, tmp_path)
    assert not 0 < len(printed.last_lines) < FEW_LINES, printed.last_lines


def test_a_heading_is_printed_with_what_it_announces_or_not_at_all(visitor: Visitor, tmp_path: Path) -> None:
    printed = print_result(visitor, "en", VISITS["destroyed"], tmp_path)
    assert visitor.main.locator('[data-block^="way."]').count()
    assert "Other ways that may fit" not in printed.text
