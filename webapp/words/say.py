"""The words of questions, answers, rules and outcomes in the language of the request: translated once, then kept."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from flask_babel import gettext as _
from markupsafe import Markup

from webapp.facts import COUNTIES, STATES
from webapp.i18n.languages import kept_in_each_language
from webapp.rules.outcome import Ending, Kind, Relief
from webapp.rules.questions import QUESTIONS, County, Question
from webapp.rules.reasons import Reason
from webapp.words.outcomes import KIND_WORDS, RELIEF_WORDS
from webapp.words.questions import FACTS_OF_SECTION, QUESTION_WORDS, Option, Words
from webapp.words.questions_for_family import FOR_FAMILY
from webapp.words.reasons import REASON_WORDS

MOST_TO_LIST = 6
"""Answers of one question. A longer list is said by what it leaves out, where that is shorter."""


@kept_in_each_language
def words_of(question: type[Question], family: bool = False) -> Words:
    """Everything that the page of a question says. ``family``: to who answers for somebody else, not about "you"."""
    words = FOR_FAMILY.get(question, QUESTION_WORDS[question]) if family else QUESTION_WORDS[question]
    return Words(
        title=_said(words.title),
        short=_said(words.short),
        hint=_said(words.hint),
        items=tuple(map(_said, words.items)),
        look=_said(words.look),
        options={value.value: _option(question, value) for value in question},
    )


def option(question: type[Question], value: str) -> Option:
    """The words of one answer."""
    return words_of(question).options[value]


def label(question: type[Question], value: str) -> str:
    """The label of one answer."""
    return option(question, value).label


@kept_in_each_language
def facts_of(section: str) -> tuple[str, ...]:
    """What the question of facts lists for a section."""
    return tuple(map(_said, FACTS_OF_SECTION[section]))


@kept_in_each_language
def rule_words(reason: Reason) -> str:
    """What a rule says."""
    return _said(REASON_WORDS[reason])


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
    best = str(RELIEF_WORDS[relief[0]])
    if len(relief) > 1:
        best = str(_("%(best)s; if not: %(next)s", best=best, next=RELIEF_WORDS[relief[1]]))
    return str(_("Ask the court to: %(relief)s", relief=best))


def say_ending(ending: Ending) -> str:
    """An outcome in a few words: its kind, and what to ask for."""
    if ending.kind is None:
        return say_answer("section", ending.section)
    if ending.kind is Kind.PETITION:
        return say_relief(ending.relief)
    return " ".join(part for part in (str(KIND_WORDS[ending.kind]), say_relief(ending.relief)) if part)


def keep_all() -> None:
    """Say everything that is kept, in the language of the request, so that what a person asks leaves no trace."""
    for question in QUESTIONS.values():
        for words in (words_of(question), words_of(question, True), words_of(question, False)):
            assert words.title
    for section in FACTS_OF_SECTION:
        facts_of(section)
    for reason in REASON_WORDS:
        rule_words(reason)
    for relief in [each for length in range(3) for each in permutations(Relief, length)]:
        say_relief(relief)


def _option(question: type[Question], value: str) -> Option:
    words = QUESTION_WORDS[question].options.get(value)
    if words:
        return Option(label=_said(words.label), hint=_said(words.hint), codes=words.codes)
    place = COUNTIES[value] if question is County else STATES[value]
    return Option(label=_said(place.name))


def _said(words: str) -> str:
    """Words that wait for a language, or the id of a message from a data file, as text."""
    return Markup(_(words) if type(words) is str else words) if words else ""


def _list(question: str, values: Sequence[str]) -> str:
    return " · ".join(say_answer(question, value) for value in values)
