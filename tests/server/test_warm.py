"""How long a result takes tells nobody whether somebody asked about that county before: all were drawn at the start."""

from __future__ import annotations

import inspect
import subprocess
import sys

from tests.conftest import TOP
from tests.support.journeys import every_path, form
from webapp import create_app, facts
from webapp.check.warm import warm
from webapp.config import Settings
from webapp.facts import COUNTIES
from webapp.facts import offices as directory
from webapp.i18n.languages import LANGUAGES
from webapp.rules.questions import City

REMEMBERED = {
    name: found
    for module in (directory, facts)
    for name, found in inspect.getmembers(module, lambda each: hasattr(each, "cache_info"))
}
"""What is worked out once for each county or city."""


def misses() -> dict[str, int]:
    return {name: function.cache_info().misses for name, function in REMEMBERED.items()}


def test_after_the_start_no_county_is_new() -> None:
    app = create_app(Settings(api_per_second=0))
    for function in REMEMBERED.values():
        function.cache_clear()
    warm(app)
    before = misses()
    client = app.test_client()
    answers = next(dict(leaf.answers) for leaf in every_path() if leaf.outcome.kind == "destroyed")
    cases = [answers | {"county": county} for county in COUNTIES]
    cases += [answers | {"county": "los-angeles", "city": city} for city in City]
    for lang in LANGUAGES:
        for case in cases:
            response = client.post(f"/{lang}/check", data=form(case))
            assert response.status_code == 200
    assert "near" in before
    assert misses() == before


def test_warming_up_is_not_counted() -> None:
    app = create_app(Settings(count_port=9464))
    warm(app)
    assert [sample for family in app.extensions["counts"].collect() for sample in family.samples] == []


def test_the_server_does_so_before_it_has_workers() -> None:
    """In a process of its own: the settings of gunicorn change the process that reads them."""
    program = """
import runpy
from types import SimpleNamespace
from webapp import create_app
from webapp.facts import COUNTIES
from webapp.facts import offices
settings = runpy.run_path("gunicorn.conf.py")
offices.near.cache_clear()
settings["when_ready"](SimpleNamespace(app=SimpleNamespace(wsgi=create_app)))
print(offices.near.cache_info().misses >= len(COUNTIES))
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=TOP, capture_output=True, text=True, timeout=60)
    assert done.stdout == "True\n", done.stderr
