"""The answer code: the answers of a visit and nothing else, in a few letters that can be read aloud.

Whoever is shown the code sees the same answers and result. Nothing is stored: the code *is* the answers. Each one is a
digit whose base is the number of answers of its question, in the order in which ``assess`` asks; so a code can only
spell answers that the questions know. One letter in front names the version of the questions, one at the end checks
the rest: every single wrong letter and every swap of two neighbours is caught.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from webapp.check.journey import MOST_CONVICTIONS, Journey, Place
from webapp.rules import Next
from webapp.rules.questions import QUESTIONS

ALPHABET = "2346789ACDEFHJKMNPRTVWX"
"""No letter that looks like a figure or another letter. Their number is a prime, which the check letter needs."""

VERSION = 1
"""Goes up with every change of the questions, their answers or their order; a test notices."""

GROUP = 4
LONGEST = 100
MOST_WORDS = 24
"""How much of a text is searched for several codes."""
SIZE = len(ALPHABET)
PRIMITIVE_ROOT = 5
"""Its powers modulo 23 are all different for 22 places in a row: the weights of the check letter."""


DIGITS = {name: {value.value: digit for digit, value in enumerate(question)} for name, question in QUESTIONS.items()}
"""The digit of each answer."""


class Wrong(StrEnum):
    """Why a code cannot be read."""

    EMPTY = "empty"
    SEVERAL = "several"
    LETTER = "letter"
    TYPED = "typed"
    VERSION = "version"


class UnreadableCode(ValueError):
    """A code that cannot be read; ``why`` says in which way."""

    def __init__(self, why: Wrong) -> None:
        super().__init__(why)
        self.why = why


def encode(journey: Journey) -> str:
    """The code of a visit whose questions are all answered, in groups of four letters."""
    number = 0
    for base, digit in reversed(list(_digits(journey))):
        number = number * base + digit
    letters = ALPHABET[VERSION]
    while number:
        number, rest = divmod(number, SIZE)
        letters += ALPHABET[rest]
    letters += _check_letter(letters)
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def decode(text: str) -> Journey:
    """The visit that a code stands for. Spaces, dashes and small letters do not matter.

    Raises UnreadableCode where nothing was typed, or several codes; for a letter that no code has, for a code that was
    typed wrongly, and for one that was made with other questions.
    """
    letters = _letters(text)
    if not letters:
        raise UnreadableCode(Wrong.EMPTY)
    try:
        return _decode(letters)
    except UnreadableCode as error:
        raise UnreadableCode(Wrong.SEVERAL) if _are_several(text) else error from None


def _letters(text: str) -> str:
    return "".join(letter for letter in text.upper() if letter not in " -–—\t\r\n")


def _decode(letters: str) -> Journey:
    if any(letter not in ALPHABET for letter in letters):
        raise UnreadableCode(Wrong.LETTER)
    if not 3 <= len(letters) <= LONGEST or _check_letter(letters[:-1]) != letters[-1]:
        raise UnreadableCode(Wrong.TYPED)
    if letters[0] != ALPHABET[VERSION]:
        raise UnreadableCode(Wrong.VERSION)
    number = 0
    for letter in reversed(letters[1:-1]):
        number = number * SIZE + ALPHABET.index(letter)
    journey = _read(number)
    if "".join(encode(journey).split("-")) != letters:
        raise UnreadableCode(Wrong.TYPED)
    return journey


def _are_several(text: str) -> bool:
    """Are there two codes or more in the text, whatever stands between them?"""
    words = re.findall(r"[\w–—-]+", text.upper())[:MOST_WORDS]
    found = start = 0
    for end in range(1, len(words) + 1):
        if any(_is_code("".join(words[first:end])) for first in range(start, end)):
            found, start = found + 1, end
    return found > 1


def _is_code(text: str) -> bool:
    try:
        return bool(_decode(_letters(text)))
    except UnreadableCode:
        return False


def _digits(journey: Journey) -> Iterator[tuple[int, int]]:
    """The base and the digit of each answer that counts, and after each conviction whether another one follows."""
    known: set[str] = set()
    for number in range(1, journey.count + 1):
        for question in journey.run(number).path:
            field = Place(number, question).field
            if field not in known:
                known.add(field)
                digits = DIGITS[question]
                yield len(digits), digits[journey.answers[field]]
        yield 2, int(number < journey.count)


def _read(number: int) -> Journey:
    """Run the questions, taking each answer off the number."""
    answers: dict[str, str] = {}
    for conviction in range(1, MOST_CONVICTIONS + 1):
        while isinstance(step := Journey(answers).run(conviction), Next):
            values = list(QUESTIONS[step.question])
            number, digit = divmod(number, len(values))
            answers[Place(conviction, step.question).field] = values[digit].value
        number, another = divmod(number, 2)
        if not another:
            break
    return Journey(answers)


def _check_letter(letters: str) -> str:
    total = sum(ALPHABET.index(letter) * pow(PRIMITIVE_ROOT, place, SIZE) for place, letter in enumerate(letters))
    return ALPHABET[total % SIZE]
