"""How many questions are still to come: the estimate that each question page shows.

``ahead.json`` says which question comes after which answers. `make table` writes it by running the rules over every
path, and a test holds it equal to what runs. Each entry of ``asked`` is a question and, for the number of the entry
that comes next, the answers that lead there (0: settled). An entry stands after all that it leads to.

The estimate is the average over the ways on. An answer weighs the square root of the number of ways that it opens:
between every answer alike, where those that end the check at once count too much, and every way alike, where they do
not count. It is never less than the estimate at any question that may come next, so it never rises on the way.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from math import sqrt
from pathlib import Path
from typing import NamedTuple


class Way(NamedTuple):
    """What is to be asked from a question on, that one included."""

    longest: int = 0
    average: float = 0
    about: int = 0
    ends: int = 1
    """In how many ways the answers can go on."""


class Asked(NamedTuple):
    """A question where it is asked, and what comes after each answer."""

    question: str
    leads_to: Mapping[str, int]
    answers_to: Mapping[int, int]
    """How many answers lead to what comes next."""
    below: frozenset[str]
    """The questions that may be asked from here on."""
    way: Way
    """Where nothing of them is answered."""


FILE = Path(__file__).with_name("ahead.json")
END = Asked("", {}, {}, frozenset(), Way())


def add_up(arms: list[tuple[Way, int]]) -> Way:
    """The way from a question on, of the ways that its answers open and how many answers open each."""
    weights = [answers * sqrt(way.ends) for way, answers in arms]
    total = sum(weight * way.average for weight, (way, _) in zip(weights, arms, strict=True))
    average = 1 + total / sum(weights)
    longest = 1 + max(way.longest for way, _ in arms)
    # two where there may be a second one: "the last one" is said only where that is sure
    about = max(round(average), min(2, longest), *(way.about for way, _ in arms))
    return Way(longest, average, about, sum(answers * way.ends for way, answers in arms))


def read() -> list[Asked]:
    """The entries of the file by their number: the end is the first, the first question of all the last."""
    found = [END]
    for question, arms in json.loads(FILE.read_text(encoding="utf-8"))["asked"]:
        leads_to = {answer: int(to) for to, answers in arms.items() for answer in answers.split()}
        answers_to = Counter(leads_to.values())
        below = frozenset({question}.union(*(found[to].below for to in answers_to)))
        way = add_up([(found[to].way, answers) for to, answers in answers_to.items()])
        found.append(Asked(question, leads_to, answers_to, below, way))
    return found


ASKED = read()


def way_on(here: Asked, known: Mapping[str, str], done: dict[int, Way]) -> Way:
    """The way from a question on, if what is ``known`` is not asked. ``done`` keeps what was worked out already."""
    if known.keys().isdisjoint(here.below):
        return here.way
    if here.question in known:
        return way_on(ASKED[here.leads_to[known[here.question]]], known, done)
    for to in here.answers_to:
        if to not in done:
            done[to] = way_on(ASKED[to], known, done)
    return add_up([(done[to], answers) for to, answers in here.answers_to.items()])


def to_go(question: str, answers: Mapping[str, str]) -> int:
    """About how many questions come after this one; 0 where it is the last.

    ``answers``: all of this conviction and about the person. Those after the question are kept, and not asked again.
    """
    known, here = dict(answers), ASKED[-1]
    while here.question != question:
        here = ASKED[here.leads_to[known.pop(here.question)]]
    known.pop(question, None)
    return way_on(here, known, {}).about - 1
