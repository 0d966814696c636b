"""When a result rests on something unknown: the single fact that would decide, and what each answer would give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.facts import SamplePaper, papers_for
from webapp.rules import Outcome, assess
from webapp.rules.outcome import Kind, Relief
from webapp.rules.questions import QUESTIONS

UNKNOWN = frozenset({"unknown", "unsure"})
MOST_FACTS = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """What one answer would give. ``outcome``: None where it leads to one question more."""

    value: str
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class OpenFact:
    """A question that was answered with "I don't know", and what its other answers would give."""

    question: str
    turns: tuple[Turn, ...]

    @property
    def decides(self) -> bool:
        """Does every answer leave a result with nothing open in it?"""
        return all(turn.outcome and len(turn.outcome.relief) < 2 for turn in self.turns)

    @property
    def papers(self) -> list[SamplePaper]:
        """The kinds of paper on which the fact may stand."""
        return papers_for(self.question)


def open_facts(answers: Mapping[str, str], outcome: Outcome) -> list[OpenFact]:
    """The facts of one conviction that would change its result, those that decide it alone first; at most two."""
    found = []
    for question in outcome.path:
        if answers[question] in UNKNOWN:
            turns = tuple(
                _turn(answers, question, value.value) for value in QUESTIONS[question] if value not in UNKNOWN
            )
            results = [_told(turn.outcome) for turn in turns if turn.outcome]
            if len(set(results)) > 1 and len(results) >= len(turns) - 1:
                found.append(OpenFact(question, turns))
    return sorted(found, key=lambda fact: not fact.decides)[:MOST_FACTS]


def _turn(answers: Mapping[str, str], question: str, value: str) -> Turn:
    step = assess({**answers, question: value})
    return Turn(value, step if isinstance(step, Outcome) else None)


def _told(outcome: Outcome) -> tuple[Kind, tuple[Relief, ...]]:
    return outcome.kind, outcome.relief
