"""The sheet to take along: two letter pages at most, the reader's language beside English, whatever the result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from tests.conftest import Server
from tests.promises.test_print import FEW_LINES, THREE, TWO_COUNTIES, Printed, print_page
from tests.support.browsing import Visitor, visitor_at
from tests.support.journeys import LOS_ANGELES_PLANTS, first_path_to_each_kind_of_result, form, one_of_each_kind
from tests.support.offices import free_lawyer, only_lawyer_of_kern
from webapp.answer.result import results
from webapp.answer.several import Answer, alike
from webapp.answer.sheet import SIZES, type_size
from webapp.check.answer_code import encode
from webapp.check.journey import Journey
from webapp.facts.offices import SHOWN

KINDS = one_of_each_kind()
LONGEST = max(
    first_path_to_each_kind_of_result().values(),
    key=lambda answers: len(answers) * 100 + len(answers.get("papers", "")),
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
    assert not 0 < len(printed.last_lines) < FEW_LINES
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


def test_of_two_counties_each_stands_on_the_sheet_with_its_office(client: FlaskClient) -> None:
    """The same offense, the same outcome: but each county has its own office to call."""
    both = form({**LOS_ANGELES_PLANTS, "county": "fresno"}) | form({**LOS_ANGELES_PLANTS, "county": "kern"}, 2)
    assert len(alike(results(Journey(both).settled()))) == 2
    page = client.post("/en/check", data=both | {"show": "sheet"}).text
    for county in ("Fresno County", "Kern County"):
        assert f"{county}</span></h2>" in page


def test_what_a_county_did_is_said_once_and_of_every_county() -> None:
    def new(*counties: str) -> list[bool]:
        answers: dict[str, str] = {}
        for number, county in enumerate(counties, 1):
            answers |= form({**LOS_ANGELES_PLANTS, "county": county, "section": ("11358", "11359")[number % 2]}, number)
        answer = Answer(results(Journey(answers).settled()))
        told = answer.new_in(alike(answer.results))
        return [any(block.startswith("known.") for block in blocks) for blocks in told]

    assert new("los-angeles", "los-angeles") == [True, False]
    assert new("san-diego", "alameda", "alameda") == [True, True, False]


def test_a_clerk_and_a_reader_of_spanish_hold_the_same_sheet(visitor: Visitor, tmp_path: Path) -> None:
    printed = sheet(visitor, "es", form(LOS_ANGELES_PLANTS), tmp_path)
    for words in (
        "This was very likely dismissed already.",
        "Es muy probable que esta condena ya se haya desestimado",
        "CR-400",
        "HS 11361.8",
        SHOWN["la-pd-cannabis"].phone,
        "Not a citizen?",
        "¿No tiene la ciudadanía?",
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


SIZE_ON_PAPER = "(part) => parseFloat(getComputedStyle(document.querySelector(part)).fontSize) * 72 / 96"
"""In points."""


def test_a_short_sheet_is_set_in_large_type_and_a_long_one_never_below_seven_and_a_half_points(
    visitor: Visitor,
) -> None:
    sizes = []
    for answers in (form(KINDS["federal"]), form(LOS_ANGELES_PLANTS), THREE):
        visitor.post("/en/check", answers | {"show": "sheet"})
        visitor.page.emulate_media(media="print")
        sizes.append(visitor.page.evaluate(SIZE_ON_PAPER, "div.sheet"))
        visitor.page.emulate_media(media="null")
    assert sizes[0] == SIZES[0]
    assert min(sizes) >= 9
    assert type_size(10**9) == SIZES[-1] >= 7.5
    assert [type_size(0), type_size(4_000), type_size(4_100)] == [SIZES[0], 9, 12]  # a second page before small type


def test_a_table_prints_the_same_sheet(visitor: Visitor) -> None:
    printed = {}
    for line in ("", "1"):
        visitor.post("/en/check", form(LOS_ANGELES_PLANTS) | {"show": "sheet", "line": line})
        visitor.page.emulate_media(media="print")
        parts = ("div.sheet", ".sheet .law", ".sheet h1", ".sheet li", ".sheet small")
        printed[line] = [visitor.page.evaluate(SIZE_ON_PAPER, part) for part in parts]
        visitor.page.emulate_media(media="null")
        sheet_size, law, *_ = printed[line]
        assert law == sheet_size
    assert printed[""] == printed["1"]


@pytest.mark.parametrize(("confirmed", "said"), [(2019, " Call first: last confirmed in 2019."), (2026, "")])
def test_a_number_confirmed_long_ago_says_call_first_a_space_behind_it(
    monkeypatch: pytest.MonkeyPatch, confirmed: int, said: str
) -> None:
    lawyer = free_lawyer(confirmed=confirmed)
    kern = form({**LOS_ANGELES_PLANTS, "county": "kern"})
    page = only_lawyer_of_kern(monkeypatch, lawyer).post("/en/check", data=kern | {"show": "sheet"}).text
    lines = re.findall('<span class="contact">(.*?)</span>', page)
    assert f"{lawyer.name} {lawyer.phone}{said}" in [re.sub("<[^>]*>", "", line) for line in lines]


def test_an_office_for_two_counties_is_named_once(client: FlaskClient) -> None:
    page = client.post("/en/check", data=TWO_COUNTIES | {"show": "sheet"}).text
    lines = re.findall(r'data-block="(office\.[^"]+)"', page)
    assert len(lines) == len(set(lines)) > 3
