"""WTForms of the questions: answers drawn as radio buttons, a list of states, and a county that may be typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms import Field, RadioField, SelectChoice, SelectField
from wtforms.form import BaseForm
from wtforms.utils import unset_value
from wtforms.validators import DataRequired, StopValidation

from webapp.check.journey import Place
from webapp.check.places import Offer, comparable, county_named, suggest
from webapp.rules.questions import QUESTIONS, County, Question, State
from webapp.words.say import label, words_of

CHOOSE = _l("Choose an answer. If you do not know, choose “I don’t know”.")
ONE_OF_THESE = _l("Is it one of these? Tap the right one, or choose from the list.")
NO_COUNTY = _l("We found no county with that name. Check the spelling, or choose it from the list.")
"""What may be wrong with an answer."""


class QuestionForm(BaseForm):
    """The form of one question. Its field has the public name of the answer (``1.plants``)."""

    def __init__(self, place: Place, answers: Mapping[str, str], typed: str = "") -> None:
        """``answers``: by field name, as the journey reads them. ``typed``: the county in the box beside the list."""
        question = QUESTIONS[place.question]
        super().__init__({place.field: FIELDS.get(question, AnswerField)(question)})
        self.answer = self[place.field]
        given = {name: value for name, value in answers.items() if name == place.field}
        self.process(MultiDict(given | ({"typed": typed} if typed else {})))

    @property
    def error(self) -> str:
        """What is wrong, after ``validate``; "" where nothing is."""
        return str(next(iter(self.answer.errors), ""))


class RadioButtons:
    """Widget: one large label for each answer, with its hint and the number that a paper prints for it."""

    def __call__(self, field: Field, **attributes: object) -> Markup:
        return Markup(render_template("check/answers.html", field=field, **attributes))


def must_be_chosen() -> dict[str, Any]:
    """The settings of a field without which nothing goes on, with its one message."""
    return {"validators": [DataRequired(CHOOSE)], "invalid_choice_message": CHOOSE}


class AnswerField(RadioField):
    """The answer to a question: one of the ids of its enumeration."""

    widget = RadioButtons()

    def __init__(self, question: type[Question], **settings: Any) -> None:
        choices = [SelectChoice(value.value, label(question, value)) for value in question]
        super().__init__(choices=choices, **must_be_chosen(), **settings)
        self.question = question.id
        self.options = words_of(question).options


class ListField(SelectField):
    """The same as a list, where there are too many answers for buttons: by name, "I don't know" first."""

    def __init__(self, question: type[Question], **settings: Any) -> None:
        answers = sorted(question, key=lambda value: (value != "unknown", comparable(label(question, value))))
        prompt = SelectChoice("", _("Choose a county") if question is County else _("Choose a state"))
        choices = [prompt, *(SelectChoice(value.value, label(question, value)) for value in answers)]
        super().__init__(choices=choices, **must_be_chosen(), **settings)


class CountyField(ListField):
    """The county: picked from the list, or typed into the box beside it (``typed``). Typing wins over the list.

    A city or a misspelling is no answer yet. ``offers``: the counties that may be meant, for the reader to tap one.
    """

    typed = ""
    offers: tuple[Offer, ...] = ()

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Look into the box first: the list counts only where nothing was typed."""
        self.typed = formdata.get("typed", "").strip() if formdata else ""
        super().process(formdata, data, extra_filters)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Take the county that was typed, in any usual spelling, else the one that was picked."""
        super().process_formdata([self.meant(*valuelist)] if self.typed else valuelist)

    def meant(self, picked: str = "") -> str:
        """The county that was typed, or "" where the reader must be asked; what the list says is offered as well."""
        if named := county_named(self.typed):
            return named
        offers = suggest(self.typed)
        if picked in {offer.county for offer in offers}:
            return picked
        self.offers = (*offers, Offer(picked)) if County.knows(picked) else offers
        return ""

    def pre_validate(self, form: BaseForm) -> None:
        """Raise StopValidation where what was typed is no county."""
        if self.offers:
            raise StopValidation(ONE_OF_THESE)
        if self.typed and not self.data:
            raise StopValidation(NO_COUNTY)
        super().pre_validate(form)


FIELDS: Mapping[type[Question], type[Field]] = {County: CountyField, State: ListField}
"""Questions with too many answers for buttons."""


def also_sent(place: Place) -> dict[str, object]:
    """What the form of a question sends beside the answers it carries, with the longest answer there is."""
    question = QUESTIONS[place.question]
    typed = {"typed": ""} if question is County else {}
    return {"asked": place, place.field: max(question, key=len), **typed}
