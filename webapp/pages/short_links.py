"""Short addresses that can be read over the phone, /la, /sd, /c/kern: each leads to the check of its county."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.facts import COUNTIES
from webapp.i18n.languages import negotiate

SHORTEST = {"los-angeles": "la", "san-diego": "sd"}
"""Counties whose letters everybody knows; the others have /c/ and their name."""
NAMED = {letters: county for county, letters in SHORTEST.items()}
AS_TYPED = sorted({spelling for letters in NAMED for spelling in (letters, letters.upper(), letters.title())})
"""Who hears "slash L A" may type capitals, and phones capitalize by themselves."""
DAY, FIVE_MINUTES = 86400, 300

blueprint = Blueprint("short", __name__)


def short_path(county: str | None, lang: str = "") -> str:
    """The shortest path to the check of a county slug; without one, to the site. ``lang``: always in that language."""
    if not county:
        return f"/{lang}/" if lang else "/"
    path = f"/{SHORTEST[county]}" if county in SHORTEST else f"/c/{county}"
    return f"{path}?lang={lang}" if lang else path


@blueprint.get(f"/<any({', '.join(AS_TYPED)}):letters>")
def by_letters(letters: str) -> ResponseReturnValue:
    """/la and /sd."""
    return _to_the_check(NAMED[letters.lower()])


@blueprint.get("/<any(c, C):_c>/<county>")
def by_name(_c: str, county: str) -> ResponseReturnValue:
    """/c/kern, and /c/San Luis Obispo as somebody hears it."""
    slug = "-".join(county.lower().split())
    return _to_the_check(slug if slug in COUNTIES else abort(404))


def _to_the_check(county: str) -> ResponseReturnValue:
    """A permanent redirect that carries the county and nothing else of the request."""
    languages = current_app.config["LANGUAGES"]
    asked = languages.get(request.args.get("lang", ""))
    lang = (asked or negotiate(languages, request.headers.get("Accept-Language", ""))).tag
    response = redirect(url_for("check.start", lang=lang, county=county), 301)
    response.cache_control.max_age = DAY if asked else FIVE_MINUTES
    if asked:
        response.cache_control.public = True
    else:  # some shared caches do not heed Vary, and would answer everybody in the language of the first
        response.cache_control.private = True
        response.vary.add("Accept-Language")
    return response
