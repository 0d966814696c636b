"""The type size of a printed sheet: as large as its letters leave room for."""

from __future__ import annotations

from math import sqrt

SIZES = (12, 11, 10, 9, 8, 7.5)
"""In points, largest first; ``static/sheet.css`` knows the same ones."""
MOST_PAGES = 2
EASY_TO_READ = 9
"""Below this a second page is better than smaller type."""
LETTERS_AT_ONE_POINT = 330_000
"""How many letters of one point fill a letter page. Measured on printed sheets of every kind: 333,000 to 449,000."""


def type_size(letters: int) -> float:
    """The size for a sheet of so many letters: on one page if that can be read easily, else on two."""
    for pages in range(1, MOST_PAGES + 1):
        fits = sqrt(pages * LETTERS_AT_ONE_POINT / max(letters, 1))
        if fits >= EASY_TO_READ:
            break
    return next((size for size in SIZES if size <= fits), SIZES[-1])
