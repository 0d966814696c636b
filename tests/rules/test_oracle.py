"""The rules against a second, independent reading of the law file: ``tests/rules/oracle.py``.

Every path through the questions is compared, for each thing the contract promises about a result. Where the two
readings differ, one of them misreads ``docs/law/prop64.md``.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.rules import oracle
from tests.support.journeys import every_path
from webapp.rules import Outcome
from webapp.rules.paths import Leaf, paths
from webapp.rules.questions import County

Pair = tuple[Leaf, oracle.Expected]

FINISHED_ADULT = {
    "court": "california",
    "papers": "not-checked",
    "time": "1976-2010",
    "age": "21-over",
    "sentence": "no",
}
FELONY = {**FINISHED_ADULT, "section": "11358", "plants": "over-6", "prior": "none", "facts": "none"}
MISDEMEANOR = {**FINISHED_ADULT, "section": "11357", "possession": "b"}
IF_ASKED = {
    "youth_court": "adult",
    "sentence": "yes",
    "prior": "some",
    "facts": "some",
    "fifty_2020": "yes",
    "clean_decade": "yes",
    "only_cannabis": "yes",
}
"""For each question that is asked only where its answer counts, the answer that counts."""


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    """Every path, with what the law file says of it."""
    return [(leaf, oracle.expected(leaf.answers)) for leaf in every_path()]


def parts_of(outcome: Outcome) -> dict[str, str]:
    """An outcome of the rules as the contract writes it."""
    return {
        "kind": outcome.kind.value,
        "relief": "/".join(outcome.relief),
        "cleared": outcome.cleared.value,
        "also": " ".join(sorted(outcome.also)),
    }


def parts_expected(expected: oracle.Expected) -> dict[str, str]:
    """What the oracle expects, in the same words."""
    return {
        "kind": expected.kind,
        "relief": expected.relief,
        "cleared": expected.cleared,
        "also": " ".join(sorted(expected.also)),
    }


def disagreements(pairs: list[Pair], part: str) -> list[str]:
    """The paths on which the two readings differ in one part of the result, as lines to read."""
    return [
        f"{spoken(leaf.answers)}: the rules say {ours!r}, the law file {theirs!r}"
        for leaf, expected in pairs
        if (ours := parts_of(leaf.outcome)[part]) != (theirs := parts_expected(expected)[part])
    ]


def spoken(answers: Mapping[str, str]) -> str:
    """A set of answers on one line."""
    return " ".join(f"{question}={answer}" for question, answer in answers.items())


def assert_none(found: list[str]) -> None:
    """Fail with the number of disagreements and the first few."""
    assert not found, "\n".join([f"{len(found)} disagreements", *found[:5]])


def test_the_rules_and_the_oracle_agree_on_the_kind_on_every_path(pairs: list[Pair]) -> None:
    assert_none(disagreements(pairs, "kind"))


def test_the_rules_and_the_oracle_agree_on_relief_on_every_path(pairs: list[Pair]) -> None:
    assert_none(disagreements(pairs, "relief"))


def test_the_rules_and_the_oracle_agree_on_what_may_be_cleared_on_every_path(pairs: list[Pair]) -> None:
    assert_none(disagreements(pairs, "cleared"))


def test_the_rules_and_the_oracle_agree_on_the_other_ways_on_every_path(pairs: list[Pair]) -> None:
    assert_none(disagreements(pairs, "also"))


@pytest.mark.parametrize("given", [FELONY, MISDEMEANOR], ids=["felony", "misdemeanor"])
def test_the_rules_and_the_oracle_agree_on_every_county(given: Mapping[str, str]) -> None:
    """All 58 and "unknown"; in Los Angeles every answer to the questions that only it asks."""
    leaves = list(paths(given=given))
    assert {leaf.answers["county"] for leaf in leaves} == set(County)
    pairs = [(leaf, oracle.expected(leaf.answers)) for leaf in leaves]
    assert_none([line for part in ("kind", "relief", "cleared", "also") for line in disagreements(pairs, part)])


def test_no_question_stays_unasked_that_the_law_file_needs() -> None:
    """On a path that skips them, the worst answers on the record and the best on 2020 change nothing."""
    for leaf in paths({"county": ("los-angeles",), "state": ("il",)}):
        as_answered = parts_expected(oracle.expected(leaf.answers))
        assert parts_expected(oracle.expected({**IF_ASKED, **leaf.answers})) == as_answered, spoken(leaf.answers)


def test_the_oracle_imports_nothing_of_the_program() -> None:
    """Its reading is its own: the standard library only, and nothing but types and dataclasses of it."""
    tree = ast.parse(Path(oracle.__file__).read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names | modules == {"__future__", "collections.abc", "dataclasses"}


def test_the_oracle_is_no_rubber_stamp_every_row_decides_a_path(pairs: list[Pair]) -> None:
    used = {id(row) for _, expected in pairs for row in expected.rows}
    idle = [f"{name}: {row.text}" for name, rows in oracle.TABLES.items() for row in rows if id(row) not in used]
    assert_none(idle)
