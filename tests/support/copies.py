"""Copies of the site for tests that change its data, and their start beside the site of the tests."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from flask import Flask

from tests.conftest import TOP


def copy_of_the_site(folder: Path) -> Path:
    """A copy of the program with its data; templates, translations and static files stay where they are."""
    shutil.copytree(TOP / "webapp", folder / "webapp")
    for part in ("templates", "static", "translations"):
        (folder / part).symlink_to(TOP / part)
    return folder


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
