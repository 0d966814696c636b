"""The words of questions, answers and rules in the language of the request: translated once, then kept."""

from __future__ import annotations

from functools import cache

from flask_babel import gettext
from markupsafe import Markup

from webapp.checker.reason_words import REASON_WORDS
from webapp.checker.words import FACTS_OF_SECTION, QUESTION_WORDS, Option, Words
from webapp.languages import current
from webapp.law import COUNTIES, STATES
from webapp.rules.questions import County, Question
from webapp.rules.reasons import Reason


def words_of(question: type[Question]) -> Words:
    """Everything that the page of a question says."""
    return _words(question, current().tag)


def option(question: type[Question], value: str) -> Option:
    """The words of one answer."""
    return words_of(question).options[value]


def label(question: type[Question], value: str) -> str:
    """The label of one answer."""
    return option(question, value).label


def facts_of(section: str) -> tuple[str, ...]:
    """What the question of facts lists for a section."""
    return _facts(section, current().tag)


def rule_words(reason: Reason) -> str:
    """What a rule says."""
    return _rule(reason, current().tag)


@cache
def _words(question: type[Question], _tag: str) -> Words:
    words = QUESTION_WORDS[question]
    return Words(
        title=_said(words.title),
        short=_said(words.short),
        hint=_said(words.hint),
        items=tuple(map(_said, words.items)),
        look=_said(words.look),
        options={value.value: _option(words, question, value) for value in question},
    )


@cache
def _facts(section: str, _tag: str) -> tuple[str, ...]:
    return tuple(map(_said, FACTS_OF_SECTION[section]))


@cache
def _rule(reason: Reason, _tag: str) -> str:
    return _said(REASON_WORDS[reason])


def _option(words: Words, question: type[Question], value: str) -> Option:
    if value in words.options:
        lazy = words.options[value]
        return Option(label=_said(lazy.label), hint=_said(lazy.hint), codes=lazy.codes)
    place = COUNTIES[value] if question is County else STATES[value]
    return Option(label=_said(place.name))


def _said(words: str) -> str:
    """Words that wait for a language, or the id of a message from a data file, as text."""
    return Markup(gettext(words) if type(words) is str else words) if words else ""
