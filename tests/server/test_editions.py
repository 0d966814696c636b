"""What is worked out once for each language, and what is drawn once, says the same as if it were drawn anew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from webapp.web.templates import Edition

from tests.promises.test_weight import CHECK
from tests.support.journeys import AFTER_THE_RESULT, AROUND, LOS_ANGELES_PLANTS, form
from webapp import create_app
from webapp.config import Settings
from webapp.i18n.languages import LANGUAGES

Request = tuple[str, dict[str, str] | None]


def requests(lang: str) -> Iterator[Request]:
    """Every kind of page: those around the check by GET, questions and results by POST."""
    for address in (*AROUND, "/{}/check", "/{}/embed/check?look=dark", "/{}/check?line=1", "/{}/nowhere"):
        yield address.format(lang), None
    for path in ("check", "embed/check"):
        for answers in CHECK.values():
            yield f"/{lang}/{path}", form(answers)
        for show in (*AFTER_THE_RESULT, "1.plants", "1.county"):
            yield f"/{lang}/{path}", form(LOS_ANGELES_PLANTS) | {"show": show}
            yield (
                f"/{lang}/{path}",
                form(LOS_ANGELES_PLANTS) | form(LOS_ANGELES_PLANTS, 2) | {"show": show, "line": "1"},
            )
        yield f"/{lang}/{path}", {"1.court": "california", "asked": "1.county"}


def page(client: FlaskClient, request: Request) -> str:
    address, fields = request
    return (client.get(address) if fields is None else client.post(address, data=fields)).text


def forget(app: Flask) -> None:
    """Let the app draw everything anew."""
    app.wsgi_app.kept.clear()  # type: ignore[attr-defined]
    app.extensions["frames"].clear()
    for edition in app.extensions["editions"].values():
        edition.drawn.clear()


@pytest.fixture(scope="module")
def other_app() -> Flask:
    return create_app(Settings(api_per_second=0))


def test_parts_that_are_kept_say_the_same_as_when_drawn_anew(other_app: Flask, lang: str) -> None:
    client, asked = other_app.test_client(), list(requests(lang))
    forget(other_app)
    kept = [page(client, each) for each in reversed(asked)][::-1]
    for request, before in zip(asked, kept, strict=True):
        forget(other_app)
        assert page(client, request) == before, request


def test_folded_templates_say_the_same_as_plain_ones(
    other_app: Flask, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain_app = create_app(Settings(api_per_second=0))
    for edition in plain_app.extensions["editions"].values():
        edition.folds = False
    plain, folded = plain_app.test_client(), other_app.test_client()
    for request in requests(lang):
        assert page(folded, request).split() == page(plain, request).split(), request


def test_each_language_has_an_edition_of_its_own(app: Flask) -> None:
    editions = app.extensions["editions"]
    assert set(LANGUAGES) <= set(editions)
    assert all(isinstance(each, Edition) and each.folds for each in editions.values())
    assert len({id(each.drawn) for each in editions.values()}) == len(editions)


def test_what_is_kept_is_the_same_few_parts_however_many_checks_there_are(other_app: Flask) -> None:
    client = other_app.test_client()
    drawn = other_app.extensions["editions"]["es"].drawn
    for answers in CHECK.values():
        client.post("/es/check", data=form(answers))
    before = len(drawn)
    for answers in CHECK.values():
        client.post("/es/check", data=form(answers) | {"1.county": "los-angeles' x", "look": "made up", "extra": "y"})
        client.post("/es/check", data=form(answers) | {"asked": "1.age", "1.age": "made up"})
    assert len(drawn) == before
