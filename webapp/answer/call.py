"""The call that a result names, made easier: whom, what to say, and the number as a text message to send."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from babel.core import Locale
from flask_babel import gettext as _

from webapp.answer.several import Answer
from webapp.facts import PLAN_STEPS, PlanStep
from webapp.facts.offices import SHOWN, Office


@dataclass(frozen=True)
class Call:
    """One call: the block of the result that names it, the step that it is, and who answers."""

    block: str
    step: PlanStep
    office: Office

    @property
    def message(self) -> str:
        """The address that opens a text message (RFC 5724) with the number and what to say, and nothing of the case."""
        text = text_message(self.office.phone, self.office.name.split(" – ")[0], self.step.say[0])
        return f"sms:?&body={quote(text)}"


def text_message(phone: str, office: str, sentence: str) -> str:
    """What the message says: whom to call, and what to say."""
    whom, says = _("Call %(phone)s (%(office)s).", phone=phone, office=office), _("Say:")
    return f"{whom} {says} “{sentence}”"


def calls(answer: Answer) -> list[Call]:
    """The calls of all convictions, each once."""
    found = []
    for said in answer.together("call"):
        _family, step, office = said.block.split(".")
        found.append(Call(said.block, PLAN_STEPS[step], SHOWN[office]))
    return found


def asks_for(locale: str) -> str:
    """What to say first to somebody who may not speak the reader's language: "Spanish, please"."""
    return f"{Locale(Locale.parse(locale).language).get_display_name('en')}, please."
