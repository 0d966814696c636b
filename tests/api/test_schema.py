"""The API does what its OpenAPI document says, whatever is sent to it."""

from __future__ import annotations

from collections.abc import Iterator

import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from schemathesis.checks import CHECKS

from webapp import create_app
from webapp.config import Settings
from webapp.facts import COUNTIES, STATES
from webapp.i18n.languages import LANGUAGES
from webapp.rules.questions import QUESTIONS

ADDRESS = "/api/v1/openapi.json"


schema = schemathesis.openapi.from_wsgi(ADDRESS, create_app(Settings(api_per_second=0)))


@schema.parametrize()
@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_documented(case: schemathesis.Case) -> None:
    """All checks of Schemathesis: no failure of ours, only documented statuses, types and shapes, wrong data refused."""
    case.call_and_validate(headers={"Accept-Encoding": "identity"})  # the in-process client unpacks nothing


def test_the_checks_that_matter_are_among_those_that_run() -> None:
    wanted = {
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
    }
    assert wanted <= set(CHECKS.get_all_names())


def test_the_document_is_valid(client: FlaskClient) -> None:
    document = client.get(ADDRESS).get_json()
    assert document["openapi"].startswith("3.1")
    validate(document, cls=OpenAPIV31SpecValidator)


def enumerations(schema: object, name: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every enumeration below a part of the document, with the name of the part that it stands in."""
    if isinstance(schema, dict):
        if "enum" in schema:
            yield name, schema["enum"]
        for key, part in schema.items():
            yield from enumerations(part, key)
    elif isinstance(schema, list):
        for part in schema:
            yield from enumerations(part, name)


def test_counties_states_languages_and_questions_have_a_name_and_stand_there_once(client: FlaskClient) -> None:
    found = list(enumerations(client.get(ADDRESS).get_json()))
    for name, values in {
        "HelpCounty": COUNTIES,
        "State": STATES,
        "Language": LANGUAGES,
        "QuestionId": QUESTIONS,
    }.items():
        assert [where for where, enum in found if set(enum) == set(values)] == [name]
    for name, question in QUESTIONS.items():
        assert [where for where, enum in found if where in (name, question.__name__)] == [question.__name__]


def test_the_document_has_a_licence(client: FlaskClient) -> None:
    assert client.get(ADDRESS).get_json()["info"]["license"]["identifier"] == "MIT"
