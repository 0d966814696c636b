"""Every link to a place within a page has its place: on the same page, and on the page that it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

import pytest

from tests.support.addresses import AROUND
from tests.support.drawn import Drawn
from tests.support.journeys import AFTER_THE_RESULT, first_path_to_each_question, form, one_of_each_kind, slips

LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*#[^"]*)"')
PLACE = re.compile(r'\bid="([^"]*)"')


def pages(drawn: Drawn, lang: str) -> Iterator[tuple[str, str]]:
    """Every kind of page: what it is called, and its text."""
    for address in (*AROUND, "/{}/check", "/{}/embed/check", "/{}/rules?as_of=zq"):
        yield address, drawn.get(address.format(lang)).text
    check = f"/{lang}/check"
    for question, answers in first_path_to_each_question().items():
        yield question, drawn.post(check, data=form(answers)).text
        name = question.partition(" ")[0]
        yield f"error at {question}", drawn.post(check, data=form(answers) | {"asked": f"1.{name}"}).text
    for kind, answers in one_of_each_kind().items():
        two = form(answers) | form(answers, number=2)
        for show in ("result", *AFTER_THE_RESULT):
            yield f"{show} of {kind}", drawn.post(check, data=two | {"show": show}).text
    for question, fields in slips().items():
        yield f"slip at {question}", drawn.post(check, data=fields).text
    yield "a wrong code", drawn.post(check, data={"code": "zq"}).text


def test_every_place_that_a_link_names_is_there_once(drawn: Drawn, lang: str) -> None:
    places: dict[str, list[str]] = {}
    tried = 0
    for name, text in pages(drawn, lang):
        here = PLACE.findall(text)
        for link in {unescape(each) for each in LINK.findall(text)}:
            parts = urlsplit(link)
            if parts.netloc:
                continue
            if parts.path and parts.path not in places:
                places[parts.path] = PLACE.findall(drawn.get(parts.path).text)
            there = places[parts.path] if parts.path else here
            assert there.count(parts.fragment) == 1, f"{name}: {link}"
            tried += 1
    assert tried > 500


def test_the_search_finds_links_and_places() -> None:
    page = '<a class="x" href="/es/rules#q1">1</a> <li id="q1">'
    assert (LINK.findall(page), PLACE.findall(page)) == (["/es/rules#q1"], ["q1"])


@pytest.mark.parametrize("address", ["/{}/rules/11357/key", "/{}/rules/paper", "/{}/papers/rap-sheet"])
def test_pages_that_live_by_such_links_have_them(drawn: Drawn, lang: str, address: str) -> None:
    assert len(LINK.findall(drawn.get(address.format(lang)).text)) > 5
