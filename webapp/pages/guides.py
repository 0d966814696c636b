"""Guides to official forms and court papers, letters to print, a page for those who help. The same for everybody."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from webapp.facts import FORMS, LETTERS, PAPERS
from webapp.rules.questions import QUESTIONS
from webapp.words.say import words_of

blueprint = Blueprint("guides", __name__)


@blueprint.get("/<lang:lang>/forms")
def forms(lang: str) -> str:
    """The official forms that a result may name."""
    return render_template("pages/guides/forms.html", forms=FORMS.values())


@blueprint.get("/<lang:lang>/forms/<name>")
def form(lang: str, name: str) -> str:
    """One form: what it asks, which box fits, who gets a copy, what it costs, what comes after."""
    form = FORMS.get(name) or abort(404)
    with_it = [letter for letter in LETTERS.values() if name in letter.cites]
    return render_template("pages/guides/form.html", form=form, letters=with_it)


@blueprint.get("/<lang:lang>/letters")
def letters(lang: str) -> str:
    """Which letter for which situation."""
    return render_template("pages/guides/letters.html", letters=LETTERS.values())


@blueprint.get("/<lang:lang>/letters/<name>")
def letter(lang: str, name: str) -> str:
    """One letter to print: English, which is sent, with the reader's language beside it."""
    return render_template("pages/guides/letter.html", letter=LETTERS.get(name) or abort(404))


@blueprint.get("/<lang:lang>/papers")
def papers(lang: str) -> str:
    """The papers that a person may have, and what their words mean."""
    return render_template("pages/guides/papers.html", papers=PAPERS.values())


@blueprint.get("/<lang:lang>/papers/<name>")
def paper(lang: str, name: str) -> str:
    """One invented paper, line by line."""
    paper = PAPERS.get(name) or abort(404)
    short = {asked: words_of(question).short for asked, question in QUESTIONS.items()}
    return render_template("pages/guides/paper.html", paper=paper, short=short)


@blueprint.get("/<lang:lang>/helpers")
def helpers(lang: str) -> str:
    """For volunteers, clinics and libraries: how to help without giving legal advice."""
    return render_template("pages/guides/helpers.html")
