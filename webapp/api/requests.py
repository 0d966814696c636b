"""Reads what a caller sent: strict JSON, checked against the schema of the OpenAPI document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, NoReturn

from flask import request
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from webapp.api.schemas import PERSON, SCHEMAS, ref
from webapp.check.journey import MOST_CONVICTIONS
from webapp.i18n.languages import LANGUAGES, SOURCE
from webapp.web.problems import FieldError, Rejected

MOST_BYTES = 16 * 1024
"""Ten convictions with every answer are under 5 KB."""

MOST_ERRORS = 20
MOST_LETTERS = 60
"""How much of a name that we do not know is said back."""

_VALIDATOR = Draft202012Validator(ref("CheckRequest") | {"components": {"schemas": SCHEMAS}})


def body() -> dict[str, Any]:
    """The body of a check, as the schema wants it.

    Raises Rejected: 415 for anything but JSON, 400 for JSON that is broken or says a name twice, 422 with every field
    that is wrong; and RequestEntityTooLarge.
    """
    if request.mimetype != "application/json":
        raise Rejected(415, "Send the answers as JSON, with the header Content-Type: application/json.")
    request.max_content_length = MOST_BYTES
    try:
        sent = json.loads(request.get_data().decode(), object_pairs_hook=_object, parse_constant=_no_such_number)
        errors = list(islice(_errors(sent), MOST_ERRORS))
    except (ValueError, RecursionError):  # broken, not UTF-8, a number of thousands of digits, nested without end
        raise Rejected(400, "The body is not JSON that we can read.") from None
    if errors:
        raise Rejected(422, "Some fields are wrong or missing.", errors)
    return dict(sent)


def language() -> str:
    """The language of ``?language=``, English where there is none. Raises Rejected (422) for one we do not have."""
    asked = request.args.getlist("language") or [SOURCE]
    if len(asked) > 1 or asked[0] not in LANGUAGES:
        raise Rejected(422, "We do not have that language.", [FieldError("language", _one_of(LANGUAGES))])
    return asked[0]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object whose names are all different: of two answers to one question nobody knows which is meant."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Rejected(400, "A name stands twice in one object.", [FieldError(_shown(name), "It stands twice.")])
        found[name] = value
    return found


def _no_such_number(name: str) -> NoReturn:
    raise ValueError(f"JSON has no {name}")


def _errors(sent: object) -> Iterator[FieldError]:
    seen: set[str] = set()
    for error in _VALIDATOR.iter_errors(sent):
        for found in _fields(error):
            if found.field not in seen:
                seen.add(found.field)
                yield found


def _fields(error: ValidationError) -> Iterator[FieldError]:
    """What one finding of the validator says, field by field. Never a value that was sent."""
    path = [str(part) for part in error.absolute_path]
    limit: Any = error.validator_value
    match error.validator:
        case "additionalProperties":
            for name in error.instance:
                if name not in error.schema["properties"]:
                    yield FieldError("/".join([*path, _shown(name)]), _unknown(name, error.schema["properties"]))
        case "required":
            for name in limit:
                if name not in error.instance:
                    yield FieldError("/".join([*path, name]), "It is missing.")
        case "enum":
            yield FieldError("/".join(path), _one_of(limit))
        case "type":
            yield FieldError("/".join(path), f"It must be of the type {limit}.")
        case _:
            yield FieldError("/".join(path), f"Send 1 to {MOST_CONVICTIONS} convictions.")


def _unknown(name: str, known: Mapping[str, object]) -> str:
    if name in PERSON:
        return "This is about the person: send it under person."
    return f"There is no such field. Known are: {', '.join(known)}."


def _one_of(values: Any) -> str:
    return f"It must be one of: {', '.join(values)}."


def _shown(name: str) -> str:
    """A name that was sent, as a part of a JSON Pointer; cut where it is long."""
    plain = name.encode(errors="replace").decode()  # half a surrogate pair is no text
    return plain[:MOST_LETTERS].replace("~", "~0").replace("/", "~1")
