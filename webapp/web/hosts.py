"""Host check: which names the site answers to. Addresses on a page can be built from the name that was asked for."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flask import Flask, Response, request

from webapp.config import HOST

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
FOR_ANY_NAME = frozenset({"/healthz", "/readyz"})
"""Whoever watches over the machine asks it by its number."""


def register(app: Flask, site_url: str, others: frozenset[str]) -> None:
    """Refuse a Host that is none, and where the site has an address (SITE_URL) any that is not a name of the site."""
    names = LOOPBACK | {_plain(name) for name in (urlsplit(site_url).netloc, *others)}

    @app.before_request
    def refuse_another_host() -> Response | None:
        host = request.headers.get("Host", "localhost")
        if not HOST.fullmatch(host) or not _can_be_spelled(host):  # a page about the error could not be drawn either
            return Response("Bad request\n", 400, mimetype="text/plain")
        if not site_url or _plain(host) in names or request.path in FOR_ANY_NAME:
            return None
        text = f"This site is at {site_url}. To open it by this name as well, add the name to the setting HOSTS.\n"
        return Response(text, 421, mimetype="text/plain")


def _can_be_spelled(host: str) -> bool:
    """Does the name make an address? "xn--" stands for letters beyond ASCII, and not everything after it is any."""
    try:
        return "xn--" not in host.lower() or bool(request.host_url)
    except UnicodeError:
        return False


def _plain(host: str) -> str:
    """The name alone, in small letters."""
    return re.sub(r":\d*$", "", host).removesuffix(".").lower()
