"""How the book says answers, conditions and endings: in the reader's language, for pages, drawing and paper alike."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from webapp.i18n.languages import kept_in_each_language
from webapp.rulebook.book import Ending
from webapp.rules.outcome import Kind, Relief
from webapp.rules.questions import QUESTIONS
from webapp.words import outcomes as words
from webapp.words.say import label, option

MOST_TO_LIST = 6


def say_answer(question: str, value: str) -> str:
    """One answer with the letters or numbers that a paper prints for it."""
    found = QUESTIONS[question]
    codes = option(found, value).codes if question != "papers" else ""
    in_brackets = codes if codes.startswith("(") else f"({codes})"
    return f"{label(found, value)} {in_brackets}" if codes else label(found, value)


def say_answers(question: str, values: Sequence[str]) -> str:
    """Several answers of one question; a long list by what it leaves out, where that is shorter."""
    left_out = [value.value for value in QUESTIONS[question] if value not in values]
    if len(values) > MOST_TO_LIST and len(left_out) < len(values):
        return str(_("any but these: %(list)s", list=_list(question, left_out)))
    return _list(question, values)


@kept_in_each_language
def say_relief(relief: tuple[Relief, ...]) -> str:
    """What to ask for, then the fallback; "" where there is nothing lower."""
    if not relief or relief[0] is Relief.SAME:
        return ""
    best = str(words.RELIEF_WORDS[relief[0]])
    if len(relief) > 1:
        best = str(_("%(best)s; if not: %(next)s", best=best, next=words.RELIEF_WORDS[relief[1]]))
    return str(_("Ask the court to: %(relief)s", relief=best))


@kept_in_each_language
def say_ending(ending: Ending) -> str:
    """An outcome in a few words: its kind, and what to ask for."""
    if ending.kind is None:
        return say_answer("section", ending.section)
    if ending.kind is Kind.PETITION:
        return say_relief(ending.relief)
    return " ".join(part for part in (str(words.KIND_WORDS[ending.kind]), say_relief(ending.relief)) if part)


def _list(question: str, values: Sequence[str]) -> str:
    return " · ".join(say_answer(question, value) for value in values)
