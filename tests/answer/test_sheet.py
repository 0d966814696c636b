"""The sheet to take along: two letter pages at most, the reader's language beside English, whatever the result."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from tests.conftest import Server
from tests.promises.test_print import Printed, print_page
from tests.support.browsing import Visitor, visitor_at
from tests.support.journeys import LOS_ANGELES_PLANTS, first_path_to_each_kind_of_result, form, one_of_each_kind
from webapp.answer.result import alike, results
from webapp.check.answer_code import encode
from webapp.check.journey import Journey
from webapp.facts.offices import SHOWN

KINDS = one_of_each_kind()
LONGEST = max(
    first_path_to_each_kind_of_result().values(),
    key=lambda answers: len(answers) * 100 + len(answers.get("papers", "")),
)
THREE = (
    form(LOS_ANGELES_PLANTS)
    | form({**LOS_ANGELES_PLANTS, "section": "11359", "age": "18-20"}, 2)
    | form({**KINDS["destroyed"], "county": "fresno"}, 3)
)


@pytest.fixture(scope="module")
def visitor(browser: Browser, server: Server) -> Iterator[Visitor]:
    with visitor_at(server.url, browser) as visitor:
        visitor.open("/es/check")
        yield visitor


def sheet(visitor: Visitor, lang: str, answers: dict[str, str], folder: Path) -> Printed:
    visitor.post(f"/{lang}/check", answers | {"show": "sheet"})
    return print_page(visitor, folder)


@pytest.mark.parametrize("kind", KINDS)
def test_the_sheet_of_every_kind_of_result_prints_on_two_pages_at_most(
    visitor: Visitor, lang: str, kind: str, tmp_path: Path
) -> None:
    printed = sheet(visitor, lang, form(KINDS[kind]), tmp_path)
    assert len(printed.pages) <= 2
    assert encode(Journey(form(KINDS[kind]))) in printed.text
    assert "It is not legal advice." in printed.text


@pytest.mark.parametrize("answers", [form(LONGEST), THREE], ids=["the longest", "three convictions"])
def test_long_sheets_print_on_two_pages_too(
    visitor: Visitor, lang: str, answers: dict[str, str], tmp_path: Path
) -> None:
    assert len(sheet(visitor, lang, answers, tmp_path).pages) <= 2


def test_ten_alike_print_as_one(visitor: Visitor, tmp_path: Path) -> None:
    ten: dict[str, str] = {}
    for number in range(1, 11):
        ten |= form(LOS_ANGELES_PLANTS, number)
    printed = sheet(visitor, "es", ten, tmp_path)
    assert len(printed.pages) <= 2
    assert "10 convictions" in printed.text
    assert len(alike(results(Journey(ten).settled()))) == 1


def test_a_clerk_and_a_reader_of_spanish_hold_the_same_sheet(visitor: Visitor, tmp_path: Path) -> None:
    printed = sheet(visitor, "es", form(LOS_ANGELES_PLANTS), tmp_path)
    for words in (
        "This was very likely dismissed already.",
        "Es muy probable que esta condena ya se haya desestimado",
        "CR-400",
        "HS 11361.8",
        SHOWN["la-pd-cannabis"].phone,
        "Not a United States citizen?",
        "¿No tiene la ciudadanía de Estados Unidos?",
    ):
        assert words.replace(" ", "") in printed.text.replace(" ", ""), words
    columns = visitor.page.locator(".sheet .row").first.locator("> div")
    visitor.page.emulate_media(media="print")
    left, right = columns.nth(0).bounding_box(), columns.nth(1).bounding_box()
    visitor.page.emulate_media(media="null")
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"]
    assert columns.nth(0).get_attribute("lang") == "es"
    assert columns.nth(1).get_attribute("lang") == "en"


def test_in_english_the_sheet_has_one_column(client: FlaskClient) -> None:
    page = client.post("/en/check", data=form(LOS_ANGELES_PLANTS) | {"show": "sheet"}).text
    assert 'class="sheet one"' in page
    assert '<div lang="es">' not in page


def test_nothing_that_works_on_a_screen_only_is_printed(visitor: Visitor, tmp_path: Path) -> None:
    printed = sheet(visitor, "en", form(LOS_ANGELES_PLANTS), tmp_path)
    for words in ("Back to the result", "Print this page", "Erase my answers", "Leave this site", "Start page"):
        assert words not in printed.text


def test_the_language_of_the_page_is_its_own_again_after_the_english_column(client: FlaskClient) -> None:
    page = client.post("/es/check", data=form(LOS_ANGELES_PLANTS) | {"show": "sheet"}).text
    assert "Volver al resultado" in page
    assert page.rstrip().endswith("</html>")
    assert "Empezar de nuevo" in page or "empezar de nuevo" in page
