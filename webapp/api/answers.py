"""What the API says about convictions and questions, in the language that Babel is set to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask_babel import gettext as _

from webapp.answer.result import Result, results
from webapp.answer.steps import Step, plan
from webapp.api.places import office_data
from webapp.check.journey import Journey, Place
from webapp.facts import CITATIONS, PLAN_STEPS, Citation
from webapp.i18n.languages import LANGUAGES, SOURCE, kept_in_each_language
from webapp.rules import Next
from webapp.rules.outcome import Ending
from webapp.rules.questions import ABOUT_THE_PERSON, QUESTIONS, Facts
from webapp.words.outcomes import ALSO_WORDS, CLEARED_WORDS
from webapp.words.say import facts_of, say_ending, words_of

Data = dict[str, Any]


def check(convictions: Sequence[Mapping[str, str]], person: Mapping[str, str]) -> list[Data]:
    """The answer for each conviction, in order: the next question, or the outcome."""
    answers = dict(person)
    for number, conviction in enumerate(convictions, 1):
        answers |= {Place(number, name).field: value for name, value in conviction.items()}
    journey = Journey(answers)
    settled = {result.number: result for result in results(journey.settled())}
    return [_answer(journey, number, settled.get(number)) for number, _sent in enumerate(convictions, 1)]


def notices(language: str) -> list[str]:
    """What everybody who sees a result must be told, as on every page of the site."""
    found = [
        _("Not a citizen? Talk to an immigration lawyer before you send any form."),
        _("This site is free. It is not a court and not a lawyer, and it is not legal advice."),
        _("No California lawyer has reviewed these answers yet. Check them with a lawyer or the court."),
    ]
    if language != SOURCE and not LANGUAGES[language].reviewed_by:
        found.append(_("A certified translator has not yet checked this page."))
    return [str(each) for each in found]


def question_data(name: str, items: Iterable[str] = ()) -> Data:
    """A question with its words and answers. ``items``: the list that it speaks of, where that depends on the case."""
    question = QUESTIONS[name]
    words = words_of(question)
    return {
        "id": name,
        "about_the_person": name in ABOUT_THE_PERSON,
        "title": words.title,
        "hint": words.hint,
        "look": words.look,
        "items": [*(items or words.items)],
        "answers": [
            {"id": value, "label": option.label, "hint": option.hint, "codes": option.codes}
            for value, option in words.options.items()
        ],
    }


def _answer(journey: Journey, number: int, result: Result | None) -> Data:
    step = journey.run(number)
    if result is None:
        assert isinstance(step, Next)
        facts = facts_of(journey.conviction(number)["section"]) if step.question == Facts.id else ()
        return {"next": question_data(step.question, facts), "path": step.path}
    return {"outcome": _outcome(result), "path": step.path}


def _outcome(result: Result) -> Data:
    outcome = result.outcome
    return {
        "kind": outcome.kind,
        "relief": outcome.relief,
        "cleared": outcome.cleared,
        "cleared_text": str(CLEARED_WORDS.get(outcome.cleared, "")),
        "also": outcome.also,
        "also_text": [str(ALSO_WORDS[each]) for each in outcome.also],
        "headline": say_ending(Ending(outcome.kind, outcome.relief)),
        "reasons": [
            {"id": reason, "text": str(words), "citations": [_citation(each) for each in citations]}
            for reason, words, citations in result.because
        ],
        "steps": [_step(step) for step in plan(result)],
    }


def _step(step: Step) -> Data:
    return {
        **_words_of_step(step.words.id),
        "office": office_data(step.office) if step.office else None,
        "forms": [form.id for form, _boxes in step.forms],
        "boxes": [{"form": form.id, "say": [_(box) for box in boxes]} for form, boxes in step.forms if boxes],
    }


@kept_in_each_language
def _words_of_step(name: str) -> Data:
    words = PLAN_STEPS[name]
    return {
        "id": words.id,
        "title": _(words.title),
        "where": _(words.where) if words.where else "",
        "say": [_(phrase) for phrase in words.say],
        "say_in_english": words.say,
        "bring": [_(item) for item in words.bring],
        "cost": _(words.cost) if words.cost else "",
        "takes": _(words.takes) if words.takes else "",
        "next": _(words.next) if words.next else "",
        "stuck": _(words.stuck) if words.stuck else "",
        "citations": [_citation(CITATIONS[name]) for name in words.cites],
    }


def _citation(citation: Citation) -> Data:
    return {"id": citation.id, "number": citation.number, "url": citation.url}
