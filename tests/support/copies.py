"""Copies of the site for tests that change its data, and their start beside the site of the tests."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from flask import Flask

from tests.conftest import TOP


def copy_of_the_site(folder: Path, copied: Collection[str] = ("webapp",)) -> Path:
    """A copy of the program with its data, or of the parts ``copied``; the others stay where they are."""
    for part in ("webapp", "templates", "static", "translations", "Makefile", "pyproject.toml", ".venv"):
        if part in copied:
            shutil.copytree(TOP / part, folder / part)
        else:
            (folder / part).symlink_to(TOP / part)
    return folder


def make(folder: Path, *arguments: str) -> str:
    """Run make there and hand back what it says. Nothing is installed: what the tests run with is taken as it is."""
    command = ["make", "--silent", "-o", ".venv/installed", "-o", ".venv/installed-dev", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=230)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def change(path: Path, pattern: str, replacement: str, count: int = 1) -> None:
    """Replace the first ``count`` places (0: all) where the pattern stands in a file. Fails when there is none."""
    text = path.read_text(encoding="utf-8")
    changed = re.sub(pattern, replacement, text, count=count, flags=re.MULTILINE)
    assert changed != text, f"{path.name} has no {pattern}"
    path.write_text(changed, encoding="utf-8")


@contextmanager
def started(folder: Path) -> Iterator[Flask]:
    """The site of that folder, imported anew and built. Raises what its start raises."""
    before = {name: module for name, module in sys.modules.items() if name.split(".")[0] == "webapp"}
    for name in before:
        del sys.modules[name]
    sys.path.insert(0, str(folder))
    try:
        yield import_module("webapp").create_app()
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name.split(".")[0] == "webapp"]:
            del sys.modules[name]
        sys.modules.update(before)
