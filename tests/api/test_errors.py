"""Whatever is sent, the API answers with a problem that names each wrong field, and never with a failure."""

from __future__ import annotations

import json
import time

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.api_calls import CHECK, READ, asking, fields_of
from tests.support.journeys import LOS_ANGELES_PLANTS
from webapp import create_app
from webapp.api import views
from webapp.config import Settings
from webapp.facts import COUNTIES, STATES
from webapp.i18n.languages import LANGUAGES
from webapp.rules.questions import ABOUT_THE_PERSON, QUESTIONS


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
    wrong = dict.fromkeys(("court", "county", "papers", "section"), "wrong")
    response = client.post(CHECK, json={"convictions": [wrong] * 10})
    assert len(fields_of(response)) == 20


def test_more_convictions_than_may_be_sent_are_refused_before_they_are_looked_at(client: FlaskClient) -> None:
    def cpu(convictions: list[object]) -> float:
        body = json.dumps({"convictions": convictions}, separators=(",", ":"))
        taken = []
        for _ in range(10):
            started = time.thread_time()
            response = client.post(CHECK, data=body, content_type="application/json")
            taken.append(time.thread_time() - started)
        assert response.status_code == (200 if len(convictions) == 1 else 422)
        assert len(convictions) == 1 or fields_of(response) == ["convictions"]
        return min(taken)

    honest = cpu([{}])
    for item in (0, {}):
        assert cpu([item] * 5400) < 20 * honest


def test_what_is_allowed_is_named(client: FlaskClient) -> None:
    body = {"convictions": [{"plants": "many", "plant": "x", "fifty_2020": "yes"}], "language": "xx"}
    said = {error["field"]: error["message"] for error in client.post(CHECK, json=body).get_json(force=True)["errors"]}
    assert all(value in said["convictions/0/plants"] for value in QUESTIONS["plants"])
    assert all(language in said["language"] for language in LANGUAGES)
    assert all(name in said["convictions/0/plant"] for name in QUESTIONS if name not in ABOUT_THE_PERSON)
    assert "under person" in said["convictions/0/fifty_2020"]


def test_a_place_that_we_do_not_know_gets_the_list_of_those_that_we_do(client: FlaskClient) -> None:
    for address, field, known in (("help", "county", COUNTIES), ("states", "code", STATES)):
        response = client.get(f"/api/v1/{address}/losangeles")
        assert (response.status_code, fields_of(response)) == (404, [field])
        assert all(name in response.text for name in known)
        assert "losangeles" not in response.text
        assert client.options(f"/api/v1/{address}/losangeles").status_code == 405
        assert client.options(f"/api/v1/{address}/{next(iter(known))}").status_code == 200


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
