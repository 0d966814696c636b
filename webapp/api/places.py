"""What the API says about offices and other states: only what a page may show, in the language Babel is set to."""

from __future__ import annotations

from flask_babel import gettext as _

from webapp.api import models
from webapp.facts import COUNTIES, STATES
from webapp.facts import offices as directory
from webapp.rules.questions import State


def offices(place: str, *kinds: directory.Kind) -> list[models.Office]:
    """The offices that serve these places, with "call first" and the year of the last confirmation."""
    return [models.Office.model_validate(office) for office in directory.serving(place, *kinds)]


def help_in(county: str, language: str) -> models.HelpAnswer:
    """Everybody who may help with a conviction from this county, by kind, as on its page."""
    return models.HelpAnswer(
        language=language,
        county=models.HelpPlace(id=county, name=_(COUNTIES[county].name)),
        local=offices(county),
        statewide=offices(directory.STATEWIDE, *directory.ANYWHERE),
    )


def state(code: str, language: str) -> models.StateAnswer:
    """What another state does about old cases. Nothing unverified: then it is as if we knew nothing."""
    record = STATES[code]
    known = bool(record.says) and record.sure != "unverified"
    if known:
        says = _(record.says)
    elif record.says:
        says = _("This state may have a law for cannabis cases. We could not confirm it. So ask the court there.")
    else:
        says = _(
            "We know of no law there that is made for cannabis cases."
            " The usual ways to clear a record may still help you."
        )
    anywhere = [
        _("Ask the court that had the case for your papers. Ask if it was cleared already."),
        _("Ask the public defender or a free legal aid office in that state."),
    ]
    return models.StateAnswer(
        language=language,
        state=models.StatePlace(id=State(code), name=_(record.name)),
        known=known,
        auto=record.auto if known else "unknown",
        says=says,
        law=record.law if known else "",
        steps=[_(step) for step in record.steps] if known and record.steps else anywhere,
        start=models.StateStart(url=record.start if known else "", name=record.start_name if known else ""),
        phone=models.StatePhone(number=record.phone if known else "", name=record.phone_name if known else ""),
        call_first=known and record.sure == "likely",
        confirmed=record.checked_on.year if known else None,
        source=record.source if known else "",
    )
