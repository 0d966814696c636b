"""The house keeps its order: imports run one way, every module says what it is, and none is too long to read."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import TOP

HOUSE = TOP / "webapp"
MODULES = sorted(HOUSE.rglob("*.py"))
MOST_LINES = 250
LOOSE = {"__init__.py", "config.py", "commands.py"}

CORE = ("facts", "rules", "words", "answer", "check")
"""From the law to the reader: each may import those before it, and those below all."""
DOORS = {path.name for path in HOUSE.iterdir() if path.is_dir()} - {*CORE, "i18n", "web", "__pycache__"}
"""Ways in to the same logic. They may import all of the core."""
BELOW: dict[str, set[str]] = {
    "config": set(),
    "i18n": {"i18n", "config"},
    "web": {"i18n", "web", "config"},
    "facts": {"facts"},
    "rules": {"facts", "rules"},
    "words": {"facts", "rules", "words", "i18n"},
    "answer": {"facts", "rules", "words", "answer", "i18n"},
    "check": {*CORE, "i18n", "web", "config"},
}
"""What each package may import of the house. Doors and what builds the site may import all."""


def package(path: Path) -> str:
    """The package of a module; of a loose one its own name."""
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The modules that a module names in its imports, wherever they stand."""
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Import(names=names):
                yield from (each.name for each in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield from (f"{module}.{each.name}" for each in names)


def of_the_house(path: Path) -> set[str]:
    """The packages and loose modules of the house that a module imports."""
    return {name.split(".")[1] for name in imported(path) if name.startswith("webapp.")}


def named(path: Path) -> str:
    return str(path.relative_to(HOUSE))


@pytest.mark.parametrize("path", [path for path in MODULES if package(path) in BELOW], ids=named)
def test_imports_run_one_way(path: Path) -> None:
    assert of_the_house(path) - BELOW[package(path)] == set()


def test_a_door_is_imported_by_doors_and_by_what_builds_the_site_only() -> None:
    importers = {named(path) for path in MODULES if of_the_house(path) & DOORS and package(path) not in DOORS}
    assert importers <= LOOSE
    assert len(DOORS) >= 3


def test_law_and_rules_know_nothing_of_a_website_and_rules_read_no_clock() -> None:
    website = {"flask", "flask_babel", "wtforms", "jinja2", "markupsafe", "werkzeug"}
    outside = {"facts": website, "rules": website | {"time", "random", "os", "io", "pathlib"}}
    for path in MODULES:
        assert not {name.split(".")[0] for name in imported(path)} & outside.get(package(path), set()), path


def test_nothing_lies_loose() -> None:
    assert {path.name for path in HOUSE.glob("*.py")} <= LOOSE
    for folder in HOUSE.iterdir():
        assert folder.name == "__pycache__" or not folder.is_dir() or (folder / "__init__.py").exists(), folder.name


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_says_in_its_first_line_what_it_is(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text())) or ""
    assert said.splitlines()[:1], "it has no docstring"
    assert len(said.splitlines()[0].split()) >= 3, "its first line says nothing"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= MOST_LINES


def test_a_name_of_a_package_gives_the_package() -> None:
    """No blueprint stands in front of a package: `import webapp.check.views as views` works, in a fresh process too."""
    for door in {"check", *DOORS}:
        code = (
            f"import webapp.{door}.views as views; assert views.__name__ == 'webapp.{door}.views' and views.blueprint"
        )
        subprocess.run([sys.executable, "-c", code], cwd=TOP, check=True)
