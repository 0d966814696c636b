"""Static files: served by WhiteNoise under names that hold their content's hash.

A new version has a new name, so browsers may keep each one for a year. `make assets` writes the compressed copies.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import MutableMapping
from pathlib import Path

from flask import Flask, Response, abort
from flask.helpers import get_debug_flag
from whitenoise import WhiteNoise

from webapp.config import Settings
from webapp.web.assets import DIGESTS, STATIC, compress, stale
from webapp.web.headers import HSTS

PUBLIC = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}
"""What may be served, so that a copy or a note left in the folder stays there."""
ALONE = {"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff"}
"""What a file needs that is opened by itself: every byte counts here, and pages have the rest."""
FOR_FRAMES = "phone"
"""How the names of files begin that a frame without an origin loads too. They are the same for everybody."""
VERSION = re.compile(r"([\w-]+)\.[0-9a-f]{10}(\.(?:css|svg|png))")


def register(app: Flask, settings: Settings) -> None:
    """Serve the files of ``static/`` and give templates ``asset("site.css")``, the address of one.

    Raises FileNotFoundError when a compressed copy is stale; `make dev` makes it anew.
    """
    files = {path.name: path for path in sorted(STATIC.iterdir()) if path.suffix in PUBLIC and path != DIGESTS}
    for name in stale():
        if not get_debug_flag():
            raise FileNotFoundError(f"{name}.br is not made from its source as it is now: run `make assets`")
        compress(STATIC / name)  # `make dev`: somebody is changing it
    addresses = {name: address(path) for name, path in files.items()}

    def add_headers(headers: MutableMapping[str, str], path: str, _url: str) -> None:
        for name, value in (ALONE | HSTS if settings.https else ALONE).items():
            headers[name] = value
        if Path(path).name.startswith(FOR_FRAMES):
            headers["Access-Control-Allow-Origin"] = "*"

    server = WhiteNoise(
        app.wsgi_app,
        allow_all_origins=False,
        immutable_file_test=lambda path, url: True,
        add_headers_function=add_headers,
    )
    for name, path in files.items():
        server.add_file_to_dictionary(addresses[name], str(path))
    app.wsgi_app = server  # type: ignore[method-assign]
    app.jinja_env.globals["asset"] = addresses.__getitem__

    @app.get("/static/<name>")
    def of_another_version(name: str) -> Response:
        """This version's style or picture, for a page of another one: while a new version goes in, both are asked.

        Not a script: the page works without, and a script of another version might break it.
        """
        asked = VERSION.fullmatch(name)
        path = files.get(asked[1] + asked[2]) if asked else None
        if path is None:
            abort(404)
        return Response(path.read_bytes(), mimetype=PUBLIC[path.suffix], headers={"Cache-Control": "no-store"})


def address(path: Path) -> str:
    """The address of a file, with a digest of what it holds."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10]
    return f"/static/{path.stem}.{digest}{path.suffix}"
