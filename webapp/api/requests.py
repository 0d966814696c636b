"""The API's requests: the pydantic model of what a caller sends, and how it is read. Strict JSON, nothing unknown."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Annotated, Any, NoReturn

from flask import request
from pydantic import MISSING, BaseModel, ConfigDict, Field, ValidationError, create_model
from pydantic_core import ErrorDetails

from webapp.api.ids import Language
from webapp.check.journey import MOST_CONVICTIONS
from webapp.i18n.languages import LANGUAGES, SOURCE
from webapp.rules.questions import ABOUT_THE_PERSON, QUESTIONS
from webapp.web.problems import FieldError, Rejected

MOST_BYTES = 16 * 1024
"""Ten convictions with every answer are under 5 KB."""

MOST_ERRORS = 20
MOST_LETTERS = 60
"""How much of a name that we do not know is said back."""


class Sent(BaseModel):
    """What a caller sends: a name that we do not know is an error."""

    model_config = ConfigDict(extra="forbid")


def answers_to(questions: Iterable[str]) -> dict[str, Any]:
    """A field for each question. One without an answer is left out; none is ever null."""
    return {name: (QUESTIONS[name] | MISSING, MISSING) for name in questions}


ABOUT_A_CONVICTION = tuple(name for name in QUESTIONS if name not in ABOUT_THE_PERSON)
Conviction = create_model("Conviction", __base__=Sent, **answers_to(ABOUT_A_CONVICTION))
Conviction.__doc__ = "What is known of one conviction, by question."
Person = create_model("Person", __base__=Sent, **answers_to(ABOUT_THE_PERSON))
Person.__doc__ = "Answers about the person: they count for every conviction."


class CheckRequest(Sent):
    """What is known so far."""

    language: Language = Field(SOURCE, description="The language of all texts in the answer.")
    convictions: Annotated[list[Conviction], Field(min_length=1, max_length=MOST_CONVICTIONS)]  # type: ignore[valid-type]
    person: Person = Person()  # type: ignore[valid-type]


def body() -> CheckRequest:
    """The body of a check.

    Raises Rejected: 415 for anything but JSON, 400 for JSON that is broken or says a name twice, 422 with every field
    that is wrong; and RequestEntityTooLarge.
    """
    if request.mimetype != "application/json":
        raise Rejected(415, "Send the answers as JSON, with the header Content-Type: application/json.")
    request.max_content_length = MOST_BYTES
    try:
        sent = json.loads(request.get_data().decode(), object_pairs_hook=_object, parse_constant=_no_such_number)
    except (ValueError, RecursionError):  # broken, not UTF-8, a number of thousands of digits, nested without end
        raise Rejected(400, "The body is not JSON that we can read.") from None
    try:
        return CheckRequest.model_validate(sent)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False, include_context=False)
        raise Rejected(422, "Some fields are wrong or missing.", map(_field_error, found[:MOST_ERRORS])) from None


def language() -> str:
    """The language of ``?language=``, English where there is none. Raises Rejected (422) for one we do not have."""
    asked = request.args.getlist("language") or [SOURCE]
    if len(asked) > 1 or asked[0] not in LANGUAGES:
        raise Rejected(422, "We do not have that language.", [FieldError(field="language", message=one_of(LANGUAGES))])
    return asked[0]


def one_of(values: Iterable[str]) -> str:
    """What to say of a value that is none of these."""
    return f"It must be one of: {', '.join(values)}."


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object whose names are all different: of two answers to one question nobody knows which is meant."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            twice = FieldError(field=_shown(name), message="It stands twice.")
            raise Rejected(400, "A name stands twice in one object.", [twice])
        found[name] = value
    return found


def _no_such_number(name: str) -> NoReturn:
    raise ValueError(f"JSON has no {name}")


def _field_error(error: ErrorDetails) -> FieldError:
    """What pydantic found, in our words where its own are those of Python. Never a value that was sent."""
    path = [_shown(str(part)) for part in error["loc"]]
    within, name = path[0] if len(path) > 1 else "", path[-1] if path else ""
    match error["type"]:
        case "extra_forbidden" if within == "convictions" and name in Person.model_fields:
            message = "This is about the person: send it under person."
        case "extra_forbidden":
            model = {"convictions": Conviction, "person": Person}.get(within, CheckRequest)
            message = f"There is no such field. Known are: {', '.join(model.model_fields)}."
        case "too_short" | "too_long":
            message = f"Send 1 to {MOST_CONVICTIONS} convictions."
        case "model_type":
            message = "It must be an object."
        case _:
            message = f"{error['msg']}."
    return FieldError(field="/".join(path), message=message)


def _shown(name: str) -> str:
    """A name that was sent, as a part of a JSON Pointer; cut where it is long."""
    plain = name.encode(errors="replace").decode()  # half a surrogate pair is no text
    return plain[:MOST_LETTERS].replace("~", "~0").replace("/", "~1")
