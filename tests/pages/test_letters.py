"""Letters to print: what is sent is English, on one page, with its law, and with nothing that could harm who signs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import gettext
from playwright.sync_api import Browser, PdfMargins

from tests.conftest import Server
from tests.promises.test_print import MARGINS, Printed, print_page
from tests.support.browsing import Visitor, visitor_at
from tests.support.journeys import LOS_ANGELES_PLANTS, every_path, form, one_of_each_kind, outcome_of
from tests.support.reading import grade, sentences
from webapp.answer.letters import letters
from webapp.facts import CITATIONS, FORMS, LETTERS, Letter
from webapp.i18n.languages import LANGUAGES, speaking
from webapp.words.cite import cite_number

HARMFUL = re.compile(
    r"perjur|\bswear|\bsworn|\boath|guilt|\badmit|\bconfess|\bsorry|\bregret|\bI (?:did|had|sold|grew|was|used|carried)\b|my conviction"
    r"|immigra|citizen|alien|\bvisas?\b|green card|\bborn\b|country|social security|Mexic"
    r"|perjurio|\bjuro|juramento|culpa|\badmito|confies|arrepient|\b(?:hice|vendí|sembré|usé|llevaba)\b|mi condena"
    r"|inmigra|ciudadan|extranjer|nací|nacionalidad|\bpaís\b|seguro social",
    re.IGNORECASE,
)
"""What an opponent or an immigration officer could use, in either language."""
ROW = re.compile(
    r'<div class="row"><div lang="en" dir="ltr" translate="no">(.*?)</div>(?:<div lang="(\w+)">(.*?)</div>)?</div>',
    re.DOTALL,
)
TAG = re.compile(r"<[^>]*>")
COPIES_FIRST = "Get certified copies of the court papers first."
LAWYER_FIRST = "Still serving a sentence for this case, or on probation or parole for it? Talk to a lawyer first."
WIDE_MARGINS: PdfMargins = {"top": "2.5cm", "right": "2.5cm", "bottom": "2.5cm", "left": "2.5cm"}
"""What other browsers, and people who like room, print with."""


def rows(page: str) -> list[tuple[str, str]]:
    """The letter of a page, row by row: the English, and what stands beside it."""
    return [(words(english), words(beside)) for english, _tag, beside in ROW.findall(page)]


def words(part: str) -> str:
    return unescape(TAG.sub("", part)).strip()


def as_sent(letter: Letter) -> list[str]:
    """The paragraphs of a letter in the language of the moment, with the numbers of their laws."""
    numbers = [CITATIONS[name].number for name in letter.cites]
    return [gettext(paragraph).format(*numbers) for paragraph in letter.paragraphs]


@pytest.fixture(params=LETTERS.values(), ids=LETTERS)
def letter(request: pytest.FixtureRequest) -> Letter:
    assert isinstance(request.param, Letter)
    return request.param


def test_every_paragraph_stands_in_english_with_the_readers_language_beside_it(
    app: Flask, client: FlaskClient, lang: str, letter: Letter
) -> None:
    found = rows(client.get(f"/{lang}/letters/{letter.id}").text)
    with app.test_request_context("/"):
        with speaking(LANGUAGES["en"]):
            english = [letter.to, *as_sent(letter), *letter.blanks, "Date", "My signature", "My address"]
        with speaking(LANGUAGES[lang]):
            beside = [gettext(letter.to), *as_sent(letter), *map(gettext, letter.blanks)]
    sent = [each.removeprefix("To: ").removesuffix(":") for each, _beside in found]
    assert [each for each in english if each not in sent] == []
    if lang == "en":
        assert {each for _sent, each in found} == {""}
    else:
        shown = [each.removeprefix("Para: ").removesuffix(":") for _sent, each in found]
        assert [each for each in beside if each not in shown] == []
        assert not set(sent) & set(shown) - {""}


def test_it_rests_on_a_law_that_it_names_by_its_link(client: FlaskClient, lang: str, letter: Letter) -> None:
    page = client.get(f"/{lang}/letters/{letter.id}").text
    laws = [CITATIONS[name] for name in letter.cites if CITATIONS[name].kind == "statute"]
    assert laws
    assert {law.sure for law in laws} <= {"sure", "likely"}
    said = unescape("".join(english for english, _tag, _beside in ROW.findall(page)))
    for law in laws:
        assert re.search(rf'<a href="{re.escape(law.url)}"[^>]*>{re.escape(law.number)}</a>', said)


def test_it_says_nothing_that_could_harm_who_signs_it(client: FlaskClient, lang: str, letter: Letter) -> None:
    for each in (text for row in rows(client.get(f"/{lang}/letters/{letter.id}").text) for text in row):
        assert not HARMFUL.search(each), each


def test_the_list_of_harmful_words_finds_them() -> None:
    for each in ("I declare under penalty of perjury", "I was convicted", "Me declaré culpable", "I am not a citizen"):
        assert HARMFUL.search(each)


def test_the_warnings_stand_above_the_letter_and_neither_they_nor_doubts_in_it(
    client: FlaskClient, letter: Letter
) -> None:
    page = client.get(f"/en/letters/{letter.id}").text
    above, sheet = page.split('<div class="sheet')
    warnings = ["Not a citizen? Talk to an immigration lawyer before you send it.", *letter.before]
    assert [each for each in warnings if each not in above] == []
    said = " ".join(english for english, _beside in rows(page))
    assert [each for each in (*warnings, "not yet fully confirmed") if each in said] == []
    assert ("(not yet fully confirmed)" in sheet) == (letter.sure == "likely")


def test_copies_come_before_sealing_and_destroying_and_a_lawyer_before_prosecutor_and_state() -> None:
    asked_first = {name for name, letter in LETTERS.items() if COPIES_FIRST in " ".join(letter.before)}
    assert asked_first == {"overdue-order", "prosecutor", "state-record"}
    assert {name for name, letter in LETTERS.items() if LAWYER_FIRST in letter.before} == {"prosecutor", "state-record"}


def test_it_says_what_comes_next_what_to_enclose_and_where_that_was_read(client: FlaskClient, letter: Letter) -> None:
    page = client.get(f"/en/letters/{letter.id}").text
    numbers = [cite_number(name) if name in FORMS else CITATIONS[name].number for name in letter.cites]
    for each in (letter.next, *letter.enclose):
        assert each.format(*numbers) in page
    assert f'<a href="{letter.source}">Source</a>' in page


def test_nothing_is_typed_into_the_site(client: FlaskClient, lang: str, letter: Letter) -> None:
    page = client.get(f"/{lang}/letters/{letter.id}").text
    assert not re.search("<(input|textarea|select|form)", page)
    assert client.get("/en/letters/nowhere").status_code == 404


def test_what_is_sent_is_as_easy_as_the_site(client: FlaskClient, letter: Letter) -> None:
    sent = [english for english, _tag, _beside in ROW.findall(client.get(f"/en/letters/{letter.id}").text)]
    page = f"<main>{''.join(sent)}</main>"
    assert grade(page) <= 5
    assert max(len(sentence.split()) for sentence in sentences(page)) <= 25


# On paper


@pytest.fixture(scope="module")
def visitor(browser: Browser, server: Server) -> Iterator[Visitor]:
    with visitor_at(server.url, browser) as visitor:
        yield visitor


SIZE_ON_PAPER = '() => parseFloat(getComputedStyle(document.querySelector(".letter p")).fontSize) * 72 / 96'
"""In points."""


@pytest.mark.parametrize("margin", [MARGINS, WIDE_MARGINS], ids=["narrow", "wide"])
def test_it_prints_on_one_page_and_alone(
    visitor: Visitor, lang: str, letter: Letter, margin: PdfMargins, tmp_path: Path
) -> None:
    visitor.open(f"/{lang}/letters/{letter.id}")
    printed: Printed = print_page(visitor, tmp_path, margin)
    assert len(printed.pages) == 1
    assert printed.lacks([each for row in rows(visitor.page.content()) for each in row]) == []
    around = visitor.page.locator("h1, .lead, .warning, [data-print], h2, footer p, .back").all_text_contents()
    assert len(around) > 6
    assert [each for each in around if " ".join(each.split()) in printed.text] == []


def test_it_is_set_in_type_that_people_can_read(visitor: Visitor, lang: str) -> None:
    visitor.open(f"/{lang}/letters/certified-copies")
    visitor.page.emulate_media(media="print")
    assert visitor.page.evaluate(SIZE_ON_PAPER) >= 11
    visitor.page.emulate_media(media="null")


# Which letter for which result


def letters_for(**answers: str) -> tuple[str, ...]:
    outcome = outcome_of(**answers)
    return letters(outcome.kind, answers.get("papers", ""), outcome.because)


def test_every_letter_belongs_to_some_result_of_each_of_its_kinds_and_to_no_other() -> None:
    found = {
        (name, str(leaf.outcome.kind))
        for leaf in every_path()
        for name in letters(leaf.outcome.kind, leaf.answers.get("papers", ""), leaf.outcome.because)
    }
    assert found == {(name, kind) for name, letter in LETTERS.items() for kind in letter.kinds}


PLANTS = LOS_ANGELES_PLANTS
FITTING = {
    "not done yet": (PLANTS, ("certified-copies", "overdue-order", "prosecutor")),
    "a report": (
        PLANTS | {"papers": "report"},
        ("certified-copies", "overdue-order", "prosecutor", "background-company"),
    ),
    "lowered before": (PLANTS | {"papers": "reduced"}, ("certified-copies",)),
    "a lawyer first: a fact nobody knows": (PLANTS | {"facts": "unsure"}, ("certified-copies",)),
    "a lawyer first: perhaps serving": (PLANTS | {"sentence": "unknown"}, ("certified-copies",)),
    "still serving": (PLANTS | {"sentence": "yes"}, ()),
    "done": (PLANTS | {"papers": "dismissed"}, ("certified-copies", "background-company")),
    "had to be destroyed": (
        PLANTS | {"section": "11357", "possession": "c", "city": "elsewhere"},
        ("certified-copies", "state-record"),
    ),
    "destroyed on request only": (
        PLANTS | {"section": "11357", "time": "before-1976", "amount": "over", "level": "felony"},
        ("certified-copies",),
    ),
    "another state": ({"court": "other-state", "state": "il"}, ()),
}


@pytest.mark.parametrize(("answers", "fitting"), FITTING.values(), ids=FITTING)
def test_a_result_has_the_letters_that_are_safe_for_it(answers: dict[str, str], fitting: tuple[str, ...]) -> None:
    assert letters_for(**answers) == fitting


def test_the_plan_links_to_the_letters_of_its_result_and_the_list_to_all(client: FlaskClient, lang: str) -> None:
    linked = re.compile(rf'<a href="/{lang}/letters/([\w-]+)"')
    for answers in one_of_each_kind().values():
        page = client.post(f"/{lang}/check", data=form(answers) | {"show": "plan"}).text
        assert tuple(linked.findall(page)) == letters_for(**answers)
    assert linked.findall(client.get(f"/{lang}/letters").text) == list(LETTERS)


@pytest.mark.parametrize("page", ["ways", "record", "forms"])
def test_who_reads_about_papers_finds_the_letters(client: FlaskClient, lang: str, page: str) -> None:
    assert f'href="/{lang}/letters"' in client.get(f"/{lang}/{page}").text


def test_a_form_leads_to_the_letters_that_name_it(client: FlaskClient) -> None:
    assert 'href="/en/letters/state-record"' in client.get("/en/forms/bcia-8706").text
    assert "/letters/" not in client.get("/en/forms/cr-401").text
