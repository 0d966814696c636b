"""The check: a public first question by GET, everything else by POST with all answers in the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from webapp.answer.call import asks_for, calls
from webapp.answer.open_facts import UNKNOWN
from webapp.answer.result import results
from webapp.answer.several import Answer, alike, by_place
from webapp.answer.slip import counters, papers_to_get
from webapp.check import helpers
from webapp.check.ahead import to_go
from webapp.check.answer_code import UnreadableCode, Wrong, decode, encode
from webapp.check.forms import QuestionForm, also_sent
from webapp.check.helpers import FAMILY, said, words_of
from webapp.check.journey import EXPLAINED, FIRST_QUESTION, MOST_CONVICTIONS, NUMBERS, RESULT, Journey, Place
from webapp.i18n.languages import current
from webapp.rules.cleared import OPEN_PAPERS
from webapp.rules.questions import QUESTIONS, County, Facts
from webapp.web import clock, padding
from webapp.web.embed import LOOKS, embedded
from webapp.words.say import facts_of

START = Place(1, FIRST_QUESTION)
CALL, PLAN, SHEET, CLERK, SLIP = "call", "plan", "sheet", "clerk", "slip"
"""What ``show`` may name beside a question: the pages after the result, and the one to take along before it."""
HARMLESS = frozenset({County.id})
"""The only answers that an address may carry."""

blueprint = Blueprint("check", __name__)
for helper in helpers.FOR_TEMPLATES:
    blueprint.add_app_template_global(helper)


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
    An answer code stands for all answers at once: every step of the reasoning, or the question that is still open.
    """
    _remember_how_it_looks(request.form)
    sent = request.form
    if "code" in sent:
        try:
            journey = decode(sent["code"])
        except UnreadableCode as error:
            return code_page(typed=sent["code"], wrong=error.why)
        open_question = journey.next_place()
        return question_page(open_question, journey) if open_question else result_page(journey, explained=True)
    journey = Journey.read(sent)
    asked = Place.parse(sent.get("asked", sent.get("open", "")))
    typed = sent.get("offer") or sent.get("typed", "")  # an offer that was tapped stands for what was typed
    form = QuestionForm(asked, journey.answers, typed) if asked else None
    if asked and form:
        journey = journey.with_answer(asked, form.answer.data)

    removed = sent.get("remove", "")
    if removed in NUMBERS and journey.count > 1:
        journey = journey.without_conviction(int(removed))

    wanted, change = (Place.parse(sent.get(name, "")) for name in ("show", "change"))
    wanted = asked if "whose" in sent else wanted  # the same question in other words
    if change and journey.can_show(change):
        return question_page(change, journey, tapped_at=sent.get("asked") or sent.get("from") or RESULT)
    if wanted and journey.can_show(wanted):
        return question_page(wanted, journey, tapped_at=sent.get("back", "") if wanted == asked else "")

    if sent.get("show") == SLIP:
        return slip_page(journey, asked)
    place = journey.next_place()
    if place is None and sent.get("show") in AFTER_THE_RESULT:
        return AFTER_THE_RESULT[sent["show"]](journey)
    if sent.get("show") != RESULT:
        if not asked and place and (not journey.answers or place.field in sent):
            asked, form = place, QuestionForm(place, journey.answers)
        if asked and form and journey.can_show(asked) and not form.validate():
            return question_page(asked, journey, form, tapped_at=sent.get("back", ""))
    return question_page(place, journey) if place else result_page(journey)


def question_page(
    place: Place, journey: Journey, form: QuestionForm | None = None, tapped_at: str = ""
) -> ResponseReturnValue:
    """The one page for every question.

    ``form``: what was sent and found wrong; the page says so, with status 422. ``tapped_at``: where Change was tapped,
    which is where Back leads then.
    """
    error = form.error if form else ""
    typed = "" if place.field in journey.answers else request.form.get("typed", "")
    form = form or QuestionForm(place, journey.answers, typed)
    is_new = place.number > journey.count
    tapped_at = journey.way_back(tapped_at)
    words = words_of(place.question)
    items = facts_of(journey.conviction(place.number)["section"]) if place.question == Facts.id else words.items
    page = render_template(
        "check/question.html",
        place=place,
        words=words,
        items=items,
        field=form.answer,
        error=error,
        carried=journey.without_answer(place),
        beside=also_sent(place),
        offers_slip=not is_new and bool(words.look or papers_to_get(place.question)),
        tapped_at=tapped_at,
        back=tapped_at or (None if is_new else journey.before(place)) or (RESULT if place.number > 1 else None),
        answered=said(journey.answered(None if is_new else place)),
        many=is_new or journey.count > 1,
        position=journey.position(place),
        to_go=to_go(place.question, journey.conviction(place.number)),
        asks_whose=place == START or not {"code", "whose"}.isdisjoint(request.form),
    )
    return page, 422 if error else 200


def result_page(journey: Journey, explained: bool = False) -> ResponseReturnValue:
    """One result for every conviction, in order. ``explained``: with every question and every reason open."""
    found = results(journey.settled())
    g.outcome_kinds = [result.outcome.kind for result in found]
    padding.at_least(padding.RESULT)
    here = EXPLAINED if explained else RESULT
    return render_template(
        "check/result.html",
        here=here,
        explained=explained,
        code=encode(journey),
        answer=Answer(found),
        carried=journey.answers,
        answered=said(journey.answered()),
        many=journey.count > 1,
        another=Place(journey.count + 1, FIRST_QUESTION) if journey.count < MOST_CONVICTIONS else None,
    )


def call_page(journey: Journey) -> ResponseReturnValue:
    """The call of the result: what to say, and a way to send the number."""
    padding.at_least(padding.SLIP)
    found = calls(Answer(results(journey.settled())))
    return render_template("check/call.html", calls=found, first=asks_for(current().locale), carried=journey.answers)


def plan_page(journey: Journey) -> ResponseReturnValue:
    """What to do, step by step, in one plan for each place."""
    padding.at_least(padding.BEHIND_A_RESULT)
    found = results(journey.settled())
    return render_template(
        "check/plan.html",
        answer=Answer(found),
        places=by_place(found),
        asks_clerk=any(result.papers in OPEN_PAPERS for result in found),
        code=encode(journey),
        carried=journey.answers,
        many=journey.count > 1,
    )


def sheet_page(journey: Journey) -> ResponseReturnValue:
    """The sheet to take along: the reader's language beside English, on two letter pages."""
    padding.at_least(padding.BEHIND_A_RESULT)
    answer = Answer(results(journey.settled()))
    groups = alike(answer.results)
    return render_template(
        "check/sheet.html",
        answer=answer,
        groups=list(zip(groups, answer.new_in(groups), strict=True)),
        code=encode(journey),
        carried=journey.answers,
        today=clock.today(),
    )


def clerk_page(journey: Journey) -> ResponseReturnValue:
    """The slip to hand over at the counter, on half a letter page."""
    padding.at_least(padding.SLIP)
    return render_template("check/clerk.html", code=encode(journey), carried=journey.answers)


def slip_page(journey: Journey, asked: Place | None) -> ResponseReturnValue:
    """For who wants a paper before the question ``asked``: how to get it, and the code that leads back to the question.

    A further conviction that is not begun has no such code: there the result is what to take along.
    """
    visit = Journey(journey.without_answer(asked)) if asked else journey
    place = visit.next_place()
    if place is None:
        return result_page(journey)
    padding.at_least(padding.SLIP)
    words = words_of(place.question)
    county = visit.conviction(place.number).get(County.id, "")
    papers = papers_to_get(place.question)
    return render_template(
        "check/slip.html",
        place=place,
        words=words,
        optional=not UNKNOWN.isdisjoint(QUESTIONS[place.question]),
        papers=papers,
        counters=counters(place.question, county) if words.look or papers else [],
        code=encode(visit),
        carried=journey.answers,
        tapped_at=journey.way_back(request.form.get("back", "")),
        many=visit.count > 1,
    )


def code_page(typed: str = "", wrong: Wrong | None = None) -> ResponseReturnValue:
    """The page for an answer code, with what was wrong with the one that was typed."""
    page = render_template("check/code.html", typed=typed[:MOST_TYPED], wrong=wrong)
    return page, 422 if wrong else 200


AFTER_THE_RESULT: dict[str, Callable[[Journey], ResponseReturnValue]] = {
    CALL: call_page,
    PLAN: plan_page,
    SHEET: sheet_page,
    CLERK: clerk_page,
    EXPLAINED: lambda journey: result_page(journey, explained=True),
}
MOST_TYPED = 120


def _remember_how_it_looks(given: Mapping[str, str]) -> None:
    """Keep, for this request, what the form carries beside answers: table mode, whose case it is, look in a frame."""
    g.line = given.get("line") == "1"
    g.family = given.get("whose", given.get("for")) == FAMILY
    g.look = given["look"] if embedded() and given.get("look") in LOOKS else ""
