"""Template helpers of the check: what its pages ask for by name, and the answers so far in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from flask import g

from webapp.answer.blocks import in_one_go, verdict
from webapp.answer.draw import draw, on_paper, text
from webapp.answer.letters import letters_of
from webapp.answer.open_facts import UNKNOWN
from webapp.answer.result import Result
from webapp.answer.several import of_families
from webapp.answer.sheet import type_size
from webapp.check.journey import Place
from webapp.rules import Outcome
from webapp.rules.outcome import Ending
from webapp.rules.questions import QUESTIONS, City, County, Section, Time
from webapp.web.embed import look
from webapp.words import say
from webapp.words.questions import Words
from webapp.words.say import label, option, say_ending

FAMILY = "family"
"""What the form says of the case where it is not the reader's own."""


def words_of(question: str) -> Words:
    """What the page of a question says, by the id of the question, to who answers in this request."""
    return say.words_of(QUESTIONS[question], family())


def city_name(city: str) -> str:
    """The name of one of the cities with a prosecutor of their own."""
    return label(City, city)


def say_outcome(outcome: Outcome) -> str:
    """An outcome in a few words."""
    return say_ending(Ending(outcome.kind, outcome.relief))


def field_of(number: int, question: str) -> str:
    """The name of the form field that holds an answer of a conviction."""
    return Place(number, question).field


def line() -> bool:
    """Is this the table mode, for a line of people at one screen?"""
    return bool(g.get("line", False))


def family() -> bool:
    """Does somebody answer for a person in the family? It changes words, and nothing else."""
    return bool(g.get("family", False))


def beside_answers() -> dict[str, str]:
    """What every form carries beside answers: how the check looks, and whom it speaks to."""
    kept = {"look": look(), "line": "1" if line() else "", "for": FAMILY if family() else ""}
    return {name: value for name, value in kept.items() if value}


def answer_of(name: str, value: str) -> str:
    """The label of an answer; for the four sections of the law with their number."""
    said = option(QUESTIONS[name], value)
    return f"{said.codes} · {said.label}" if name == Section.id and value.isdecimal() else said.label


def result_in_short(result: Result) -> str:
    """A conviction in a line: what it was, when, and what is said of it first."""
    known = [
        answer_of(name, result.answers[name])
        for name in (County.id, Section.id, Time.id)
        if name in result.outcome.path and result.answers[name] not in UNKNOWN
    ]
    return " · ".join([*known, text(f"verdict.{verdict(result.outcome)}")])


class Said(NamedTuple):
    """A line of "your answers": the question, its short name and its title, and the answer in words."""

    place: Place
    short: str
    title: str
    answer: str


def said(answered: Iterable[tuple[Place, str]]) -> list[Said]:
    """The answers so far, in words."""
    found = []
    for place, value in answered:
        words = words_of(place.question)
        found.append(Said(place, words.short, words.title, answer_of(place.question, value)))
    return found


FOR_TEMPLATES = (
    *(words_of, city_name, say_outcome, field_of, line, family, beside_answers, answer_of),
    *(draw, on_paper, of_families, in_one_go, result_in_short, letters_of, type_size),
)
"""What templates call by these names."""
