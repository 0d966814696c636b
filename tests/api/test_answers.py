"""The API says what the rules and the pages say, in the language asked for, and nothing unverified."""

from __future__ import annotations

import html
import json
import re

import pytest
from flask.testing import FlaskClient

from tests.support.api_calls import CHECK, asking, check
from tests.support.journeys import (
    LOS_ANGELES_PLANTS,
    every_path,
    first_path_to_each_kind_of_result,
    first_path_to_each_question,
    form,
    one_of_each_kind,
)
from webapp.answer.letters import letters_of
from webapp.answer.result import results
from webapp.answer.steps import step_ids
from webapp.check.journey import Journey
from webapp.facts import CITATIONS, COUNTIES, STATES, offices
from webapp.facts.offices import OFFICES, SHOWN
from webapp.rules import assess
from webapp.rules.questions import ABOUT_THE_PERSON, QUESTIONS
from webapp.rules.reasons import CITATIONS_OF
from webapp.words.questions import FACTS_OF_SECTION

KINDS = one_of_each_kind()


# What it answers


def test_the_outcome_of_every_fiftieth_path_is_that_of_the_rules(client: FlaskClient) -> None:
    leaves = every_path()[::50]
    assert len(leaves) > 300
    for leaf in leaves:
        (answer,) = check(client, dict(leaf.answers))
        outcome, said = leaf.outcome, answer["outcome"]
        assert answer["path"] == list(outcome.path)
        assert (said["kind"], said["cleared"]) == (outcome.kind, outcome.cleared)
        assert said["relief"] == list(outcome.relief)
        assert said["also"] == list(outcome.also)
        assert len(said["also_text"]) == len(said["also"])
        assert bool(said["cleared_text"]) == bool(outcome.cleared)
        assert [reason["id"] for reason in said["reasons"]] == list(outcome.because)


def test_before_the_outcome_it_asks_what_the_rules_ask_with_every_answer(client: FlaskClient) -> None:
    paths = first_path_to_each_question()
    for name, answers in paths.items():
        (answer,) = check(client, answers)
        step = assess(answers)
        question = answer["next"]
        assert answer["path"] == list(step.path)
        assert name.split()[0] == question["id"] == step.path[-1]
        assert question["about_the_person"] == (question["id"] in ABOUT_THE_PERSON)
        assert [each["id"] for each in question["answers"]] == list(QUESTIONS[question["id"]])
        assert question["title"]
        assert all(each["label"] for each in question["answers"])
        if question["id"] == "facts":
            assert question["items"] == [str(item) for item in FACTS_OF_SECTION[answers["section"]]]
    assert len(paths) > len(QUESTIONS)


def test_a_client_that_only_follows_what_it_is_asked_reaches_the_outcome(client: FlaskClient) -> None:
    known: dict[str, str] = {}
    while "next" in (answer := check(client, known)[0]):
        asked = answer["next"]["id"]
        known[asked] = LOS_ANGELES_PLANTS[asked]
    assert known == LOS_ANGELES_PLANTS
    assert (answer["outcome"]["kind"], answer["outcome"]["cleared"]) == ("petition", "very-likely")


def test_ten_convictions_are_answered_in_order_and_share_what_is_about_the_person(client: FlaskClient) -> None:
    answers = check(client, LOS_ANGELES_PLANTS, {}, *[LOS_ANGELES_PLANTS] * 7, {"court": "federal"})
    assert len(answers) == 10
    assert answers[1]["next"]["id"] == "court"
    assert answers[9]["outcome"]["kind"] == "federal"
    assert answers[0] == answers[2] == answers[8]


@pytest.mark.parametrize("kind", KINDS)
def test_the_reasons_steps_and_letters_are_those_of_the_pages(client: FlaskClient, lang: str, kind: str) -> None:
    (answer,) = check(client, KINDS[kind], language=lang)
    outcome = answer["outcome"]
    for reason in outcome["reasons"]:
        assert [each["id"] for each in reason["citations"]] == list(CITATIONS_OF[reason["id"]])
        assert all(each["number"] == CITATIONS[each["id"]].number for each in reason["citations"])
    result = results(Journey({f"1.{name}": value for name, value in KINDS[kind].items()}).settled())[0]
    assert [step["id"] for step in outcome["steps"]] == list(step_ids(result))
    for step in outcome["steps"]:
        assert len(step["say"]) == len(step["say_in_english"])
        assert step["office"] is None or step["office"]["id"] in SHOWN
        assert {box["form"] for box in step["boxes"]} <= set(step["forms"])
    assert [letter["id"] for letter in outcome["letters"]] == [letter.id for letter in letters_of(result)]
    for letter in outcome["letters"]:
        assert letter["url"] == f"http://localhost/{lang}/letters/{letter['id']}"
        assert f"<h1>{html.escape(letter['title'])}</h1>" in client.get(letter["url"]).text


def test_the_headline_is_that_of_the_result_page(client: FlaskClient, lang: str) -> None:
    led_by_done = 0
    for answers in first_path_to_each_kind_of_result().values():
        page = client.post(f"/{lang}/check", data=form(answers)).text
        shown = re.search(r'<h2 class="headline"[^>]*>(.*?)</h2>', page, re.S)
        assert shown
        outcome = check(client, answers, language=lang)[0]["outcome"]
        assert outcome["headline"] == html.unescape(shown[1]).strip()
        led_by_done += 'data-block="verdict.cleared.' in page
        assert bool(outcome["relief_text"]) == (outcome["relief"] not in ([], ["same"]))
    assert led_by_done > 20


def test_every_text_comes_in_the_language_asked_for_whatever_the_browser_prefers(client: FlaskClient) -> None:
    said = {}
    for language in ("en", "es"):
        body = asking(LOS_ANGELES_PLANTS, language=language)
        said[language] = client.post(CHECK, json=body, headers={"Accept-Language": "es, en;q=0.5"}).json
        assert said[language]["language"] == language
    english, spanish = (said[language]["convictions"][0]["outcome"] for language in ("en", "es"))
    assert english["headline"] == "This was very likely dismissed already."
    assert english["relief_text"].startswith("Ask the court to: dismiss and seal")
    assert "desestimar y sellar" in spanish["relief_text"]
    assert [step["title"] for step in english["steps"]] != [step["title"] for step in spanish["steps"]]
    assert english["steps"][0]["say_in_english"] == spanish["steps"][0]["say_in_english"] == english["steps"][0]["say"]
    assert client.post(CHECK, json=asking({}), headers={"Accept-Language": "es"}).json["language"] == "en"
    assert client.get("/api/v1/questions?language=es").json["questions"][0]["title"].startswith("¿")
    assert client.get("/api/v1/questions").json["questions"][0]["title"] == "Which court was the case in?"


def test_what_every_page_warns_of_comes_with_every_answer(client: FlaskClient) -> None:
    notices = " ".join(client.post(CHECK, json=asking({})).json["notices"])
    for words in ("immigration lawyer", "not legal advice", "No California lawyer has reviewed"):
        assert words in notices
    assert "traductor certificado" in " ".join(client.post(CHECK, json=asking({}, language="es")).json["notices"])


# Offices and states


def test_a_county_has_the_offices_that_may_be_shown_and_no_other(client: FlaskClient, lang: str) -> None:
    for county in COUNTIES:
        answer = client.get(f"/api/v1/help/{county}?language={lang}").json
        assert [office["id"] for office in answer["local"]] == [each.id for each in offices.serving(county)]
        assert answer["statewide"]
        for office in (*answer["local"], *answer["statewide"]):
            known = SHOWN[office["id"]]
            assert office["phone"] or office["url"]
            assert office["call_first"] == known.call_first
            assert office["confirmed"] == known.confirmed


def test_nothing_unverified_is_ever_said(client: FlaskClient) -> None:
    for state in STATES.values():
        answer = client.get(f"/api/v1/states/{state.code}").json
        assert answer["says"]
        assert answer["steps"]
        assert answer["known"] == (bool(state.says) and state.sure != "unverified")
        assert answer["call_first"] == (answer["known"] and state.sure == "likely")
        if state.sure == "unverified":
            for fact in (state.says, state.law, state.start, state.phone):
                assert not fact or fact not in json.dumps(answer, ensure_ascii=False)
    hidden = set(OFFICES) - set(SHOWN)
    said = "".join(client.get(f"/api/v1/help/{county}").text for county in COUNTIES)
    said += "".join(json.dumps(check(client, answers)) for answers in KINDS.values())
    assert hidden
    assert not [name for name in hidden if f'"{name}"' in said]
