"""The API does what its OpenAPI document says, whatever is sent to it."""

from __future__ import annotations

import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from schemathesis.checks import CHECKS

from webapp import create_app
from webapp.config import Settings

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
