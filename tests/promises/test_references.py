"""Nothing points to what is not there: files, tests, documents, their sections, links between them, and commands."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import TOP

BROKEN_ON_PURPOSE = {"tests/i18n/test_languages.py"}
"""Tests that name a file to find it missing."""
MADE_BY_MEASURING = {"docs/figures.md"}
"""Written by `make bench`, on the machine that was measured."""
ROOMS = "deploy|docs|static|templates|tests|translations|webapp"
PATH = re.compile(rf"(?<![\w./-])(?:{ROOMS})/[\w./@-]*\w\.(?:py|md|toml|html|css|js|mjs|svg|po|conf|yaml|txt)\b")
"""A file of the project, as it is named in prose and comments."""
NUMBERED = re.compile(r"(docs/[\w/-]+\.md)`{0,2},? (?:section )?(\d+(?:\.\d+)?)")
"""A document with the number of a section: ``docs/law/prop64.md`` 8.2."""
LINK = re.compile(r"\]\((?!\w+:)([^)#\s]*)(?:#([\w-]+))?\)")
FOREIGN = ("docs/law/",)
"""Notes that were taken over as they are: they speak of files of their own."""
COMMAND = re.compile(r"(?:`|^ {4,}|^-? *entry: )make ((?:-|[a-z])[^`#\n]+)", re.MULTILINE)
"""What is typed after `make`: in a sentence, as a line of its own, or in the file of another program."""
FLASK = re.compile(r"\bflask --app webapp ([a-z]+)")
MODULE = re.compile(r"\bpython -m ((?:tests|webapp)[\w.]*)")
AGREED = {"docs/contract.md"}
"""Names commands before they are built."""
WRITTEN = (".py", ".md", ".toml", ".html", ".conf", ".yaml", ".js", ".css", "Makefile")


def files() -> list[Path]:
    """Everything that somebody wrote, but catalogues and what is made."""
    found = [path for room in ROOMS.split("|") for path in (TOP / room).rglob("*")]
    found += [path for path in TOP.iterdir() if path.is_file()]
    written = [path for path in found if path.name.endswith(WRITTEN) and "__pycache__" not in path.parts]
    ours = [path for path in written if not str(path.relative_to(TOP)).startswith(FOREIGN)]
    return sorted(path for path in ours if str(path.relative_to(TOP)) not in BROKEN_ON_PURPOSE)


@cache
def sections(document: str) -> frozenset[str]:
    """The numbers of the headings of a document, and those that begin a line of its lists or tables."""
    text = (TOP / document).read_text(encoding="utf-8")
    return frozenset(re.findall(r"^(?:#+ |\| *)?(\d+(?:\.\d+)?)\.? ", text, re.MULTILINE))


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(TOP)))
def test_every_file_and_section_that_is_named_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    gone = [name for name in PATH.findall(text) if not (TOP / name).exists() and name not in MADE_BY_MEASURING]
    assert gone == []
    for document, number in NUMBERED.findall(text):
        assert number in sections(document), f"{document} has no section {number}"


@pytest.mark.parametrize("path", [path for path in files() if path.suffix == ".md"], ids=lambda path: path.name)
def test_every_link_between_documents_leads_somewhere(path: Path) -> None:
    for target, anchor in LINK.findall(path.read_text(encoding="utf-8")):
        found = (path.parent / target).resolve() if target else path
        assert found.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", found.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}, anchor


def targets(typed: str) -> list[str]:
    """The targets of a command: without options, the folder of ``-C`` and variables."""
    words = re.sub(r"-C \S+|(?<!\S)-\S+|\S+=(?:\"[^\"]*\"|\S*)", "", typed).split()
    assert words, typed
    return words


@pytest.mark.parametrize(
    "path",
    [path for path in files() if str(path.relative_to(TOP)) not in AGREED],
    ids=lambda path: str(path.relative_to(TOP)),
)
def test_every_command_that_is_named_can_be_typed(app: Flask, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    known = set(re.findall(r"^([\w-]+):", (TOP / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert [typed for typed in COMMAND.findall(text) if not set(targets(typed)) <= known] == []
    assert set(FLASK.findall(text)) <= {*app.cli.commands, "run", "routes"}
    modules = [TOP / name.replace(".", "/") for name in MODULE.findall(text)]
    assert [each for each in modules if not (each.is_dir() or each.with_suffix(".py").exists())] == []


def test_the_search_finds_commands() -> None:
    said = 'Run `make facts OLDER_THAN=9 SURE=likely`, then\n\n    make -C ../$new install  # here\n    make lighthouse WANTED="home plan"\n'
    assert [targets(typed) for typed in COMMAND.findall(said)] == [["facts"], ["install"], ["lighthouse"]]
