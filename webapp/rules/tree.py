"""Every path through the questions, found by running ``assess`` and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from webapp.facts import COUNTIES
from webapp.rules.assess import assess
from webapp.rules.outcome import Next, Outcome
from webapp.rules.questions import QUESTIONS, County, Papers, Question, Sentence, State
from webapp.rules.reasons import ANSWER_BEHIND


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


def _counties_alike() -> dict[str, tuple[str, ...]]:
    """The first county of each kind, with all of its kind: the rules tell them apart only by what each has done."""
    kinds: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for slug, county in COUNTIES.items():
        kinds[(slug,) if slug == County.LOS_ANGELES else (county.felony, county.lower)].append(slug)
    return {slugs[0]: tuple(slugs) for slugs in kinds.values()} | {County.UNKNOWN.value: (County.UNKNOWN.value,)}


def _alike_but_for_a_rule(question: type[Question], like: Question) -> dict[str, tuple[str, ...]]:
    """Each answer by itself, but those that only add a rule with the one they are ``like``."""
    added = tuple(answer for asked, answer in ANSWER_BEHIND.values() if asked == question.id)
    alone = {value.value: (value.value,) for value in question if value.value not in added}
    return alone | {like.value: (like.value, *added)}


ALIKE: dict[str, dict[str, tuple[str, ...]]] = {
    County.id: _counties_alike(),
    State.id: {State.ALABAMA.value: tuple(State)},
    Papers.id: _alike_but_for_a_rule(Papers, Papers.NOT_CHECKED),
    Sentence.id: _alike_but_for_a_rule(Sentence, Sentence.NO),
}
"""Answers that differ only in name: what one leads to, each of them leads to (``tests/rules/test_every_path.py``).

The newest paper and the end of the sentence differ in one rule more (``reasons.ANSWER_BEHIND``).
"""

ONE_OF_EACH: dict[str, tuple[str, ...]] = {question: tuple(kinds) for question, kinds in ALIKE.items()}
"""For ``paths(only=...)``: every path, with one of the answers that differ only in name."""
