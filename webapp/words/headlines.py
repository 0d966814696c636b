"""The one sentence that an answer leads with, by its id: that it may be done already, or what the law gives."""

from __future__ import annotations

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from webapp.facts import STATES
from webapp.rules.outcome import Cleared, Kind, Relief

DONE_ALREADY: dict[Cleared, str] = {
    Cleared.VERY_LIKELY: _("This was very likely dismissed already."),
    Cleared.LIKELY: _("This was probably dismissed already."),
    Cleared.REDUCED: _("This was probably lowered already."),
    Cleared.MIXED: _("This may have been dismissed or lowered already."),
    Cleared.BEHIND: _("This may have been done already."),
    Cleared.CHECK: _("This may have been done already."),
}
"""Never a certainty: we see no record."""

IF_NOT_DONE: dict[Relief, str] = {
    Relief.DISMISS: _("If it was not dismissed, you may be able to have it dismissed (canceled)."),
    Relief.INFRACTION: _("If it was not lowered so far, you may be able to have it lowered to an infraction."),
    Relief.MISDEMEANOR: _("If it is not done yet, you may be able to have it lowered to a misdemeanor."),
}
"""What the law gives where the county has not acted."""

LAW: dict[str, str] = {
    "petition-dismiss": _("You may be able to have this conviction dismissed (canceled)."),
    "petition-infraction": _("You may be able to have this lowered to an infraction, like a traffic ticket."),
    "petition-misdemeanor": _("You may be able to have this lowered to a misdemeanor."),
    "destroyed-on-request": _("You may ask the state to destroy this record."),
    "destroyed-perhaps": _("The court and the state may have to destroy this record."),
    Kind.DESTROYED: _("This record should not be there any more."),
    Kind.REDUCED: _("It was lowered. You may be able to do more."),
    Kind.DONE: _("Your paper says that it was dismissed or sealed."),
    Kind.LAWYER: _("This one needs a lawyer. It is not a “no”."),
    Kind.SERVING: _("You may be able to ask for less time. Call a free lawyer first."),
    Kind.JUVENILE: _("A case from before you were 18 may be lowered and sealed (closed)."),
    Kind.GET_RECORD: _("First, get your record. Then come back."),
    Kind.AFTER_PROP_64: _("The new cannabis law was used already. Other laws may still help you."),
    Kind.NOT_COVERED: _("The cannabis law does not lower this one. Other laws may help you."),
    Kind.NO_CONVICTION: _("In California you seem to have no conviction to clear. The arrest may be hidden already."),
    Kind.FEDERAL: _("California cannot change a federal case. A pardon may cover it."),
}
ANOTHER_STATE = _("This case belongs to %(state)s.")


def headline(name: str, state: str = "") -> str:
    """What the law gives, by the parts of its id."""
    return str(ANOTHER_STATE) % {"state": gettext(STATES[state].name)} if state else str(LAW[name])
