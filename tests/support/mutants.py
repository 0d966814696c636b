"""Mutators for ``make mutants`` beside those of Poodle: the law stands in tables, which most tools leave alone.

``make mutants`` changes the rules one small thing at a time and runs the tests on each change. A change that no test
notices is a promise that nobody checks. The figure, and each survivor, are in ``tests/rules/MUTANTS.md``.
"""

from __future__ import annotations

import ast
import gc
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from poodle.data_types import FileMutation, Mutant, MutantTrialResult, Mutator

import webapp
from tests.rules import oracle, test_oracle
from tests.support.journeys import every_path
from webapp.rules.paths import Leaf

TABLE = ("test_decision_table",)
"""Two of three mutants change it, and it is compared in a moment."""
OF_EVERY_PATH = ("test_oracle", "test_reasons")
"""Their promises are of every path: they are asked of one path to each result first, then of all."""
NOT_OF_ONE_PATH = "rubber_stamp or unasked or lawyers_case or no_record_in_hand"
"""But for these, which ask if there is such a path at all, or walk by themselves."""
QUICK = ("test_law_table", "test_values", "test_los_angeles_2020", "test_rows", "test_coarser")
OF_THE_WALK = ("test_paths", "test_diagram")
"""They hold of any rules: only a mutant of the walk through the rules (``paths.py``) can fail them."""
LONG = (*OF_EVERY_PATH, "test_every_path", "test_properties", "test_unknown")

ENUMS = {
    name: [member.name for member in found]
    for module in ("questions", "outcome", "reasons", "los_angeles_2020")
    for name, found in vars(import_module(f"webapp.rules.{module}")).items()
    if isinstance(found, type) and issubclass(found, Enum)
}


def run(run_folder: Path, mutant: Mutant, timeout: float | None, *_: object, **__: object) -> MutantTrialResult:
    """Run the tests on one mutant, in a fork that finds every library loaded and the rules not."""
    one_path_to_each_result()
    child = os.fork()
    if child == 0:
        try:
            os._exit(run_tests(run_folder.resolve(), mutant.source_file, timeout))
        finally:  # never back into the parent's code
            os._exit(1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status == -signal.SIGXCPU:
        return MutantTrialResult(found=False, reason_code=MutantTrialResult.RC_TIMEOUT)
    if status == 0:
        return MutantTrialResult(found=False, reason_code=MutantTrialResult.RC_NOT_FOUND)
    output = (run_folder / "output.txt").read_text()
    return MutantTrialResult(found=True, reason_code=MutantTrialResult.RC_FOUND, reason_desc=output[-2000:])


@cache
def one_path_to_each_result() -> list[Mapping[str, str]]:
    """The answers, by the rules as they are: worked out before the first fork, with all that the oracle is asked."""
    oracle.expected = remembered(oracle.expected)
    test_oracle.test_no_question_stays_unasked_that_the_law_file_needs()
    found: dict[object, Mapping[str, str]] = {}
    for leaf in every_path():
        oracle.expected(leaf.answers)
        result = (leaf.outcome.kind, leaf.outcome.because, leaf.outcome.relief, leaf.outcome.cleared, leaf.outcome.also)
        found.setdefault(result, leaf.answers)
    return list(found.values())


def remembered(run: Callable[[Mapping[str, str]], Any]) -> Callable[[Mapping[str, str]], Any]:
    """The same function of answers, run once on each: that is where the time goes."""
    known: dict[object, Any] = {}

    def once(answers: Mapping[str, str]) -> Any:
        key = tuple(answers.items())
        if key not in known:
            known[key] = run(answers)
        return known[key]

    return once


def run_tests(folder: Path, changed: Path | None, seconds: float | None) -> int:
    """Pytest's verdict: the quickest tests first, until one fails. The kernel ends what takes too long.

    What is loaded stays: libraries, the oracle, and the data, which knows nothing of the rules. The rules come from the
    folder.
    """
    if seconds:
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), resource.RLIM_INFINITY))
    output = os.open(folder / "output.txt", os.O_WRONLY | os.O_CREAT)
    os.dup2(output, 1)
    os.dup2(output, 2)
    gc.disable()
    sys.dont_write_bytecode = True
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    settings.register_profile("steady", derandomize=True, deadline=None)  # as in conftest.py, which is left out
    settings.load_profile("steady")
    webapp.__path__.insert(0, str(folder / "webapp"))
    for name in [name for name in sys.modules if name.startswith(("tests.", "webapp."))]:
        if not name.startswith(("webapp.facts", "tests.rules.oracle")):
            del sys.modules[name]
    rules = import_module("webapp.rules")
    rules.assess = sys.modules["webapp.rules.assess"].assess = assess = remembered(rules.assess)
    journeys = import_module("tests.support.journeys")
    all_paths = journeys.every_path

    def few_paths() -> list[Leaf]:
        steps = [(answers, assess(answers)) for answers in one_path_to_each_result()]
        ends = [(answers, step) for answers, step in steps if isinstance(step, rules.Outcome)]
        return [journeys.Leaf(answers, end) for answers, end in ends if end.path == tuple(answers)]

    journeys.every_path = lambda: paths()
    paths = few_paths
    verdict = passes(TABLE) or passes(OF_EVERY_PATH, "-k", f"not ({NOT_OF_ONE_PATH})") or passes(QUICK)
    paths = all_paths
    walk = () if changed and changed.name != "paths.py" else OF_THE_WALK
    return verdict or passes((*walk, *LONG))


def passes(names: tuple[str, ...], *options: str) -> int:
    """Pytest's verdict on these files of ``tests/rules``: 0 if all pass."""
    options = ("-x", "-q", "--assert=plain", "--tb=line", "--noconftest", "-p", "no:cacheprovider", *options)
    return int(pytest.main([*options, *(f"tests/rules/{name}.py" for name in names)]))


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
