"""Sentences stand apart: where a template sets one after another, a space is between them."""

from __future__ import annotations

import re
from html import unescape

from tests.support.addresses import AROUND
from tests.support.drawn import Drawn
from tests.support.journeys import AFTER_THE_RESULT, first_path_to_each_kind_of_result, form, slips

STARTS_A_LINE = re.compile(
    r"</?(?:p|li|ul|ol|dl|dt|dd|div|h\d|section|article|details|summary|tr|th|td|title|label|legend|option|button|text)\b[^>]*>"
    r'|<span class="(?:contact|say)[^>]*>'
)
TAG = re.compile(r"<[^>]*>")
RUN_TOGETHER = re.compile(r"\w+[.:?!][A-ZÁÉÍÓÚ¿¡][a-záéíóú]\w*")
NAMES = {"Cal.App"}
"""Of collections of cases."""


def run_together(page: str) -> set[str]:
    main = page.split("<main", 1)[1].split("</main>")[0]
    return set(RUN_TOGETHER.findall(unescape(TAG.sub("", STARTS_A_LINE.sub(" ", main))))) - NAMES


def test_it_finds_what_runs_together() -> None:
    assert run_together("<main><p>It is over.\n<a>The page</a></p><p>Next.</p></main>") == set()
    assert run_together("<main><p>It is over.<a>The page</a></p></main>") == {"over.The"}


def test_on_the_pages_around_the_check(drawn: Drawn, lang: str) -> None:
    for address in (*AROUND, "/{}/check"):
        assert run_together(drawn.get(address.format(lang)).text) == set(), address


def test_on_every_slip(drawn: Drawn, lang: str) -> None:
    for question, fields in slips().items():
        page = drawn.post(f"/{lang}/check", data=fields | {"for": "family"}).text
        assert run_together(page) == set(), question


def test_on_every_kind_of_result_and_behind_it(drawn: Drawn, lang: str) -> None:
    """Behind each result two of the pages in turn, so that each page is looked at with more than a hundred results."""
    for number, (kind, answers) in enumerate(first_path_to_each_kind_of_result().items()):
        behind = (AFTER_THE_RESULT * 2)[number % len(AFTER_THE_RESULT) :][:2]
        for show in ("result", *behind):
            page = drawn.post(f"/{lang}/check", data=form(answers) | {"show": show}).text
            assert run_together(page) == set(), f"{show} of {kind}"
