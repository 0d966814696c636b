"""The public pages around the check, read off the running app. The one with the check inside is in ``tests/phone``."""

from __future__ import annotations

from flask import url_for

from webapp import create_app
from webapp.pages.sitemap import pages

FEW = {
    "pages.help_county": ("los-angeles", "alpine", "contra-costa"),
    "pages.state": ("il", "nj", "ny", "az", "al"),
}
"""Of pages of which there are many, those that differ in what they show."""


def _around() -> tuple[tuple[str, ...], tuple[str, ...]]:
    app = create_app()
    alone, varied = [], []
    with app.test_request_context():
        for endpoint, values in pages(app):
            if values and not set(values.values()) & set(FEW.get(endpoint, values.values())):
                continue
            address = url_for(endpoint, lang="en", **values).replace("/en/", "/{}/", 1)
            if endpoint not in ("check.start", "phone.phone"):
                (varied if values else alone).append(address)
    return tuple(alone), tuple(varied)


ALONE, _VARIED = _around()
"""The public pages of which there is one, read off the running app, with a place for the language."""

AROUND = (
    *ALONE,
    *_VARIED,
    "/{}/flyer?county=los-angeles&size=wallet",
    "/{}/rules?as_of=2021-03-01",
)
"""The public pages around the check, one of each kind, with a place for the language."""

BOOK = tuple(address for address in AROUND if "/rules" in address)
"""The pages of the rule book."""
