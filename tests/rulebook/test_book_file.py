"""The book in its file is what the rules give, and the file counts only for the rules and data it was made of."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path
from threading import Barrier, Thread

import pytest

from tests.conftest import TOP
from webapp.rulebook import book as kept
from webapp.rulebook.contents import Book, read_off, see
from webapp.rulebook.once import Once
from webapp.rules.paths import diagram

PARTS = ("rulebook", "rules", "facts")


@pytest.fixture(scope="module")
def worked_out() -> Book:
    return read_off(diagram(see))


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worked_out: Book) -> Path:
    """A copy of what the book is made of, with its file. A book that is worked out is known by its being this one."""
    for part in PARTS:
        shutil.copytree(TOP / "webapp" / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__", "*.json"))
    monkeypatch.setattr(kept, "FILE", tmp_path / "rulebook/book.json")
    monkeypatch.setattr(kept, "SOURCES", tuple(tmp_path / part for part in PARTS))
    monkeypatch.setattr(kept, "diagram", lambda _: None)
    monkeypatch.setattr(kept, "read_off", lambda _: worked_out)
    kept.write()
    assert kept.book.work() is not worked_out
    return tmp_path


def test_what_is_read_is_what_the_rules_give(house: Path, worked_out: Book) -> None:
    read = kept.book.work()
    assert read == worked_out
    assert repr(read) == repr(worked_out), "an id is plain text where it was one of ours, or the other way round"


@pytest.mark.parametrize("source", ["rules/cleared.py", "facts/counties.toml", "rulebook/entries.py"])
def test_a_file_of_other_rules_or_data_does_not_count(house: Path, worked_out: Book, source: str) -> None:
    (house / source).write_text((house / source).read_text() + "\n# another version\n")
    assert kept.book.work() is worked_out
    kept.write()
    assert kept.book.work() is not worked_out


def test_the_names_of_the_rules_count_too(house: Path, worked_out: Book) -> None:
    (house / "rules/cleared.py").rename(house / "rules/renamed.py")
    assert kept.book.work() is worked_out


def test_without_the_file_the_book_is_worked_out(house: Path, worked_out: Book) -> None:
    kept.FILE.unlink()
    assert kept.book.work() is worked_out


@pytest.mark.parametrize("left", [0, 10, 66, 67, 1000, -1])
def test_a_file_that_was_not_written_whole_does_not_count(house: Path, worked_out: Book, left: int) -> None:
    kept.FILE.write_bytes(kept.FILE.read_bytes()[:left])
    assert kept.book.work() is worked_out


def test_a_file_that_somebody_changed_does_not_count(house: Path, worked_out: Book) -> None:
    changed = kept.FILE.read_bytes().replace(b'"petition"', b'"destroyed"', 1)
    assert changed != kept.FILE.read_bytes()
    kept.FILE.write_bytes(changed)
    assert kept.book.work() is worked_out


def test_each_line_of_the_file_is_json(house: Path) -> None:
    digest, book = map(json.loads, kept.FILE.read_text().splitlines())
    assert len(digest) == 64
    assert set(book) == set(Book.__dataclass_fields__)


def test_the_site_that_is_tested_has_the_file_of_its_rules(monkeypatch: pytest.MonkeyPatch, worked_out: Book) -> None:
    monkeypatch.setattr(kept, "read_off", lambda _: worked_out)
    assert kept.book.work() is not worked_out, "run `make assets`"
    assert {folder.name for folder in kept.SOURCES} == set(PARTS)


def test_what_eight_threads_ask_for_is_worked_out_by_one() -> None:
    worked, found, together = [], [], Barrier(8)

    @Once
    def work() -> object:
        worked.append(1)
        time.sleep(0.05)  # so that whoever does not wait works too
        return object()

    def ask() -> None:
        together.wait()
        found.append(work())

    threads = [Thread(target=ask) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(worked) == 1
    assert len(found) == 8
    assert len({id(each) for each in found}) == 1
