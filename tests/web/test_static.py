"""Styles, scripts and pictures: found under the hash of their content, and while two versions are up, under the other's."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from flask.testing import FlaskClient

from tests.conftest import PATIENCE, TOP

OTHER = "0123456789"
NAMED = re.compile(r"""asset\(["']([^"']+)["']\)""")


def test_every_file_that_a_template_names_is_there(client: FlaskClient) -> None:
    named = {name for path in (TOP / "templates").rglob("*.*") for name in NAMED.findall(path.read_text())}
    assert {"site.css", "site.js", "icon.svg"} <= named
    asset = client.application.jinja_env.globals["asset"]
    for name in named:
        response = client.get(asset(name))
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]
        assert response.data == (TOP / "static" / name).read_bytes()


def test_the_site_holds_no_minifier_in_memory() -> None:
    """It takes seven megabytes, and `make assets` alone needs it."""
    program = "import sys, webapp; webapp.create_app(); print('minify' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=TOP, capture_output=True, text=True, timeout=PATIENCE)
    assert done.stdout == "False\n", done.stderr


@pytest.mark.parametrize("name", ["site.css", "sheet.css", "icon.svg", "touch.png"])
def test_a_page_of_another_version_finds_its_style_and_nobody_keeps_it(client: FlaskClient, name: str) -> None:
    stem, ending = name.split(".")
    response = client.get(f"/static/{stem}.{OTHER}.{ending}")
    assert response.status_code == 200
    assert response.mimetype == {"css": "text/css", "svg": "image/svg+xml", "png": "image/png"}[ending]
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.data == (TOP / "static" / name).read_bytes()


@pytest.mark.parametrize(
    "name",
    [
        f"site.{OTHER}.js",
        f"none.{OTHER}.css",
        f"site.{OTHER}.css.br",
        f"site.{OTHER[:-1]}.css",
        "site.css",
        f"..{OTHER}.css",
    ],
)
def test_a_script_of_another_version_and_what_we_never_had_are_not_found(client: FlaskClient, name: str) -> None:
    """A page works without its script; with one of another version perhaps not."""
    response = client.get(f"/static/{name}")
    assert response.status_code == 404
