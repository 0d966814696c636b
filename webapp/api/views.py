"""The addresses of the API. No key, no cookie, nothing kept: any site may call it from a browser."""

from __future__ import annotations

import json
from typing import NoReturn

from flask import Blueprint, Response, current_app, render_template, request
from flask.blueprints import BlueprintSetupState
from pydantic import BaseModel
from werkzeug.exceptions import TooManyRequests

from webapp.api import answers, places, requests
from webapp.api.examples import REQUEST
from webapp.api.models import CheckAnswer, QuestionsAnswer
from webapp.api.openapi import document
from webapp.api.rate_limit import Bucket
from webapp.check.answer_code import encode
from webapp.facts import COUNTIES, STATES
from webapp.i18n.languages import LANGUAGES, speaking
from webapp.rules.questions import QUESTIONS
from webapp.web.headers import kept
from webapp.web.problems import FieldError, Rejected, is_api
from webapp.web.urls import public
from webapp.words.questions import FACTS_OF_SECTION
from webapp.words.say import facts_of

blueprint = Blueprint("api", __name__)
AN_HOUR = 3600
JSON = "application/json"
ONE_COUNTY = f"<any({', '.join(repr(slug) for slug in COUNTIES)}):county>"
ONE_STATE = f"<any({', '.join(repr(code) for code in STATES)}):code>"
"""Only places that we know: whatever else stands there never gets as far as a log line."""


@blueprint.record
def make_guard(state: BlueprintSetupState) -> None:
    """Each app has its own bucket; with workers, each worker."""
    state.app.extensions["api_guard"] = Bucket(state.app.config["SETTINGS"].api_per_second)


@blueprint.before_request
def guard() -> None:
    """Refuse more than the worker takes in a second.

    What any page can have its readers' browsers send is not counted: the question before the question, and a POST that
    is no JSON. Both are answered without any work.
    """
    if is_api() and (request.is_json or request.method in ("GET", "HEAD")):
        seconds = current_app.extensions["api_guard"].take()
        if seconds:
            raise TooManyRequests("Too many requests at once. Wait as long as Retry-After says.", retry_after=seconds)


@blueprint.post("/api/v1/check")
def check() -> Response:
    """The next question or the outcome for one to ten convictions."""
    sent = requests.body()
    with speaking(LANGUAGES[sent.language]):
        visit = answers.visit(**sent.model_dump(exclude={"language"}))
        found = CheckAnswer(
            language=sent.language,
            code=encode(visit),
            notices=answers.notices(sent.language),
            convictions=answers.check(visit, len(sent.convictions)),
        )
    return Response(found.model_dump_json(), mimetype=JSON)


@blueprint.get("/api/v1/questions")
def questions() -> Response:
    """Every question with its answers."""
    language = requests.language()
    with speaking(LANGUAGES[language]):
        return _kept(
            QuestionsAnswer(
                language=language,
                questions=[answers.question(name) for name in QUESTIONS],
                facts_of_section={section: facts_of(section) for section in FACTS_OF_SECTION},
            )
        )


@blueprint.get(f"/api/v1/help/{ONE_COUNTY}")
def help_in(county: str) -> Response:
    """The offices that help in one county, and those for the whole state."""
    language = requests.language()
    with speaking(LANGUAGES[language]):
        return _kept(places.help_in(county, language))


@blueprint.get(f"/api/v1/states/{ONE_STATE}")
def state(code: str) -> Response:
    """What another state does about old cases."""
    language = requests.language()
    with speaking(LANGUAGES[language]):
        return _kept(places.state(code, language))


@blueprint.get("/api/v1/<any(help, states):kind>/<place>", provide_automatic_options=False)
def no_such_place(kind: str, place: str) -> NoReturn:
    """Say which places there are. What was sent is not said back, and with a 404 it is not in the log either."""
    field, known = ("county", COUNTIES) if kind == "help" else ("code", STATES)
    raise Rejected(404, "We do not know that place.", [FieldError(field=field, message=requests.one_of(known))])


@blueprint.get("/api/v1/openapi.json")
def openapi() -> Response:
    """The OpenAPI document."""
    content = document(current_app.config["SETTINGS"].site_url or "/")
    return kept(json.dumps(content, ensure_ascii=False), JSON, AN_HOUR)


@blueprint.get("/<lang:lang>/api")
def page(lang: str) -> str:
    """What the API does, in plain words, with examples to copy."""
    address = public("/api/v1")
    example = json.dumps(REQUEST, indent=1)
    names = ("curl", "page", "wordpress")
    return render_template(
        "api/guide.html",
        examples={name: render_template(f"api/{name}.txt", address=address, example=example) for name in names},
        per_second=current_app.config["SETTINGS"].api_per_second,
    )


def _kept(answer: BaseModel) -> Response:
    """An answer that is the same for everybody: it may be kept, and is sent again only when it changed."""
    return kept(answer.model_dump_json(), JSON, AN_HOUR)
