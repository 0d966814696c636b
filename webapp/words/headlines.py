"""The headline of a result: the sentence that the page, the plan, the sheet and the API lead with."""

from __future__ import annotations

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from webapp.facts import STATES
from webapp.rules.outcome import Cleared, Kind, Outcome, Relief
from webapp.rules.reasons import Reason

DONE_ALREADY: dict[Cleared, str] = {
    Cleared.VERY_LIKELY: _("This was very likely dismissed already."),
    Cleared.LIKELY: _("This was probably dismissed already."),
    Cleared.REDUCED: _("This was probably lowered already."),
    Cleared.MIXED: _("This may have been dismissed or lowered already."),
    Cleared.BEHIND: _("This may have been done already."),
    Cleared.CHECK: _("This may have been done already."),
}
"""Never a certainty: we see no record."""

PETITION: dict[Relief, str] = {
    Relief.DISMISS: _("You may be able to have this conviction dismissed (canceled)."),
    Relief.INFRACTION: _("You may be able to have this lowered to an infraction, like a traffic ticket."),
    Relief.MISDEMEANOR: _("You may be able to have this lowered to a misdemeanor."),
}
DESTROYED_ON_REQUEST = _("You may ask that this record be destroyed.")
DESTROYED_PERHAPS = _("This record may have to be destroyed.")
ANOTHER_STATE = _("This case belongs to %(state)s.")

OF_A_KIND: dict[Kind, str] = {
    Kind.DESTROYED: _("This record should not be there any more."),
    Kind.REDUCED: _("It was lowered. You may be able to do more."),
    Kind.DONE: _("Your paper says it is done."),
    Kind.LAWYER: _("This one needs a lawyer. It is not a “no”."),
    Kind.SERVING: _("You may be able to ask for less time. Call a free lawyer first."),
    Kind.JUVENILE: _("A case from before you were 18 may be lowered and sealed (closed)."),
    Kind.GET_RECORD: _("First, get your record. Then come back."),
    Kind.AFTER_PROP_64: _("The new cannabis law was used already. Other laws may still help you."),
    Kind.NOT_COVERED: _("The cannabis law does not lower this one. Other laws may help you."),
    Kind.NO_CONVICTION: _("You have no conviction to clear. The arrest may be hidden already."),
    Kind.FEDERAL: _("California cannot change a federal case. A pardon may cover it."),
}


def headline(outcome: Outcome) -> str:
    """What a result says first: that it is probably done, where a petition is needed only if it is not."""
    if outcome.kind is Kind.PETITION and outcome.cleared:
        return done_headline(outcome.cleared)
    return law_headline(outcome)


def done_headline(cleared: Cleared) -> str:
    """How likely it is that it was done already; "" where nothing is said of that."""
    return str(DONE_ALREADY.get(cleared, ""))


def law_headline(outcome: Outcome) -> str:
    """What the law gives in this case, as far as one sentence can say it."""
    if outcome.kind is Kind.PETITION:
        return str(PETITION[outcome.relief[0]])
    if outcome.kind is Kind.DESTROYED and Reason.DESTRUCTION_ON_REQUEST in outcome.because:
        return str(DESTROYED_ON_REQUEST)
    if outcome.kind is Kind.DESTROYED and Reason.DESTRUCTION_OF_CONCENTRATE in outcome.because:
        return str(DESTROYED_PERHAPS)
    if outcome.kind is Kind.OTHER_STATE and outcome.state:
        return str(ANOTHER_STATE) % {"state": gettext(STATES[outcome.state].name)}
    return str(OF_A_KIND[outcome.kind])
