"""The law as pure functions: ids in, ids out. No Flask, no clock, no display text."""

from webapp.rules.assess import assess
from webapp.rules.outcome import Next, Outcome

__all__ = ["Next", "Outcome", "assess"]
