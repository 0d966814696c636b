"""Security headers and caching, one place for all responses."""

from __future__ import annotations

from flask import Response

from webapp.config import Settings
from webapp.web.problems import PREFIX as API

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",  # the browser refuses text as HTML or as a script
        "trusted-types 'none'",
    )
)
ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    # same-origin: nothing is sent to the sites we link to
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
ANY_SITE = {
    # any page may ask and read the answer; no cookie or key goes along, so nobody's answers are at stake
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
    "Access-Control-Max-Age": "86400",
    "Cross-Origin-Resource-Policy": "cross-origin",
    # opened as a page it is a file to keep, under a name that nobody else chose
    "Content-Disposition": 'attachment; filename="api.json"',
}
"""For the API alone."""

PUBLIC_SECONDS = 300

HSTS = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}
"""Where the site is reached over TLS."""


def always(settings: Settings) -> dict[str, str]:
    """What every answer has, whoever gives it."""
    return ALWAYS | HSTS if settings.https else ALWAYS


def kept(content: str | bytes, mimetype: str, seconds: int) -> Response:
    """An answer that is the same for everybody and may be kept that long."""
    return Response(content, mimetype=mimetype, headers={"Cache-Control": f"public, max-age={seconds}"})


def for_any_site(response: Response) -> Response:
    """Let pages of other sites read it: it is the same for everybody."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def for_answer(settings: Settings, method: str, path: str, status: int) -> dict[str, str]:
    """What an answer is sent with where the site says nothing else of it."""
    found = always(settings)
    if path.startswith(API):
        found = found | ANY_SITE
    if method in ("GET", "HEAD") and status == 200:
        return found | {"Cache-Control": f"public, max-age={PUBLIC_SECONDS}"}
    return found | {"Cache-Control": "no-store"}  # whatever a person sent us is in there
