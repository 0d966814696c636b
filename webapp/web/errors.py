"""Error pages in the reader's language, that say what happened and what to do; for programs, as JSON."""

from __future__ import annotations

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException, LengthRequired

from webapp.web.problems import is_api, problem


def register(app: Flask) -> None:
    """Answer every HTTP error with a page. A failure of ours arrives here as 500, after ``logs`` wrote its place down."""
    app.register_error_handler(HTTPException, show)

    @app.before_request
    def refuse_bodies_of_unknown_length() -> None:
        """No browser sends a form in chunks, and the size limits need a length."""
        if "Transfer-Encoding" in request.headers:
            raise LengthRequired


def show(error: HTTPException) -> ResponseReturnValue:
    """The page (below /api/ the problem) for an HTTP error, with its status and headers (405 names the methods)."""
    if error.code is None or error.code < 400:
        return error
    if is_api():
        return problem(error)
    title, text = _words(error.code)
    headers = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")}
    return render_template("error.html", title=title, text=text), error.code, headers


def _words(code: int) -> tuple[str, str]:
    if code == 404:
        return _("We do not have that page"), _("The address may be old, or a letter may be wrong.")
    if code == 405:
        return _("That does not work here"), _(
            "This page cannot be used in that way. Please start the check from its first page."
        )
    if code == 413:
        return _("That was too much to send"), _("A check needs only a few short answers. Nothing was kept.")
    if code < 500:
        return _("We could not read that"), _(
            "Something was missing or mixed up. Nothing was kept. Please start again."
        )
    return _("Sorry, something went wrong on our side"), _(
        "Nothing you told us was kept. Please wait a minute and try again."
    )
