"""The operator's commands name what is old, uncertain or dead, and touch the network only when asked."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date

import pytest

from tests.conftest import TOP, Server
from webapp import commands as operator
from webapp.facts import CITATIONS, COUNTIES, STATES
from webapp.facts.offices import OFFICES

A_YEAR_LATER = date(2027, 12, 1)


def test_every_fact_is_listed_when_it_is_old() -> None:
    lines = operator.list_facts(A_YEAR_LATER, 365, "")
    everything = (OFFICES, CITATIONS, COUNTIES, STATES, *operator.WITH_ONE_SOURCE.values())
    assert len(lines) == sum(len(entries) for entries in everything)
    assert "2026-11-22  sure        citation  hs-11361-8" in lines


def test_nothing_is_old_on_the_day_it_was_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert operator.main(["facts"], date(2026, 11, 22)) == 0
    assert capsys.readouterr().out == "Nothing is that old.\n"


def test_facts_can_be_listed_by_certainty() -> None:
    lines = operator.list_facts(A_YEAR_LATER, 0, "unverified")
    assert len([line for line in lines if "  office  " in line]) == 50
    assert all("unverified" in line for line in lines)


def test_a_dead_link_is_reported_with_what_rests_on_it(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    links = (f"{server.url}/healthz", f"{server.url}/gone", "http://127.0.0.1:9/closed", "")
    fact = operator.Fact("office", "an-office", "sure", date(2026, 11, 22), links)
    monkeypatch.setattr(operator, "facts", lambda: iter([fact]))
    lines = operator.check_links(timeout=5)
    assert [line.split() for line in lines] == [
        ["404", f"{server.url}/gone", "(office", "an-office)"],
        ["URLError", "http://127.0.0.1:9/closed", "(office", "an-office)"],
    ]
    assert operator.main(["links"], A_YEAR_LATER) == 1


# Packages with known holes


def answering(monkeypatch: pytest.MonkeyPatch, found: str, complaint: str = "") -> None:
    monkeypatch.setattr(operator, "ask_pip_audit", lambda: (found, complaint))


SOUND = {"name": "flask", "version": "3.1.3", "vulns": []}
UNKNOWN = {"name": "cannabis-record-check", "skip_reason": "not found"}
UNSAFE = {
    "name": "jinja2",
    "version": "1.0",
    "vulns": [{"id": "PYSEC-1", "fix_versions": ["3.1.6"]}, {"id": "X-2", "fix_versions": []}],
}


def test_a_package_with_a_known_hole_is_named_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(monkeypatch, json.dumps({"dependencies": [SOUND, UNKNOWN, UNSAFE]}))
    assert operator.main(["audit"], A_YEAR_LATER) == 1
    assert capsys.readouterr().out.splitlines() == [
        "jinja2 1.0  PYSEC-1  fixed in: 3.1.6",
        "jinja2 1.0  X-2  fixed in: nothing yet",
    ]


def test_without_a_known_hole_it_says_how_many_packages_were_asked_about(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(monkeypatch, json.dumps({"dependencies": [SOUND, UNKNOWN]}))
    assert operator.main(["audit"], A_YEAR_LATER) == 0
    assert capsys.readouterr().out == "No known hole in 1 packages. Not known to the service: 1.\n"


@pytest.mark.parametrize("found", ["", json.dumps({"dependencies": [UNKNOWN]})])
def test_where_nobody_answers_the_audit_is_skipped_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], found: str
) -> None:
    answering(monkeypatch, found, "Traceback …\nConnectionError: no way out")
    assert operator.main(["audit"], A_YEAR_LATER) == 0
    assert capsys.readouterr().out.startswith("skipped: ")


def test_everything_that_the_site_is_built_on_has_one_version() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["audit"]]
    assert len(wanted) > 10
    assert [each for each in wanted if not re.fullmatch(r"[\w.-]+==[\d.]+", each)] == []


def test_the_tests_never_ask_for_holes() -> None:
    """They reach no other site."""
    recipe = (TOP / "Makefile").read_text().split("\ntest:")[1].split("\n\n")[0]
    assert "pytest" in recipe
    assert "audit" not in recipe
