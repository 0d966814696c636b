"""The check: a public first question by GET, everything else by POST with all answers in the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from webapp.answer.result import alike, help_near, questions_about, results
from webapp.answer.steps import plan
from webapp.check.answer_code import UnreadableCode, Wrong, decode, encode
from webapp.check.forms import LISTS, county_named, question_form
from webapp.check.journey import EXPLAINED, FIRST_QUESTION, MOST_CONVICTIONS, NUMBERS, RESULT, Journey, Place
from webapp.check.said import answer_of, said
from webapp.rulebook.book import Ending
from webapp.rules import Outcome
from webapp.rules.questions import QUESTIONS, City, County, Facts
from webapp.web.embed import LOOKS, embedded
from webapp.web.templates import render, render_in_frame
from webapp.words.questions import Words
from webapp.words.say import facts_of, label, words_of
from webapp.words.say_outcomes import say_ending

START = Place(1, FIRST_QUESTION)
PLAN, SHEET = "plan", "sheet"
"""What ``show`` may name beside a question: the pages after the result."""
HARMLESS = frozenset({County.id})
"""The only answers that an address may carry."""

blueprint = Blueprint("check", __name__)


@blueprint.app_template_global("words_of")
def words_named(question: str) -> Words:
    """What the page of a question says, by the id of the question."""
    return words_of(QUESTIONS[question])


@blueprint.app_template_global()
def city_name(city: str) -> str:
    """The name of one of the cities with a prosecutor of their own."""
    return label(City, city)


@blueprint.app_template_global()
def say_outcome(outcome: Outcome) -> str:
    """An outcome in a few words."""
    return say_ending(Ending(outcome.kind, outcome.relief))


@blueprint.app_template_global()
def line() -> bool:
    """Is this the table mode, for a line of people at one screen?"""
    return bool(g.get("line", False))


blueprint.add_app_template_global(answer_of)


@blueprint.get("/check")
def start(lang: str) -> ResponseReturnValue:
    """The first question. ``?county=`` prefills the county; nothing else of a case is read from an address."""
    _remember_how_it_looks(request.args)
    harmless = {name: value for name, value in request.args.items() if name in HARMLESS}
    return question_page(START, Journey.read(MultiDict(harmless)))


@blueprint.get("/code")
def code(lang: str) -> ResponseReturnValue:
    """Where an answer code is typed."""
    return code_page()


@blueprint.post("/code")
@blueprint.post("/check")
def check(lang: str) -> ResponseReturnValue:
    """The next question, or the result; or the page that ``show`` names (Back, another language, the plan).

    ``change`` names a question as well; Back then leads to where it was tapped, and not to the question before.
    An answer code stands for all answers at once and shows every step of the reasoning.
    """
    _remember_how_it_looks(request.form)
    sent = _with_typed_county(request.form)
    if "code" in sent:
        try:
            return result_page(decode(sent["code"]), explained=True)
        except UnreadableCode as error:
            return code_page(typed=sent["code"], wrong=error.why)
    journey = Journey.read(sent)

    removed = sent.get("remove", "")
    if removed in NUMBERS and journey.count > 1:
        journey = journey.without_conviction(int(removed))

    asked, wanted, change = (Place.parse(sent.get(name, "")) for name in ("asked", "show", "change"))
    if change and journey.can_show(change):
        return question_page(change, journey, tapped_at=sent.get("asked") or sent.get("from") or RESULT)
    if wanted and journey.can_show(wanted):
        return question_page(wanted, journey, tapped_at=sent.get("back", "") if wanted == asked else "")

    place = journey.next_place()
    if place is None and sent.get("show") in AFTER_THE_RESULT:
        return AFTER_THE_RESULT[sent["show"]](journey)
    if sent.get("show") != RESULT:
        if asked and asked.field not in journey.answers and journey.can_show(asked):
            return question_page(asked, journey, wrong=sent, tapped_at=sent.get("back", ""))
        if place and not asked and (not journey.answers or place.field in sent):
            return question_page(place, journey, wrong=sent)
    return question_page(place, journey) if place else result_page(journey)


def question_page(
    place: Place, journey: Journey, wrong: MultiDict[str, str] | None = None, tapped_at: str = ""
) -> ResponseReturnValue:
    """The one page for every question. ``wrong``: what was sent, to say what is missing, with status 422.

    ``tapped_at``: where Change was tapped, which is where Back leads then.
    """
    question = QUESTIONS[place.question]
    form = question_form(place, journey.answers, sent=wrong)
    error = ""
    if wrong is not None:
        form.validate()
        error = str(next(iter(form[place.field].errors), ""))
        if wrong.get("typed", "").strip():
            error = _("We found no county with that name. Check the spelling, or choose it from the list.")
    is_new = place.number > journey.count
    tapped_at = journey.way_back(tapped_at)
    words = words_of(question)
    items = words.items
    if question is Facts:
        items = facts_of(journey.conviction(place.number)["section"])
    page = render_in_frame(
        "check/question.html",
        frame=(place, bool(error)),
        place=place,
        words=words,
        items=items,
        form=form,
        field=form[place.field],
        options=words.options if question not in LISTS else {},
        counties=tuple(County) if question is County else (),
        error=error,
        typed="" if place.field in journey.answers else request.form.get("typed", ""),
        carried=journey.without_answer(place),
        tapped_at=tapped_at,
        back=tapped_at or (None if is_new else journey.before(place)) or (RESULT if place.number > 1 else None),
        answered=said(journey.answered(None if is_new else place)),
        many=is_new or journey.count > 1,
    )
    return page, 422 if error else 200


def result_page(journey: Journey, explained: bool = False) -> ResponseReturnValue:
    """One result for every conviction, in order. ``explained``: with every question and every reason open."""
    found = results(journey)
    g.outcome_kinds = [result.outcome.kind for result in found]
    here = EXPLAINED if explained else RESULT
    return render_in_frame(
        "check/result.html",
        frame=(here, journey.count > 1),
        here=here,
        explained=explained,
        code=encode(journey),
        results=found,
        help=help_near(found),
        questions=questions_about(found),
        carried=journey.answers,
        answered=said(journey.answered()),
        many=journey.count > 1,
        another=Place(journey.count + 1, FIRST_QUESTION) if journey.count < MOST_CONVICTIONS else None,
    )


def plan_page(journey: Journey) -> ResponseReturnValue:
    """What to do, step by step, for every conviction that has steps."""
    found = [(result, plan(result)) for result in results(journey)]
    return render_in_frame(
        "check/plan.html",
        frame=PLAN,
        plans=[(result, steps) for result, steps in found if steps],
        code=encode(journey),
        carried=journey.answers,
        many=journey.count > 1,
    )


def sheet_page(journey: Journey) -> ResponseReturnValue:
    """The sheet to take along: the reader's language beside English, on two letter pages."""
    found = results(journey)
    return render_in_frame(
        "check/sheet.html",
        frame=SHEET,
        groups=alike(found),
        help=help_near(found),
        code=encode(journey),
        carried=journey.answers,
        today=date.today(),
    )


def code_page(typed: str = "", wrong: Wrong | None = None) -> ResponseReturnValue:
    """The page for an answer code, with what was wrong with the one that was typed."""
    page = render("check/code.html", typed=typed[:MOST_TYPED], wrong=wrong)
    return page, 422 if wrong else 200


AFTER_THE_RESULT: dict[str, Callable[[Journey], ResponseReturnValue]] = {
    PLAN: plan_page,
    SHEET: sheet_page,
    EXPLAINED: lambda journey: result_page(journey, explained=True),
}
MOST_TYPED = 120


def _remember_how_it_looks(given: Mapping[str, str]) -> None:
    """Keep, for this request, what the form carries beside answers: the table mode, and the look in a frame."""
    g.line = given.get("line") == "1"
    g.look = given["look"] if embedded() and given.get("look") in LOOKS else ""


def _with_typed_county(form: MultiDict[str, str]) -> MultiDict[str, str]:
    """The form, with a county that was typed put where one that was picked would be. Typing wins over the list."""
    asked = Place.parse(form.get("asked", ""))
    typed = form.get("typed", "").strip()
    if not typed or not asked or asked.question != County.id:
        return form
    found = county_named(typed)
    sent = form.copy()
    sent.setlist(asked.field, [found] if found else [])
    return sent
