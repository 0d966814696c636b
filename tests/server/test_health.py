"""The machine can be watched over without watching anybody: alive, and able to work, by one word each."""

from __future__ import annotations

from typing import NoReturn

import pytest
from flask.testing import FlaskClient

from tests.conftest import Server
from tests.promises.test_privacy import send
from webapp.facts import COUNTIES, offices
from webapp.pages import health


def fail(*_: object) -> NoReturn:
    raise RuntimeError("the answer was 11358")


def test_a_site_that_can_work_says_so(client: FlaskClient) -> None:
    for address, word in (("/healthz", "ok\n"), ("/readyz", "ready\n")):
        response = client.get(address)
        assert (response.status_code, response.text) == (200, word)
        assert response.mimetype == "text/plain"
        assert response.headers["Cache-Control"] == "no-store"


def test_rules_that_fail_are_named_without_detail(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "assess", fail)
    response = client.get("/readyz")
    assert (response.status_code, response.text) == (503, "missing: rules\n")
    assert response.headers["Cache-Control"] == "no-store"


def test_rules_that_decide_otherwise_are_named(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(health.KNOWN_ANSWERS, "papers", "not-checked")
    assert client.get("/readyz").text == "missing: rules\n"


def test_a_language_without_its_words_is_named(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "gettext", lambda message: message)
    response = client.get("/readyz")
    assert (response.status_code, response.text) == (503, "missing: words in es\n")


def test_each_county_without_an_office_is_named(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    court = offices.court
    monkeypatch.setattr(offices, "court", lambda county: None if county in ("kern", "alpine") else court(county))
    response = client.get("/readyz")
    assert (response.status_code, response.text) == (503, "missing: offices in alpine, offices in kern\n")
    assert {"alpine", "kern"} < set(COUNTIES)


def test_being_alive_asks_for_nothing_else(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "assess", fail)
    assert client.get("/healthz").status_code == 200


def test_the_real_server_is_ready(server: Server) -> None:
    assert send(server, "GET", "/readyz").status == 200
