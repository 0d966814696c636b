"""What the API says about convictions and questions, in the language that Babel is set to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from flask import url_for
from flask_babel import gettext as _

from webapp.answer.blocks import blocks, verdict
from webapp.answer.draw import text
from webapp.answer.letters import letters_of
from webapp.answer.open_facts import OpenFact
from webapp.answer.result import Result, results
from webapp.answer.steps import Step, boxes, plan
from webapp.api import models
from webapp.check.helpers import say_outcome
from webapp.check.journey import Journey, Place
from webapp.facts import CITATIONS, FORMS, LIFE_ENTRIES, LIFE_TOPICS, LifeEntry, Way, ways_for
from webapp.facts.offices import near, spoken_first
from webapp.i18n.languages import LANGUAGES, SOURCE, current
from webapp.rules import Next
from webapp.rules.questions import ABOUT_THE_PERSON, QUESTIONS, Facts
from webapp.rules.reasons import CITATIONS_OF
from webapp.web.urls import public
from webapp.words.outcomes import ALSO_WORDS, CLEARED_WORDS
from webapp.words.say import facts_of, rule_words, say_relief, words_of


def visit(convictions: Sequence[Mapping[str, str]], person: Mapping[str, str]) -> Journey:
    """The visit that these answers make."""
    answers = dict(person)
    for number, conviction in enumerate(convictions, 1):
        answers |= {Place(number, name).field: value for name, value in conviction.items()}
    return Journey(answers)


def check(journey: Journey, convictions: int) -> list[models.Asking | models.Settled]:
    """The answer for each conviction, in order: the next question, or the outcome."""
    settled = {result.number: result for result in results(journey.settled())}
    return [_answer(journey, number, settled.get(number)) for number in range(1, convictions + 1)]


def notices(language: str) -> list[str]:
    """What everybody who sees a result must be told, as on every page of the site."""
    found = [
        _("Not a citizen? Talk to an immigration lawyer before you send any form."),
        _("This site is free. It is not a court and not a lawyer, and it is not legal advice."),
        _("No California lawyer has reviewed these answers yet. Check them with a lawyer or the court."),
    ]
    if language != SOURCE and not LANGUAGES[language].reviewed_by:
        found.append(_("A certified translator has not yet checked this page."))
    return found


def question(name: str, items: Iterable[str] = ()) -> models.Question:
    """A question with its words and answers. ``items``: the list that it speaks of, where that depends on the case."""
    words = words_of(QUESTIONS[name])
    return models.Question(
        id=name,
        about_the_person=name in ABOUT_THE_PERSON,
        title=words.title,
        hint=words.hint,
        look=words.look,
        items=tuple(items or words.items),
        answers=[models.Answer(id=value, **vars(option)) for value, option in words.options.items()],
    )


def _answer(journey: Journey, number: int, result: Result | None) -> models.Asking | models.Settled:
    step = journey.run(number)
    if result:
        return models.Settled(outcome=_outcome(result), path=step.path)
    assert isinstance(step, Next)
    items = facts_of(journey.conviction(number)["section"]) if step.question == Facts.id else ()
    return models.Asking(next=question(step.question, items), path=step.path)


def _outcome(result: Result) -> models.Outcome:
    outcome = result.outcome
    told = blocks(result)
    return models.Outcome(
        kind=outcome.kind,
        headline=text(f"verdict.{verdict(outcome)}"),
        cleared=outcome.cleared,
        cleared_text=str(CLEARED_WORDS.get(outcome.cleared, "")),
        relief=outcome.relief,
        relief_text=say_relief(outcome.relief),
        also=outcome.also,
        also_text=[str(ALSO_WORDS[each]) for each in outcome.also],
        life=[_life(LIFE_ENTRIES[name]) for name in result.life],
        reasons=[
            models.Rule(id=reason, text=rule_words(reason), citations=citations(CITATIONS_OF[reason]))
            for reason in outcome.because
        ],
        steps=[_step(step) for step in plan(result)],
        offices=[models.Office.model_validate(office) for office in spoken_first(near(result.place), current().tag)],
        ways=[_way(way) for way in ways_for(outcome.kind, *outcome.also, *outcome.because)],
        open_facts=[_open_fact(fact) for fact in result.open_facts],
        letters=[
            models.Letter(id=letter.id, title=letter.title, url=public(url_for("guides.letter", name=letter.id)))
            for letter in letters_of(result)
        ],
        blocks=[models.Block(id=block, text=text(block)) for block in told],
    )


def _way(way: Way) -> models.OtherWay:
    return models.OtherWay(
        id=way.id,
        name=way.name,
        fits=way.fits,
        does=way.does,
        automatic=way.automatic,
        citation=citations([way.citation])[0],
    )


def _open_fact(fact: OpenFact) -> models.OpenFact:
    turns = [
        models.Turn(answer=turn.value, text=say_outcome(turn.outcome) if turn.outcome else "") for turn in fact.turns
    ]
    return models.OpenFact(question=fact.question, decides=fact.decides, turns=turns)


def _life(entry: LifeEntry) -> models.LifeLine:
    return models.LifeLine(
        id=entry.id,
        topic=entry.topic,
        heading=LIFE_TOPICS[entry.topic].name,
        text=entry.says,
        limits=entry.limits,
        confirmed=entry.sure == "sure",
        citations=citations(entry.cites),
    )


def _step(step: Step) -> models.Step:
    words = step.words
    found = [(name, boxes(FORMS[name], *about)) for name, *about in (block.split(".")[1:] for block in step.boxes)]
    return models.Step(
        id=words.id,
        title=words.title,
        office=models.Office.model_validate(step.office) if step.office else None,
        where=words.where,
        say=words.say,
        say_in_english=words.say,
        bring=words.bring,
        cost=words.cost,
        takes=words.takes,
        next=words.next,
        stuck=words.stuck,
        forms=list(words.forms),
        boxes=[models.Boxes(form=name, say=lines) for name, lines in found if lines],
        citations=citations(words.cites),
    )


def citations(names: Iterable[str]) -> list[models.Citation]:
    """The sources with these ids."""
    return [models.Citation.model_validate(CITATIONS[name]) for name in names]
