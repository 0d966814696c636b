"""What the first readers would wait for is done beside the first requests: templates compiled, rule book worked out."""

from __future__ import annotations

import functools
import gc
import json
import runpy
import sys
import threading
from types import SimpleNamespace

import pytest
from flask import Flask

from tests.conftest import TOP, Server
from tests.promises.test_weight import wire
from tests.support.addresses import AROUND, BOOK
from tests.support.journeys import AFTER_THE_RESULT, LOS_ANGELES_PLANTS, first_path_to_each_kind_of_result, form
from webapp import create_app, facts, warm
from webapp.config import Settings
from webapp.facts import COUNTIES
from webapp.i18n.languages import LANGUAGES
from webapp.rulebook import export, printed
from webapp.rulebook.book import book
from webapp.rules.questions import ABOUT_THE_PERSON

KEPT = (book, printed.sheet, export.as_json)


@pytest.fixture
def cold() -> Flask:
    """A site that nobody has asked for anything."""
    for each in KEPT:
        each.forget()
    return create_app(Settings(api_per_second=0))


THE_SITE = {"webapp", "babel", "flask", "flask_babel", "flask_compress", "jinja2", "wtforms"}
"""What answers a request. Werkzeug and the standard library keep what the client of the tests asks them for as well."""


def kept_in_memory(app: Flask) -> dict[str, int]:
    """How much is in everything that outlives a request: kept results of functions, and what modules and the app hold."""
    sizes = {"templates": len(app.jinja_env.cache or ())}

    def look_into(name: str, found: object) -> None:
        if isinstance(found, dict | list | set) and name not in sizes:
            sizes[name] = len(found)
            for key, inner in found.items() if isinstance(found, dict) else ():
                look_into(f"{name}[{key!r}]", inner)

    for name, module in list(sys.modules.items()):
        if name.split(".")[0] in THE_SITE:
            for thing, value in list(vars(module).items()):
                look_into(f"{name}.{thing}", value if not thing.startswith("__") else None)
    for thing, value in (vars(app) | app.extensions).items():
        look_into(f"app.{thing}", value)
    for found in gc.get_objects():
        if isinstance(found, functools._lru_cache_wrapper) and str(found.__module__).split(".")[0] in THE_SITE:
            sizes[f"{found.__module__}.{found.__qualname__} {id(found)}"] = found.cache_info().currsize
    return sizes


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


def test_what_people_ask_makes_nothing_larger_that_is_kept(cold: Flask) -> None:
    """Else how long a result takes would tell whether somebody asked for one like it before."""
    warm(cold)
    client = cold.test_client()
    visits = list(first_path_to_each_kind_of_result().values())[::2]
    visits += [{**LOS_ANGELES_PLANTS, "county": county} for county in COUNTIES]
    visits += [{"court": "other-state", "state": state} for state in facts.STATES]
    client.get("/en/embed/check")
    client.get("/api/v1/questions")
    before = kept_in_memory(cold)
    for number, answers in enumerate(visits):
        lang, path = list(LANGUAGES)[number % 2], ("check", "embed/check")[number % 3 == 0]
        show = ("result", *AFTER_THE_RESULT)[number // 2 % 4]
        assert "data-place" in client.post(f"/{lang}/{path}", data=form(answers) | {"show": show}).text
        if number % 4 == 0:
            case = {name: value for name, value in answers.items() if name not in ABOUT_THE_PERSON}
            assert client.post("/api/v1/check", json={"language": lang, "convictions": [case]}).status_code == 200
    after = kept_in_memory(cold)
    assert {name: (before.get(name), size) for name, size in after.items() if size != before.get(name)} == {}
