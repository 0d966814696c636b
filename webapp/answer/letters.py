"""Letters of a result: which ones fit it, in the order to send them. Their words: ``facts/letters.toml``."""

from __future__ import annotations

from collections.abc import Collection

from webapp.answer.result import Result
from webapp.answer.steps import LAWYER_FIRST
from webapp.facts import LETTERS, Letter
from webapp.rules.outcome import Kind
from webapp.rules.questions import Papers
from webapp.rules.reasons import Reason

ORDER, PROSECUTOR, STATE, COMPANY = "overdue-order", "prosecutor", "state-record", "background-company"
LETTERS_BY_NAME = frozenset({ORDER, PROSECUTOR, STATE, COMPANY})
"""Letters that fit only some results of their kinds: the data must have them."""


def letters(kind: Kind, papers: str, because: Collection[Reason]) -> tuple[str, ...]:
    """The ids of the letters that fit. ``papers``: the answer, or "" where not asked; ``because``: the rules.

    Where a lawyer has to look first, none goes to the prosecutor, or to the court about an order. A case that was
    lowered had its order.
    """
    may_be_owed = papers != Papers.REDUCED and not LAWYER_FIRST & set(because)
    fits = {
        ORDER: may_be_owed,
        PROSECUTOR: may_be_owed,
        STATE: Reason.DESTRUCTION_ON_REQUEST not in because,
        COMPANY: kind is Kind.DONE or papers == Papers.REPORT,
    }
    return tuple(letter.id for letter in LETTERS.values() if kind in letter.kinds and fits.get(letter.id, True))


def letters_of(*results: Result) -> list[Letter]:
    """The letters that fit these results, each once."""
    fitting = {
        name for result in results for name in letters(result.outcome.kind, result.papers, result.outcome.because)
    }
    return [letter for letter in LETTERS.values() if letter.id in fitting]
