"""Errors of the API as RFC 9457 problems: JSON that says what was wrong and names the fields."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus

from flask import Response, request
from pydantic import BaseModel, Field
from werkzeug.exceptions import HTTPException

PREFIX = "/api/"
"""Everything below it speaks JSON, errors included."""

MIMETYPE = "application/problem+json"
DETAILS = {
    404: "There is nothing at this address. The addresses are in /api/v1/openapi.json.",
    405: "This address does not take that method. The header Allow names those that it takes.",
    411: "Send the body in one piece, with its length in Content-Length.",
    413: "The body may have 16 KB at most.",
}
"""What to do about errors that are not raised by the API itself."""


class FieldError(BaseModel):
    """What is wrong with one field."""

    field: str = Field(description="A JSON Pointer without the first slash: `convictions/0/plants`.")
    message: str = Field(description="What is wrong with it, and what is allowed.")


class Problem(BaseModel):
    """Why a request was not answered."""

    type: str = Field(json_schema_extra={"format": "uri-reference"})
    title: str
    status: int = Field(ge=400, le=599)
    detail: str
    errors: tuple[FieldError, ...] = Field(description="The wrong fields; empty where it is not about a field.")


class Rejected(HTTPException):
    """A request that cannot be answered, with the reason in words and the fields that are wrong."""

    def __init__(self, code: int, detail: str, errors: Iterable[FieldError] = ()) -> None:
        super().__init__(detail)
        self.code = code
        self.errors = tuple(errors)


def is_api() -> bool:
    """Is this request one for the API?"""
    return request.path.startswith(PREFIX)


def problem(error: HTTPException) -> Response:
    """The problem document for an HTTP error. In English: those who read it are the makers of other sites."""
    code = error.code or 500
    errors = error.errors if isinstance(error, Rejected) else ()
    content = Problem(
        type="about:blank", title=HTTPStatus(code).phrase, status=code, detail=_detail(error, code), errors=errors
    )
    headers = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")}
    return Response(content.model_dump_json(), code, headers, content_type=MIMETYPE)


def _detail(error: HTTPException, code: int) -> str:
    if code >= 500:
        return "Something went wrong on our side. Nothing of the request was kept."
    if isinstance(error, Rejected) and error.description:
        return error.description
    return DETAILS.get(code) or error.description or "The request could not be read."
