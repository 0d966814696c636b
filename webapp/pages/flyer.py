"""Flyers and wallet cards for libraries and clinics, and the QR codes on them. Public, the same for everybody."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import segno
from flask import Blueprint, Response, abort, current_app, render_template, request
from flask.typing import ResponseReturnValue

from webapp.facts import COUNTIES, offices
from webapp.facts.offices import Office
from webapp.pages.short_links import short_path
from webapp.web.headers import kept
from webapp.web.urls import public

COPIES = {"letter": 1, "half": 2, "wallet": 10}
"""The sizes, and how many fit on a letter page; the first is the one without ``?size=``."""
TABS = 8
QUIET_ZONE = 4
"""White modules around a code; readers want four."""
PIXELS = 16
"""Side of a module in the PNG: sharp up to three inches wide on a 200 dpi printer."""
ERROR_LEVEL = "m"
"""At least: segno takes a better level wherever it costs no larger code."""
LONGEST_ADDRESS = 300
"""A longer one can only come from a made-up Host header, and its code would not scan from paper."""
A_WEEK = 604800

blueprint = Blueprint("flyer", __name__)


@blueprint.get("/<lang:lang>/flyer")
def page(lang: str) -> ResponseReturnValue:
    """A flyer as it prints, and a form to choose another. An unknown ``?county=`` or ``size=`` is left out and said."""
    asked_county, asked_size = request.args.get("county", ""), request.args.get("size", "")
    county = COUNTIES.get(asked_county)
    slug = county.slug if county else None
    blank = request.args.get("blank") == "1"
    size = asked_size if asked_size in COPIES else next(iter(COPIES))
    wrong = {
        "county": bool(asked_county) and county is None,
        "size": bool(asked_size) and size != asked_size,
    }
    others = [other for other in current_app.config["LANGUAGES"].values() if other.tag != lang]
    rendered = render_template(
        "pages/flyer.html",
        county=county,
        size=size,
        wrong=wrong,
        counties=COUNTIES.values(),
        copies=COPIES,
        tabs=TABS,
        address=to_type(short_path(slug)),
        others=[(other, to_type(short_path(slug, other.tag))) for other in others],
        office=to_call(slug),
        named=bool(current_app.config["SETTINGS"].site_url),
        blank=blank,
        chosen={"county": slug, "size": size if asked_size else None, "blank": "1" if blank else None},
    )
    return rendered, 422 if any(wrong.values()) else 200


@blueprint.get("/<lang:lang>/flyer/qr.svg")
def qr_svg(lang: str) -> Response:
    """The QR code of a short address as a drawing. ``?county=``: of that county, else of the site."""
    return kept(draw_svg(_address_in(lang)), "image/svg+xml", A_WEEK)


@blueprint.get("/<lang:lang>/flyer/qr.png")
def qr_png(lang: str) -> Response:
    """The same as a picture, for those who lay out a flyer of their own."""
    return kept(draw_png(_address_in(lang)), "image/png", A_WEEK)


def to_type(path: str) -> str:
    """The public address of a path as people type it: without https:// and without a slash at the end."""
    return public(path).split("://", 1)[-1].rstrip("/")


def to_call(county: str | None) -> Office | None:
    """The first office to call in a county, or for the whole state where the county has none with a phone."""
    return next((office for office in offices.near(county) if office.phone), None) if county else None


# Without SITE_URL an address holds the Host header, which anybody can make up: so not every one is kept.
@lru_cache(maxsize=256)
def draw_svg(address: str) -> bytes:
    """A QR code as SVG, black on white, without a style attribute, which the content policy would refuse."""
    file = BytesIO()
    segno.make_qr(address, error=ERROR_LEVEL).save(
        file, kind="svg", border=QUIET_ZONE, light="#fff", xmldecl=False, omitsize=True, svgclass=None, lineclass=None
    )
    return file.getvalue()


@lru_cache(maxsize=256)
def draw_png(address: str) -> bytes:
    """A QR code as PNG, black on white."""
    file = BytesIO()
    segno.make_qr(address, error=ERROR_LEVEL).save(file, kind="png", border=QUIET_ZONE, scale=PIXELS)
    return file.getvalue()


def _address_in(lang: str) -> str:
    """What the code of this request says. A county we do not know is a 404: a picture cannot say what is wrong."""
    county = request.args.get("county", "")
    if county and county not in COUNTIES:
        abort(404)
    address = public(short_path(county, lang))
    return address if len(address) <= LONGEST_ADDRESS else abort(404)
