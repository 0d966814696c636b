"""The stylesheet, the script and the icon: served by WhiteNoise under names that hold their content's hash.

A new version has a new name, so browsers may keep each one for a year. `make assets` writes the compressed copies.
"""

from __future__ import annotations

import hashlib
from collections.abc import MutableMapping
from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise

from webapp.config import Settings
from webapp.web.headers import HSTS

STATIC = Path(__file__).parent.parent.parent / "static"
NAMES = (
    "site.css",
    "home.css",
    "rulebook.css",
    "sheet.css",
    "flyer.css",
    "line.js",
    "frame.css",
    "frame.js",
    "share.css",
    "share.js",
    "site.js",
    "icon.svg",
    "touch.png",
    "card-en.png",
    "card-es.png",
)

ALONE = {"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff"}
"""What a file needs that is opened by itself: every byte counts here, and pages have the rest."""


def register(app: Flask, settings: Settings) -> None:
    """Serve the files of ``static/`` and give templates ``asset("site.css")``, the address of one.

    Raises FileNotFoundError when a compressed copy is stale.
    """
    addresses = {name: _address(STATIC / name) for name in NAMES}
    for copy in (*STATIC.glob("*.br"), *STATIC.glob("*.gz")):
        if copy.stat().st_mtime < copy.with_suffix("").stat().st_mtime:
            raise FileNotFoundError(f"{copy.name} is older than its source: run `make assets`")

    def add_headers(headers: MutableMapping[str, str], _path: str, _url: str) -> None:
        for name, value in (ALONE | HSTS if settings.https else ALONE).items():
            headers[name] = value

    server = WhiteNoise(
        app.wsgi_app,
        allow_all_origins=False,
        immutable_file_test=lambda path, url: True,
        add_headers_function=add_headers,
    )
    for name, address in addresses.items():
        server.add_file_to_dictionary(address, str(STATIC / name))
    app.extensions["static_files"] = frozenset(addresses.values())
    app.wsgi_app = server  # type: ignore[method-assign]
    app.jinja_env.globals["asset"] = addresses.__getitem__


def _address(path: Path) -> str:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
    return f"/static/{path.stem}.{digest}{path.suffix}"
