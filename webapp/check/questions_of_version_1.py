"""The questions as version 1 of the answer code knew them: which came after which answer, as a decision diagram.

``questions_1.json`` was written by running the rules of then, on 25 November 2026, and never changes: each entry of
``asked`` is a question and, for the number of the entry that came next, the answers that led there (0: settled).
``answers`` are those of the questions that have more answers today.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from webapp.rules.questions import QUESTIONS

_DATA = json.loads(Path(__file__).with_name("questions_1.json").read_text(encoding="utf-8"))
ASKED: list[tuple[str, dict[str, int]]] = [
    (question, {answer: int(to) for to, answers in arms.items() for answer in answers.split()})
    for question, arms in _DATA["asked"]
]
ANSWERS: dict[str, tuple[str, ...]] = {
    name: tuple(_DATA["answers"][name].split() if name in _DATA["answers"] else (value.value for value in question))
    for name, question in QUESTIONS.items()
}
"""The answers of each question in their order then, which were the digits of a code."""


def next_question(answers: Mapping[str, str]) -> str | None:
    """The question that came after these answers of one conviction; None where it was settled."""
    number = len(ASKED)
    while number:
        question, leads_to = ASKED[number - 1]
        if question not in answers:
            return question
        number = leads_to[answers[question]]
    return None
