"""The check that cannot send: one document with all of it inside, under a policy that lets nothing out."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from typing import Any, NamedTuple

import brotli
from flask import Blueprint, Response, abort, make_response, render_template
from markupsafe import Markup

from webapp.i18n.languages import SOURCE, current
from webapp.web.assets import STATIC

blueprint = Blueprint("phone", __name__)

STYLES = ("site.css", "sheet.css", "phone.css")
SCRIPTS = ("phone.js", "try.js", "site.js")
"""The last one begins."""


class Inside(NamedTuple):
    """What a document with the whole check holds: text that is HTML, style or script already."""

    style: Markup
    icon: Markup
    scripts: list[Markup]
    packs: dict[str, Markup]

    @property
    def policy(self) -> str:
        """The content security policy of the document: these scripts and styles, and nothing else at all."""
        return "; ".join(
            (
                "default-src 'none'",
                f"script-src {' '.join(map(_hashed, self.scripts))}",
                f"style-src {_hashed(self.style)}",
                "connect-src 'none'",
                "form-action 'none'",
                "base-uri 'none'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types 'none'",
            )
        )


def inside(tag: str) -> Inside:
    """The whole check in a language, with English for what is handed to others."""
    tags = dict.fromkeys((tag, SOURCE))
    common = json.loads((STATIC / "phone.json").read_text(encoding="utf-8"))
    common["languages"] = [language for language in common["languages"] if language["tag"] in tags]
    common["assets"]["icon.svg"] = ""  # it is inside
    packs = {"pack": _as_data(common)}
    for each in tags:
        packs[f"pack-{each}"] = _as_data(json.loads((STATIC / f"phone-{each}.json").read_text(encoding="utf-8")))
    style = Markup("\n".join(map(_small, STYLES)))
    return Inside(style, Markup(_small("icon.svg")), [Markup(_small(name)) for name in SCRIPTS], packs)


@blueprint.get("/<lang:lang>/phone")
def phone(lang: str) -> Response:
    """The document. Not found in a language that has no pack."""
    if not (STATIC / f"phone-{lang}.json").exists():
        abort(404)
    whole = inside(current().tag)
    response = make_response(render_template("phone/phone.html", inside=whole))
    response.headers["Content-Security-Policy"] = whole.policy
    return response


def _small(name: str) -> str:
    """A style or a script as browsers get it: without comments and long names."""
    return str(brotli.decompress((STATIC / f"{name}.br").read_bytes()).decode())


def _as_data(pack: dict[str, Any]) -> Markup:
    """JSON that can stand within a script element: no tag can end it."""
    return Markup(json.dumps(pack, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
