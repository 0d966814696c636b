"""The file of all paths says what a run of the rules says, and counts only for the rules and data it was made of."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest

from tests.conftest import TOP
from webapp.rulebook import compiled
from webapp.rulebook.compiled import Seen, every_path, see
from webapp.rulebook.once import Once
from webapp.rules.outcome import Cleared, Kind
from webapp.rules.paths import End, Part, diagram


def shape(part: Part[Any], numbers: dict[int, int]) -> Iterator[object]:
    """Every part of a diagram in the order of the answers; one that was there before is its number alone."""
    if id(part) in numbers:
        yield numbers[id(part)]
        return
    numbers[id(part)] = len(numbers)
    if isinstance(part, End):
        yield part.seen
        return
    for arm in part.arms:
        yield part.question, arm.values
        yield from shape(arm.to, numbers)


@pytest.fixture(scope="module")
def run() -> Part[Seen]:
    return diagram(see)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Part[Seen]) -> Path:
    """A copy of what the file is made of, with the file; a run of the paths is known by its being this one."""
    for part in ("rulebook", "rules", "facts"):
        shutil.copytree(TOP / "webapp" / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(compiled, "FILE", tmp_path / "rulebook/paths.jsonl")
    monkeypatch.setattr(compiled, "SOURCES", tuple(tmp_path / part for part in ("rulebook", "rules", "facts")))
    monkeypatch.setattr(compiled, "diagram", lambda _: run)
    compiled.write()
    assert every_path() is not run
    return tmp_path


def test_what_is_read_is_what_a_run_gives(house: Path, run: Part[Seen]) -> None:
    read = list(shape(every_path(), {}))
    assert read == list(shape(run, {}))
    outcome = next(each for each in read if isinstance(each, Seen)).told
    assert [type(each) for each in outcome] == [Kind, tuple, Cleared, tuple, tuple]


@pytest.mark.parametrize("source", ["rules/cleared.py", "facts/counties.toml", "rulebook/entries.py"])
def test_a_file_of_other_rules_or_data_does_not_count(house: Path, run: Part[Seen], source: str) -> None:
    (house / source).write_text((house / source).read_text() + "\n# another version\n")
    assert every_path() is run
    compiled.write()
    assert every_path() is not run


def test_a_rule_that_is_new_or_gone_makes_another_file(house: Path, run: Part[Seen]) -> None:
    (house / "rules/new.py").touch()
    assert every_path() is run
    (house / "rules/new.py").rename(house / "rules/renamed.py")
    assert every_path() is run


def test_without_the_file_all_paths_are_run(house: Path, run: Part[Seen]) -> None:
    compiled.FILE.unlink()
    assert every_path() is run


@pytest.mark.parametrize("left", [0, 10, 65, 66, 1000, -1])
def test_a_file_that_was_not_written_whole_does_not_count(house: Path, run: Part[Seen], left: int) -> None:
    compiled.FILE.write_bytes(compiled.FILE.read_bytes()[:left])
    assert every_path() is run


def test_a_file_that_somebody_changed_does_not_count(house: Path, run: Part[Seen]) -> None:
    compiled.FILE.write_bytes(compiled.FILE.read_bytes().replace(b"very-likely", b"likely", 1))
    assert every_path() is run


def test_each_line_of_the_file_is_json(house: Path) -> None:
    digest, content = map(json.loads, compiled.FILE.read_text().splitlines())
    assert len(digest) == 64
    assert len(content) > 1000


def test_the_site_that_is_tested_has_the_file_of_its_rules(run: Part[Seen], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "diagram", lambda _: run)
    assert every_path() is not run, "run `make assets`"


def test_what_eight_threads_ask_for_is_worked_out_by_one() -> None:
    worked, found, together = [], [], Barrier(8)

    @Once
    def work() -> list[int]:
        worked.append(1)
        time.sleep(0.05)  # so that whoever does not wait works too
        return [1]

    def ask() -> None:
        together.wait()
        found.append(work())

    threads = [Thread(target=ask) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(worked) == 1
    assert len({id(each) for each in found}) == 1
