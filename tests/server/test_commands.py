"""The operator's commands name what is old, uncertain or dead, and touch the network only when asked."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from tests.conftest import TOP, Server
from tests.support.copies import change, copy_of_the_site
from webapp import commands
from webapp.commands import Checked, checked, old
from webapp.facts import CITATIONS, FILES, LifeTopic, Term
from webapp.facts.offices import OFFICES

FAR_AWAY = date(2099, 1, 1)


def run(app: Flask, *arguments: str) -> Result:
    """What somebody sees who calls ``flask --app webapp`` with these arguments."""
    return app.test_cli_runner().invoke(args=arguments)


def test_the_data_is_counted_file_by_file(app: Flask) -> None:
    result = run(app, "data")
    assert result.exit_code == 0
    assert result.output.count(".toml") == len(FILES)
    assert f"{sum(map(len, FILES.values()))}  entries, and nothing is wrong with them." in result.output


def test_a_broken_file_is_told_in_words_and_nothing_else(tmp_path: Path) -> None:
    copy = copy_of_the_site(tmp_path)
    change(copy / "webapp/facts/ways.toml", "^automatic = false", 'automatic = "no"')
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "webapp", "data"], cwd=copy, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert (done.stdout + done.stderr).splitlines() == [
        "Error: The data has a problem, so the site does not start:",
        "ways.toml: dismissal-after-probation: automatic: must be true or false, without quotes, not 'no'",
    ]


def test_every_fact_is_listed_when_it_is_old() -> None:
    facts = [each for entries in FILES.values() for each in entries if not isinstance(each, Term | LifeTopic)]
    assert len(old(FAR_AWAY, 365)) == len(facts)


def test_nothing_is_old_on_the_day_it_was_checked(app: Flask) -> None:
    before_all = min(fact.when for fact in checked())[:4]
    result = run(app, "facts", "--today", f"{before_all}-01-01")
    assert (result.exit_code, result.output) == (0, "Nothing is that old.\n")


def test_an_office_is_as_old_as_its_last_confirmation_whenever_we_looked_at_the_entry() -> None:
    long_ago = [each for each in OFFICES.values() if each.confirmed and each.confirmed < each.checked_on.year - 1]
    assert long_ago
    newest = max(each.checked_on for each in long_ago)
    listed = {fact.id: fact.when for fact in old(newest, 365) if fact.file == "offices.toml"}
    assert {each.id: str(each.confirmed) for each in long_ago}.items() <= listed.items()


def test_what_pages_show_comes_first_and_the_oldest_of_it_on_top() -> None:
    listed = [(fact.sure == "unverified", fact.when) for fact in old(FAR_AWAY, 365)]
    assert listed == sorted(listed)


def test_a_fact_is_listed_with_what_rests_on_it() -> None:
    users = {(fact.file, fact.id): fact.users for fact in checked()}
    assert "the first step of results in Los Angeles" in users["offices.toml", "la-pd-cannabis"]
    assert "help/los-angeles" in users["offices.toml", "la-pd-cannabis"]
    assert all(
        users["offices.toml", each.id] == ("not shown",) for each in OFFICES.values() if each.sure == "unverified"
    )
    assert any(each.startswith("rule ") for each in users["citations.toml", "hs-11361-8"])
    assert any(each.startswith("steps ") for each in users["citations.toml", "hs-11361-8"])
    assert sum(bool(users["citations.toml", name]) for name in CITATIONS) > len(CITATIONS) / 2


def test_facts_can_be_listed_by_certainty(app: Flask) -> None:
    result = run(app, "facts", "--older-than", "0", "--sure", "unverified", "--today", str(FAR_AWAY))
    assert result.exit_code == 1
    unverified = [fact for fact in checked() if fact.sure == "unverified"]
    assert len(result.output.splitlines()) == len(unverified)


def test_a_dead_link_is_reported_with_what_rests_on_it(
    app: Flask, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = (f"{server.url}/healthz", f"{server.url}/gone", "http://127.0.0.1:9/closed", "", "none")
    fact = Checked("offices.toml", "an-office", "sure", "2026-11-22", links)
    monkeypatch.setattr(commands, "checked", lambda: iter([fact]))
    result = run(app, "links", "--timeout", "5")
    assert result.exit_code == 1
    assert [line.split() for line in result.output.splitlines()] == [
        ["404", f"{server.url}/gone", "(offices.toml:", "an-office)"],
        ["URLError", "http://127.0.0.1:9/closed", "(offices.toml:", "an-office)"],
    ]


def test_without_a_network_it_says_so_once_and_tries_no_further(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def nobody_answers(address: str, timeout: float) -> str:
        tried.append(address)
        return "URLError"

    monkeypatch.setattr(commands, "open_link", nobody_answers)
    result = run(app, "links")
    assert result.exit_code == 1
    assert result.output == f"Error: offline: none of {commands.MOST_TRIED} addresses answered\n"
    assert len(tried) == commands.MOST_TRIED


# Packages with known holes


def answering(monkeypatch: pytest.MonkeyPatch, found: str, complaint: str = "") -> None:
    monkeypatch.setattr(commands, "ask_pip_audit", lambda: (found, complaint))


SOUND = {"name": "flask", "version": "3.1.3", "vulns": []}
UNKNOWN = {"name": "cannabis-record-check", "skip_reason": "not found"}
UNSAFE = {
    "name": "jinja2",
    "version": "1.0",
    "vulns": [{"id": "PYSEC-1", "fix_versions": ["3.1.6"]}, {"id": "X-2", "fix_versions": []}],
}


def test_a_package_with_a_known_hole_is_named_and_fails(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, json.dumps({"dependencies": [SOUND, UNKNOWN, UNSAFE]}))
    result = run(app, "audit")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "jinja2 1.0  PYSEC-1  fixed in: 3.1.6",
        "jinja2 1.0  X-2  fixed in: nothing yet",
    ]


def test_without_a_known_hole_it_says_how_many_packages_were_asked_about(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, json.dumps({"dependencies": [SOUND, UNKNOWN]}))
    result = run(app, "audit")
    assert result.exit_code == 0
    assert result.output == "No known hole in 1 packages. Not known to the service: 1.\n"


@pytest.mark.parametrize("found", ["", json.dumps({"dependencies": [UNKNOWN]})])
def test_where_nobody_answers_the_audit_is_skipped_and_says_so(
    app: Flask, monkeypatch: pytest.MonkeyPatch, found: str
) -> None:
    answering(monkeypatch, found, "Traceback …\nConnectionError: no way out")
    result = run(app, "audit")
    assert result.exit_code == 0
    assert result.output.startswith("skipped: ")


def test_everything_that_the_site_is_built_on_has_one_version() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["audit"]]
    assert len(wanted) > 10
    assert [each for each in wanted if not re.fullmatch(r"[\w.-]+==[\d.]+(; sys_platform != '\w+')?", each)] == []


def test_the_tests_never_ask_for_holes() -> None:
    """They reach no other site."""
    recipe = (TOP / "Makefile").read_text().split("\ntest:")[1].split("\n\n")[0]
    assert "pytest" in recipe
    assert "audit" not in recipe
