"""Guides to official forms and to court papers, and a page for those who help. Public, the same for everybody."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from webapp.facts import FORMS, PAPERS
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
    return render_template("pages/guides/form.html", form=FORMS.get(name) or abort(404))


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
