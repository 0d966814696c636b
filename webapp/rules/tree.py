"""Every path through the questions, found by running ``assess`` and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from webapp.rules.assess import assess
from webapp.rules.outcome import Next, Outcome
from webapp.rules.questions import QUESTIONS


@dataclass(frozen=True, slots=True)
class Leaf:
    """One complete set of answers and the outcome they lead to."""

    answers: Mapping[str, str]
    outcome: Outcome


def paths(only: Mapping[str, tuple[str, ...]] | None = None, given: Mapping[str, str] | None = None) -> Iterator[Leaf]:
    """Run every path, depth first, in the order of the questions and their answers.

    ``only`` limits a question to some of its values (one county of each kind, say); ``given`` fixes answers.
    """
    answers = dict(given or {})
    step = assess(answers)
    if isinstance(step, Outcome):
        yield Leaf(answers, step)
        return
    for value in values(step, only):
        yield from paths(only, {**answers, step.question: value})


def values(step: Next, only: Mapping[str, tuple[str, ...]] | None = None) -> tuple[str, ...]:
    """The answers to follow for the question that a run stopped at."""
    return (only or {}).get(step.question) or tuple(QUESTIONS[step.question])
