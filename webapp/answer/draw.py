"""What a block says: a piece of HTML in the language of the request, drawn once and kept.

It depends on the id and the language alone, so it is the same for everybody and in every place where it stands. The
words are in ``templates/answer/blocks.html``, one macro for each family of blocks; facts come from the data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from flask import current_app
from markupsafe import Markup

from webapp.answer.blocks import BY_COUNTY
from webapp.answer.steps import boxes
from webapp.facts import CITATIONS, COUNTIES, FORMS, LIFE_ENTRIES, LIFE_TOPICS, PLAN_STEPS, STATES, WAYS
from webapp.facts.offices import LAWYER_LINE, SHOWN
from webapp.i18n.languages import kept_in_each_language
from webapp.rules.outcome import Cleared, Relief
from webapp.rules.reasons import CITATIONS_OF, Reason
from webapp.words.headlines import DONE_ALREADY, IF_NOT_DONE, headline
from webapp.words.say import rule_words


@kept_in_each_language
def draw(block: str) -> Markup:
    """One block as HTML. Raises KeyError for an id that is none."""
    family, *about = block.split(".")
    macro = getattr(current_app.jinja_env.get_template("answer/blocks.html").module, family)
    return Markup(macro(block, *GIVEN[family](*about)))


def text(block: str) -> str:
    """The same as plain text."""
    return str(draw(block).striptags())


def _reason(name: str, county: str = "") -> tuple[object, ...]:
    reason = Reason(name)
    return reason, rule_words(reason), [CITATIONS[each] for each in CITATIONS_OF[reason]], COUNTIES.get(county)


def _step(name: str, where: str = "") -> tuple[object, ...]:
    return PLAN_STEPS[name], SHOWN.get(where), STATES.get(where)


GIVEN: Mapping[str, Callable[..., tuple[object, ...]]] = {
    "verdict": lambda how, *name: (DONE_ALREADY[Cleared(*name)] if how == "cleared" else headline(*name),),
    "meaning": lambda *entry: (LIFE_ENTRIES[".".join(entry)],),
    "life": lambda topic, name: (LIFE_TOPICS[topic], LIFE_ENTRIES[f"{topic}.{name}"]),
    "call": lambda step, office: (PLAN_STEPS[step], SHOWN[office]),
    "otherwise": lambda relief: (IF_NOT_DONE[Relief(relief)],),
    "immigration": lambda: (SHOWN[LAWYER_LINE],),
    "step": _step,
    "say": lambda step: (PLAN_STEPS[step],),
    "details": lambda step: (PLAN_STEPS[step],),
    "boxes": lambda form, *about: (FORMS[form], boxes(FORMS[form], *about)),
    "ask": lambda name: (name,),
    "refused": lambda name: (name,),
    "known": lambda cleared, county="": (cleared, COUNTIES.get(county)),
    "state": lambda code: (STATES[code],),
    "reason": _reason,
    "law": _reason,
    "way": lambda name: (WAYS[name],),
    "office": lambda name: (SHOWN[name],),
}
"""For each family: what its macro is given, by the parts of an id."""

ASKED: Mapping[str, tuple[str, ...]] = {
    "asker": ("public-defender", "court"),
    "clerk": ("court",),
    "defender": ("public-defender", "hotline"),
    "juvenile": ("public-defender", "hotline"),
    "lawyer-line": ("directory",),
    "prosecutor": ("district-attorney", "city-attorney"),
    "state": ("state-agency",),
}
"""The kinds of office that a step may be done with."""


def with_a_place() -> Iterator[str]:
    """Every block that names an office, a county or a state."""
    for step in PLAN_STEPS.values():
        for office in SHOWN.values():
            if office.kind in ASKED.get(step.whom, ()):
                yield f"step.{step.id}.{office.id}"
                if office.phone and step.say:
                    yield f"call.{step.id}.{office.id}"
    yield f"call.call-defender.{LAWYER_LINE}"
    for state in STATES:
        yield from (f"verdict.law.other-state.{state}", f"step.other-state-law.{state}", f"state.{state}")
    for county in COUNTIES:
        yield from (f"known.{cleared}.{county}" for cleared in Cleared if cleared)
        yield from (f"{family}.{reason}.{county}" for family in ("reason", "law") for reason in BY_COUNTY)
    yield from (f"office.{office}" for office in SHOWN)


def draw_places() -> None:
    """Draw them all, so that the time an answer takes never tells who asked about a place before."""
    for block in with_a_place():
        draw(block)
