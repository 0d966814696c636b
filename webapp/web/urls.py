"""Absolute URLs, and the URL of the same page in another language: for canonical links, previews and the sitemap."""

from __future__ import annotations

from flask import Flask, current_app, request, url_for

from webapp.i18n.languages import Language


def public(path: str) -> str:
    """The absolute URL of a path: on SITE_URL where the operator set it, else on the host of the request."""
    return (current_app.config["SETTINGS"].site_url or request.host_url.rstrip("/")) + path


def this_address() -> str:
    """The absolute URL of this page, without any query."""
    return public(request.path)


def here_in(language: Language) -> str:
    """The path of this same page in another language; for a page without one, the home page."""
    if request.endpoint and request.view_args and "lang" in request.view_args:
        return url_for(request.endpoint, **{**request.view_args, "lang": language.tag})
    return url_for("pages.home", lang=language.tag)


def register(app: Flask) -> None:
    """Give the helpers to templates."""
    app.jinja_env.globals.update(public=public, this_address=this_address, here_in=here_in)
