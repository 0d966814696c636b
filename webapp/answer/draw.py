"""What a block says: a piece of HTML in the language of the request, drawn once and kept.

It depends on the id and the language alone, so it is the same for everybody and in every place where it stands. The
words are in ``templates/answer/blocks.html``, one macro for each family of blocks; facts come from the data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from flask import current_app
from markupsafe import Markup

from webapp.answer.blocks import ASK, BY_COUNTY, REFUSED
from webapp.answer.life import IN_SHORT
from webapp.answer.slip import counters, papers_to_get, sentences
from webapp.answer.steps import AGAIN, boxes
from webapp.facts import CITATIONS, COUNTIES, FORMS, LIFE_ENTRIES, LIFE_TOPICS, PLAN_STEPS, STATES, WAYS, offices
from webapp.i18n.languages import kept_in_each_language
from webapp.rules.outcome import Cleared, Kind, Relief
from webapp.rules.questions import QUESTIONS
from webapp.rules.reasons import CITATIONS_OF, Reason
from webapp.words.headlines import DONE_ALREADY, IF_NOT_DONE, LAW, headline
from webapp.words.say import rule_words

END_OF_A_LINE = re.compile(r"<(?=/p|/h\d|/summary|/li|br)")
LINK = re.compile(r'<a (?!class="tel")[^>]*>(.*?)</a>', re.DOTALL)


@kept_in_each_language
def draw(block: str) -> Markup:
    """One block as HTML. Raises KeyError for an id that is none."""
    family, *about = block.split(".")
    macro = getattr(current_app.jinja_env.get_template("answer/blocks.html").module, family)
    return Markup(macro(block, *GIVEN[family](*about)))


def on_paper(block: str) -> Markup:
    """The same without links, which paper cannot open; a telephone number stays one, for who reads it on a screen."""
    return Markup(LINK.sub(r"\1", str(draw(block))))


def text(block: str) -> str:
    """The same as plain text."""
    return str(Markup(END_OF_A_LINE.sub(" <", draw(block))).striptags())


def _reason(name: str, county: str = "") -> tuple[object, ...]:
    reason = Reason(name)
    return reason, rule_words(reason), [CITATIONS[each] for each in CITATIONS_OF[reason]], COUNTIES.get(county)


def _step(name: str, where: str = "", again: str = "") -> tuple[object, ...]:
    return PLAN_STEPS[name], offices.SHOWN.get(where), STATES.get(where), again


GIVEN: Mapping[str, Callable[..., tuple[object, ...]]] = {
    "verdict": lambda how, *name: (DONE_ALREADY[Cleared(*name)] if how == "cleared" else headline(*name),),
    "meaning": lambda *entry: (LIFE_ENTRIES[".".join(entry)],),
    "life": lambda topic, name: (LIFE_TOPICS[topic], LIFE_ENTRIES[f"{topic}.{name}"]),
    "call": lambda step, office: (PLAN_STEPS[step], offices.SHOWN[office]),
    "otherwise": lambda relief: (IF_NOT_DONE[Relief(relief)],),
    "immigration": lambda: (offices.SHOWN[offices.LAWYER_LINE],),
    "immigration_help": lambda office: (offices.SHOWN[office],),
    "step": _step,
    "say": lambda step: (PLAN_STEPS[step],),
    "details": lambda step, again="": (PLAN_STEPS[step], again),
    "boxes": lambda form, *about: (FORMS[form], boxes(FORMS[form], *about)),
    "ask": lambda name: (name,),
    "refused": lambda name: (name,),
    "known": lambda cleared, county="": (cleared, COUNTIES.get(county)),
    "state": lambda code: (STATES[code],),
    "reason": _reason,
    "law": _reason,
    "way": lambda name: (WAYS[name],),
    "office": lambda name: (offices.SHOWN[name],),
    "whom": lambda name: (offices.SHOWN[name],),
    "paper": lambda question: (question, papers_to_get(question)),
    "counter": lambda question, step: (sentences(question, step), PLAN_STEPS[step]),
}
"""For each family: what its macro is given, by the parts of an id."""

ASKED: Mapping[str, tuple[str, ...]] = {
    "asker": ("public-defender", "court"),
    "clerk": ("court",),
    "defender": ("public-defender", "hotline"),
    "juvenile": ("public-defender", "juvenile", "hotline"),
    "lawyer-line": ("directory",),
    "prosecutor": ("district-attorney", "city-attorney"),
    "state": ("state-agency",),
}
"""The kinds of office that a step may be done with."""


def all_blocks() -> Iterator[str]:
    """Every block that an answer may have, and a few more: what is drawn at the start."""
    yield from (f"verdict.cleared.{cleared}" for cleared in DONE_ALREADY)
    yield from (f"verdict.law.{name}" for name in LAW)
    yield from (f"otherwise.{relief}" for relief in IF_NOT_DONE)
    yield from (f"{'meaning' if entry.topic == IN_SHORT else 'life'}.{entry.id}" for entry in LIFE_ENTRIES.values())
    yield from (f"immigration_help.{office.id}" for office in offices.SHOWN.values() if office.kind == "immigration")
    yield from ("immigration", f"call.call-defender.{offices.LAWYER_LINE}")
    for step in PLAN_STEPS.values():
        yield from (f"step.{step.id}", f"details.{step.id}", f"details.{step.id}.{AGAIN}", f"say.{step.id}")
        for office in offices.SHOWN.values():
            if office.kind in ASKED.get(step.whom, ()):
                yield from (f"step.{step.id}.{office.id}", f"step.{step.id}.{office.id}.{AGAIN}")
                if office.phone and step.say:
                    yield f"call.{step.id}.{office.id}"
        for form in step.forms:
            for kind in Kind:
                yield from (f"boxes.{form}.{kind}", *(f"boxes.{form}.{kind}.{relief}" for relief in Relief))
    yield from (f"ask.{name}" for name in ASK)
    yield from (f"refused.{name}" for name in REFUSED)
    for reason in Reason:
        for family in ("reason", "law"):
            yield f"{family}.{reason}"
            yield from (f"{family}.{reason}.{county}" for county in (COUNTIES if reason in BY_COUNTY else ()))
    for cleared in DONE_ALREADY:
        yield from (f"known.{cleared}", *(f"known.{cleared}.{county}" for county in COUNTIES))
    for state in STATES:
        yield from (f"verdict.law.other-state.{state}", f"step.other-state-law.{state}", f"state.{state}")
    yield from (f"way.{way}" for way in WAYS)
    yield from (f"{family}.{office}" for office in offices.SHOWN for family in ("office", "whom"))
    for question in QUESTIONS:
        yield from (f"paper.{question}" for _ in papers_to_get(question)[:1])
        yield from (f"counter.{question}.{counter.step.id}" for counter in counters(question, ""))


def draw_all() -> None:
    """Draw them all in the language of the request, so that the time of an answer never tells what others asked."""
    for block in all_blocks():
        draw(block)
