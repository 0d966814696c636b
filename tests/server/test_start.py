"""What would give a wrong or broken page stops the start at once, with the name of what is wrong in the log."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PATIENCE, TOP

PARTS = ("webapp", "static", "templates", "translations", "gunicorn.conf.py")
CATALOGUE = Path("translations/es/LC_MESSAGES/messages.mo")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The site as it is, where it may be broken."""
    for part in PARTS:
        if (TOP / part).is_dir():
            shutil.copytree(TOP / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(TOP / part, tmp_path)
    return tmp_path


def start(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the real server there. A start that works goes on until the time is up."""
    return subprocess.run(
        [sys.executable, "-B", "-m", "gunicorn", "webapp:create_app()"],
        cwd=folder,
        env={**os.environ, "HOST": "127.0.0.1", "PORT": "1", "WEB_CONCURRENCY": "1", **environment},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


def change(path: Path, pattern: str, replacement: str) -> None:
    text = path.read_text()
    changed = re.sub(pattern, replacement, text, count=1)
    assert changed != text
    path.write_text(changed)


def remove(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "a data file that is no TOML": (
        lambda folder: change(folder / "webapp/facts/counties.toml", r"\[\[county\]\]", "[[county]"),
        "counties.toml: line 11 cannot be read: Expected ']]'",
    ),
    "a data file without its table": (
        lambda folder: change(folder / "webapp/facts/glossary.toml", r"(?s)\A.*", "[[word]]\n"),
        "glossary.toml: has no [[term]]",
    ),
    "an office with a field that we do not have": (
        lambda folder: change(folder / "webapp/facts/offices.toml", r"\ncost = ", "\nprice = "),
        "offices.toml: la-pd-cannabis: price: is no field of such an entry",
    ),
    "two counties of one name": (
        lambda folder: change(folder / "webapp/facts/counties.toml", r'slug = "alpine"', 'slug = "alameda"'),
        "counties.toml: alameda: a second entry of this slug",
    ),
    "a rule without a source": (
        lambda folder: change(
            folder / "webapp/facts/citations.toml", r'(?s)(id = "hs-11361-8".*?sure = )"\w+"', r'\1"unverified"'
        ),
        "rests on no source",
    ),
    "a missing catalogue": (remove(str(CATALOGUE)), "messages.mo is missing: run `make words`"),
    "a catalogue older than its words": (
        lambda folder: change(folder / CATALOGUE.with_suffix(".po"), r'msgstr "Dónde', 'msgstr "¿Dónde'),
        "messages.mo is not made from messages.po as it is now: run `make words`",
    ),
    "a language without a catalogue": (
        lambda folder: change(folder / "translations/languages.toml", r'tag = "es"', 'tag = "zh-Hant"'),
        "translations/zh-Hant/LC_MESSAGES/messages.mo is missing: run `make language TAG=zh-Hant`",
    ),
    "a missing stylesheet": (remove("static/site.css"), "site.css"),
    "a missing script for other pages": (remove("static/embed.js"), "embed.js"),
    "an old compressed copy": (
        lambda folder: change(folder / "static/site.css", r"\Z", "b{color:red}"),
        "site.css.br is not made from its source as it is now: run `make assets`",
    ),
    "a compressed copy that was not written whole": (
        lambda folder: (folder / "static/site.css.br").write_bytes(b""),
        "site.css.br is not made from its source as it is now: run `make assets`",
    ),
    "compressed copies that nobody vouches for": (remove("static/copies.json"), "run `make assets`"),
}
WRONG = {
    "HTTPS": "maybe",
    "SITE_URL": "https://check.example/path",
    "HOSTS": "http://",
    "PORT": "abc",
    "HOST": "a/b",
    "WEB_CONCURRENCY": "0",
    "CONTACT": "nobody",
}


def has_stopped_saying(stopped: subprocess.CompletedProcess[str], words: str) -> None:
    assert stopped.returncode not in (0, None)
    said = (stopped.stdout + stopped.stderr).strip()
    assert words in said.splitlines()[-1], said


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_site_does_not_start_and_says_why(copy: Path, name: str) -> None:
    break_it, words = BROKEN[name]
    break_it(copy)
    has_stopped_saying(start(copy), words)


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_setting_stops_the_server_and_is_named(name: str) -> None:
    has_stopped_saying(start(TOP, **{name: WRONG[name]}), f"{name} must be ")


def test_settings_that_contradict_each_other_stop_the_server() -> None:
    has_stopped_saying(start(TOP, HTTPS="1", SITE_URL="http://check.example"), "HTTPS is 1, but SITE_URL")
