"""The rules for machines: ``/rules.json``, everything with its words; ``webapp/rulebook/table.py`` makes the table.

The fields are documented on the page ``/<lang>/rules/data``. ``format`` changes when a field changes its meaning;
``version`` changes whenever a rule, a word or a source does.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable
from typing import Any

from flask_babel import gettext

from webapp.facts import CITATIONS, DIFFERENCES
from webapp.i18n.languages import LANGUAGES, speaking
from webapp.rulebook.book import book
from webapp.rulebook.entries import Condition
from webapp.rulebook.once import Once
from webapp.rules.outcome import Also, Cleared, Relief
from webapp.rules.questions import ABOUT_THE_PERSON, QUESTIONS
from webapp.rules.reasons import CITATIONS_OF, Reason
from webapp.words import outcomes as words
from webapp.words.questions import FACTS_OF_SECTION, QUESTION_WORDS, Option
from webapp.words.reasons import REASON_WORDS
from webapp.words.say import label

FORMAT = 1


@Once
def as_json() -> str:
    """Questions, outcomes, rules, citations and where lawyers differ, with the words of every language."""
    content = {
        "questions": [_question(name) for name in QUESTIONS],
        "facts_of_section": {section: list(map(_words, facts)) for section, facts in FACTS_OF_SECTION.items()},
        "outcomes": [
            {"id": result.kind, "words": _words(words.KIND_WORDS[result.kind]), "needs": _needs(result.conditions)}
            | {"rules": result.rules}
            for result in book().results
        ],
        "relief": _named(Relief, words.RELIEF_WORDS),
        "also": _named(Also, words.ALSO_WORDS),
        "cleared": _named((each for each in Cleared if each), words.CLEARED_WORDS),
        "rules": [_rule(reason) for reason in Reason],
        "differences": [
            {"id": each.id, "point": _words(each.point), "views": [_words(view) for view in each.views]}
            | {"ours": _words(each.ours), "rules": each.rules, "citations": each.cites}
            for each in DIFFERENCES.values()
        ],
        "citations": [
            {"id": each.id, "kind": each.kind, "number": each.number, "says": _words(each.says), "url": each.url}
            | {"since": each.since, "checked_on": each.checked_on.isoformat(), "certainty": each.sure}
            | {"reviewed_by_lawyer": each.lawyer}
            for each in CITATIONS.values()
        ],
    }
    version = hashlib.sha256(json.dumps(content, sort_keys=True).encode())
    version.update(gzip.decompress(book().table))
    whole = {"format": FORMAT, "version": version.hexdigest()[:12], **content}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _words(message: str) -> dict[str, str]:
    """A message in every language. ``message``: a lazy one, or an id from a data file."""
    found = {}
    for tag, language in LANGUAGES.items():
        with speaking(language):
            found[tag] = gettext(message) if message and type(message) is str else str(message)
    return found


def _named(ids: Iterable[Any], named: dict[Any, str]) -> list[dict[str, object]]:
    return [{"id": each, "words": _words(named[each])} for each in ids]


def _needs(conditions: Iterable[Condition]) -> list[dict[str, object]]:
    return [{"question": each.question, "answers": each.values, "always": each.always} for each in conditions]


def _question(name: str) -> dict[str, object]:
    question = QUESTIONS[name]
    words = QUESTION_WORDS[question]
    return {
        "id": name,
        "about_the_person": name in ABOUT_THE_PERSON,
        "words": _words(words.title),
        "hint": _words(words.hint),
        "look": _words(words.look),
        "items": list(map(_words, words.items)),
        "answers": [_option(name, value) for value in question],
    }


def _option(name: str, value: str) -> dict[str, object]:
    found = QUESTION_WORDS[QUESTIONS[name]].options.get(value, Option(label=""))
    return {"id": value, "words": _labels(name, value), "hint": _words(found.hint), "codes": found.codes}


def _labels(name: str, value: str) -> dict[str, str]:
    found = {}
    for tag, language in LANGUAGES.items():
        with speaking(language):
            found[tag] = label(QUESTIONS[name], value)
    return found


def _rule(reason: Reason) -> dict[str, object]:
    entry = book().rules[reason]
    frame = book().frames[entry.chapter]
    return {
        "id": reason,
        "chapter": entry.chapter,
        "words": _words(REASON_WORDS[reason]),
        "needs": _needs((*frame, *entry.conditions)),
        "needs_are_enough": entry.exact,
        "outcomes": entry.kinds,
        "citations": CITATIONS_OF[reason],
        "since": entry.since,
        "certainty": entry.sure,
        "reviewed_by_lawyer": entry.lawyer,
    }
