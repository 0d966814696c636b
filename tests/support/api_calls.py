"""What the tests of the API share: the body of a call, its answers, and the fields that a problem names."""

from __future__ import annotations

import json
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from webapp.rules.questions import ABOUT_THE_PERSON

CHECK = "/api/v1/check"
READ = ("/api/v1/questions", "/api/v1/help/los-angeles", "/api/v1/states/il", "/api/v1/openapi.json")


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
