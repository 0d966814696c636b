"""Each row of the second audit of the law stands on the results it belongs to (``docs/law/audit-2026-11.md``).

By hooks, ids and citations, never by whole sentences: the words may get better.
"""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.support.api_calls import check
from tests.support.journeys import first_path_to_each_kind_of_result, form
from webapp.answer.blocks import blocks
from webapp.answer.result import Result, results
from webapp.answer.steps import boxes, plan, step_ids
from webapp.check.journey import Journey
from webapp.facts import (
    ASSUMPTIONS,
    CITATIONS,
    COMMON_QUESTIONS,
    FORMS,
    LIFE_ENTRIES,
    OLD_LAW,
    OPEN_POINTS,
    PAPERS,
    PLAN_STEPS,
    WAYS,
    LifeEntry,
    questions_for,
    ways_for,
)
from webapp.facts.offices import SHOWN
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
BEFORE_1976_UNKNOWN = CASE | {"section": "unknown", "time": "before-1976"}
ARREST = {"court": "no-conviction"}

IMMIGRATION = re.compile(r'<section class="warning" data-block="immigration">.*?</section>', re.DOTALL)
TEL = re.compile(r'href="tel:\+1(\d{10})"')


def result_of(answers: dict[str, str]) -> Result:
    return results(Journey(form(answers)).settled())[0]


def page_of(client: FlaskClient, answers: dict[str, str], lang: str = "en", show: str = "") -> str:
    return client.post(f"/{lang}/check", data=form(answers) | ({"show": show} if show else {})).text


def block(page: str, name: str) -> str:
    """The element of a block; "" where the page does not have it."""
    found = re.search(rf'data-(?:block|step)="{name}".*?</(?:p|li)>', page, re.DOTALL)
    return found.group() if found else ""


def step_of(client: FlaskClient, answers: dict[str, str], name: str, lang: str = "en") -> str:
    """A step of the plan; "" where the plan does not have it."""
    _before, found, after = page_of(client, answers, lang, "plan").partition(f'<li data-step="{name}">')
    return after.split("<li data-step=")[0] if found else ""


def ways_of(result: Result) -> set[str]:
    return {block.removeprefix("way.") for block in blocks(result) if block.startswith("way.")}


def test_the_cases_are_what_their_names_say() -> None:
    kinds = [result_of(each).outcome.kind for each in (DONE, DESTROYED, BEFORE_1976, CASE, SALE, ARREST)]
    assert kinds == [Kind.DONE, Kind.DESTROYED, Kind.DESTROYED, Kind.PETITION, Kind.PETITION, Kind.NO_CONVICTION]


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


def on_a_job_form(answers: dict[str, str]) -> LifeEntry:
    entry = LIFE_ENTRIES[result_of(answers).life[1]]
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


# Row 3


@pytest.mark.parametrize("section", ["11357", "11358", "11359", "11360", "unknown"])
@pytest.mark.parametrize("court", ["juvenile", "adult"])
def test_row_3_under_18_every_cannabis_record_may_have_to_be_destroyed(
    client: FlaskClient, lang: str, section: str, court: str
) -> None:
    answers = CASE | {"section": section, "age": "under-18", "youth_court": court}
    page = page_of(client, answers, lang)
    assert 'data-way="youth-record-destruction"' in page
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


def test_bias_is_a_second_way_for_every_felony_that_the_law_only_lowers(client: FlaskClient, lang: str) -> None:
    carried = CASE | {"section": "11360", "transport": "carry", "amount": "over"}
    lowered = (SALE, SALE_IN_LOS_ANGELES, CASE | {"section": "11358"}, CASE | {"section": "11360"}, carried)
    for answers in lowered:
        assert "racial-justice" in ways_of(result_of(answers))
        assert 'data-way="racial-justice"' in page_of(client, answers, lang)
    assert WAYS["racial-justice"].sure == "likely"
    for answers in (CASE, CASE | {"section": "11358", "plants": "6-or-fewer"}, DESTROYED, DONE):
        assert "racial-justice" not in ways_of(result_of(answers)), "what is dismissed needs no second way"


def test_immigration_has_one_more_reason_to_ask_and_promises_nothing() -> None:
    answer = COMMON_QUESTIONS["immigration"].answer
    assert answer.startswith("Maybe not.")
    assert "30 grams" in answer


def test_old_papers_that_say_register_are_explained() -> None:
    assert any("register" in code.means for paper in PAPERS.values() for code in paper.words)


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


# What rests on memory or on one report stands on the public lists


@pytest.mark.parametrize(
    "point",
    [
        *("destruction-text", "concentrate-destruction", "under-18-destruction", "two-years", "before-1976"),
        *("wrong-record", "judge-starts-from-yes", "own-plants", "charges-beside-it", "older-dismissal-first"),
        *("duty-beyond-the-list", "single-reports", "after-july-2023", "order-of-2021", "prosecutor-today"),
        *("ten-cities", "left-open-in-los-angeles", "legally-invalid", "small-amounts-in-immigration"),
        *("guns-after-lowering", "dna-after-dismissal", "dropped-felony-charges", "old-open-charges"),
        *("money-for-automatic-relief", "fines-back", "drug-registration", "forms-not-seen"),
        *("pardon-paper", "federal-list", "illinois"),
    ],
)
def test_what_was_not_confirmed_stands_on_the_list_of_open_points(point: str) -> None:
    assert point in OPEN_POINTS


@pytest.mark.parametrize(
    "assumption",
    ["unknown-time", "unknown-city", "no-record-in-hand", "exceptions-with-unknown-amount", "unknown-sentence"],
)
def test_what_an_unknown_counts_as_is_public(assumption: str) -> None:
    assert assumption in ASSUMPTIONS
