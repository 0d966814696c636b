"""Public addresses of pages: for canonical links, translations, previews and the sitemap."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from cachetools import LRUCache
from flask import Flask, current_app, request, url_for

from webapp.i18n.languages import Language, current

MOST_PATHS = 2000
"""Of one process: all pages in all languages are about half of it."""


def public(path: str) -> str:
    """The whole address of a path: on SITE_URL where the operator set it, else as the request came."""
    return (current_app.config["SETTINGS"].site_url or request.host_url.rstrip("/")) + path


def this_address() -> str:
    """The address of this page, without any query."""
    return public(request.path)


def here_in(language: Language) -> str:
    """The path of this same page in another language."""
    if request.endpoint and request.view_args and "lang" in request.view_args:
        return url_for(request.endpoint, **{**request.view_args, "lang": language.tag})
    return url_for("pages.home", lang=language.tag)


def register(app: Flask) -> None:
    """Give the helpers to templates, and a ``url_for`` that remembers addresses."""
    paths: LRUCache[Hashable, str] = LRUCache(MOST_PATHS)

    def path_of(endpoint: str, **values: Any) -> str:
        within = request.blueprint if endpoint.startswith(".") else None
        page = (within, current().tag, endpoint, *values.items())
        if page not in paths:
            paths[page] = url_for(endpoint, **values)
        return paths[page]

    app.jinja_env.globals.update(public=public, this_address=this_address, here_in=here_in, url_for=path_of)
