"""Sitemap and robots.txt, read off the running app: a page is in them as soon as it has a view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flask import Blueprint, Flask, Response, current_app, render_template, url_for

from webapp.facts import COUNTIES, FORMS, LETTERS, PAPERS, STATES
from webapp.i18n.languages import LANGUAGES
from webapp.rulebook.contents import OFFENSES
from webapp.rules.reasons import Chapter
from webapp.web.embed import NAME as EMBED
from webapp.web.urls import public

blueprint = Blueprint("sitemap", __name__)

VARIED: Mapping[str, Mapping[str, Iterable[str]]] = {
    "pages.help_county": {"county": COUNTIES},
    "pages.state": {"code": STATES},
    "guides.form": {"name": FORMS},
    "guides.letter": {"name": LETTERS},
    "guides.paper": {"name": PAPERS},
    "rulebook.chapter": {"chapter": Chapter},
    "rulebook.offense": {"section": OFFENSES},
    "rulebook.key": {"section": OFFENSES},
    "rulebook.sources": {"listed": ("cases", "other")},
}
"""The pages whose address has a part that varies, with its values."""


def pages(app: Flask) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every page for readers, as its endpoint and the parts of its address but the language.

    A page answers GET under a language and is no file; the copies of the check for frames are left out. Raises KeyError
    for one whose address varies and that is not in ``VARIED``.
    """
    for rule in app.url_map.iter_rules():
        is_page = rule.rule.startswith("/<lang:lang>/") and "GET" in (rule.methods or ()) and "." not in rule.rule
        if not is_page or rule.endpoint.startswith(f"{EMBED}."):
            continue
        if rule.arguments == {"lang"}:
            yield rule.endpoint, {}
        else:
            ((name, values),) = VARIED[rule.endpoint].items()
            yield from ((rule.endpoint, {name: value}) for value in values)


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Everything public may be indexed."""
    return Response(f"User-agent: *\nDisallow: /leave\nSitemap: {public('/sitemap.xml')}\n", mimetype="text/plain")


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """Every public page in every language, each with its translations."""
    groups = [
        {tag: public(url_for(endpoint, **values, lang=tag)) for tag in LANGUAGES}
        for endpoint, values in pages(current_app)
    ]
    return Response(render_template("pages/sitemap.xml", groups=groups), mimetype="application/xml")
