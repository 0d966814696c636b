"""Several convictions as one answer: what is said once, and which of them it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from webapp.answer.blocks import blocks
from webapp.answer.result import Result
from webapp.answer.steps import Step, plan
from webapp.facts import CountyRecord
from webapp.facts.offices import SHOWN, spoken_first


class Said(NamedTuple):
    """A block, and the numbers of the convictions it is about; none where it is about all of them."""

    block: str
    numbers: tuple[int, ...]


class Answer:
    """Everything that a visit is told."""

    def __init__(self, results: Sequence[Result]) -> None:
        self.results = tuple(results)

    @cached_property
    def blocks(self) -> dict[int, tuple[str, ...]]:
        """The blocks of each conviction, by its number."""
        return {result.number: blocks(result) for result in self.results}

    def about(self, result: Result, *families: str) -> list[str]:
        """The blocks of these families about one conviction."""
        return of_families(self.blocks[result.number], *families)

    def calls(self, result: Result) -> list[str]:
        """The call of one conviction, if no earlier one has the same: one call for both."""
        before = {block for number in self.blocks if number < result.number for block in self.blocks[number]}
        return [block for block in self.about(result, "call") if block not in before]

    def together(self, *families: str) -> list[Said]:
        """The blocks of these families about all convictions, each once."""
        about: dict[str, list[int]] = {}
        for number, told in self.blocks.items():
            for block in of_families(told, *families):
                about.setdefault(block, []).append(number)
        return [Said(block, _unless_all(numbers, self.results)) for block, numbers in about.items()]

    def helpers(self, language: str) -> list[str]:
        """The blocks of the offices that help, those that help in this language first."""
        named = {said.block.partition(".")[2]: said.block for said in self.together("office")}
        return [named[office.id] for office in spoken_first(map(SHOWN.__getitem__, named), language)]

    def new_in(self, groups: Sequence[Sequence[Result]]) -> list[list[str]]:
        """For each group of convictions that are told the same: its blocks, without what a group before had already.

        What is said first stays: it is the answer for that group.
        """
        told: list[list[str]] = []
        before: set[str] = set()
        for group in groups:
            here = self.blocks[group[0].number]
            told.append([block for block in here if block not in before or block.startswith(("verdict", "otherwise"))])
            before.update(here)
        return told


class PlacePlan(NamedTuple):
    """The steps at one place: one call for all convictions from there."""

    county: CountyRecord | None
    results: list[Result]
    steps: list[tuple[Step, tuple[int, ...]]]


def by_place(results: Sequence[Result]) -> list[PlacePlan]:
    """One plan for each place, each step once, with the numbers of the convictions that it is for."""
    places: dict[str | None, list[Result]] = {}
    for result in results:
        places.setdefault(result.place or result.outcome.state, []).append(result)
    return [PlacePlan(here[0].county, here, _steps(here)) for here in places.values()]


def alike(found: Iterable[Result]) -> list[list[Result]]:
    """The results in groups of those that say the same, in order: a sheet says it once."""
    groups: dict[object, list[Result]] = {}
    for result in found:
        said = (replace(result.outcome, path=()), result.papers, result.section, result.place)
        groups.setdefault(said, []).append(result)
    return list(groups.values())


def _steps(results: Sequence[Result]) -> list[tuple[Step, tuple[int, ...]]]:
    steps: dict[tuple[str, ...], tuple[Step, list[int]]] = {}
    for result in results:
        for step in plan(result):
            steps.setdefault(step.blocks, (step, []))[1].append(result.number)
    return [(step, _unless_all(numbers, results)) for step, numbers in steps.values()]


def of_families(told: Sequence[str], *families: str) -> list[str]:
    """Those of the blocks that belong to these families."""
    return [block for block in told if block.partition(".")[0] in families]


def _unless_all(numbers: Sequence[int], results: Sequence[Result]) -> tuple[int, ...]:
    return () if len(numbers) == len(results) else tuple(numbers)
