"""The answer code: the answers of a visit and nothing else, in a few letters that can be read aloud.

Whoever is shown the code sees the same answers and result. Nothing is stored: the code *is* the answers. Each one is a
digit whose base is the number of answers of its question, in the order in which ``assess`` asks; so a code can only
spell answers that the questions know. Of a check that is not finished every question has one digit more, for "not yet".
One letter in front names the version of the questions, one at the end checks the rest: every single wrong letter and
every swap of two neighbours is caught. Codes of an older version are read with the questions of that version.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum

from webapp.check import questions_of_version_1
from webapp.check.journey import MOST_CONVICTIONS, Journey, Place
from webapp.rules import Next, assess
from webapp.rules.questions import QUESTIONS

ALPHABET = "2346789ACDEFHJKMNPRTVWX"
"""No letter that looks like a figure or another letter. Their number is a prime, which the check letter needs."""

VERSION = 2
"""Goes up with every change of the questions, their answers or their order; a test notices."""

GROUP = 4
LONGEST = 100
MOST_WORDS = 24
"""How much of a text is searched for several codes."""
SIZE = len(ALPHABET)
PRIMITIVE_ROOT = 5
"""Its powers modulo 23 are all different for 22 places in a row: the weights of the check letter."""

NextQuestion = Callable[[Mapping[str, str]], str | None]
"""Gives the question that comes after these answers of one conviction; None where it is settled."""
Digit = tuple[int, int]
"""A digit and its base."""

ANSWERS = {name: tuple(value.value for value in question) for name, question in QUESTIONS.items()}


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
    """The code of a visit, in groups of four letters, whether or not all its questions are answered."""
    letters = ALPHABET[VERSION] + _letters(_digits(journey))
    letters += _check_letter(letters)
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def decode(text: str) -> Journey:
    """The visit that a code stands for. Spaces, dashes and small letters do not matter.

    A code of version 1 is read with the questions of then; what they did not ask is open, and the check goes on there.
    Raises UnreadableCode where nothing was typed, or several codes; for a letter that no code has, for a code that was
    typed wrongly, and for one that was made with questions that are not known here.
    """
    letters = _without_spaces(text)
    if not letters:
        raise UnreadableCode(Wrong.EMPTY)
    try:
        return _decode(letters)
    except UnreadableCode as error:
        raise UnreadableCode(Wrong.SEVERAL) if _are_several(text) else error from None


def _without_spaces(text: str) -> str:
    return "".join(letter for letter in text.upper() if letter not in " -–—\t\r\n")


def _decode(letters: str) -> Journey:
    if any(letter not in ALPHABET for letter in letters):
        raise UnreadableCode(Wrong.LETTER)
    if not 3 <= len(letters) <= LONGEST or _check_letter(letters[:-1]) != letters[-1]:
        raise UnreadableCode(Wrong.TYPED)
    version = ALPHABET.index(letters[0])
    if version not in (1, VERSION):
        raise UnreadableCode(Wrong.VERSION)
    number = 0
    for letter in reversed(letters[1:-1]):
        number = number * SIZE + ALPHABET.index(letter)
    reader = _Reader(number)
    if version == 1:
        answers, digits = reader.finished(questions_of_version_1.next_question, questions_of_version_1.ANSWERS)
    else:
        answers, digits = reader.visit()
    if _letters(digits) != letters[1:-1]:
        raise UnreadableCode(Wrong.TYPED)
    return Journey(answers)


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
        return bool(_decode(_without_spaces(text)))
    except UnreadableCode:
        return False


def next_question(answers: Mapping[str, str]) -> str | None:
    """The question that comes after these answers of one conviction today."""
    step = assess(answers)
    return step.question if isinstance(step, Next) else None


def _digits(journey: Journey) -> Iterator[Digit]:
    """Is all answered? Then each answer that counts, and after each conviction whether another one follows."""
    unfinished = journey.next_place() is not None
    yield int(unfinished), 2
    known: set[str] = set()
    for number in range(1, journey.count + 1):
        for question in journey.run(number).path:
            field = Place(number, question).field
            if field not in known:
                known.add(field)
                values = ANSWERS[question]
                if field not in journey.answers:
                    yield 0, len(values) + 1
                else:
                    yield values.index(journey.answers[field]) + unfinished, len(values) + unfinished
        yield int(number < journey.count), 2


def _letters(digits: Iterator[Digit] | Sequence[Digit]) -> str:
    """The digits as one number, the first one last, spelled with the letters of the alphabet."""
    number = 0
    for digit, base in reversed(list(digits)):
        number = number * base + digit
    letters = ""
    while number:
        number, rest = divmod(number, SIZE)
        letters += ALPHABET[rest]
    return letters


class _Reader:
    """Takes digits off a number, and keeps them to compare."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.digits: list[Digit] = []

    def take(self, base: int) -> int:
        """The next digit."""
        self.number, digit = divmod(self.number, base)
        self.digits.append((digit, base))
        return digit

    def visit(self) -> tuple[dict[str, str], list[Digit]]:
        """A visit of today's version, finished or not."""
        return self.unfinished() if self.take(2) else self.finished(next_question, ANSWERS)

    def finished(
        self, ask: NextQuestion, answers_of: Mapping[str, Sequence[str]]
    ) -> tuple[dict[str, str], list[Digit]]:
        """Run the questions, taking each answer off the number."""
        answers: dict[str, str] = {}
        for conviction in range(1, MOST_CONVICTIONS + 1):
            while question := ask(Journey(answers).conviction(conviction)):
                values = answers_of[question]
                answers[Place(conviction, question).field] = values[self.take(len(values))]
            if not self.take(2):
                break
        return answers, self.digits

    def unfinished(self) -> tuple[dict[str, str], list[Digit]]:
        """The same, where a digit of 0 says that the answer is still missing."""
        answers: dict[str, str] = {}
        for conviction in range(1, MOST_CONVICTIONS + 1):
            while question := next_question(Journey(answers).conviction(conviction)):
                digit = self.take(len(ANSWERS[question]) + 1)
                if not digit:
                    break
                answers[Place(conviction, question).field] = ANSWERS[question][digit - 1]
            if not self.take(2):
                break
        return answers, self.digits


def _check_letter(letters: str) -> str:
    total = sum(ALPHABET.index(letter) * pow(PRIMITIVE_ROOT, place, SIZE) for place, letter in enumerate(letters))
    return ALPHABET[total % SIZE]
