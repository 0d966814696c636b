"""The plan carries a person through: whom, where, what to say and bring, the cost, the time, and what if nothing happens."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from tests.support.journeys import (
    LOS_ANGELES_PLANTS,
    every_path,
    first_path_to_each_kind_of_result,
    form,
    one_of_each_kind,
)
from webapp.answer.open_facts import open_facts
from webapp.answer.result import Result, results
from webapp.answer.steps import boxes, plan, step_ids
from webapp.check.journey import Journey, Place
from webapp.facts import CITATIONS, FORMS, PLAN_STEPS
from webapp.rules import Outcome, assess
from webapp.rules.outcome import Kind

RESULTS = first_path_to_each_kind_of_result()


def result_of(answers: dict[str, str]) -> Result:
    return results(Journey(form(answers)).settled())[0]


def test_where_it_may_already_be_done_the_first_step_is_to_ask() -> None:
    """But for what nobody knows: first what the case was, and a lawyer where an exception may be there."""
    for answers in RESULTS.values():
        result = result_of(answers)
        if result.outcome.cleared and result.outcome.kind is Kind.PETITION:
            ids = step_ids(result)
            unsure = {"unsure", "unknown"} & {answers.get(name, "") for name in ("prior", "facts", "sentence")}
            before = ["ask-clerk-for-record"] * (answers["section"] == "unknown") + ["call-defender"] * bool(unsure)
            assert list(ids[: len(before) + 1]) == [*before, "ask-if-done"]


def test_every_step_is_used_and_says_what_a_person_needs() -> None:
    used = {name for leaf in every_path() for name in step_ids(result_of(dict(leaf.answers)))}
    assert used == set(PLAN_STEPS)
    for step in PLAN_STEPS.values():
        assert step.title
        assert step.next
        assert step.source.startswith("http")
        assert set(step.forms) <= set(FORMS)
        assert set(step.cites) <= set(CITATIONS)
        if step.id != "keep-the-rules":
            assert step.cost
            assert step.takes
            assert step.stuck
            assert step.whom or step.where


def test_a_step_with_an_office_says_the_words_to_say_in_english_with_spanish_beside(client: FlaskClient) -> None:
    page = client.post("/es/check", data=form(one_of_each_kind()["petition"]) | {"show": "plan"}).text
    assert '<q lang="en">Please look up my old cannabis case. Was it dismissed, sealed or reduced?</q> <em>' in page
    for step in PLAN_STEPS.values():
        assert not step.whom or step.say


def test_an_office_in_a_plan_is_one_that_may_be_shown() -> None:
    for answers in RESULTS.values():
        for step in plan(result_of(answers)):
            if step.office:
                assert step.office.sure != "unverified"
                assert step.office.phone or step.office.url


def test_the_boxes_of_a_form_fit_the_relief() -> None:
    for answers in RESULTS.values():
        for step in plan(result_of(answers)):
            assert [block.split(".")[1] for block in step.boxes] == list(step.words.forms)
    petition = result_of(one_of_each_kind()["petition"])
    assert petition.best
    found = boxes(FORMS["cr-400"], Kind.PETITION, petition.best)
    assert len(found) == len(set(found))
    assert any("Redesignation or dismissal/sealing" in each for each in found)
    assert any("Resentencing or dismissal" in each for each in boxes(FORMS["cr-400"], Kind.SERVING))


def test_no_result_tells_a_person_to_look_for_a_box_that_the_form_does_not_have(client: FlaskClient) -> None:
    for answers in RESULTS.values():
        page = client.post("/en/check", data=form(answers) | {"show": "plan"}).text
        assert "Ask the court to dismiss and seal." not in page


# One fact would decide


def test_a_result_that_rests_on_an_unknown_names_the_fact_and_what_each_answer_gives(client: FlaskClient) -> None:
    seen = 0
    for answers in RESULTS.values():
        outcome = assess(answers)
        assert isinstance(outcome, Outcome)
        page = client.post("/en/check", data=form(answers)).text
        facts = open_facts(answers, outcome)
        assert re.findall(r'data-fact="(\w+)"', page) == [fact.question for fact in facts]
        for fact in facts:
            seen += 1
            assert answers[fact.question] in ("unknown", "unsure")
            for turn in fact.turns:
                assert f'name="{Place(1, fact.question).field}" value="{turn.value}"' in page
                assert turn.outcome is None or assess(answers | {fact.question: turn.value}) == turn.outcome
    assert seen > 50


def test_a_result_without_an_unknown_names_no_fact() -> None:
    for answers in RESULTS.values():
        outcome = assess(answers)
        assert isinstance(outcome, Outcome)
        if not {"unknown", "unsure"} & {answers[question] for question in outcome.path}:
            assert open_facts(answers, outcome) == []


def test_one_tap_fills_the_fact_in(client: FlaskClient) -> None:
    answers = form(LOS_ANGELES_PLANTS)
    before = client.post("/en/check", data=answers).text
    assert 'data-relief="dismiss/misdemeanor"' in before
    sent = [*answers.items(), ("1.plants", "6-or-fewer")]
    after = client.post("/en/check", data={name: [v for n, v in sent if n == name] for name, _ in sent}).text
    assert 'data-relief="dismiss"' in after
