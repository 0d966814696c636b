"""The API says what the rules and the pages say, to any site, and keeps nothing."""

from __future__ import annotations

import json
from threading import Thread
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.conftest import Server
from tests.journeys import LOS_ANGELES_PLANTS, every_path, first_path_to_each_question, one_of_each_kind
from tests.test_privacy import send
from webapp import create_app, directory
from webapp.api import views
from webapp.api.guard import Bucket
from webapp.checker.plan import step_ids
from webapp.checker.result import results
from webapp.checker.visit import Visit
from webapp.checker.words import FACTS_OF_SECTION
from webapp.config import Settings
from webapp.directory import OFFICES, SHOWN
from webapp.law import CITATIONS, COUNTIES, STATES
from webapp.rules import assess
from webapp.rules.questions import ABOUT_THE_PERSON, QUESTIONS
from webapp.rules.reasons import CITATIONS_OF

CHECK = "/api/v1/check"
READ = ("/api/v1/questions", "/api/v1/help/los-angeles", "/api/v1/states/il", "/api/v1/openapi.json")
KINDS = one_of_each_kind()


def asking(*convictions: dict[str, str], **more: object) -> dict[str, object]:
    """The body for these answers, those about the person apart."""
    own = [{name: value for name, value in each.items() if name not in ABOUT_THE_PERSON} for each in convictions]
    person = {name: value for each in convictions for name, value in each.items() if name in ABOUT_THE_PERSON}
    return {"convictions": own, **({"person": person} if person else {}), **more}


def check(client: FlaskClient, *convictions: dict[str, str], **more: object) -> list[dict[str, Any]]:
    response = client.post(CHECK, json=asking(*convictions, **more))
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json["convictions"]  # type: ignore[index]
    return found


def fields_of(response: TestResponse) -> list[str]:
    """The fields that a problem names."""
    assert response.content_type == "application/problem+json"
    problem = json.loads(response.data)
    assert set(problem) == {"type", "title", "status", "detail", "errors"}
    assert problem["status"] == response.status_code
    assert problem["detail"]
    assert all(error["message"] for error in problem["errors"])
    return [error["field"] for error in problem["errors"]]


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
def test_the_reasons_and_steps_are_those_of_the_pages(client: FlaskClient, lang: str, kind: str) -> None:
    (answer,) = check(client, KINDS[kind], language=lang)
    outcome = answer["outcome"]
    for reason in outcome["reasons"]:
        assert [each["id"] for each in reason["citations"]] == list(CITATIONS_OF[reason["id"]])
        assert all(each["number"] == CITATIONS[each["id"]].number for each in reason["citations"])
    result = results(Visit({f"1.{name}": value for name, value in KINDS[kind].items()}))[0]
    assert [step["id"] for step in outcome["steps"]] == list(step_ids(result))
    page = client.get(f"/{lang}/rules").text
    assert outcome["headline"].split(".")[0] in page
    for step in outcome["steps"]:
        assert len(step["say"]) == len(step["say_in_english"])
        assert step["office"] is None or step["office"]["id"] in SHOWN
        assert {box["form"] for box in step["boxes"]} <= set(step["forms"])


def test_every_text_comes_in_the_language_asked_for_whatever_the_browser_prefers(client: FlaskClient) -> None:
    said = {}
    for language in ("en", "es"):
        body = asking(LOS_ANGELES_PLANTS, language=language)
        said[language] = client.post(CHECK, json=body, headers={"Accept-Language": "es, en;q=0.5"}).json
        assert said[language]["language"] == language
    english, spanish = (said[language]["convictions"][0]["outcome"] for language in ("en", "es"))
    assert english["headline"].startswith("Ask the court under the cannabis law. Ask the court to: dismiss and seal")
    assert "desestimar y sellar" in spanish["headline"]
    assert [step["title"] for step in english["steps"]] != [step["title"] for step in spanish["steps"]]
    assert english["steps"][0]["say_in_english"] == spanish["steps"][0]["say_in_english"] == english["steps"][0]["say"]
    assert client.post(CHECK, json=asking({}), headers={"Accept-Language": "es"}).json["language"] == "en"
    assert client.get("/api/v1/questions?language=es").json["questions"][0]["title"].startswith("¿")
    assert client.get("/api/v1/questions").json["questions"][0]["title"] == "Which court was your case in?"


def test_what_every_page_warns_of_comes_with_every_answer(client: FlaskClient) -> None:
    notices = " ".join(client.post(CHECK, json=asking({})).json["notices"])
    for words in ("immigration lawyer", "not legal advice", "No California lawyer has reviewed"):
        assert words in notices
    assert "traductor certificado" in " ".join(client.post(CHECK, json=asking({}, language="es")).json["notices"])


# Offices and states


def test_a_county_has_the_offices_that_may_be_shown_and_no_other(client: FlaskClient, lang: str) -> None:
    for county in COUNTIES:
        answer = client.get(f"/api/v1/help/{county}?language={lang}").json
        assert [office["id"] for office in answer["local"]] == [each.id for each in directory.offices(county)]
        assert answer["statewide"]
        for office in (*answer["local"], *answer["statewide"]):
            known = SHOWN[office["id"]]
            assert office["phone"] or office["url"]
            assert office["call_first"] == (known.sure == "likely")
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


# Errors


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({"convictions": [{"plants": "many"}]}, ["convictions/0/plants"]),
        ({"convictions": [{}, {"plant": "over-6"}]}, ["convictions/1/plant"]),
        ({"convictions": [{"a/b~": "x"}]}, ["convictions/0/a~1b~0"]),
        ({"convictions": [{"fifty_2020": "yes"}]}, ["convictions/0/fifty_2020"]),
        ({"convictions": [{"court": ["california"]}]}, ["convictions/0/court"]),
        (
            {"convictions": [{}], "person": {"fifty_2020": "maybe", "court": "federal"}},
            ["person/court", "person/fifty_2020"],
        ),
        ({"convictions": [{}], "language": "xx"}, ["language"]),
        ({"convictions": [{}], "languages": "en"}, ["languages"]),
        ({"convictions": []}, ["convictions"]),
        ({"convictions": [{}] * 11}, ["convictions"]),
        ({"convictions": {}}, ["convictions"]),
        ({}, ["convictions"]),
        ([], [""]),
        ("text", [""]),
    ],
)
def test_a_wrong_field_is_named(client: FlaskClient, body: object, fields: list[str]) -> None:
    response = client.post(CHECK, json=body)
    assert response.status_code == 422
    assert sorted(fields_of(response)) == fields


def test_a_value_that_was_sent_is_not_said_back(client: FlaskClient) -> None:
    response = client.post(CHECK, json={"convictions": [{"plants": "my-secret", "x" * 500: "y"}]})
    assert "my-secret" not in response.text
    assert "x" * 100 not in response.text


def test_so_many_errors_as_a_person_reads(client: FlaskClient) -> None:
    response = client.post(CHECK, json={"convictions": [0] * 5000})
    assert len(fields_of(response)) == 20


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"{",
        b"NaN",
        b'{"convictions": Infinity}',
        b"1" * 5000,
        b"[" * 16_000,
        b'{"a":' * 2500 + b"1" + b"}" * 2500,
        b"\xff\xfe{\x00}\x00",
        b"1.court=california",
    ],
)
def test_what_is_not_json_is_refused(client: FlaskClient, sent: bytes) -> None:
    response = client.post(CHECK, data=sent, content_type="application/json")
    assert (response.status_code, fields_of(response)) == (400, [])


@pytest.mark.parametrize("depth", [*range(50, 1000, 50), *range(950, 1000, 3), 2000, 8000])
def test_no_depth_breaks_it(client: FlaskClient, depth: int) -> None:
    for sent in (
        "[" * depth + "]" * depth,
        '{"convictions":[{"court":' + "[" * (depth - 20) + "]" * (depth - 20) + "}]}",
    ):
        assert client.post(CHECK, data=sent, content_type="application/json").status_code in (400, 422)


def test_huge_numbers_and_half_characters_are_refused(client: FlaskClient) -> None:
    for sent in (
        '{"convictions": 1e999}',
        '{"convictions": -' + "9" * 4000 + "}",
        '{"convictions": [{"\\ud800": "\\udfff"}]}',
    ):
        response = client.post(CHECK, data=sent, content_type="application/json")
        assert (response.status_code, len(fields_of(response))) == (422, 1)


def test_two_answers_to_one_question_are_refused(client: FlaskClient) -> None:
    sent = '{"convictions": [{"plants": "over-6", "plants": "unknown"}]}'
    response = client.post(CHECK, data=sent, content_type="application/json")
    assert (response.status_code, fields_of(response)) == (400, ["plants"])


def test_every_other_error_is_a_problem_too(client: FlaskClient) -> None:
    def status_of(response: TestResponse) -> int:
        fields_of(response)
        assert response.headers["Cache-Control"] == "no-store"
        return response.status_code

    assert status_of(client.get("/api/v1/nothing")) == 404
    assert status_of(client.get("/api/v1/help/narnia")) == status_of(client.get("/api/v1/help/unknown")) == 404
    assert status_of(client.get("/api/v1/states/ca")) == 404
    assert status_of(client.put(CHECK)) == 405
    assert "POST" in client.put(CHECK).headers["Allow"]
    chunked = {"Transfer-Encoding": "chunked"}
    assert status_of(client.post(CHECK, data=b"{}", content_type="application/json", headers=chunked)) == 411
    assert status_of(client.post(CHECK, data=b"[" + b" " * 16_384, content_type="application/json")) == 413
    assert status_of(client.post(CHECK, data={"1.court": "california"})) == 415
    assert status_of(client.post(CHECK, data=b"{}", content_type="text/plain")) == 415
    for address in READ[:-1]:
        assert fields_of(client.get(f"{address}?language=xx")) == ["language"]
        assert status_of(client.get(f"{address}?language=en&language=es")) == 422


def test_a_failure_of_ours_is_a_calm_problem(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the answer was 11358")

    monkeypatch.setattr(views.answers, "check", fail)
    response = create_app(Settings()).test_client().post(CHECK, json=asking(LOS_ANGELES_PLANTS))
    assert (response.status_code, fields_of(response)) == (500, [])
    assert "11358" not in response.text + caplog.text
    assert response.headers["Access-Control-Allow-Origin"] == "*"


# For any site, and nothing kept


def test_any_site_may_ask_without_credentials(client: FlaskClient) -> None:
    responses = [client.get(address) for address in READ]
    responses += [client.post(CHECK, json=asking({})), client.post(CHECK, json={}), client.get("/api/v1/nothing")]
    responses.append(client.options(CHECK, headers={"Access-Control-Request-Method": "POST"}))
    for response in responses:
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response.headers
        assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "Set-Cookie" not in response.headers
    preflight = responses[-1]
    assert preflight.status_code == 200
    assert preflight.headers["Access-Control-Allow-Headers"] == "Content-Type"
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]


def test_the_pages_stay_for_this_site_alone(client: FlaskClient) -> None:
    for address in ("/en/", "/en/api", "/en/check", "/rules.json"):
        response = client.get(address)
        assert "Access-Control-Allow-Origin" not in response.headers
        assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_an_answer_is_never_stored_and_the_rest_is_sent_again_only_when_it_changed(client: FlaskClient) -> None:
    assert client.post(CHECK, json=asking(LOS_ANGELES_PLANTS)).headers["Cache-Control"] == "no-store"
    for address in READ:
        for packing in ("identity", "br"):
            first = client.get(address, headers={"Accept-Encoding": packing})
            assert first.headers["Cache-Control"] == "public, max-age=3600"
            asked = {"Accept-Encoding": packing, "If-None-Match": first.headers["ETag"]}
            again = client.get(address, headers=asked)
            assert (again.status_code, again.data) == (304, b"")


def test_the_log_has_the_path_and_no_answer_or_stray_word(server: Server) -> None:
    before = len(server.log)
    body = json.dumps(asking(LOS_ANGELES_PLANTS)).encode()
    assert (
        send(server, "POST", CHECK + "?note=private-word", body, **{"Content-Type": "application/json"}).status == 200
    )
    assert send(server, "GET", "/api/v1/help/my-secret?language=xx").status == 404
    written = server.written_since(before)
    assert f" POST {CHECK} 200 " in written
    for word in ("11358", "private-word", "my-secret", "127.0.0.1 "):
        assert word not in written


# How much it takes


def test_more_than_a_burst_is_told_when_to_come_back_and_the_pages_go_on() -> None:
    client = create_app(Settings(api_per_second=1)).test_client()
    statuses = [client.post(CHECK, json=asking({})).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    refused = client.get("/api/v1/questions")
    assert (refused.status_code, fields_of(refused)) == (429, [])
    assert refused.headers["Retry-After"] == "1"
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
    assert (
        client.options(CHECK).status_code == client.get("/en/").status_code == client.get("/en/api").status_code == 200
    )


def test_without_a_limit_all_are_answered() -> None:
    client = create_app(Settings(api_per_second=0)).test_client()
    assert {client.post(CHECK, json=asking({})).status_code for _ in range(300)} == {200}


def test_the_bucket_fills_with_time_and_no_higher_than_a_burst() -> None:
    now = [0.0]
    bucket = Bucket(2, clock=lambda: now[0])
    assert [bucket.take() for _ in range(5)] == [0, 0, 0, 0, 1]
    now[0] += 0.5
    assert [bucket.take(), bucket.take()] == [0, 1]
    now[0] += 1000
    assert [bucket.take() for _ in range(5)] == [0, 0, 0, 0, 1]


def test_threads_together_take_no_more_than_a_burst() -> None:
    bucket = Bucket(50, clock=lambda: 0.0)
    taken: list[int] = []
    threads = [Thread(target=lambda: taken.extend(bucket.take() for _ in range(100))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(taken), taken.count(0)) == (800, 100)
