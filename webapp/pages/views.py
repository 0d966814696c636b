"""Views of the pages around the check. All are public, the same for everybody, and may be cached."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, render_template, url_for
from flask.typing import ResponseReturnValue

from webapp import directory
from webapp.languages import LANGUAGES
from webapp.law import COUNTIES

blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
def choose() -> ResponseReturnValue:
    """Both languages, the text in the one the browser prefers. Never redirects."""
    response = Response(render_template("choose.html"))
    response.vary.add("Accept-Language")
    return response


@blueprint.get("/<lang:lang>/")
def home(lang: str) -> str:
    """What it is, whom it is for, what it keeps."""
    return render_template("home.html")


@blueprint.get("/<lang:lang>/privacy")
def privacy(lang: str) -> str:
    """What happens to an answer."""
    return render_template("privacy.html")


@blueprint.get("/<lang:lang>/help")
def help_list(lang: str) -> str:
    """The 58 counties, and the lines for the whole state."""
    return render_template("help.html", counties=COUNTIES.values(), statewide=directory.offices(directory.STATEWIDE))


@blueprint.get("/<lang:lang>/help/<county>")
def help_county(lang: str, county: str) -> str:
    """Everybody who may help in one county. No county is a dead end."""
    record = COUNTIES.get(county) or abort(404)
    groups = [
        directory.offices(county, *directory.FREE_LAWYERS),
        directory.offices(county, *directory.COURTS),
        directory.offices(county, "immigration", "juvenile", "hotline", "state-agency", "directory"),
        directory.offices(county, *directory.PROSECUTORS),
    ]
    return render_template(
        "help_county.html",
        county=record,
        groups=groups,
        statewide=directory.offices(directory.STATEWIDE, "hotline", "court-self-help", "directory", "state-agency"),
    )


@blueprint.get("/leave")
def leave() -> ResponseReturnValue:
    """Leave quickly: a page that erases its tracks (``/clear.css``) and goes on to a neutral site."""
    leave_to = current_app.config["SETTINGS"].leave_to
    response = Response(render_template("leave.html", leave_to=leave_to))
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


@blueprint.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Alive."""
    return Response("ok\n", mimetype="text/plain", headers={"Cache-Control": "no-store"})


@blueprint.get("/robots.txt")
def robots() -> ResponseReturnValue:
    """Everything public may be indexed."""
    sitemap_address = url_for("pages.sitemap", _external=True)
    return Response(f"User-agent: *\nDisallow: /leave\nSitemap: {sitemap_address}\n", mimetype="text/plain")


@blueprint.get("/sitemap.xml")
def sitemap() -> ResponseReturnValue:
    """Every public page in every language, each with its translations."""
    pages: list[tuple[str, dict[str, str]]] = [("pages.home", {}), ("checker.start", {}), ("pages.privacy", {})]
    pages += [("pages.help_list", {}), *(("pages.help_county", {"county": slug}) for slug in COUNTIES)]
    groups = [
        {tag: url_for(endpoint, **values, lang=tag, _external=True) for tag in LANGUAGES} for endpoint, values in pages
    ]
    return Response(render_template("sitemap.xml", groups=groups), mimetype="application/xml")
