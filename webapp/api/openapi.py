"""The OpenAPI document of the API, made from the enumerations that the rules run on."""

from __future__ import annotations

from typing import Any

from webapp.api.examples import REQUEST
from webapp.api.schemas import LANGUAGE, SCHEMAS, Schema, one_of, ref
from webapp.facts import COUNTIES, STATES
from webapp.i18n.languages import SOURCE
from webapp.web.problems import MIMETYPE

Operation = dict[str, Any]
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
    language = {"name": "language", "in": "query", "schema": LANGUAGE | {"default": SOURCE}}
    county = {"name": "county", "in": "path", "required": True, "schema": one_of(COUNTIES)}
    state = {"name": "code", "in": "path", "required": True, "schema": one_of(STATES)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Cannabis Record Check", "version": "1.0.0", "description": ABOUT},
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
                    "responses": {"200": _sends("CheckAnswer"), **_errors(400, 413, 415, 422, *ANYWHERE)},
                }
            },
            "/api/v1/questions": {
                "get": _reading("questions", "Every question with its answers", "Questions", language)
            },
            "/api/v1/help/{county}": {
                "get": _reading("help", "Who helps in a county", "Help", county, language, errors=(404,))
            },
            "/api/v1/states/{code}": {
                "get": _reading("state", "What another state does", "State", state, language, errors=(404,))
            },
        },
        "components": {"schemas": SCHEMAS},
    }


def _reading(name: str, summary: str, schema: str, *parameters: Schema, errors: tuple[int, ...] = ()) -> Operation:
    """An address that is only read: its answer may be kept, and asked for again by its ETag."""
    etag = {"ETag": {"description": "Send it as If-None-Match to learn if it changed.", "schema": {"type": "string"}}}
    return {
        "operationId": name,
        "summary": summary,
        "parameters": list(parameters),
        "responses": {
            "200": _sends(schema) | {"headers": etag},
            "304": {"description": "It has not changed."},
            **_errors(*errors, 422, *ANYWHERE),
        },
    }


def _sends(schema: str) -> Schema:
    return {"description": "The answer.", "content": {"application/json": {"schema": ref(schema)}}}


def _errors(*codes: int) -> dict[str, Schema]:
    found: dict[str, Schema] = {
        str(code): {"description": MEANS[code], "content": {MIMETYPE: {"schema": ref("Problem")}}}
        for code in sorted(codes)
    }
    found["429"]["headers"] = {"Retry-After": {"schema": {"type": "integer", "minimum": 1}}}
    return found
