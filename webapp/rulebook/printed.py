"""The whole questionnaire on paper: a key that fits two letter pages, for places without a signal.

It is the same diagram with three things taken out, so that it can be followed by hand. The county does not change what
to ask for. "I don't know" is not printed where the sheet can say what it means instead: follow every answer that may
be true, ask for the best result, keep the next as second choice (a test follows every path).
And a paper that says "reduced" leads to the same letter as the others: the letter's words tell the two apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.rulebook.key import Step, key
from webapp.rulebook.once import Once
from webapp.rules.outcome import Ending, Kind
from webapp.rules.paths import ONE_OF_EACH, Leaf, diagram
from webapp.rules.questions import (
    Age,
    Amount,
    Concentrate,
    County,
    Facts,
    Level,
    Papers,
    Plants,
    Prior,
    Question,
    Section,
    Sentence,
    State,
    Time,
    Transport,
)

FOLLOWED_BY_HAND: tuple[type[Question], ...] = (
    *(Section, Time, Age, Sentence),
    *(Concentrate, Plants, Transport, Amount, Level),
    *(Prior, Facts),
)
PRINTED: Mapping[str, tuple[str, ...]] = {
    question.id: tuple(value.value for value in question if value not in ("unknown", "unsure"))
    for question in FOLLOWED_BY_HAND
} | {County.id: (County.UNKNOWN.value,), State.id: (State.ALABAMA.value,), Papers.id: ONE_OF_EACH[Papers.id]}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The steps of the sheet, its results with their letters, and the sections whose paths pass each step."""

    steps: list[Step[Ending]]
    letters: Mapping[Ending, str]
    sections_at: Mapping[int, list[str]]


def on_paper(leaf: Leaf) -> Ending:
    """See kind and relief of a path, a lowered conviction like one to ask about."""
    kind = Kind.PETITION if leaf.outcome.kind is Kind.REDUCED else leaf.outcome.kind
    return Ending(kind, leaf.outcome.relief)


@Once
def sheet() -> Sheet:
    """Work the sheet out."""
    steps = key(diagram(on_paper, PRINTED))
    endings = [way.end for step in steps for way in step.ways if way.end]
    in_order = sorted(set(endings), key=lambda end: (list(Kind).index(end.kind or Kind.FEDERAL), end.relief))
    letters = {ending: chr(ord("A") + rank) for rank, ending in enumerate(in_order)}
    return Sheet(steps, letters, _sections_at(steps))


def _sections_at(steps: list[Step[Ending]]) -> dict[int, list[str]]:
    """For each step, the sections of the law whose paths pass it: its list of facts must name them."""
    found: dict[int, list[str]] = {step.number: [] for step in steps}

    def walk(number: int, section: str) -> None:
        if number and section not in found[number]:
            found[number].append(section)
            for way in steps[number - 1].ways:
                walk(way.to, section)

    for step in steps:
        if step.question == Section.id:
            for way in step.ways:
                for section in way.values:
                    walk(way.to, section)
    return found
