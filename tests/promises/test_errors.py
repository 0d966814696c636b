"""Whatever goes wrong has a proper page in the reader's language, and keeps nothing."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from webapp import create_app
from webapp.check.journey import Journey
from webapp.config import Settings


@pytest.mark.parametrize(
    ("method", "address", "status", "english", "spanish"),
    [
        ("get", "/{}/nowhere", 404, "We do not have that page", "No tenemos esa página"),
        ("get", "/{}/help/narnia", 404, "We do not have that page", "No tenemos esa página"),
        ("put", "/{}/check", 405, "That does not work here", "Eso no funciona aquí"),
        ("post", "/{}/privacy", 405, "That does not work here", "Eso no funciona aquí"),
    ],
)
def test_an_error_has_a_page_in_the_language_of_the_address(
    client: FlaskClient, method: str, address: str, status: int, english: str, spanish: str
) -> None:
    for language, words in (("en", english), ("es", spanish)):
        response = getattr(client, method)(address.format(language))
        assert response.status_code == status
        assert words in response.text
        assert f'<html lang="{language}"' in response.text
        assert response.headers["Cache-Control"] == "no-store"


def test_an_unknown_language_is_a_page_in_the_language_the_browser_prefers(client: FlaskClient) -> None:
    response = client.get("/xx/check", headers={"Accept-Language": "es"})
    assert response.status_code == 404
    assert "No tenemos esa página" in response.text


def test_405_names_the_methods_that_work(client: FlaskClient) -> None:
    assert "POST" in client.put("/en/check").headers["Allow"]


def test_too_much_is_answered_with_413_in_words(client: FlaskClient, lang: str) -> None:
    response = client.post(f"/{lang}/check", data={"1.court": "x" * 3_000_000})
    assert response.status_code == 413
    assert "data-question" not in response.text
    many = {f"x{number}": "y" for number in range(20_000)}
    assert client.post(f"/{lang}/check", data=many).status_code == 413


@pytest.mark.parametrize("debugging", ["0", "1"])
def test_a_failure_of_ours_is_a_calm_page_and_logs_no_answer(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, debugging: str
) -> None:
    monkeypatch.setenv("FLASK_DEBUG", debugging)
    app = create_app(Settings())

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the answer was 11358")

    monkeypatch.setattr(Journey, "read", fail)
    response = app.test_client().post("/es/check", data={"1.section": "11358"})
    assert response.status_code == 500
    assert "Perdón, algo falló de nuestro lado" in response.text
    assert "RuntimeError" not in response.text
    assert "RuntimeError at " in caplog.text
    assert "11358" not in caplog.text
