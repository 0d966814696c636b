"""Short addresses that can be read over the phone, /la, /sd, /c/kern: each leads to the check of its county.

They are forgiving: /kern, /c/los ángeles, /SLO and /la/es work too. Whatever names no county is a 404 like any other.
"""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from werkzeug.routing import BaseConverter, ValidationError

from webapp.facts import COUNTIES
from webapp.i18n.languages import negotiate
from webapp.words.names import comparable

SHORTEST = {"los-angeles": "la", "san-diego": "sd"}
"""Counties whose letters everybody knows; the others have /c/ and their name."""
NICKNAMES = {
    "la": "los-angeles",
    "losangelos": "los-angeles",
    "oc": "orange",
    "sac": "sacramento",
    "sanbernadino": "san-bernardino",
    "sanfran": "san-francisco",
    "sd": "san-diego",
    "sf": "san-francisco",
    "slo": "san-luis-obispo",
}
"""What people say and type for a county beside its name. Only what means one county: no /sb, no /sj."""
AROUND_A_NAME = ("condadode", "countyof", "county")
LONGEST_TYPED = 60
"""Letters. No way to write a county is that long, and making long text comparable takes time."""
DAY, FIVE_MINUTES = 86400, 300

BY_NAME = {comparable(county.name): slug for slug, county in COUNTIES.items()} | NICKNAMES

blueprint = Blueprint("short", __name__)


def short_path(county: str | None, lang: str = "") -> str:
    """The shortest path to the check of a county slug; without one, to the site. ``lang``: always in that language."""
    if not county:
        return f"/{lang}/" if lang else "/"
    path = f"/{SHORTEST[county]}" if county in SHORTEST else f"/c/{county}"
    return f"{path}/{lang}" if lang else path


def county_meant(typed: str) -> str | None:
    """The slug of the county that somebody heard or guessed ("SLO", "los ángeles", "Condado de Orange"), or None."""
    if len(typed) > LONGEST_TYPED:
        return None
    name = comparable(typed)
    for word in AROUND_A_NAME:
        name = name.removeprefix(word).removesuffix(word)
    return BY_NAME.get(name)


class CountyConverter(BaseConverter):
    """``<county:…>`` in an address: a county as people write it, else the rule does not match."""

    def to_python(self, value: str) -> str:
        """The slug. Raises ValidationError where this names no county."""
        county = county_meant(value)
        if county is None:
            raise ValidationError
        return county


@blueprint.record_once
def know_counties(state: BlueprintSetupState) -> None:
    """Before the rules below: give the app the converter they use."""
    state.app.url_map.converters["county"] = CountyConverter


@blueprint.get("/<county:county>")
@blueprint.get("/<county:county>/<lang:lang>")
@blueprint.get("/<any(c, C):_c>/<county:county>")
@blueprint.get("/<any(c, C):_c>/<county:county>/<lang:lang>")
def to_the_check(county: str, lang: str = "", _c: str = "") -> ResponseReturnValue:
    """A permanent redirect that carries the county, and a language that was named; nothing else of the request."""
    languages = current_app.config["LANGUAGES"]
    asked = languages.get(lang or request.args.get("lang", ""))
    language = (asked or negotiate(languages, request.headers.get("Accept-Language", ""))).tag
    response = redirect(url_for("check.start", lang=language, county=county), 301)
    response.cache_control.max_age = DAY if asked else FIVE_MINUTES
    if asked:
        response.cache_control.public = True
    else:  # some shared caches do not heed Vary, and would answer everybody in the language of the first
        response.cache_control.private = True
        response.vary.add("Accept-Language")
    return response
