"""Mutators for ``make mutants`` beside those of Poodle: the law stands in tables, which most tools leave alone.

``make mutants`` changes the rules one small thing at a time and runs the tests on each change. A change that no test
notices is a promise that nobody checks. The figure, and each survivor, are in ``tests/rules/MUTANTS.md``.
"""

from __future__ import annotations

import ast
import os
import signal
import sys
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path

import pytest
from poodle.data_types import FileMutation, MutantTrialResult, Mutator

import tests.conftest  # noqa: F401 - what it imports is loaded once, before the fork

QUICKEST_FIRST = [
    "tests/rules/test_decision_table.py",
    "tests/rules/test_law_table.py",
    "tests/rules/test_los_angeles_2020.py",
    "tests/facts/test_citations.py",
    "tests/rules/test_values.py",
    "tests/rules/test_rows.py",
    "tests/rules/test_coarser.py",
    "tests/rules/test_reasons.py",
    "tests/rules/test_diagram.py",
    "tests/rules/test_paths.py",
    "tests/rules/test_oracle.py",
    "tests/rules/test_every_path.py",
    "tests/rules/test_properties.py",
]

ENUMS = {
    name: [member.name for member in found]
    for module in ("questions", "outcome", "reasons", "los_angeles_2020")
    for name, found in vars(import_module(f"webapp.rules.{module}")).items()
    if isinstance(found, type) and issubclass(found, Enum)
}


def run(run_folder: Path, timeout: float | None, *_: object, **__: object) -> MutantTrialResult:
    """Run the tests on one mutant, in a fork that finds every library loaded and the rules not."""
    child = os.fork()
    if child == 0:
        try:
            os._exit(run_tests(run_folder.resolve(), timeout))
        finally:  # never back into the parent's code
            os._exit(1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status == -signal.SIGALRM:
        return MutantTrialResult(found=False, reason_code=MutantTrialResult.RC_TIMEOUT)
    if status == 0:
        return MutantTrialResult(found=False, reason_code=MutantTrialResult.RC_NOT_FOUND)
    output = (run_folder / "output.txt").read_text()
    return MutantTrialResult(found=True, reason_code=MutantTrialResult.RC_FOUND, reason_desc=output[-2000:])


def run_tests(folder: Path, timeout: float | None) -> int:
    """Pytest's verdict: the quickest tests first, until one fails. The kernel ends it when the time is over."""
    signal.alarm(int(timeout or 0))
    sys.dont_write_bytecode = True
    os.chdir(folder)
    sys.path.insert(0, str(folder))
    for name in [name for name in sys.modules if name.split(".")[0] in ("webapp", "tests")]:
        del sys.modules[name]
    output = os.open("output.txt", os.O_WRONLY | os.O_CREAT)
    os.dup2(output, 1)
    os.dup2(output, 2)
    return int(pytest.main(["-x", "-q", "--assert=plain", "-p", "no:cacheprovider", *QUICKEST_FIRST]))


class Tables(Mutator):
    """One mutator a subclass: it names what to put in place of a node."""

    def create_mutations(self, parsed_ast: ast.Module, *_: object, **__: object) -> list[FileMutation]:
        """Every change of every node, outside annotations."""
        self.add_parent_attr(parsed_ast)
        nodes = [node for node in ast.walk(parsed_ast) if not self.is_annotation(node)]
        return [self.create_file_mutation(at, text) for node in nodes for at, text in self.changes(node)]

    def changes(self, node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
        """The place to change and the new text, for each change of one node."""
        raise NotImplementedError


class MemberMutator(Tables):
    """Another value of the same enumeration: ``Relief.DISMISS`` becomes ``Relief.INFRACTION``."""

    mutator_name = "Member"

    def changes(self, node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=member) if member in ENUMS.get(name, ()):
                names = ENUMS[name]
                yield node, f"{name}.{names[(names.index(member) + 1) % len(names)]}"


class EntryMutator(Tables):
    """One entry less in a table, tuple, list or set."""

    mutator_name = "Entry"

    def changes(self, node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
        match node:
            case ast.Dict(keys=keys, values=values) if keys:
                for gone in range(len(keys)):
                    yield (
                        node,
                        ast.unparse(ast.Dict(keys[:gone] + keys[gone + 1 :], values[:gone] + values[gone + 1 :])),
                    )
            case ast.Tuple(elts=entries, ctx=ast.Load()) | ast.List(elts=entries) if entries:
                for gone in range(len(entries)):
                    less = type(node)(entries[:gone] + entries[gone + 1 :], ast.Load())
                    yield node, ast.unparse(less)
            case ast.Set(elts=entries) if len(entries) > 1:
                for gone in range(len(entries)):
                    yield node, ast.unparse(ast.Set(entries[:gone] + entries[gone + 1 :]))


class OrderMutator(Tables):
    """Two neighbours in a tuple or list change places, except where order means nothing: ``in ("a", "b")``."""

    mutator_name = "Order"

    def changes(self, node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
        match node:
            case ast.Tuple(elts=entries, ctx=ast.Load(), parent=parent) | ast.List(elts=entries, parent=parent):
                for at in range(0 if isinstance(parent, ast.Compare) else len(entries) - 1):
                    swapped = [*entries[:at], entries[at + 1], entries[at], *entries[at + 2 :]]
                    yield node, ast.unparse(type(node)(swapped, ast.Load()))


class ConditionMutator(Tables):
    """The opposite of a condition: of ``if``, of a choice, of a filter, of a case."""

    mutator_name = "Condition"

    def changes(self, node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
        match node:
            case ast.If(test=test) | ast.IfExp(test=test):
                conditions = [test]
            case ast.comprehension(ifs=ifs):
                conditions = ifs
            case ast.match_case(guard=ast.expr() as guard):
                conditions = [guard]
            case _:
                conditions = []
        for condition in conditions:
            if not isinstance(condition, ast.Compare):  # those have mutants of their own
                yield condition, f"(not ({ast.unparse(condition)}))"
