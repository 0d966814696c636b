"""The answers of a visit in words, for "your answers so far" and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from webapp.check.journey import Place
from webapp.rules.questions import QUESTIONS, Section
from webapp.words.say import option, words_of


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
        words = words_of(QUESTIONS[place.question])
        found.append(Said(place, words.short, words.title, answer_of(place.question, value)))
    return found


def answer_of(name: str, value: str) -> str:
    """The label of an answer; for the four sections of the law with their number."""
    said = option(QUESTIONS[name], value)
    return f"{said.codes} · {said.label}" if name == Section.id and value.isdecimal() else said.label
