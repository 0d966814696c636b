"""The check inside a frame on somebody else's page: ``/<lang>/embed/check``.

It is the same blueprint under another address, so the whole check works there: nothing needs a cookie. Only these pages
may be framed. Links to anything but the check open the whole window, and so does "Leave".

In a sandboxed frame, such as WordPress makes of a pasted link, the page has no origin (``null``) and may send no form.
There the script sends the answers, and may read what comes back because any origin may (CORS). Nothing goes along that
would tell one reader from another, so a page of somebody else gets only what it sent itself.
"""

from __future__ import annotations

import re

from flask import Flask, Response, g, request

from webapp.web.headers import CONTENT_SECURITY_POLICY

NAME = "embed"
LOOKS = ("light", "dark", "compact")
FRAMED_BY_ANYBODY = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")
OUTWARD = re.compile(r'<a (?![^>]*\btarget=)(?=[^>]*\bhref="(?!#|/[\w-]+/embed/))')
"""The start of a link that leads out of the check."""


def embedded() -> bool:
    """Is this request for a page inside a frame?"""
    return request.blueprint == NAME


def look() -> str:
    """The look that the page around asked for, carried along in the form; "" where it asked for none."""
    return str(g.get("look", ""))


def register(app: Flask) -> None:
    """Let the pages of the check be framed, and send every outward link to the whole window."""
    app.jinja_env.globals.update(embedded=embedded, look=look)

    @app.after_request
    def open_outside(response: Response) -> Response:
        if embedded() and response.mimetype == "text/html":
            response.headers["Content-Security-Policy"] = FRAMED_BY_ANYBODY
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.set_data(OUTWARD.sub('<a target="_top" ', response.get_data(as_text=True)))
        return response
