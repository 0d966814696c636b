"""The check on paper: two letter pages in each language, and whoever follows them by hand gets the best result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from tests.conftest import Server
from tests.promises.test_print import print_page
from tests.support.browsing import Visitor, visitor_at
from tests.support.journeys import every_path
from webapp.facts.offices import SHOWN
from webapp.rulebook.printed import FOLLOWED_BY_HAND, PRINTED, sheet
from webapp.rules.outcome import Ending, Kind, Relief

BEST_FIRST = list(Relief)
ASKED_BY_HAND = {question.id for question in FOLLOWED_BY_HAND}


def follow(answers: Mapping[str, str]) -> Ending | None:
    """Walk the sheet; None where it asks what these answers do not say."""
    number = 1
    while True:
        step = sheet().steps[number - 1]
        ways = [way for way in step.ways if answers.get(step.question) in way.values]
        if not ways:
            return None
        if ways[0].end:
            return ways[0].end
        number = ways[0].to


def may_be_true(answers: Mapping[str, str]) -> bool:
    """HS 11360(b) was a misdemeanor of a small amount, HS 11360(a) a felony: the sheet names the amount beside (b)."""
    if answers.get("transport") == "b":
        return answers.get("amount") != "over" and answers.get("level") != "felony"
    return answers.get("transport") is None or answers.get("level") != "misdemeanor"


def arrive(answers: Mapping[str, str], number: int = 1) -> Iterator[Ending]:
    """Follow every answer that may be true where a person does not know, to wherever that ends."""
    step = sheet().steps[number - 1]
    given = answers.get(step.question, "unknown")
    unknown = step.question in ASKED_BY_HAND and given in ("unknown", "unsure")
    ruled_out = set()
    if "possession" in answers:
        ruled_out.add("before-1976")  # there was no letter then: such a paper is newer
    if answers.get("possession") in ("a", "c", "school") or answers.get("amount") == "over":
        ruled_out.add("infraction")  # HS 11357(b) alone was one
    for value in PRINTED[step.question] if unknown else (given,):
        if value in ruled_out:
            continue
        known = {**answers, step.question: value}
        for way in step.ways:
            if value in way.values:
                if way.to:
                    yield from arrive(known, way.to)
                elif way.end and (known.get("section") != "11360" or may_be_true(known)):
                    yield way.end


def can_be(answers: Mapping[str, str]) -> bool:
    """Can there be such a paper? The old law knew one infraction only: HS 11357(b) from 2011 on."""
    return answers.get("level") != "infraction" or (answers["section"], answers["time"]) == ("11357", "2011-2016")


def test_following_each_answer_that_may_be_true_finds_what_the_check_says_is_best() -> None:
    checked = 0
    for leaf in every_path():
        outcome = leaf.outcome
        if leaf.answers.get("county", "unknown") != "unknown" or not can_be(leaf.answers):
            continue  # what to ask for is the same in every county
        arrived = set(arrive(leaf.answers))
        assert arrived, leaf.answers
        kind = Kind.PETITION if outcome.kind is Kind.REDUCED else outcome.kind
        if outcome.relief:
            best = min((end.relief[0] for end in arrived if end.relief), key=BEST_FIRST.index)
            assert best is outcome.relief[0], leaf.answers
        else:
            # a misdemeanor of HS 11360 can only be (b): by hand one sees that before the two questions of the exceptions
            only_b = leaf.answers.get("transport") == "unknown" and leaf.answers.get("level") == "misdemeanor"
            assert kind in {end.kind for end in arrived} or only_b, leaf.answers
        checked += 1
    assert checked > 2000


def test_where_everything_is_known_the_sheet_says_just_what_the_check_says() -> None:
    for leaf in every_path():
        if {"unknown", "unsure"} & {
            leaf.answers.get(name) for name in ASKED_BY_HAND
        } or leaf.outcome.kind is Kind.REDUCED:
            continue
        end = follow(leaf.answers)
        if end:
            assert (end.kind, end.relief) == (leaf.outcome.kind, leaf.outcome.relief), leaf.answers


def test_every_letter_is_on_the_page_once_and_every_step_leads_on(client: FlaskClient, lang: str) -> None:
    page = client.get(f"/{lang}/rules/paper").text
    for letter in sheet().letters.values():
        assert page.count(f'id="letter-{letter}"') == 1
        assert f'href="#letter-{letter}"' in page
    assert [page.count(f'id="q{step.number}"') for step in sheet().steps] == [1] * len(sheet().steps)
    assert len(sheet().letters) <= 26


@pytest.fixture(scope="module")
def visitor(browser: Browser, server: Server) -> Iterator[Visitor]:
    with visitor_at(server.url, browser) as visitor:
        yield visitor


def test_the_sheet_prints_on_two_letter_pages(visitor: Visitor, lang: str, tmp_path: Path) -> None:
    visitor.open(f"/{lang}/rules/paper")
    printed = print_page(visitor, tmp_path)
    assert len(printed.pages) == 2, printed.pages[2:]
    for letter in sheet().letters.values():
        assert f"\n{letter}\n" in printed.pages[1] or f"\n{letter} " in printed.pages[1]
    assert "CR-400" in printed.text
    assert SHOWN["la-pd-cannabis"].phone in printed.text
