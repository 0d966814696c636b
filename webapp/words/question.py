"""What a question page says, and what several questions say alike.

Numbers stand only in ``codes``, as a paper prints them, and are never part of a translation. One question, one idea; ask
what the case was about and what the paper says, never what the person did. Plain words first, the number beside them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from flask_babel import lazy_gettext as _

DONT_KNOW = _("I don’t know")
NOT_SAID = _("It does not say, or I don’t know")


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer: its label and, under it, a short hint. ``codes`` are the numbers as a paper prints them."""

    label: str
    hint: str = ""
    codes: str = ""


@dataclass(frozen=True, kw_only=True)
class Words:
    """Everything a question page says. ``short`` is its name in "your answers"; ``look`` is where on the paper to look."""

    title: str
    short: str
    hint: str = ""
    items: tuple[str, ...] = ()
    look: str = ""
    options: dict[str, Option] = field(default_factory=dict)
