"""Names made comparable: for sorting them, and for finding the one that somebody typed."""

from __future__ import annotations

import unicodedata

BETWEEN_LETTERS = frozenset(" -._+’'")


def comparable(name: str) -> str:
    """A name without capitals, accents, spaces, dashes and dots. Every other sign stays: it makes another name."""
    signs = unicodedata.normalize("NFKD", name).casefold()
    return "".join(sign for sign in signs if sign not in BETWEEN_LETTERS and not unicodedata.combining(sign))
