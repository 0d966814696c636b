"""Rows of the second audit on daily life: what one may say, and who may not ask (``docs/law/audit-2026-11.md``).

By hooks, ids and citations, never by whole sentences: the words may get better.
"""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.support.api_calls import check
from tests.support.audit import ARREST, BEFORE_1976, CASE, DESTROYED, DONE, SALE, block, page_of, result_of
from webapp.facts import (
    CITATIONS,
    COMMON_QUESTIONS,
    LIFE_ENTRIES,
    LifeEntry,
    questions_for,
)


def on_a_job_form(answers: dict[str, str]) -> LifeEntry:
    entry = LIFE_ENTRIES[result_of(answers).life[1]]
    assert entry.topic == "job-form"
    return entry


# Row 1


@pytest.mark.parametrize("show", ["", "plan"])
def test_row_1_done_says_right_after_the_headline_that_it_never_happened(client: FlaskClient, show: str) -> None:
    page = page_of(client, DONE, show=show)
    headline = r'</h2>\s*<p data-block="meaning.in-short.dismissed">'
    assert re.search(headline, page)


def test_row_1_destroyed_says_what_two_years_change(client: FlaskClient) -> None:
    for answers in (DESTROYED, BEFORE_1976):
        found = block(page_of(client, answers), "life.job-form.destroyed-possession")
        assert CITATIONS["hs-11361-7"].number in found
        assert "(not yet fully confirmed)" in found


def test_row_1_whoever_may_say_no_also_reads_where_not_to_say_it(client: FlaskClient) -> None:
    for answers, name in ((DONE, "life.job-form.dismissed"), (DESTROYED, "life.job-form.destroyed-possession")):
        found = block(page_of(client, answers), name)
        for word in ("federal", "immigration forms", "public office", "police", "immigration lawyer first"):
            assert word in found, (name, word)
    answer = COMMON_QUESTIONS["job-form"].answer
    for word in ("federal", "immigration forms", "public office", "police", "immigration lawyer first"):
        assert word in answer


def test_row_1_work_comes_before_samples_and_fines() -> None:
    for answers in (DONE, DESTROYED, CASE, SALE):
        result = result_of(answers)
        assert [each.id for each in questions_for(result.outcome.kind)][:2] == ["job-form", "fair-chance"]
    order = list(COMMON_QUESTIONS)
    assert order.index("job-form") < order.index("already-paid") < order.index("dna")


def test_row_1_the_api_says_the_same_as_the_page(client: FlaskClient) -> None:
    for answers in (DONE, DESTROYED, CASE):
        outcome = check(client, answers, language="en")[0]["outcome"]
        on_the_page = re.findall(r'data-block="(?:meaning|life)\.([\w.-]+)"', page_of(client, answers))
        assert on_the_page == [line["id"] for line in outcome["life"]]
        assert all(line["text"] and line["citations"] for line in outcome["life"])


# Row 2


@pytest.mark.parametrize("papers", ["not-checked", "unchanged", "reduced", "expunged"])
@pytest.mark.parametrize("possession", ["b", "c", "unknown"])
def test_row_2_employers_on_every_possession_that_may_have_no_letter(possession: str, papers: str) -> None:
    answers = CASE | {"possession": possession, "papers": papers}
    assert "lab-432-8" in on_a_job_form(answers).cites
    assert "lab-432-8" in COMMON_QUESTIONS["job-form"].cites


def test_row_2_employers_before_1976_too_and_the_law_is_named(client: FlaskClient) -> None:
    found = block(page_of(client, BEFORE_1976), "life.job-form.destroyed-possession")
    assert CITATIONS["lab-432-8"].number in found


@pytest.mark.parametrize(
    "answers",
    [
        SALE,
        CASE | {"section": "11358"},
        CASE | {"possession": "a", "level": "felony"},
        DONE,
        ARREST,
    ],
)
def test_row_2_not_for_what_that_law_does_not_name(answers: dict[str, str]) -> None:
    assert "lab-432-8" not in on_a_job_form(answers).cites


def test_row_2_an_answer_that_is_not_asked_for_any_more_does_not_count() -> None:
    assert "lab-432-8" in on_a_job_form(BEFORE_1976 | {"possession": "a"}).cites


# Rows 6, 7, 12, 13, 18, 23 and the section of what was missing: what people ask


@pytest.mark.parametrize(
    ("row", "question", "citation"),
    [
        ("6", "licenses", "bp-480"),
        ("7", "guns", "us-v-hemani"),
        ("12", "fair-chance", "gov-12952"),
        ("12", "fair-chance", "gov-12954"),
        ("13", "housing", "ccr-2-12269"),
        ("15", "own-plants", "hs-11362-1"),
        ("18", "dna", "pc-299"),
        ("23", "medical-today", "fr-2026-schedule-iii"),
        ("D", "background-companies", "civ-1786-18"),
        ("D", "local-rules", "la-county-fair-chance"),
        ("D", "local-rules", "sf-police-code-49"),
        ("D", "business-license", "la-social-equity"),
    ],
)
def test_a_row_on_life_is_answered_with_its_source(
    client: FlaskClient, lang: str, row: str, question: str, citation: str
) -> None:
    page = client.get(f"/{lang}/questions").text
    found = re.search(rf'id="{question}".*?</details>', page, re.DOTALL)
    assert found, row
    assert str(CITATIONS[citation].number) in found.group(), row


def test_row_7_nobody_is_told_that_a_gun_is_safe() -> None:
    guns = COMMON_QUESTIONS["guns"]
    assert guns.sure == "likely"
    assert guns.answer.endswith("Ask a lawyer before you touch a gun.")


def test_row_12_building_work_is_no_exception_for_what_was_sealed() -> None:
    assert "differ, such as building work" not in COMMON_QUESTIONS["fair-chance"].answer


def test_row_23_the_federal_pages_name_the_month(client: FlaskClient) -> None:
    assert "As of July 2026" in client.get("/en/federal").text
    assert "julio de 2026" in client.get("/es/federal").text
