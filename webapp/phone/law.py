"""The law for the phone: decision diagrams of all that a page says of one conviction, made by running the rules.

Two steps, as on the server: from the answers to the outcome (``roots`` and ``because``), and from the outcome, with the
answers that the words depend on, to what is said (``told``). ``static/phone/law.js`` reads both. An end is ``[value]``;
a fork is ``[name, arms, back…]``: ``arms`` has a digit for each value of an answer or an outcome, in the order of
``values``, and the number at that place says how many nodes back the arm leads. Equal nodes are one, in all diagrams.
A question that was not asked has the value "".
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from graphlib import TopologicalSorter
from itertools import pairwise, takewhile
from string import ascii_lowercase, digits
from typing import Any, NamedTuple

from webapp.answer.blocks import ask, because, known, otherwise, verdict
from webapp.answer.letters import letters
from webapp.answer.result import Result
from webapp.answer.steps import ASK_IF_DONE, DISPUTE, LAWYER_FIRST, step_ids, step_named
from webapp.facts import PLAN_STEPS, WAYS, ways_for
from webapp.phone.offices import BY_COUNTY
from webapp.rules.outcome import Outcome
from webapp.rules.paths import ONE_OF_EACH, End, Leaf, Part, coarser, diagram
from webapp.rules.questions import QUESTIONS, County
from webapp.rules.reasons import Reason

ONE_COUNTY_OF_EACH_KIND = {County.id: ONE_OF_EACH[County.id]}
CALLS = frozenset(
    {
        *(ASK_IF_DONE, DISPUTE, "ask-clerk-for-record", "ask-for-a-dismissal"),
        *("call-defender", "call-defender-serving", "call-juvenile"),
    }
)
"""The steps that a plan begins with. They depend on other things than the rest, so they have a diagram of their own."""
RULES_THAT_MATTER = sorted(
    {
        *(LAWYER_FIRST | {Reason.SECTION_UNKNOWN, Reason.DESTRUCTION_ON_REQUEST, Reason.DESTRUCTION_OF_CONCENTRATE}),
        *(Reason(name) for way in WAYS.values() for name in way.also if name in set(Reason)),
    }
)
"""Rules by which more is told than that they are behind the answer. Where one is missing here, ``Law`` says so."""
A_FEW = 9
DIGITS = digits + ascii_lowercase


class Told(NamedTuple):
    """What is said of one conviction: ids of blocks, of steps with whom they are done, of letters; each in order."""

    verdict: str
    meaning: str
    otherwise: tuple[str, ...]
    calls: tuple[str, ...]
    steps: tuple[str, ...]
    ask: tuple[str, ...]
    life: tuple[str, ...]
    known: tuple[str, ...]
    ways: tuple[str, ...]
    letters: tuple[str, ...]


class Seen(NamedTuple):
    """What is seen of one path. ``known``: what ``told`` depends on, by names of answers and parts of an outcome."""

    outcome: dict[str, Any]
    because: tuple[str, ...]
    known: dict[str, str]
    told: Told


OUTCOME = ("kind", "relief", "also", "cleared")
"""The parts of an outcome that have a diagram each."""
ANSWERS = ("papers", "section", "time", "possession")
"""The answers that words depend on beside the outcome, or "" where one was not asked."""
SAME = (*OUTCOME, "because", "county", "city", "state")


def see(result: Result) -> Seen:
    """All of it for one path."""
    outcome = result.outcome
    in_short, *life = result.life
    steps = step_ids(result)
    calls = tuple(takewhile(CALLS.__contains__, steps))
    told = Told(
        _anywhere(f"verdict.{verdict(outcome)}", outcome),
        f"meaning.{in_short}",
        otherwise(outcome),
        tuple(_with_whom(name, result) for name in calls),
        tuple(_with_whom(name, result) for name in steps[len(calls) :]),
        tuple(ask(result)),
        tuple(f"life.{entry}" for entry in life),
        tuple(_anywhere(block, outcome) for block in known(result)),
        tuple(f"way.{way.id}" for way in ways_for(outcome.kind, *outcome.also, *outcome.because)),
        letters(outcome.kind, result.papers, outcome.because),
    )
    return Seen(
        {part: getattr(outcome, part) for part in OUTCOME},
        tuple(_anywhere(block, outcome) for block in because(outcome)),
        {
            **{"kind": outcome.kind, "relief": "/".join(outcome.relief), "also": "/".join(outcome.also)},
            **{"cleared": outcome.cleared, **{name: getattr(result, name) for name in ANSWERS}},
            **{name: getattr(outcome, name) or "" for name in ("county", "city", "state")},
            **{f"reason.{rule}": "yes" if rule in outcome.because else "" for rule in RULES_THAT_MATTER},
        },
        told,
    )


class Law:
    """What the rules say on every path, as the phone reads it.

    ``seen`` is every way in which a path can be seen. Raises ValueError where something depends on more than is known.
    """

    def __init__(self) -> None:
        numbers: dict[Any, int] = {}
        self.seen: list[Seen] = []

        def number(leaf: Leaf) -> int:
            result, outcome = Result(1, leaf.outcome, leaf.answers), leaf.outcome
            same = (*(getattr(outcome, part) for part in SAME), *(getattr(result, name) for name in ANSWERS))
            if same not in numbers:
                numbers[same] = len(self.seen)
                self.seen.append(see(result))
            return numbers[same]

        everything = diagram(number, ONE_COUNTY_OF_EACH_KIND)
        self._nodes: list[list[Any]] = []
        self._numbers: dict[str, int] = {}
        self.values = {name: [*(value.value for value in question), ""] for name, question in QUESTIONS.items()}
        self.values |= {name: [*values, ""] for name, values in ONE_COUNTY_OF_EACH_KIND.items()}
        for name in set(self.seen[0].known) - set(self.values):
            self.values[name] = sorted({seen.known[name] for seen in self.seen})
        told = {(tuple(seen.known.items()), seen.told) for seen in self.seen}
        self.pack = {
            "values": self.values,
            "roots": {part: self._diagram(coarser(everything, partial(self._part, part))) for part in OUTCOME},
            "because": dict(self._rules(coarser(everything, lambda number: self.seen[number].because))),
            "told": {
                part: self._table({(known, said[at]) for known, said in told}, part)
                for at, part in enumerate(Told._fields)
            },
            "nodes": self._nodes,
        }

    def _part(self, part: str, number: int) -> Any:
        return self.seen[number].outcome[part]

    def _rules(self, rules: Part[tuple[str, ...]]) -> Iterator[tuple[str, int]]:
        """For each rule, in the order in which rules are named, the diagram of whether it is one.

        A few at a time are seen together first, since to go through everything takes long.
        """
        names = _in_order(seen.because for seen in self.seen)
        for start in range(0, len(names), A_FEW):
            few = names[start : start + A_FEW]
            some = coarser(rules, partial(_which, few))
            for rule in few:
                yield rule, self._diagram(coarser(some, partial(_is_one, rule)))

    def _diagram(self, part: Part[Any]) -> int:
        if isinstance(part, End):
            return self._number([part.seen])
        return self._fork(part.question, [(arm.values, self._diagram(arm.to)) for arm in part.arms])

    def _table(self, rows: Iterable[tuple[tuple[tuple[str, str], ...], Any]], about: str) -> int:
        """The diagram of what is told for what is known, decided by one name after the other where that matters."""
        rows = list(rows)
        if len({told for _, told in rows}) == 1:
            return self._number([rows[0][1]])
        if not rows[0][0]:
            raise ValueError(f"What is told as {about!r} depends on more than is known: see webapp/phone/law.py")
        name = rows[0][0][0][0]
        arms: defaultdict[str, set[Any]] = defaultdict(set)
        for (first, *others), told in rows:
            arms[first[1]].add((tuple(others), told))
        return self._fork(name, [((value,), self._table(arms[value], about)) for value in sorted(arms)])

    def _fork(self, name: str, arms: Sequence[tuple[Sequence[str], int]]) -> int:
        """The node where a name decides; that of its arms where they all lead to the same one."""
        leads_to: dict[int, str] = {}
        for _, to in arms:
            leads_to.setdefault(to, DIGITS[len(leads_to)])
        if len(leads_to) == 1:
            return arms[0][1]
        arm_of = {value: leads_to[to] for values, to in arms for value in values}
        return self._number([name, "".join(arm_of.get(value, " ") for value in self.values[name])], list(leads_to))

    def _number(self, node: list[Any], to: Sequence[int] = ()) -> int:
        here = len(self._nodes)
        number = self._numbers.setdefault(json.dumps([*node, *to]), here)
        if number == here:
            self._nodes.append([*node, *(here - there for there in to)])
        return number


def _which(few: Sequence[str], told: Sequence[str]) -> tuple[str, ...]:
    return tuple(rule for rule in few if rule in told)


def _is_one(rule: str, told: Sequence[str]) -> bool:
    return rule in told


def _in_order(orders: Iterable[tuple[str, ...]]) -> list[str]:
    """All rules, each after those that any answer names before it. Raises CycleError where answers differ in that."""
    before: TopologicalSorter[str] = TopologicalSorter()
    for told in set(orders):
        for rule in told:
            before.add(rule)
        for rule, later in pairwise(told):
            before.add(later, rule)
    return list(before.static_order())


def _with_whom(name: str, result: Result) -> str:
    """A step with whom it is done: ``docket@clerk``, ``ask-if-done.la-pd-cannabis``, ``come-back``."""
    role = PLAN_STEPS[name].whom
    if role in BY_COUNTY and not result.in_los_angeles:
        return f"{name}@{role}"
    return _anywhere(step_named(name, result).block.removeprefix("step."), result.outcome)


def _anywhere(block: str, outcome: Outcome) -> str:
    """The id with ``{county}`` or ``{state}`` where it ends in the name of this one."""
    for name in ("county", "state"):
        place = getattr(outcome, name)
        if place and block.endswith(f".{place}"):
            return block.removesuffix(place) + f"{{{name}}}"
    return block
