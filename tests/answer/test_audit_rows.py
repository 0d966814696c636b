"""Each row of the second audit of the law stands on the results it belongs to (``docs/law/audit-2026-11.md``).

By hooks, ids and citations, never by whole sentences: the words may get better.
"""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.support.api_calls import check
from tests.support.journeys import form
from webapp.answer.result import Result, question_about, results
from webapp.answer.steps import boxes, plan, step_ids
from webapp.check.journey import Journey
from webapp.facts import (
    CITATIONS,
    COMMON_QUESTIONS,
    FORMS,
    OLD_LAW,
    PAPERS,
    PLAN_STEPS,
    WAYS,
    LifeEntry,
    questions_for,
    ways_for,
)
from webapp.rules.outcome import Also, Kind

CASE = {
    "court": "california",
    "county": "fresno",
    "papers": "not-checked",
    "section": "11357",
    "time": "1976-2010",
    "age": "21-over",
    "youth_court": "juvenile",
    "sentence": "no",
    "possession": "b",
    "concentrate": "8-or-less",
    "plants": "over-6",
    "transport": "sale",
    "amount": "within",
    "level": "felony",
    "prior": "none",
    "facts": "none",
    "city": "elsewhere",
    "fifty_2020": "yes",
    "clean_decade": "no",
    "only_cannabis": "no",
}
"""A small amount in Fresno, dismissed if the court is asked. What the check does not ask of a case is not read."""

DONE = CASE | {"papers": "dismissed"}
DESTROYED = CASE | {"possession": "c"}
BEFORE_1976 = CASE | {"time": "before-1976", "possession": "unknown", "amount": "within"}
SALE = CASE | {"section": "11359"}
SALE_IN_LOS_ANGELES = SALE | {"county": "los-angeles"}
ARREST = {"court": "no-conviction"}


def result_of(answers: dict[str, str]) -> Result:
    return results(Journey(form(answers)).settled())[0]


def page_of(client: FlaskClient, answers: dict[str, str], lang: str = "en", show: str = "") -> str:
    return client.post(f"/{lang}/check", data=form(answers) | ({"show": show} if show else {})).text


def block(page: str, name: str) -> str:
    """The element of a block; "" where the page does not have it."""
    found = re.search(rf'data-(?:block|step)="{name}".*?</(?:p|li)>', page, re.DOTALL)
    return found.group() if found else ""


def test_the_cases_are_what_their_names_say() -> None:
    kinds = [result_of(each).outcome.kind for each in (DONE, DESTROYED, BEFORE_1976, CASE, SALE, ARREST)]
    assert kinds == [Kind.DONE, Kind.DESTROYED, Kind.DESTROYED, Kind.PETITION, Kind.PETITION, Kind.NO_CONVICTION]


# Row 1


@pytest.mark.parametrize("show", ["", "plan"])
def test_row_1_done_says_right_after_the_headline_that_it_never_happened(client: FlaskClient, show: str) -> None:
    page = page_of(client, DONE, show=show)
    headline = r'</h2>\s*<p data-block="life.job-form.dismissed">'
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
        shown = question_about([result])
        assert shown is not None
        assert shown.id == "job-form"
        assert [each.id for each in questions_for(result.outcome.kind)][:2] == ["job-form", "fair-chance"]
    order = list(COMMON_QUESTIONS)
    assert order.index("job-form") < order.index("already-paid") < order.index("dna")


def test_row_1_the_api_says_the_same_as_the_page(client: FlaskClient) -> None:
    for answers in (DONE, DESTROYED, CASE):
        outcome = check(client, answers, language="en")[0]["outcome"]
        line = outcome["life"][0]
        assert re.findall(r'data-block="life\.([\w.-]+)"', page_of(client, answers)) == [line["id"]]
        assert line["text"]
        assert line["limits"]
        assert line["citations"]


# Row 2


def on_a_job_form(answers: dict[str, str]) -> LifeEntry:
    entry = result_of(answers).life[0]
    assert entry.topic == "job-form"
    return entry


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


# Rows 4 and 5


def test_row_4_before_1976_the_state_is_asked_and_not_the_court(client: FlaskClient) -> None:
    result = result_of(BEFORE_1976)
    first = plan(result)[0]
    assert first.words.id == "ask-destroyed-on-request"
    assert first.office
    assert first.office.id == "state-doj-record-review"
    found = block(page_of(client, BEFORE_1976), "ask-destroyed-on-request")
    assert "tel:+1" + first.office.phone.replace("-", "") in found
    assert "petition-form" in step_ids(result), "the court stays for the petition"
    assert "correct-the-record" not in step_ids(result)


def test_row_5_a_record_that_had_to_go_is_contested_before_the_older_law(client: FlaskClient) -> None:
    ids = step_ids(result_of(DESTROYED))
    assert ids.index("state-record") < ids.index("correct-the-record") < ids.index("older-law")
    assert PLAN_STEPS["correct-the-record"].forms[0] == "bcia-8706"
    assert "destroyed" in FORMS["bcia-8706"].kinds
    assert boxes(FORMS["bcia-8706"], result_of(DESTROYED))
    page = page_of(client, DESTROYED)
    assert CITATIONS["bcia-8706"].number in block(page, "correct-the-record")
    assert page.index('data-step="correct-the-record"') < page.index(CITATIONS["cr-180"].number)


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


# Rows 9 and 22: how strongly it is said that it is done


def test_row_9_the_court_had_to_act_only_on_what_was_on_the_list(client: FlaskClient) -> None:
    page = page_of(client, CASE)
    assert 'data-cleared="check"' in page
    assert "If your case was on the state’s list" in page


def test_row_22_the_open_cases_of_los_angeles_are_no_backlog(client: FlaskClient) -> None:
    page = page_of(client, SALE_IN_LOS_ANGELES)
    assert 'data-cleared="very-likely"' in page
    assert "the prosecutor fought" in page


# Rows 11 and 11b


def test_row_11_dropped_felony_charges_are_not_hidden_by_themselves(client: FlaskClient) -> None:
    page = page_of(client, ARREST)
    for words in (WAYS["arrest-automatic"].does, PLAN_STEPS["seal-arrest"].next, page):
        assert "elony charges" in words
    assert CITATIONS["pc-851-93"].number in page


def test_row_11b_the_court_must_seal_nearly_all_arrests(client: FlaskClient) -> None:
    for words in (WAYS["arrest-petition"].does, PLAN_STEPS["seal-arrest"].next, page_of(client, ARREST)):
        assert "must" in words
        assert "nearly all" in words


# Rows 14, 16, 17: asking the court


def test_row_14_a_felony_of_los_angeles_asks_for_a_dismissal_first(client: FlaskClient) -> None:
    found = block(page_of(client, SALE_IN_LOS_ANGELES), "ask.full-dismissal")
    assert CITATIONS["la-order-2020"].number in found
    elsewhere = (SALE, CASE | {"county": "los-angeles", "level": "misdemeanor"}, DONE | {"county": "los-angeles"})
    for answers in elsewhere:
        assert not block(page_of(client, answers), "ask.full-dismissal")


@pytest.mark.parametrize("answers", [CASE, SALE, SALE_IN_LOS_ANGELES, BEFORE_1976])
def test_row_16_the_judge_must_start_from_yes_where_there_is_something_to_ask(
    client: FlaskClient, lang: str, answers: dict[str, str]
) -> None:
    found = block(page_of(client, answers, lang), "ask.start-from-yes")
    assert CITATIONS["hs-11361-8"].number in found
    assert not block(page_of(client, DONE, lang), "ask.start-from-yes")


def test_row_17_the_overdue_order_comes_before_the_form(client: FlaskClient) -> None:
    for answers in (CASE, SALE, CASE | {"papers": "unchanged"}):
        ids = step_ids(result_of(answers))
        assert ids.index("ask-for-the-order") < ids.index("petition-form")
        found = block(page_of(client, answers), "ask-for-the-order")
        assert found.count('<q lang="en">') == 2
        assert CITATIONS["hs-11361-9"].number in found
    assert "ask-for-the-order" not in step_ids(result_of(DESTROYED)), "where nothing is lower no court had a duty"
    assert "ask-for-the-order" not in step_ids(result_of(CASE | {"papers": "reduced"})), "that case had its order"


# Row 24 and the rest of what was missing


def test_row_24_concentrate_was_a_misdemeanor_from_2014_on() -> None:
    old, new = OLD_LAW["11357-a"], OLD_LAW["11357-a-2014"]
    assert (old.until, new.since) == (2014, 2014)
    assert (old.level, new.level) == ("felony-or-misdemeanor", "misdemeanor")


def test_a_misdemeanor_leads_on_to_the_older_law(client: FlaskClient) -> None:
    found = block(page_of(client, SALE), "ask.then-older-law")
    assert CITATIONS["cr-180"].number in found
    assert step_ids(result_of(SALE))[-1] == "older-law"
    assert not block(page_of(client, CASE), "ask.then-older-law"), "what is dismissed needs no second dismissal"


def test_bias_is_a_second_way_for_felonies_and_a_lawyer_comes_first() -> None:
    assert WAYS["racial-justice"] in ways_for(Kind.LAWYER, Also.ASK_17B)
    assert WAYS["racial-justice"] in ways_for(Kind.REDUCED)
    assert WAYS["racial-justice"].does.endswith("See a lawyer first.")


def test_immigration_has_one_more_reason_to_ask_and_promises_nothing() -> None:
    answer = COMMON_QUESTIONS["immigration"].answer
    assert answer.startswith("Maybe not.")
    assert "30 grams" in answer


def test_old_papers_that_say_register_are_explained() -> None:
    assert any("register" in code.means for paper in PAPERS.values() for code in paper.words)
