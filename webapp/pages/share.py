"""Sharing: snippets to put the checker in front of people, and oEmbed so that a pasted link shows it."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Mapping
from typing import Any, cast
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

from flask import Blueprint, Response, abort, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException

from webapp.facts import COUNTIES
from webapp.i18n.languages import SOURCE, Language, speaking
from webapp.web.assets import STATIC
from webapp.web.embed import LOOKS
from webapp.web.headers import CONTENT_SECURITY_POLICY, for_any_site, kept
from webapp.web.urls import public

HEIGHTS = (500, 700, 900, 1100)
USUAL_HEIGHT = 700
SHAREABLE = frozenset({"check.start", "embed.start", "pages.choose", "pages.home", "pages.help_county"})
"""The pages that oEmbed answers for, beside the short addresses: each one is shown as the check itself."""
CHOICES = {"county": COUNTIES, "look": LOOKS}
"""What an address may say of the frame that is wanted."""

EMBED = (STATIC / "embed.js").read_bytes()
A_DAY = 86400
WIDEST, LEAST_WIDE, LEAST_HIGH = 720, 280, 300
CARD_SIZE = (1200, 630)

blueprint = Blueprint("share", __name__)


@blueprint.get("/<lang:lang>/share")
def page(lang: str) -> ResponseReturnValue:
    """Choose county, look and size; see it live; copy. Values that make no sense are taken as not given."""
    county = _one_of(COUNTIES, "county")
    look = _one_of(LOOKS, "look")
    height = _one_of(map(str, HEIGHTS), "height")
    response = Response(
        render_template(
            "pages/share.html",
            counties=COUNTIES.values(),
            county=county,
            chosen_look=look,
            looks=LOOKS,
            height=int(height or USUAL_HEIGHT),
            heights=HEIGHTS,
            start=public(url_for("check.start", county=county)),
            frame=public(url_for("embed.start", county=county, look=look)),
        )
    )
    response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY + "; frame-src 'self'"
    return response


@blueprint.get("/embed.js")
def script() -> Response:
    """The optional script for the page around: it fits the height. Its address never changes."""
    return for_any_site(kept(EMBED, "text/javascript", A_DAY))


@blueprint.get("/oembed")
def oembed() -> Response:
    """The oEmbed answer for one of our addresses (https://oembed.com, 2.3), in JSON or XML.

    404: not an address of ours that can be shown; 400: no address; 501: a format that we do not have.
    """
    address = request.args.get("url", "")
    if not address:
        abort(400)
    form = request.args.get("format", "json")
    if form not in ("json", "xml"):
        abort(501)
    answer = _shown(address)
    if form == "json":
        return for_any_site(kept(current_app.json.dumps(answer), "application/json", A_DAY))
    tree = ElementTree.Element("oembed")
    for name, value in answer.items():
        ElementTree.SubElement(tree, name).text = str(value)
    text = ElementTree.tostring(tree, encoding="unicode")
    document = f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>{text}'
    return for_any_site(kept(document, "text/xml", A_DAY))


def frame_snippet(address: str, title: str, height: int, width: str = "100%") -> str:
    """The inline checker, as HTML to paste."""
    return (
        f'<iframe src="{address.replace("&", "&amp;")}" title="{title}" width="{width}" height="{height}" '
        'style="border:0" loading="lazy"></iframe>'
    )


def _one_of(known: Iterable[str], name: str) -> str | None:
    given = request.args.get(name, "")
    return given if given in known else None


def _chosen(query: Mapping[str, str]) -> dict[str, Any]:
    """The choices of a query that make sense."""
    return {name: query[name] for name, known in CHOICES.items() if query.get(name) in known}


@blueprint.app_template_global()
def shared_address() -> str:
    """The address of this page as oEmbed is asked about it: with the choices of its query; for ``/`` that of home."""
    path = request.path if "lang" in (request.view_args or {}) else url_for("pages.home")
    chosen = _chosen(request.args)
    return public(path) + (f"?{urlencode(chosen)}" if chosen else "")


def _frame_of(address: str) -> tuple[Language, str]:
    """The language and the address of the frame that shows what is at one of our addresses. Else a 404."""
    try:
        parts = urlsplit(address)
    except ValueError:
        abort(404)
    home = urlsplit(public("/"))
    if (parts.scheme, parts.netloc) != (home.scheme, home.netloc):
        abort(404)
    path = unquote(parts.path)
    try:
        endpoint, values = current_app.url_map.bind(home.netloc).match(path, method="GET")
    except HTTPException:
        abort(404)
    if endpoint.startswith("short."):  # a short address answers with where it leads
        with current_app.test_request_context(path, home.geturl(), query_string=parts.query):
            answer = current_app.view_functions[endpoint](**values)
        return _frame_of(urljoin(address, cast(Response, answer).location or ""))
    if endpoint not in SHAREABLE:
        abort(404)
    language: Language = current_app.config["LANGUAGES"][values.get("lang", SOURCE)]
    chosen = _chosen({**dict(parse_qsl(parts.query)), **values})
    return language, public(url_for("embed.start", lang=language.tag, **chosen))


def _shown(address: str) -> dict[str, Any]:
    language, frame = _frame_of(address)
    width, height = _within("maxwidth", WIDEST, LEAST_WIDE), _within("maxheight", USUAL_HEIGHT, LEAST_HIGH)
    with speaking(language):
        title, name = _("Is your old cannabis conviction cleared?"), _("Cannabis Record Check")
    card = current_app.jinja_env.globals["asset"](f"card-{'es' if language.tag == 'es' else 'en'}.png")  # type: ignore[operator]
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": name,
        "provider_url": public("/"),
        "cache_age": A_DAY,
        "html": frame_snippet(frame, title, height, str(width)),
        "width": width,
        "height": height,
        "thumbnail_url": public(card),
        "thumbnail_width": CARD_SIZE[0],
        "thumbnail_height": CARD_SIZE[1],
    }


def _within(name: str, usual: int, least: int) -> int:
    """A size that fits what was asked for, as far as the check can be used in it."""
    asked = request.args.get(name, "")
    return max(least, min(usual, int(asked))) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else usual


def message_link(kind: str, text: str) -> str:
    """A link that opens WhatsApp or the messages of a phone with the text written already."""
    return f"https://wa.me/?text={quote(text)}" if kind == "whatsapp" else f"sms:?&body={quote(text)}"


@blueprint.context_processor
def words_for_sharing() -> dict[str, object]:
    """What the share page builds its snippets with."""
    return {"frame_snippet": frame_snippet, "message_link": message_link}
