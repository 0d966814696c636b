"""The facts and earlier convictions that let today's law stay a felony (HS 11358(d), 11359(c)-(d), 11360(a)(3)).

They make a felony possible, never certain, so they are never a "no": where one is there, a lawyer has to look; where
nobody knows, both are kept, and a lawyer looks first (``docs/law/prop64.md`` 1.2, 8.6).
"""

from __future__ import annotations

from typing import NamedTuple

from webapp.rules.outcome import Relief
from webapp.rules.prop64 import Ask, Offense
from webapp.rules.questions import Facts, Prior, Section
from webapp.rules.reasons import Reason

EXCEPTION_OF = {
    Section.S11358: Reason.EXCEPTION_PLANTS,
    Section.S11359: Reason.EXCEPTION_FOR_SALE,
    Section.S11360: Reason.EXCEPTION_SALE,
}


class Exceptions(NamedTuple):
    """What was said of the record before the case, and of the facts in its paper. Not asked counts as none."""

    prior: Prior = Prior.NONE
    facts: Facts = Facts.NONE

    @property
    def named(self) -> bool:
        """Is one of them there?"""
        return self.prior is Prior.SOME or self.facts is Facts.SOME

    @property
    def unsure(self) -> bool:
        """May one of them be there?"""
        return not self.named and (self.prior is Prior.UNSURE or self.facts is Facts.UNSURE)

    def leave(self, to_ask_for: tuple[Relief, ...]) -> tuple[Relief, ...]:
        """What is left to ask for: where nobody knows, it may also stay as it is."""
        best = to_ask_for[0]
        return (best, Relief.SAME) if self.unsure and best is not Relief.SAME else to_ask_for


def ask_exceptions(ask: Ask, offense: Offense) -> Exceptions:
    """Ask for both where the section knows them; not for the facts where the record before decides already."""
    if not offense.exceptions:
        return Exceptions()
    prior = ask(Prior)
    return Exceptions(prior) if prior is Prior.SOME else Exceptions(prior, ask(Facts))
