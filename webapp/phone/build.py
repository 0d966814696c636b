"""Writes the check for the phone into ``static/``: its script, a pack of all languages, one of each (`make assets`)."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask, g, request
from flask.helpers import get_debug_flag

from webapp.facts.offices import SHOWN
from webapp.i18n.languages import LANGUAGES, speaking
from webapp.phone.law import Law
from webapp.phone.needed import needed, patterns
from webapp.phone.pack import common, in_language
from webapp.web.assets import STATIC
from webapp.web.embed import NAME
from webapp.web.static import address

TOP = Path(__file__).parent.parent.parent
SCRIPTS = tuple(
    STATIC / "phone" / f"{name}.js"
    for name in ("jinja", "law", "journey", "places", "code", "answer", "check", "dom", "door")
)
"""In the order in which they use one another. They are served as one."""
DIGEST = STATIC / "phone.digest"
LAW = Path(__file__).with_name("law.json")
LAW_SOURCES = (
    *("webapp/rules/*", "webapp/answer/*.py", "webapp/phone/law.py"),
    *(f"webapp/facts/{name}.toml" for name in ("counties", "letters", "life", "states", "steps", "ways")),
)
"""What the law is made of, beside which offices may be named."""
SOURCES = (
    *(f"webapp/{part}/*" for part in ("facts", "rules", "words", "answer", "check", "phone", "i18n")),
    *("templates/base.html", "templates/answer/*", "templates/check/*", "templates/parts/*"),
    *("static/*.css", "static/say.js", "static/icon.svg", "translations/languages.toml"),
)


def packs(app: Flask) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The pack of all languages of a site, and that of each by its tag. ``app``: any."""
    law = compiled_law()
    blocks = needed(law["blocks"])
    with app.app_context(), app.test_request_context("/"):
        pack = common(law["pack"], blocks)
        words = {}
        for language in app.config["LANGUAGES"].values():
            with speaking(language):
                words[language.tag] = in_language(blocks, pack)
        del pack["messages"]  # by number in each language
    return pack, words


def write(app: Flask) -> None:
    """Draw the blocks and write all of it. ``app``: the site without the check for the phone."""
    pack, words = packs(app)
    addresses = {tag: _write(f"phone-{tag}.json", said) for tag, said in words.items()}
    packed = _write("phone.json", {**pack, "packs": addresses})
    (STATIC / "phone.js").write_text(script(packed), encoding="utf-8")
    DIGEST.write_text(digest())


def compiled_law() -> dict[str, Any]:
    """The law as diagrams, and patterns of the blocks that it leads to. It is kept until the rules change."""
    named = [(office.id, office.kind, office.serves, office.cities) for office in SHOWN.values()]
    made_of = sha256(_digest(*LAW_SOURCES).encode() + repr(named).encode()).hexdigest()
    kept = json.loads(LAW.read_text(encoding="utf-8")) if LAW.exists() else {}
    if kept.get("digest") != made_of:
        law = Law()
        kept = {"digest": made_of, "pack": law.pack, "blocks": sorted(patterns(law.seen))}
        LAW.write_text(json.dumps(kept, indent=0), encoding="utf-8")
    return kept


def script(pack: str) -> str:
    """The script: its parts in one, so that nothing of it can be seen from outside. ``pack``: where its pack is."""
    return f'(() => {{\n"use strict";\nconst PACK = "{pack}";\n{parts_of_script()}\n}})();\n'


def parts_of_script() -> str:
    """The same as it was written."""
    return "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS)


def digest() -> str:
    """Of everything that it is made of."""
    catalogues = (f"translations/{tag}/LC_MESSAGES/messages.mo" for tag in LANGUAGES)
    return _digest(*SOURCES, "static/phone/*", *catalogues)


def is_current() -> bool:
    """Is what stands in ``static/`` made of the sources as they are now?"""
    return DIGEST.exists() and DIGEST.read_text() == digest()


def make(build: Callable[[], Flask]) -> None:
    """Write it anew if it is not current. ``build``: builds the site without it."""
    if not is_current():
        write(build())


def register(app: Flask) -> None:
    """Let the pages of the check load it. Raises FileNotFoundError unless it is made of the sources as they are now.

    `make dev` goes without it until it is made again: there somebody is changing them.
    """
    current = is_current()
    if not current and not get_debug_flag():
        raise FileNotFoundError("static/phone.js is not made of its sources as they are now: run `make assets`")

    def on_the_phone() -> bool:
        return current and request.blueprint in ("check", NAME) and f"phone-{g.language.tag}.json" in names

    names = {path.name for path in STATIC.glob("phone-*.json")}
    app.jinja_env.globals["on_the_phone"] = on_the_phone


def _digest(*patterns: str) -> str:
    found = sha256()
    for path in (path for pattern in patterns for path in sorted(TOP.glob(pattern))):
        if path != LAW and path.suffix in (".py", ".toml", ".json", ".html", ".css", ".js", ".svg", ".mo"):
            found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def _write(name: str, pack: dict[str, Any]) -> str:
    """Write a pack; the address that it will have."""
    path = STATIC / name
    path.write_text(json.dumps(pack, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return address(path)
