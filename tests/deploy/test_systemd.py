"""The units of systemd are understood, safe, and start the site through its door."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import TOP
from tests.support.deployed import (
    DEPLOY,
    GUIDES,
    instructions,
)


@pytest.fixture
def units(tmp_path: Path) -> list[Path]:
    """One instance as systemd makes it of the templates, with this checkout in the place of /srv."""
    paths = []
    for kind in ("service", "socket"):
        text = (DEPLOY / f"systemd/record-check@.{kind}").read_text()
        text = text.replace("/srv/record-check/current/.venv/bin/python", sys.executable)
        path = tmp_path / f"record-check@8001.{kind}"
        path.write_text(text.replace("/srv/record-check/current", str(TOP)))
        paths.append(path)
    return paths


needs_systemd = pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="needs systemd-analyze (Debian: apt install systemd)"
)


@needs_systemd
def test_systemd_understands_every_line(units: list[Path]) -> None:
    command = ["systemd-analyze", "verify", "--man=no", *map(str, units)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    said = [line for line in done.stderr.splitlines() if "record-check" in line]
    assert (done.returncode, said) == (0, [])


@needs_systemd
def test_systemd_calls_the_service_safe(units: list[Path]) -> None:
    command = ["systemd-analyze", "security", "--offline=true", "--no-pager", "--threshold=10", str(units[0])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_service_is_started_as_everywhere_else_and_through_its_door() -> None:
    service = (DEPLOY / "systemd/record-check@.service").read_text()
    started = re.search(r"^ExecStart=/srv/record-check/current/(.*)$", service, re.MULTILINE)
    assert started
    (entry,) = instructions("ENTRYPOINT")
    assert started[1].replace('"', "").split() == [
        each.removeprefix("/srv/record-check/") for each in yaml.safe_load(entry)
    ]
    assert "Requires=record-check@%i.socket" in service
    assert "EnvironmentFile=/etc/record-check.env" in service
    doors = re.findall(r"server 127.0.0.1:(\d+)", (DEPLOY / "nginx/instances.conf").read_text())
    assert "ListenStream=127.0.0.1:%i" in (DEPLOY / "systemd/record-check@.socket").read_text()
    for guide in GUIDES[1:]:
        assert all(f"record-check@{door}.socket" in guide.read_text() for door in doors)
