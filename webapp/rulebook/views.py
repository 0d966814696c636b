"""The pages of the rule book. Public, the same for everybody, read off the rules that run."""

from __future__ import annotations

import gzip
from datetime import date, timedelta

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webapp import facts
from webapp.facts import Action, CountyRecord
from webapp.rulebook import export
from webapp.rulebook.as_of import Asked
from webapp.rulebook.book import book
from webapp.rulebook.contents import OFFENSES
from webapp.rulebook.drawing import draw
from webapp.rulebook.entries import in_force
from webapp.rulebook.feedback import report_address
from webapp.rulebook.printed import sheet
from webapp.rulebook.table import OUTCOME_COLUMNS
from webapp.rules.los_angeles_2020 import GROUNDS
from webapp.rules.outcome import Cleared
from webapp.rules.questions import Section
from webapp.rules.reasons import CHAPTER_OF, CITATIONS_OF, Chapter, Reason
from webapp.web import clock
from webapp.web.headers import for_any_site, kept
from webapp.words import outcomes as words
from webapp.words.questions import FACTS_OF_SECTION
from webapp.words.say import facts_of, rule_words, say_answer, say_answers, say_ending, say_relief

blueprint = Blueprint("rulebook", __name__)

FRESH = timedelta(days=365)
"""A source that was checked longer ago than this is marked."""

LISTED_AS = {"statute": "laws", "case": "cases", "bill": "cases", "order": "cases"}
"""On which page of sources a kind of citation stands; all others stand among the forms, offices and reports."""

A_DAY = 86400
"""How long the files for machines and the drawings may be kept: they change with a new version of the site only."""


@blueprint.context_processor
def words_for_the_book() -> dict[str, object]:
    """What the templates of the book say things with."""
    return {
        "say_answer": say_answer,
        "say_answers": say_answers,
        "say_ending": say_ending,
        "say_relief": say_relief,
        "report_address": report_address,
        "rule_address": rule_address,
        "rule_words": rule_words,
        "book_words": words,
    }


@blueprint.get("/<lang:lang>/rules")
def rules(lang: str) -> ResponseReturnValue:
    """Every outcome and every rule. ``?as_of=2021-03-01``: the book as of that day, for facts that have dates."""
    asked = Asked.read()
    page = render_template(
        "rulebook/rules.html",
        **asked._asdict(),
        sections=OFFENSES,
        kinds=[result.kind for result in book().results],
        chapters=[(chapter, book().chapter(chapter)) for chapter in Chapter],
        begun=lambda since: in_force(since, asked.as_of),
        reviewed=sum(bool(citation.lawyer) for citation in facts.CITATIONS.values()),
        citations=facts.CITATIONS,
        actions=_actions_by("california", asked.as_of),
    )
    return page, 422 if asked.wrong else 200


@blueprint.get("/<lang:lang>/rules/outcomes")
def outcomes(lang: str) -> str:
    """Every outcome: the answers that lead to it, and its rules."""
    return render_template("rulebook/outcomes.html", results=book().results)


def rule_address(reason: str) -> str:
    """Where a rule stands in full: the stable address to cite."""
    return f"{url_for('rulebook.chapter', chapter=CHAPTER_OF[Reason(reason)])}#{reason}"


@blueprint.get(f"/<lang:lang>/rules/<any({', '.join(repr(str(each)) for each in Chapter)}):chapter>")
def chapter(lang: str, chapter: str) -> ResponseReturnValue:
    """The rules of one part in full. ``?as_of=``: as for the front page."""
    asked = Asked.read()
    page = render_template(
        "rulebook/chapter.html",
        **asked._asdict(),
        chapter=Chapter(chapter),
        frame=book().frames[Chapter(chapter)],
        entries=book().chapter(Chapter(chapter)),
        begun=lambda since: in_force(since, asked.as_of),
        stale=lambda checked_on: is_stale(checked_on, asked.as_of),
    )
    return page, 422 if asked.wrong else 200


@blueprint.get("/<lang:lang>/rules/<section>")
def offense(lang: str, section: str) -> str:
    """One of the four sections: then and now, its rules, and where lawyers differ on them."""
    if section not in OFFENSES:
        abort(404)
    found = book().rules_of(section)
    return render_template(
        "rulebook/offense.html",
        section=Section(section),
        comparisons=book().then_and_now[section],
        rules=found,
        differences=[each for each in facts.DIFFERENCES.values() if {rule.reason for rule in found} & set(each.rules)],
        citation=facts.CITATIONS[f"hs-{section}"],
        sections=OFFENSES,
    )


@blueprint.get("/<lang:lang>/rules/<section>/key")
def key(lang: str, section: str) -> str:
    """The questions on one of the four sections, and where each answer leads."""
    if section not in OFFENSES:
        abort(404)
    return render_template("rulebook/key.html", section=Section(section), steps=book().sections[section])


@blueprint.get("/<lang:lang>/rules/2020")
def review_of_2020(lang: str) -> str:
    """The review of Los Angeles, how the sources on it differ, and what other counties chose."""
    return render_template(
        "rulebook/review.html",
        grounds=GROUNDS,
        reports=facts.REPORTS_OF_2020.values(),
        programs=facts.PROGRAMS.values(),
        counties=[
            (cleared, [county for county in facts.COUNTIES.values() if county.felony == cleared]) for cleared in Cleared
        ],
        rules=[book().rules[reason] for reason in Reason if reason.startswith("la-")],
        difference=facts.DIFFERENCES["age-in-the-review"],
    )


@blueprint.get("/<lang:lang>/rules/differences")
def differences(lang: str) -> str:
    """The points on which reasonable lawyers differ, and which side the site takes."""
    return render_template("rulebook/differences.html", differences=facts.DIFFERENCES.values())


@blueprint.get("/<lang:lang>/rules/open")
def open_points(lang: str) -> str:
    """What is not settled, what it softens and who could settle it."""
    return render_template("rulebook/open.html", points=facts.OPEN_POINTS.values())


@blueprint.get("/<lang:lang>/rules/assumptions")
def assumptions(lang: str) -> str:
    """What the check assumes where it does not ask, and in whose favor."""
    return render_template("rulebook/assumptions.html", assumptions=facts.ASSUMPTIONS.values())


@blueprint.get("/<lang:lang>/rules/dates")
def dates(lang: str) -> ResponseReturnValue:
    """What the state and each county are known to have done, up to the day of ``?as_of=``."""
    asked = Asked.read()
    everywhere: list[tuple[CountyRecord | None, list[Action]]] = [(None, _actions_by("california", asked.as_of))]
    everywhere += [(county, _actions_by(slug, asked.as_of)) for slug, county in facts.COUNTIES.items()]
    page = render_template(
        "rulebook/dates.html",
        **asked._asdict(),
        places=[(place, found) for place, found in everywhere if found],
    )
    return page, 422 if asked.wrong else 200


@blueprint.get("/<lang:lang>/rules/tree")
def tree(lang: str) -> str:
    """The first questions as a key, up to the four sections that have keys of their own."""
    return render_template("rulebook/tree.html", steps=book().trunk, sections=OFFENSES)


@blueprint.get("/<lang:lang>/rules/tree.svg")
@blueprint.get("/<lang:lang>/rules/<section>.svg")
def drawing(lang: str, section: str = "") -> Response:
    """A key drawn as a tree: the first questions, or one of the four sections."""
    if section and section not in OFFENSES:
        abort(404)
    steps = book().sections[section] if section else book().trunk
    picture = render_template("rulebook/tree.svg", drawing=draw(steps), section=section and Section(section))
    return kept(picture, "image/svg+xml", A_DAY)


@blueprint.get("/<lang:lang>/rules/sources")
@blueprint.get("/<lang:lang>/rules/sources/<any(cases, other):listed>")
def sources(lang: str, listed: str = "laws") -> str:
    """What we rely on: what each source says, when it was checked, how sure it is, and the rules that rest on it."""
    citations = [each for each in facts.CITATIONS.values() if LISTED_AS.get(each.kind, "other") == listed]
    return render_template(
        "rulebook/sources.html",
        listed=listed,
        citations=citations,
        used_by={each.id: [rule for rule, names in CITATIONS_OF.items() if each.id in names] for each in citations},
        stale=lambda checked_on: is_stale(checked_on, clock.today()),
    )


@blueprint.get("/<lang:lang>/rules/paper")
def paper(lang: str) -> str:
    """The questionnaire to print: two letter pages."""
    return render_template(
        "rulebook/paper.html",
        sheet=sheet(),
        facts={section: facts_of(section) for section in FACTS_OF_SECTION},
        today=clock.today(),
    )


@blueprint.get("/<lang:lang>/rules/data")
def data(lang: str) -> str:
    """What the files for machines hold, column by column."""
    return render_template("rulebook/data.html", columns=OUTCOME_COLUMNS, count=book().count)


@blueprint.get("/rules.json")
def rules_json() -> Response:
    """The rules with all their words and sources."""
    return for_any_site(kept(export.as_json(), "application/json", A_DAY))


@blueprint.get("/rules.csv")
def rules_csv() -> Response:
    """The whole truth table: packed as it is kept, or unpacked for the few that take it no other way."""
    packed = book().table
    if not request.accept_encodings["gzip"]:
        return for_any_site(kept(gzip.decompress(packed), "text/csv", A_DAY))
    response = kept(packed, "text/csv", A_DAY)
    response.content_encoding = "gzip"
    return for_any_site(response)


def is_stale(checked_on: date, on: date) -> bool:
    """Was it checked more than a year before that day?"""
    return on - checked_on > FRESH


def _actions_by(place: str, as_of: date) -> list[Action]:
    """What is known to have been done in a place by that day."""
    return [action for action in facts.actions_in(place) if in_force(action.when, as_of)]
