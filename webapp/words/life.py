"""The words on daily life after a result: what a person may say, and what an employer may not ask."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _


class Life(StrEnum):
    """A line on daily life."""

    AS_IF_NEVER = "as-if-never"
    TWO_YEARS = "two-years"
    EMPLOYERS = "employers"


NOT_EVERYWHERE = _(
    "This is not for federal or immigration forms, public office or police jobs. Ask a lawyer there. Not a citizen? Ask an immigration lawyer first."
)
"""Goes with every "you may say no": it can hurt somebody who says so in the wrong place."""

LIFE_WORDS: dict[Life, tuple[str, str]] = {
    Life.AS_IF_NEVER: (_("In California this now counts as if it never happened. You may say so."), NOT_EVERYWHERE),
    Life.TWO_YEARS: (
        _(
            "A record that had to be destroyed may not be used against you in California after two years. Guides by lawyers say: then you may answer that you were not arrested or convicted for this, even if the paper still exists."
        ),
        NOT_EVERYWHERE,
    ),
    Life.EMPLOYERS: (
        _(
            "Was it for having cannabis, not concentrate, and more than 2 years ago? Then most bosses may not ask about it or use it, even if no court ever cleared it."
        ),
        _("Some jobs differ, such as police jobs."),
    ),
}
"""Each line, and where it does not hold."""
