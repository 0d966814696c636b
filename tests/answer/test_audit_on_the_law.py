"""Rows of the second audit on what is said of the law and of the counties (``docs/law/audit-2026-11.md``).

By hooks, ids and citations, never by whole sentences: the words may get better.
"""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.support.audit import (
    ARREST,
    BEFORE_1976,
    CASE,
    DESTROYED,
    DONE,
    SALE,
    SALE_IN_LOS_ANGELES,
    block,
    page_of,
    result_of,
    ways_of,
)
from webapp.answer.steps import step_ids
from webapp.facts import (
    CITATIONS,
    COMMON_QUESTIONS,
    OLD_LAW,
    PAPERS,
    WAYS,
    ways_for,
)
from webapp.rules.outcome import Also, Kind


def test_the_cases_are_what_their_names_say() -> None:
    kinds = [result_of(each).outcome.kind for each in (DONE, DESTROYED, BEFORE_1976, CASE, SALE, ARREST)]
    assert kinds == [Kind.DONE, Kind.DESTROYED, Kind.DESTROYED, Kind.PETITION, Kind.PETITION, Kind.NO_CONVICTION]


# Rows 9 and 22: how strongly it is said that it is done


def test_row_9_the_court_had_to_act_only_on_what_was_on_the_list(client: FlaskClient) -> None:
    page = page_of(client, CASE)
    assert 'data-cleared="check"' in page
    assert "If your case was on the state’s list" in page


def test_row_22_the_open_cases_of_los_angeles_are_no_backlog(client: FlaskClient) -> None:
    page = page_of(client, SALE_IN_LOS_ANGELES)
    assert 'data-cleared="very-likely"' in page
    assert "the prosecutor fought" in page


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
        assert 'data-block="way.racial-justice"' in page_of(client, answers, lang)
    assert WAYS["racial-justice"].sure == "likely"
    for answers in (CASE, CASE | {"section": "11358", "plants": "6-or-fewer"}, DESTROYED, DONE):
        assert "racial-justice" not in ways_of(result_of(answers)), "what is dismissed needs no second way"


def test_immigration_has_one_more_reason_to_ask_and_promises_nothing() -> None:
    answer = COMMON_QUESTIONS["immigration"].answer
    assert answer.startswith("Maybe not.")
    assert "30 grams" in answer


def test_old_papers_that_say_register_are_explained() -> None:
    assert any("register" in code.means for paper in PAPERS.values() for code in paper.words)
