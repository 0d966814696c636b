"""What a printed sheet says once, and its type size: as large as its letters leave room for."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from webapp.answer.result import Result

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


def new_in_county(groups: Sequence[Sequence[Result]]) -> list[bool]:
    """For each group of results, in order: is what its county did not yet said by a group before?"""
    said = [(group[0].place, group[0].outcome.cleared) for group in groups]
    return [each not in said[:index] for index, each in enumerate(said)]
