"""Rows of the second audit on what to do: whom to ask first, for what, with which law (``docs/law/audit-2026-11.md``).

By hooks, ids and citations, never by whole sentences: the words may get better.
"""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.support.api_calls import check
from tests.support.audit import (
    ARREST,
    BEFORE_1976,
    BEFORE_1976_UNKNOWN,
    CASE,
    DESTROYED,
    DONE,
    IMMIGRATION,
    SALE,
    SALE_IN_LOS_ANGELES,
    TEL,
    block,
    page_of,
    result_of,
    step_of,
)
from tests.support.journeys import first_path_to_each_kind_of_result
from webapp.answer.steps import boxes, plan, step_ids
from webapp.facts import (
    CITATIONS,
    FORMS,
    OPEN_POINTS,
    PLAN_STEPS,
    WAYS,
)
from webapp.facts.offices import SHOWN
from webapp.rules.outcome import Also, Kind


def of_each_kind_in(county: str) -> list[dict[str, str]]:
    """Answers from this county, one set for each outcome, relief and paper for which a judge or a lawyer is asked."""
    found: dict[tuple[object, ...], dict[str, str]] = {}
    for answers in first_path_to_each_kind_of_result().values():
        if "county" in answers:
            here = {**CASE, **answers, "county": county}
            result = result_of(here)
            if result.asks_a_judge or result.outcome.kind is Kind.LAWYER:
                found.setdefault((result.outcome.kind, result.outcome.relief, result.papers), here)
    return list(found.values())


# Row 3


@pytest.mark.parametrize("section", ["11357", "11358", "11359", "11360", "unknown"])
@pytest.mark.parametrize("court", ["juvenile", "adult"])
def test_row_3_under_18_every_cannabis_record_may_have_to_be_destroyed(
    client: FlaskClient, lang: str, section: str, court: str
) -> None:
    answers = CASE | {"section": section, "age": "under-18", "youth_court": court}
    page = page_of(client, answers, lang)
    assert 'data-block="way.youth-record-destruction"' in page
    assert WAYS["youth-record-destruction"].sure == "likely"
    assert "under-18-destruction" in OPEN_POINTS


def test_row_3_who_was_under_18_asks_if_it_was_destroyed(client: FlaskClient) -> None:
    answers = SALE | {"age": "under-18"}
    assert "destroyed" in PLAN_STEPS[step_ids(result_of(answers))[0]].say[0]
    assert "sealed or destroyed?" in page_of(client, answers)


def test_row_3_concentrate_over_the_limit_is_never_simply_not_covered() -> None:
    result = result_of(CASE | {"possession": "a", "concentrate": "over-8", "level": "misdemeanor"})
    assert result.outcome.kind is Kind.DESTROYED
    assert Also.RECORD_DESTRUCTION in result.outcome.also
    assert "destruction-of-concentrate" in result.outcome.because


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
    assert boxes(FORMS["bcia-8706"], Kind.DESTROYED)
    page = page_of(client, DESTROYED)
    assert CITATIONS["bcia-8706"].number in block(page, "correct-the-record")
    assert page.index('data-step="correct-the-record"') < page.index(CITATIONS["cr-180"].number)


# Rows 11 and 11b


def test_row_11_dropped_felony_charges_are_not_hidden_by_themselves(client: FlaskClient) -> None:
    page = page_of(client, ARREST)
    for words in (WAYS["arrest-automatic"].does, PLAN_STEPS["seal-arrest"].next, page):
        assert "elony charges" in words
    assert CITATIONS["pc-851-93"].number in page


def test_row_11b_the_court_must_seal_nearly_all_arrests(client: FlaskClient) -> None:
    for words in (WAYS["arrest-petition"].does, PLAN_STEPS["seal-arrest"].next, page_of(client, ARREST, show="plan")):
        assert "must" in words
        assert "nearly all" in words


# Rows 14, 16, 17: asking the court


def test_row_14_a_felony_of_los_angeles_asks_for_a_dismissal_first(client: FlaskClient) -> None:
    found = block(page_of(client, SALE_IN_LOS_ANGELES), "ask.full-dismissal")
    assert CITATIONS["la-order-2020"].number in found
    elsewhere = (SALE, CASE | {"county": "los-angeles", "level": "misdemeanor"}, DONE | {"county": "los-angeles"})
    for answers in elsewhere:
        assert not block(page_of(client, answers), "ask.full-dismissal")


@pytest.mark.parametrize("county", ["los-angeles", "fresno"])
def test_row_14_page_plan_sheet_and_api_call_the_same_office_first(client: FlaskClient, county: str) -> None:
    everywhere = of_each_kind_in(county)
    assert len(everywhere) > 20
    for answers in everywhere:
        pages = [IMMIGRATION.sub("", page_of(client, answers, show=show)) for show in ("", "plan", "sheet")]
        calls = [TEL.search(page) for page in pages]
        offices = [step["office"] for step in check(client, answers, language="en")[0]["outcome"]["steps"]]
        [by_api, *_] = [office["phone"].replace("-", "") for office in offices if office and office["phone"]]
        assert {call.group(1) if call else "" for call in calls} == {by_api}, answers
        if county == "los-angeles":
            assert by_api == SHOWN["la-pd-cannabis"].phone.replace("-", ""), answers


def test_row_14_in_los_angeles_that_call_asks_for_a_dismissal(client: FlaskClient, lang: str) -> None:
    phrase = PLAN_STEPS["ask-for-a-dismissal"].say[0]
    for answers in of_each_kind_in("los-angeles"):
        judge = result_of(answers).asks_a_judge
        assert ("ask-for-a-dismissal" in step_ids(result_of(answers))) is judge
        for show in ("plan", "sheet"):
            assert (f'<q lang="en">{phrase}</q>' in page_of(client, answers, lang, show)) is judge, answers
    for answers in of_each_kind_in("fresno"):
        assert "ask-for-a-dismissal" not in step_ids(result_of(answers))


def test_row_14_the_prosecutor_of_today_is_no_promise() -> None:
    step = PLAN_STEPS["ask-for-a-dismissal"]
    assert step.sure == OPEN_POINTS["prosecutor-today"].sure == "likely"
    assert {"la-order-2020", "la-pd-dismissals"} == set(step.cites)
    assert "We do not know what the prosecutor says today." in step.next


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
        found = step_of(client, answers, "ask-for-the-order")
        assert found.count('<q lang="en">') == 2
        assert CITATIONS["hs-11361-9"].number in found
    assert "ask-for-the-order" not in step_ids(result_of(DESTROYED)), "where nothing is lower no court had a duty"
    assert "ask-for-the-order" not in step_ids(result_of(CASE | {"papers": "reduced"})), "that case had its order"


def test_row_9_no_order_is_owed_before_1976(client: FlaskClient) -> None:
    for answers in (BEFORE_1976, BEFORE_1976_UNKNOWN, BEFORE_1976_UNKNOWN | {"papers": "unchanged"}):
        assert result_of(answers).asks_a_judge
        for county in ("fresno", "los-angeles"):
            here = answers | {"county": county}
            assert "ask-for-the-order" not in step_ids(result_of(here))
            assert not step_of(client, here, "ask-for-the-order")
    assert "ask-for-the-order" in step_ids(result_of(BEFORE_1976_UNKNOWN | {"time": "unknown"}))


# What nobody knows, in a plan (the contract: "every unknown"), and a case without a record in hand


@pytest.mark.parametrize("papers", ["not-checked", "unchanged", "reduced"])
@pytest.mark.parametrize("age", ["18-20", "21-over"])
def test_who_does_not_know_the_section_asks_what_it_was_before_all_else(papers: str, age: str) -> None:
    ids = step_ids(result_of(CASE | {"section": "unknown", "papers": papers, "age": age}))
    assert ids[0] == "ask-clerk-for-record"
    assert "docket" not in ids, "that is the same paper"


@pytest.mark.parametrize(
    "answers",
    [CASE, BEFORE_1976, CASE | {"papers": "reduced", "age": "18-20"}],
    ids=["petition", "before 1976", "lowered before"],
)
def test_who_may_still_be_serving_calls_a_lawyer_before_a_judge_is_asked(answers: dict[str, str]) -> None:
    ids = step_ids(result_of(answers | {"sentence": "unknown"}))
    assert ids.index("call-defender") < ids.index("petition-form")
    assert "call-defender" not in step_ids(result_of(answers))


@pytest.mark.parametrize(
    "answers",
    [CASE, DESTROYED, SALE | {"prior": "some"}, SALE | {"age": "under-18"}, CASE | {"section": "other"}],
    ids=["petition", "destroyed", "lawyer", "juvenile", "not covered"],
)
def test_who_knows_of_a_report_only_reads_how_to_dispute_it_whatever_the_outcome(
    client: FlaskClient, lang: str, answers: dict[str, str]
) -> None:
    assert "dispute-report" in step_ids(result_of(answers | {"papers": "report"}))
    assert "dispute-report" not in step_ids(result_of(answers | {"papers": "not-found"}))
    found = step_of(client, answers | {"papers": "report"}, "dispute-report", lang)
    assert CITATIONS["civ-1786-18"].number in found
