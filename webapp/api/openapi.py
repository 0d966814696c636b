"""The OpenAPI document of the API, made from the models that read each request and shape each answer."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from webapp.api.examples import REQUEST
from webapp.api.models import CheckAnswer, HelpAnswer, QuestionsAnswer, StateAnswer
from webapp.api.requests import CheckRequest
from webapp.i18n.languages import SOURCE
from webapp.web.problems import MIMETYPE, Problem

Schema = dict[str, Any]
COMPONENT = "#/components/schemas/{model}"
ANYWHERE = (411, 429, 500)
"""Errors that every address may give."""

MEANS = {
    400: "The body is not JSON that we can read, or a name stands twice in one object.",
    404: "We do not know that county or state.",
    411: "The body came in pieces, without its length.",
    413: "The body is longer than 16 KB.",
    415: "The body is something else than application/json.",
    422: "Some fields are wrong or missing: `errors` names them.",
    429: "Too many requests: wait as many seconds as `Retry-After` says.",
    500: "Something went wrong on our side.",
}
ABOUT = """\
Checks old California cannabis convictions by the rules of this site. Nothing that is sent is kept or logged, no \
cookie is set, and any site may call it from a browser, without a key.

Send what you know of each conviction to `/api/v1/check`. The answer is the next question to ask, or the outcome. Ask, \
add the answer, send all of it again. It is information, not legal advice: show the `notices` beside every result."""


def document(server: str) -> dict[str, Any]:
    """The OpenAPI 3.1 document. ``server``: the public address of the site, or "/"."""
    language = {"name": "language", "in": "query", "schema": ref("Language") | {"default": SOURCE}}
    county = {"name": "county", "in": "path", "required": True, "schema": ref("HelpCounty")}
    state = {"name": "code", "in": "path", "required": True, "schema": ref("State")}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Cannabis Record Check",
            "version": "1.1.0",
            "description": ABOUT,
            "license": {"name": "MIT License", "identifier": "MIT"},
        },
        "servers": [{"url": server}],
        "security": [],
        "paths": {
            "/api/v1/check": {
                "post": {
                    "operationId": "check",
                    "summary": "Check one to ten convictions",
                    "requestBody": {
                        "required": True,
                        "content": {"application/json": {"schema": ref("CheckRequest"), "example": REQUEST}},
                    },
                    "responses": {"200": _sends(CheckAnswer), **_errors(400, 413, 415, 422, *ANYWHERE)},
                }
            },
            "/api/v1/questions": {
                "get": _reading("questions", "Every question with its answers", QuestionsAnswer, language)
            },
            "/api/v1/help/{county}": {
                "get": _reading("help", "Who helps in a county", HelpAnswer, county, language, errors=(404,))
            },
            "/api/v1/states/{code}": {
                "get": _reading("state", "What another state does", StateAnswer, state, language, errors=(404,))
            },
        },
        "components": {"schemas": schemas()},
    }


class WithoutTitles(GenerateJsonSchema):
    """pydantic's schemas without a title for each field, which would only repeat its name."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Say no."""
        return False


def schemas() -> dict[str, Schema]:
    """The schema of every model by its name, those that others are made of included."""
    said: list[type[BaseModel]] = [CheckAnswer, QuestionsAnswer, HelpAnswer, StateAnswer, Problem]
    _names, found = models_json_schema(
        [(CheckRequest, "validation"), *((model, "serialization") for model in said)],
        ref_template=COMPONENT,
        schema_generator=WithoutTitles,
    )
    definitions: dict[str, Schema] = found["$defs"]
    return definitions


def ref(name: str) -> Schema:
    """Point to one of the schemas."""
    return {"$ref": COMPONENT.format(model=name)}


def _reading(
    name: str, summary: str, answer: type[BaseModel], *parameters: Schema, errors: tuple[int, ...] = ()
) -> Schema:
    """An address that is only read: its answer may be kept, and asked for again by its ETag."""
    etag = {"ETag": {"description": "Send it as If-None-Match to learn if it changed.", "schema": {"type": "string"}}}
    return {
        "operationId": name,
        "summary": summary,
        "parameters": list(parameters),
        "responses": {
            "200": _sends(answer) | {"headers": etag},
            "304": {"description": "It has not changed."},
            **_errors(*errors, 422, *ANYWHERE),
        },
    }


def _sends(answer: type[BaseModel]) -> Schema:
    return {"description": "The answer.", "content": {"application/json": {"schema": ref(answer.__name__)}}}


def _errors(*codes: int) -> dict[str, Schema]:
    found: dict[str, Schema] = {
        str(code): {"description": MEANS[code], "content": {MIMETYPE: {"schema": ref("Problem")}}}
        for code in sorted(codes)
    }
    found["429"]["headers"] = {"Retry-After": {"schema": {"type": "integer", "minimum": 1}}}
    return found
