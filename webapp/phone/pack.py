"""What the phone is given: a pack for all languages, and one for each with its words and blocks."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import permutations
from typing import Any

from flask import current_app
from flask_babel import get_translations, gettext

from webapp.answer.call import asks_for, text_message
from webapp.answer.draw import draw
from webapp.answer.slip import counters, papers_to_get
from webapp.answer.steps import AGAIN
from webapp.check import answer_code, places, questions_of_version_1
from webapp.check.ahead import FILE as AHEAD
from webapp.check.forms import CHOOSE, FIELDS, NO_COUNTY, ONE_OF_THESE, QuestionForm
from webapp.check.journey import Place
from webapp.facts import COUNTIES, LETTERS, PAPERS, PLACES, PLAN_STEPS, PlanStep
from webapp.facts.offices import LAWYER_LINE, SHOWN
from webapp.i18n.languages import LANGUAGES, Language, current
from webapp.phone.offices import ANSWERED, IN_EACH_COUNTY
from webapp.phone.templates import addresses_in, number_messages, plurals_in, syntax_trees
from webapp.rules.cleared import OPEN_PAPERS
from webapp.rules.outcome import Relief
from webapp.rules.questions import ABOUT_THE_PERSON, QUESTIONS, Section
from webapp.web.assets import STATIC
from webapp.web.static import address
from webapp.words import say
from webapp.words.cite import cite, language_name
from webapp.words.outcomes import KIND_WORDS
from webapp.words.questions import FACTS_OF_SECTION
from webapp.words.questions_for_family import FOR_FAMILY

CALL = re.compile(r'<div class="call"[^>]*>\n(.*)\n(<span class="say">.*</span>)\n</div>', re.DOTALL)
WHOM = re.compile(r"<span\x03>(.*)</span>", re.DOTALL)
"""What is the same in many blocks: who answers, what to say, an office with its number."""


def common(law: Mapping[str, Any], blocks: Iterable[str]) -> dict[str, Any]:
    """What is the same in every language. ``law``: the diagrams of ``law.py``; ``blocks``: those that they lead to."""
    trees = syntax_trees(current_app.jinja_env)
    messages = number_messages(trees)
    return {
        "law": law,
        "offices_in": IN_EACH_COUNTY,
        "asked": json.loads(AHEAD.read_text())["asked"],
        "old_questions": {"asked": questions_of_version_1.ASKED, "answers": questions_of_version_1.ANSWERS},
        "answers": {name: tuple(question) for name, question in QUESTIONS.items()},
        "about_the_person": sorted(ABOUT_THE_PERSON),
        "templates": trees,
        "messages": messages,
        "addresses": {name: _address(name) for name in addresses_in(trees)},
        "assets": {name: address(STATIC / name) for name in ASSETS},
        "languages": [
            each.model_dump(mode="json", exclude={"reviewed_on"}) for each in current_app.config["LANGUAGES"].values()
        ],
        "counties": {slug: county.name for slug, county in COUNTIES.items()},
        "places": [(each.county, list(each.names)) for each in PLACES.values()],
        "names_of_places": {
            "before": places.BEFORE.pattern,
            "after": places.AFTER.pattern,
            "short": places.SHORT_NAMES,
            "abbreviations": places.ABBREVIATIONS,
            "not_known": places.NOT_KNOWN,
            "alike": places.ALIKE,
            "as_good": places.AS_GOOD,
            "most_alike": places.MOST_ALIKE,
            "most_offers": places.MOST_OFFERS,
            "shortest_inside": places.SHORTEST_INSIDE,
            "longest_typed": places.LONGEST_TYPED,
        },
        "steps": {step.id: _step(step, blocks) for step in PLAN_STEPS.values()},
        "offices": {office: {"name": SHOWN[office].name, "phone": SHOWN[office].phone} for office in ANSWERED},
        "answered": ANSWERED,
        "lawyer_line": LAWYER_LINE,
        "helps_in": {tag: [office.id for office in SHOWN.values() if office.helps_in(tag)] for tag in LANGUAGES},
        "letters": {letter.id: letter.title for letter in LETTERS.values()},
        "papers": {name: [paper.id for paper in papers_to_get(name)] for name in QUESTIONS if papers_to_get(name)},
        "counters": {name: [counter.step.id for counter in counters(name, "")] for name in QUESTIONS},
        "open_papers": sorted(OPEN_PAPERS),
        "code": {
            "alphabet": answer_code.ALPHABET,
            "version": answer_code.VERSION,
            "group": answer_code.GROUP,
            "longest": answer_code.LONGEST,
            "most_words": answer_code.MOST_WORDS,
            "primitive_root": answer_code.PRIMITIVE_ROOT,
        },
    }


def _language(language: Language) -> dict[str, Any]:
    return language.model_dump(mode="json", include={"tag", "name", "direction", "reviewed_by"})


def _step(step: PlanStep, blocks: Iterable[str]) -> dict[str, Any]:
    """A step, with the words that the pages on the call and on getting a paper say outside of a block."""
    called = any(block.startswith(f"call.{step.id}.") for block in blocks)
    at_a_counter = any(paper.step == step.id for paper in PAPERS.values())
    return {
        "whom": step.whom,
        "forms": step.forms,
        "says": bool(step.say),
        **({"title": step.title, "say": step.say} if called else {}),
        **({"where": step.where} if at_a_counter else {}),
    }


def in_language(blocks: Iterable[str], pack: dict[str, Any]) -> dict[str, Any]:
    """What is said, in the language of the request. ``blocks``: those to draw; ``pack``: that of all languages."""
    language = current()
    drawn, parts = _in_parts(blocks)
    return {
        "tag": language.tag,
        "direction": language.direction,
        "locale": language.locale.replace("_", "-"),
        "own_name": language_name(language.tag),
        "asks_for": asks_for(language.locale),
        "messages": [gettext(message) for message in pack["messages"]],
        "site_name": gettext("Cannabis Record Check"),
        "text_message": text_message("%(phone)s", "%(office)s", "%(sentence)s"),
        "names": _said(_by_name(pack)),
        "plurals": {
            many: [get_translations().ungettext(one, many, number) for number in range(MOST_TO_GO)]
            for one, many in plurals_in(pack["templates"])
        },
        "blocks": drawn,
        "parts": parts,
        "questions": {name: _words(name) for name in QUESTIONS},
        "family": {
            question.id: {
                part: said for part, said in _words(question.id, True).items() if said != _words(question.id)[part]
            }
            for question in FOR_FAMILY
        },
        "facts": {section: say.facts_of(section) for section in FACTS_OF_SECTION},
        "choices": {name: [(choice.value, str(choice.label)) for choice in _field(name).choices] for name in LISTS},
        "errors": {"choose": str(CHOOSE), "one_of_these": str(ONE_OF_THESE), "no_county": str(NO_COUNTY)},
        "citations": {f"hs-{section}": cite(f"hs-{section}") for section in Section if section.isdecimal()},
        "kinds": {kind: str(words) for kind, words in KIND_WORDS.items()},
        "reliefs": {
            ".".join(relief): say.say_relief(relief) for length in range(3) for relief in permutations(Relief, length)
        },
    }


def _by_name(pack: dict[str, Any]) -> Iterator[str]:
    """What the phone says beside the messages of the templates, in English."""
    yield from (*pack["letters"].values(), *pack["counties"].values())
    for step in pack["steps"].values():
        yield from (step.get("title", ""), step.get("where", ""), *step.get("say", ()))


def _said(messages: Iterable[str]) -> dict[str, str]:
    return {message: said for message in messages if (said := gettext(message)) != message}


def _in_parts(wanted: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """The blocks, and the parts that many have: an office with its number, the button that dials, what to say, a law.

    In a block a part is its name between two marks.
    """
    drawn = {block: str(draw(block)).replace(f' data-block="{block}"', ID) for block in sorted(wanted)}
    parts: dict[str, str] = {}
    for block in drawn:
        family, *about = block.split(".")
        if family == "law":
            parts[block] = drawn[block]
        elif family == "whom" and (found := WHOM.fullmatch(drawn[block])):
            parts[block] = found[1]
        elif family == "call" and (found := CALL.fullmatch(drawn[block])):
            parts |= {f"dial.{about[1]}": found[1], f"say.{about[0]}": found[2]}
    names = {html: name for name, html in parts.items()}
    anywhere = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    return _by_pattern(
        {block: anywhere.sub(lambda part: MARK + names[part[0]] + MARK, drawn[block]) for block in drawn}
    ), parts


def _by_pattern(drawn: Mapping[str, str]) -> dict[str, str]:
    """Blocks that differ only in the place or the office of their id as one, with ``PLACE`` for it."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    of: dict[str, tuple[str, str]] = {}
    for block, html in drawn.items():
        name = block.removesuffix(f".{AGAIN}")
        place = name.rpartition(".")[2]
        of[block] = name.removesuffix(place) + PLACE + block.removeprefix(name), html.replace(place, PLACE)
        found[of[block][0]][of[block][1]] += 1
    patterns = {
        block: html
        for block, ((html, times),) in ((block, each.most_common(1)) for block, each in found.items())
        if times > 1
    }
    return patterns | {block: html for block, html in drawn.items() if patterns.get(of[block][0]) != of[block][1]}


def _words(question: str, family: bool = False) -> dict[str, Any]:
    """The words of a question; those of the answers in a list stand under ``choices``."""
    words = asdict(say.words_of(QUESTIONS[question], family))
    return {part: said for part, said in words.items() if part != "options" or question not in LISTS}


def _field(question: str) -> Any:
    return QuestionForm(Place(1, question), {}).answer


def _address(endpoint: str) -> str:
    return next(current_app.url_map.iter_rules(endpoint)).rule


ASSETS = ("sheet.css", "say.js", "icon.svg")
"""What the pages of the check name beside what every page has."""
LISTS = [question.id for question in FIELDS]
MOST_TO_GO = 30
"""More than there are questions."""
MARK, PLACE, ID = "\x01", "\x02", "\x03"
