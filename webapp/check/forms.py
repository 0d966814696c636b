"""The WTForms form of one question: radio buttons, or a list for states and counties."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from wtforms import SelectChoice, SelectField, StringField
from wtforms.form import BaseForm
from wtforms.validators import AnyOf, InputRequired

from webapp.check.journey import Place
from webapp.facts import COUNTIES
from webapp.rules.questions import QUESTIONS, County, Question, State
from webapp.words.say import label

LISTS: tuple[type[Question], ...] = (State, County)
"""Questions with too many answers for buttons."""


LONGEST_TYPED = 120
"""No county's name is near that long. Making long text comparable can take a second, so it is not tried."""


def question_form(place: Place, given: Mapping[str, str], sent: MultiDict[str, str] | None = None) -> BaseForm:
    """The form for one question, showing the answer in ``given``, or checking the one ``sent``.

    The field has the public name of the answer (``1.plants``). A county may also be typed, in ``typed``.
    """
    question = QUESTIONS[place.question]
    say = _("Choose an answer. If you do not know, choose “I don’t know”.")
    validators = [InputRequired(say), AnyOf(list(question), say)]
    fields: dict[str, Any] = {
        place.field: SelectField(choices=choices(question), validators=validators, validate_choice=False)
        if question in LISTS
        else StringField(validators=validators)
    }
    if question is County:
        fields["typed"] = StringField()
    form = BaseForm(fields)
    form.process(sent, data={place.field: given.get(place.field, "")})
    return form


def also_sent(place: Place) -> dict[str, object]:
    """What the form of a question sends beside the answers it carries, with the longest answer there is."""
    question = QUESTIONS[place.question]
    typed = {"typed": ""} if question is County else {}
    return {"asked": place, place.field: max(question, key=len), **typed}


def choices(question: type[Question]) -> list[SelectChoice]:
    """The answers of a question with their labels, in the reader's language; lists begin with what to do."""
    found = [SelectChoice(value.value, label(question, value)) for value in question]
    if question is State:
        return [SelectChoice("", _("Choose a state")), *sorted(found, key=lambda choice: _sort_key(choice.label))]
    if question is County:
        return [SelectChoice("", _("Choose a county")), found[-1], *found[:-1]]  # "I don't know" comes first
    return found


def county_named(typed: str) -> str | None:
    """The county that a person typed ("los ángeles", "L.A. county", "Condado de Orange"), or None."""
    if len(typed) > LONGEST_TYPED:
        return None
    wanted = _sort_key(typed)
    for word in ("condado de ", " county", "county of "):
        wanted = wanted.replace(word, "")
    wanted = wanted.strip()
    return _COUNTY_NAMES.get(wanted)


def _sort_key(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(plain.replace(".", "").replace("-", " ").split())


_COUNTY_NAMES = {_sort_key(county.name): slug for slug, county in COUNTIES.items()} | {
    "la": County.LOS_ANGELES,
    "sf": County.SAN_FRANCISCO,
    "slo": County.SAN_LUIS_OBISPO,
    "sd": County.SAN_DIEGO,
}
