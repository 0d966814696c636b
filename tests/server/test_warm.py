"""What the first readers would wait for is done beside the first requests: templates compiled, rule book worked out."""

from __future__ import annotations

import json
import runpy
import threading
from types import SimpleNamespace

import pytest
from flask import Flask

from tests.conftest import TOP, Server
from tests.promises.test_weight import wire
from tests.support.journeys import AROUND, BOOK, LOS_ANGELES_PLANTS, form
from webapp import create_app, facts, warm
from webapp.config import Settings
from webapp.facts import COUNTIES, offices
from webapp.rulebook import export, printed
from webapp.rulebook.book import book

KEPT = (book, printed.sheet, export.as_json)


@pytest.fixture
def cold() -> Flask:
    """A site that nobody has asked for anything."""
    for each in KEPT:
        each.forget()
    return create_app(Settings(api_per_second=0))


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("this should have been done before")


def test_a_warm_site_compiles_no_template_and_runs_no_path(cold: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    warm(cold)
    monkeypatch.setattr(cold.jinja_env, "compile", refuse)
    monkeypatch.setattr("webapp.rules.paths.assess", refuse)
    client = cold.test_client()
    for address in (*AROUND, "/{}/check", "/{}/rules/tree.svg", "/rules.json", "/rules.csv"):
        assert client.get(address.format("es")).status_code == 200, address
    for show in ("", "plan", "sheet"):
        assert client.post("/es/check", data=form(LOS_ANGELES_PLANTS) | {"show": show}).status_code == 200


def test_a_site_that_is_not_warm_yet_answers_all_the_same(cold: Flask) -> None:
    client = cold.test_client()
    for address in (BOOK[-1], BOOK[0], "/rules.csv"):
        assert client.get(address.format("es")).status_code == 200
    assert [each.known for each in KEPT] == [True, False, False]


def test_each_worker_warms_itself_beside_its_requests(cold: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TOP)
    before = set(threading.enumerate())
    settings = runpy.run_path("gunicorn.conf.py")
    settings["post_worker_init"](SimpleNamespace(app=SimpleNamespace(callable=cold)))
    [thread] = set(threading.enumerate()) - before
    assert thread.daemon, "a worker that is told to stop waits for it"
    thread.join(60)
    assert all(each.known for each in KEPT)


def test_the_running_site_has_the_book_in_every_language(server: Server) -> None:
    found = json.loads(wire(server, "/rules.json")[1])
    assert found["questions"][0]["words"] == {
        "en": "Which court was the case in?",
        "es": "¿En qué corte fue el caso?",
    }


def test_nothing_is_kept_that_tells_whether_somebody_asked_about_a_county_before() -> None:
    """How long a result takes must not depend on it: what is known of counties and offices is worked out at the start."""
    kept = [name for module in (facts, offices) for name, found in vars(module).items() if hasattr(found, "cache_info")]
    assert kept == []
    assert set(COUNTIES) <= set(offices.IN)
