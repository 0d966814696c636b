"""What the API says about offices and other states: only what a page may show, in the language Babel is set to."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from webapp.facts import COUNTIES, STATES, offices
from webapp.facts.offices import Office


def office_data(office: Office) -> dict[str, Any]:
    """One office, with "call first" and the year of the last confirmation."""
    return {
        "id": office.id,
        "name": office.name,
        "kind": office.kind,
        "does": _(office.does) if office.does else "",
        "phone": office.phone,
        "url": office.url,
        "address": office.address,
        "hours": office.hours,
        "languages": office.languages or [],
        "call_first": office.call_first,
        "confirmed": office.confirmed,
    }


def help_data(county: str) -> dict[str, Any]:
    """Everybody who may help with a conviction from this county, in the order of its page."""
    return {
        "county": {"id": county, "name": _(COUNTIES[county].name)},
        "local": [office_data(office) for office in offices.serving(county)],
        "statewide": [office_data(office) for office in offices.serving(offices.STATEWIDE, *offices.ANYWHERE)],
    }


def state_data(code: str) -> dict[str, Any]:
    """What another state does about old cases. Nothing unverified: then it is as if we knew nothing."""
    state = STATES[code]
    known = bool(state.says) and state.sure != "unverified"
    if known:
        says = _(state.says)
    elif state.says:
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
    return {
        "state": {"id": code, "name": _(state.name)},
        "known": known,
        "auto": state.auto if known else "unknown",
        "says": says,
        "law": state.law if known else "",
        "steps": [_(step) for step in state.steps] if known and state.steps else anywhere,
        "start": {"url": state.start if known else "", "name": state.start_name if known else ""},
        "phone": {"number": state.phone if known else "", "name": state.phone_name if known else ""},
        "call_first": known and state.sure == "likely",
        "confirmed": state.checked_on.year if known else None,
        "source": state.source if known else "",
    }
