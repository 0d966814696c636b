"""Confirming an office as the documents say passes the tests: none of them holds what stands in the data."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import TOP
from tests.support.copies import change, copy_of_the_site, make, started
from webapp.facts.offices import SHOWN

CONFIRMED = 'confirmed = 2027\nchecked_on = 2027-02-03\nsure = "sure"'
"""What somebody writes who called the number."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site after somebody has called every number of the directory, and typed `make run`."""
    folder = copy_of_the_site(tmp_path_factory.mktemp("confirmed"), ("webapp", "static"))
    offices = folder / "webapp/facts/offices.toml"
    change(offices, r"^confirmed = \d+\n", "", count=0)
    change(offices, r'^checked_on = [\d-]+\nsure = "(sure|likely|unverified)"', CONFIRMED, count=0)
    make(folder, "assets")
    return folder


def test_the_site_starts_and_shows_the_office_plainly(copy: Path) -> None:
    before = next(each for each in SHOWN.values() if each.call_first and each.phone and "kern" in each.serves)
    with started(copy) as app:
        page = app.test_client().get("/en/help/kern").text
    assert before.phone in page
    assert "Call first" not in page


def test_the_tests_of_the_directory_pass(copy: Path) -> None:
    (copy / "tests").symlink_to(TOP / "tests")
    passed = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "tests/facts/test_offices.py",
            "tests/facts/test_citations.py",
            "tests/pages/test_in_the_readers_language.py",
        ],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert passed.returncode == 0, passed.stdout
