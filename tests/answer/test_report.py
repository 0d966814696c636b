"""Where only a report of a company shows a case, whatever the outcome: how to have the report corrected."""

from __future__ import annotations

from functools import cache
from html import unescape

import pytest
from flask.testing import FlaskClient

from tests.support.api_calls import check
from tests.support.journeys import every_path, form
from webapp.answer.steps import DISPUTE
from webapp.facts import CITATIONS, COMMON_QUESTIONS, PLAN_STEPS
from webapp.rules.outcome import Kind
from webapp.rules.paths import ONE_OF_EACH, paths

CITED = CITATIONS["civ-1786-18"]


@cache
def one_of_each() -> dict[str, dict[str, str]]:
    """For each outcome that a person with such a report may get: one way there, by what the result shows."""
    found: dict[str, dict[str, str]] = {}
    in_los_angeles = paths(ONE_OF_EACH | {"county": ("los-angeles",), "papers": ("report",)}, {"court": "california"})
    for leaf in (*every_path(), *in_los_angeles):
        if leaf.answers.get("papers") == "report":
            outcome = leaf.outcome
            name = f"{outcome.kind} {'/'.join(outcome.relief)} {outcome.cleared} {leaf.answers['county']}"
            found.setdefault(name, dict(leaf.answers))
    return found


def test_they_are_of_every_kind_that_california_has() -> None:
    kinds = {name.split()[0] for name in one_of_each()}
    by_other_papers = {Kind.DONE, Kind.REDUCED, Kind.GET_RECORD}
    by_other_courts = {Kind.FEDERAL, Kind.OTHER_STATE, Kind.NO_CONVICTION}
    assert kinds == {*Kind} - by_other_papers - by_other_courts


@pytest.mark.parametrize("name", one_of_each())
def test_plan_and_api_name_it_with_its_law(client: FlaskClient, lang: str, name: str) -> None:
    """Result and sheet show the steps of the plan (test_one_list_of_steps)."""
    answers = one_of_each()[name]
    plan = client.post(f"/{lang}/check", data=form(answers) | {"show": "plan"}).text
    assert f'<li data-step="{DISPUTE}">' in plan
    assert CITED.number in plan.split(f'<li data-step="{DISPUTE}">')[1].split("</li>")[0]
    [settled] = check(client, answers, language=lang)
    [step] = [step for step in settled["outcome"]["steps"] if step["id"] == DISPUTE]
    assert [citation["id"] for citation in step["citations"]] == [CITED.id]
    assert step["title"] in unescape(plan)


def test_nobody_else_is_told(client: FlaskClient) -> None:
    for answers in one_of_each().values():
        others = form(answers | {"papers": "not-checked"})
        for show in ("result", "plan", "sheet"):
            assert DISPUTE not in client.post("/en/check", data=others | {"show": show}).text


def test_it_says_no_more_than_the_source() -> None:
    """As the question that people ask on it: likely, seven years from the end of the case or of custody, some checks differ."""
    step, question = PLAN_STEPS[DISPUTE], COMMON_QUESTIONS["background-companies"]
    assert (step.cites, step.source, step.sure) == (question.cites, question.source, question.sure)
    assert step.sure == "likely"
    assert "A few checks are outside this rule." in step.next
    assert "In California, a company may report a conviction for only 7 years." in question.answer
    assert step.next.startswith("In California, a company may report a conviction for only 7 years.")
