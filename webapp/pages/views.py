"""Views of the pages around the check. All are public, the same for everybody, and may be cached."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Blueprint, Response, abort, current_app, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.answer.blocks import first_call, immigration_help
from webapp.facts import (
    COMMON_QUESTIONS,
    COUNTIES,
    STATES,
    TERMS,
    WAYS,
    actions_in,
    offices,
    questions_for,
    ways_for,
)
from webapp.i18n.languages import LANGUAGES
from webapp.web.headers import kept
from webapp.web.urls import public
from webapp.words.names import comparable

blueprint = Blueprint("pages", __name__)
A_DAY = 86400
ACCESSIBILITY_STATEMENT = date(2026, 11, 25)
"""When what the accessibility page says was last compared with the site."""
STILL_RIGHT = timedelta(days=180)
"""How long the operator's address in security.txt may be relied on."""


@blueprint.get("/")
def choose() -> ResponseReturnValue:
    """Both languages, the text in the one the browser prefers. Never redirects."""
    response = Response(render_template("pages/choose.html"))
    response.vary.add("Accept-Language")
    return response


@blueprint.get("/<lang:lang>/")
def home(lang: str) -> str:
    """What it is, whom it is for, what it keeps."""
    return render_template("pages/home.html")


@blueprint.get("/<lang:lang>/privacy")
def privacy(lang: str) -> str:
    """What happens to an answer."""
    return render_template("pages/privacy.html")


@blueprint.get("/<lang:lang>/help")
def help_list(lang: str) -> str:
    """The 58 counties, and the lines for the whole state."""
    first = [offices.SHOWN[name] for name in offices.FIRST_STATEWIDE]
    others = [office for office in offices.serving(offices.STATEWIDE) if office not in first]
    return render_template("pages/help.html", counties=COUNTIES.values(), first=first, others=others)


@blueprint.get("/<lang:lang>/help/<county>")
def help_county(lang: str, county: str) -> str:
    """Everybody who may help in one county. No county is a dead end."""
    record = COUNTIES.get(county) or abort(404)
    groups = [
        offices.spoken_first(offices.serving(county, *offices.FREE_LAWYERS), lang),
        offices.serving(county, *offices.COURTS),
        offices.serving(county, "juvenile", "hotline", "state-agency", "directory"),
        offices.serving(county, *offices.PROSECUTORS),
    ]
    return render_template(
        "pages/help_county.html",
        county=record,
        first_call=first_call(county),
        immigration=("immigration", *immigration_help(county)),
        groups=groups,
        statewide=offices.serving(offices.STATEWIDE, *offices.ANYWHERE),
        actions=actions_in(county) or actions_in("california"),
        questions=questions_for("petition")[:6],
    )


@blueprint.get("/<lang:lang>/record")
def record(lang: str) -> str:
    """How to get and read one's own record."""
    return render_template("pages/record.html")


@blueprint.get("/<lang:lang>/states")
def state_list(lang: str) -> str:
    """Cases from other states, in the alphabet of the reader's language."""
    states = sorted(STATES.values(), key=lambda each: comparable(_(each.name)))
    return render_template("pages/states.html", states=states)


@blueprint.get("/<lang:lang>/states/<code>")
def state(lang: str, code: str) -> str:
    """One other state: in full where we know it, else where to start."""
    return render_template("pages/state.html", state=STATES.get(code) or abort(404))


@blueprint.get("/<lang:lang>/federal")
def federal(lang: str) -> str:
    """Cases from a federal court."""
    return render_template("pages/federal.html", ways=ways_for("federal"))


@blueprint.get("/<lang:lang>/questions")
def questions(lang: str) -> str:
    """Every question people ask, each with an address of its own."""
    shown = [each for each in COMMON_QUESTIONS.values() if each.sure != "unverified"]
    structured = {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "inLanguage": lang,
        "mainEntity": [
            {"@type": "Question", "name": _(each.ask), "acceptedAnswer": {"@type": "Answer", "text": _(each.answer)}}
            for each in shown
        ],
    }
    return render_template("pages/questions.html", questions=shown, structured=structured)


@blueprint.get("/<lang:lang>/ways")
def ways(lang: str) -> str:
    """The other legal ways beside the cannabis law."""
    return render_template("pages/ways.html", ways=[way for way in WAYS.values() if way.sure != "unverified"])


@blueprint.get("/<lang:lang>/glossary")
def glossary(lang: str) -> str:
    """Court words in both languages."""
    return render_template("pages/glossary.html", terms=sorted(TERMS.values(), key=lambda term: term.english.lower()))


@blueprint.get("/<lang:lang>/about")
def about(lang: str) -> str:
    """Where the facts come from, and how sure we are."""
    return render_template("pages/about.html", actions=actions_in("california"))


@blueprint.get("/<lang:lang>/accessibility")
def accessibility(lang: str) -> str:
    """The accessibility statement."""
    return render_template("pages/accessibility.html", written_on=ACCESSIBILITY_STATEMENT)


@blueprint.get("/leave")
def leave() -> ResponseReturnValue:
    """Leave quickly: a page that erases its tracks (``/clear.css``) and goes on to a neutral site."""
    leave_to = current_app.config["SETTINGS"].leave_to
    response = Response(render_template("pages/leave.html", leave_to=leave_to))
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@blueprint.get("/clear.css")
def clear() -> ResponseReturnValue:
    """An empty stylesheet that tells the browser to drop its saved pages, so that Back does not show an answer.

    The header works here and not on the page itself, which the browser leaves before it has acted on it.
    """
    response = Response("", mimetype="text/css")
    response.headers["Clear-Site-Data"] = '"cache"'
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/.well-known/security.txt")
def security() -> Response:
    """Where to tell of a hole in the site (RFC 9116). None where the operator set no CONTACT."""
    settings = current_app.config["SETTINGS"]
    lines = [
        f"Contact: mailto:{settings.contact or abort(404)}",
        f"Expires: {date.today() + STILL_RIGHT}T00:00:00Z",
        f"Preferred-Languages: {', '.join(LANGUAGES)}",
    ]
    if settings.site_url:
        lines.append(f"Canonical: {public('/.well-known/security.txt')}")
    return kept("\n".join([*lines, ""]), "text/plain", A_DAY)
