"""For whoever watches over the machine: is this process alive, and can it work? Nothing of a visitor is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from flask import Blueprint, Response
from flask_babel import gettext

from webapp.facts import COUNTIES, offices
from webapp.i18n.languages import LANGUAGES, SOURCE, Language, speaking
from webapp.rules import Outcome, assess
from webapp.rules.outcome import Kind

blueprint = Blueprint("health", __name__)

KNOWN_ANSWERS = {"court": "california", "county": "kern", "papers": "dismissed"}
KNOWN_WORDS = "Start the check"
"""A case and a message that have been in the site from the beginning; a test keeps them right."""


@blueprint.get("/healthz")
def healthz() -> Response:
    """Alive."""
    return _say("ok")


@blueprint.get("/readyz")
def readyz() -> Response:
    """Able to work: 200, or 503 with the names of what is missing."""
    missing = ", ".join(what for what, works in _parts() if not _does(works))
    return _say(f"missing: {missing}", 503) if missing else _say("ready")


def _parts() -> Iterator[tuple[str, Callable[[], bool]]]:
    """What a visit needs, by name, each with a trial of it."""
    yield "rules", _decides
    for language in LANGUAGES.values():
        yield f"words in {language.tag}", partial(_speaks, language)
    for county in COUNTIES:
        yield f"offices in {county}", partial(_has_a_court, county)


def _decides() -> bool:
    found = assess(KNOWN_ANSWERS)
    return isinstance(found, Outcome) and found.kind is Kind.DONE


def _speaks(language: Language) -> bool:
    with speaking(language):
        return bool((gettext(KNOWN_WORDS) == KNOWN_WORDS) == (language.tag == SOURCE))


def _has_a_court(county: str) -> bool:
    return offices.court(county) is not None


def _does(works: Callable[[], bool]) -> bool:
    try:
        return works()
    except Exception:  # whatever it is, this part does not work
        return False


def _say(line: str, status: int = 200) -> Response:
    return Response(f"{line}\n", status, mimetype="text/plain", headers={"Cache-Control": "no-store"})
