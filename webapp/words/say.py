"""The words of questions, answers and rules in the language of the request: translated once, then kept."""

from __future__ import annotations

from flask_babel import gettext
from markupsafe import Markup

from webapp.facts import COUNTIES, STATES
from webapp.i18n.languages import kept_in_each_language
from webapp.rules.questions import County, Question
from webapp.rules.reasons import Reason
from webapp.words.questions import FACTS_OF_SECTION, QUESTION_WORDS, Option, Words
from webapp.words.reasons import REASON_WORDS


@kept_in_each_language
def words_of(question: type[Question]) -> Words:
    """Everything that the page of a question says."""
    words = QUESTION_WORDS[question]
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


def _option(question: type[Question], value: str) -> Option:
    words = QUESTION_WORDS[question].options.get(value)
    if words:
        return Option(label=_said(words.label), hint=_said(words.hint), codes=words.codes)
    place = COUNTIES[value] if question is County else STATES[value]
    return Option(label=_said(place.name))


def _said(words: str) -> str:
    """Words that wait for a language, or the id of a message from a data file, as text."""
    return Markup(gettext(words) if type(words) is str else words) if words else ""
