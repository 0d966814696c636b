"""The list of what we do against attacks (docs/asvs.md) is whole, and each point has a test that exists."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache

import pytest

from tests.conftest import TOP

SECTIONS = {"2.1": 12, "2.2": 3, "2.3": 1, "2.5": 6, "2.7": 4, "2.8": 1}
SECTIONS |= {"3.1": 1, "3.2": 3, "3.3": 2, "3.4": 5, "3.7": 1, "4.1": 5, "4.2": 2, "4.3": 2}
SECTIONS |= {"5.1": 5, "5.2": 8, "5.3": 10, "5.5": 4, "6.2": 1, "7.1": 2, "7.4": 1, "8.2": 3, "8.3": 4, "9.1": 3}
SECTIONS |= {
    "10.3": 3,
    "11.1": 5,
    "12.1": 1,
    "12.3": 5,
    "12.4": 2,
    "12.5": 2,
    "12.6": 1,
    "13.1": 3,
    "13.2": 3,
    "13.3": 1,
}
SECTIONS |= {"14.2": 3, "14.3": 3, "14.4": 7, "14.5": 3}
NOT_IN_LEVEL_1 = {"4.1.4", "13.1.2", "14.3.1"}
LEVEL_1 = {
    f"{section}.{number}" for section, most in SECTIONS.items() for number in range(1, most + 1)
} - NOT_IN_LEVEL_1
"""The items of level 1 in ASVS 4.0.3."""

TEXT = (TOP / "docs" / "asvs.md").read_text()
APPLY, DO_NOT_APPLY = TEXT.split("## What does not apply")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")] for line in APPLY.splitlines() if re.match(r"\| *\d", line)
]
REASONS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in DO_NOT_APPLY.splitlines()
    if re.match(r"\| *\d", line)
]


@cache
def names_in(file: str) -> set[str]:
    """The names of the tests of a file."""
    tree = ast.parse((TOP / "tests" / file).read_text())
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def left_out() -> list[str]:
    """The items that do not apply; ``2`` or ``3.4`` stands for all that begin so."""
    found = []
    for items, *_ in REASONS:
        for item in items.split(", "):
            inside = sorted(each for each in LEVEL_1 if each == item or each.startswith(f"{item}."))
            assert inside, f"{item} is no item of level 1"
            found += inside
    return found


def test_each_item_of_level_1_stands_in_one_of_the_two_lists_once() -> None:
    assert len(LEVEL_1) == 128
    items = Counter([row[0] for row in ROWS] + left_out())
    assert [item for item, times in items.items() if times > 1] == []
    assert sorted(set(items) - LEVEL_1) == []
    assert sorted(LEVEL_1 - set(items)) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_item_that_applies_says_what_we_do_and_names_tests_that_exist(row: list[str]) -> None:
    _number, asks, does, tests = row
    assert asks
    assert does
    named = re.findall(r"`(\w+/test_\w+\.py)::(test_\w+)`", tests)
    assert named
    assert len(named) == tests.count("`") // 2, "something in the last column is no test"
    for file, name in named:
        assert name in names_in(file), f"{file}::{name}"


def test_each_item_that_does_not_apply_says_why() -> None:
    assert REASONS
    for row in REASONS:
        assert len(row) == 2
        assert len(row[1].split()) >= 3, row
