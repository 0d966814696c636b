"""One visit, recomputed from the form in front of the reader on every request. Nothing is remembered.

A form carries every answer so far: ``<n>.<id>`` for conviction n, ``<id>`` for facts about the person. What to
show, Back, Change and "your answers so far" are all read off the path that ``assess`` ran through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from werkzeug.datastructures import MultiDict

from webapp.rules import Next, Outcome, assess
from webapp.rules.questions import ABOUT_THE_PERSON, QUESTIONS

MOST_CONVICTIONS = 10
FIRST_QUESTION = next(iter(QUESTIONS))
RESULT = "result"
EXPLAINED = "explained"
"""The result as an answer code shows it, with every reason."""


@dataclass(frozen=True, slots=True)
class Place:
    """A question of one conviction: where the reader is. Written ``2.plants``."""

    number: int
    question: str

    @classmethod
    def parse(cls, text: str) -> Place | None:
        """Read ``2.plants``; anything else gives None."""
        return PLACES.get(text)

    def __str__(self) -> str:
        return f"{self.number}.{self.question}"

    @property
    def field(self) -> str:
        """The name of the form field that holds the answer."""
        return self.question if self.question in ABOUT_THE_PERSON else str(self)


NUMBERS = frozenset(str(number) for number in range(1, MOST_CONVICTIONS + 1))
PLACES = {f"{number}.{name}": Place(int(number), name) for number in NUMBERS for name in QUESTIONS}
"""Every place there is, as it is written."""


@dataclass(frozen=True)
class Journey:
    """All valid answers of a visit, by field name. Those that no run asks for are kept: changing back restores them."""

    answers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, form: MultiDict[str, str]) -> Journey:
        """Keep what is a known field with a value its question knows, and drop everything else.

        A bare conviction id, as in ``?county=los-angeles``, belongs to the conviction being asked about.
        """
        asked = Place.parse(form.get("asked", ""))
        now = asked.number if asked else 1
        answers: dict[str, str] = {}
        for name, value in form.items(multi=True):
            name = name or ""  # a multipart part may come without one
            place = Place.parse(name) or (Place(now, name) if name in QUESTIONS else None)
            if place and QUESTIONS[place.question].knows(value):
                answers[place.field] = value
        return cls(answers)

    @cached_property
    def count(self) -> int:
        """How many convictions there are, counting up to the highest one answered."""
        numbers = (int(name.partition(".")[0]) for name in self.answers if "." in name)
        return max(numbers, default=1)

    def conviction(self, number: int) -> dict[str, str]:
        """The answers for one conviction, with the facts about the person."""
        prefix = f"{number}."
        own = {name.removeprefix(prefix): value for name, value in self.answers.items() if name.startswith(prefix)}
        return {name: self.answers[name] for name in ABOUT_THE_PERSON if name in self.answers} | own

    @cached_property
    def runs(self) -> tuple[Next | Outcome, ...]:
        """Each conviction assessed, in order."""
        return tuple(assess(self.conviction(number)) for number in range(1, self.count + 1))

    def run(self, number: int) -> Next | Outcome:
        """How far one conviction came; a further one is at its first question."""
        return self.runs[number - 1] if number <= self.count else assess(self.conviction(number))

    def settled(self) -> Iterator[tuple[int, Mapping[str, str], Outcome]]:
        """The convictions that have an outcome, in order: number, answers, outcome."""
        for number, outcome in enumerate(self.runs, 1):
            if isinstance(outcome, Outcome):
                yield number, self.conviction(number), outcome

    def next_place(self) -> Place | None:
        """The first question without an answer, or None when everything is settled."""
        for number, step in enumerate(self.runs, 1):
            if isinstance(step, Next):
                return Place(number, step.question)
        return None

    def can_show(self, place: Place) -> bool:
        """Is this question part of the visit, or the first one of a further conviction?"""
        if place.number == self.count + 1:
            return place.question == FIRST_QUESTION and self.next_place() is None
        return place.number <= self.count and place.question in self.run(place.number).path

    def before(self, place: Place) -> Place | None:
        """The question before this one; None before the first question of a conviction."""
        path = self.run(place.number).path
        index = path.index(place.question)
        return Place(place.number, path[index - 1]) if index else None

    def way_back(self, tapped_at: str) -> str:
        """The page where Change was tapped, as the form named it; "" for one that is not part of the visit."""
        place = Place.parse(tapped_at)
        return tapped_at if tapped_at in (RESULT, EXPLAINED) or (place and self.can_show(place)) else ""

    def answered(self, place: Place | None = None) -> list[tuple[Place, str]]:
        """The answers that count, in the order asked, up to ``place``; each fact about the person once."""
        found: dict[str, tuple[Place, str]] = {}
        for number, step in enumerate(self.runs, 1):
            for question in step.path:
                here = Place(number, question)
                if here == place:
                    return list(found.values())
                if here.field in self.answers:
                    found.setdefault(here.field, (here, self.answers[here.field]))
        return list(found.values())

    def position(self, place: Place) -> int:
        """Which of the questions of its conviction this is, counting from 1; a fact about the person counts once."""
        return 1 + sum(here.number == place.number for here, _ in self.answered(place))

    def with_answer(self, place: Place, value: str | None) -> Journey:
        """The journey with another answer at a place; None or "" takes it away."""
        kept = self.without_answer(place)
        return Journey(kept | {place.field: value} if value else kept)

    def without_answer(self, place: Place) -> dict[str, str]:
        """Every answer but this one: what the page about it carries along."""
        return {name: value for name, value in self.answers.items() if name != place.field}

    def without_conviction(self, number: int) -> Journey:
        """The visit with one conviction taken out and the later ones moved up."""
        answers: dict[str, str] = {}
        for name, value in self.answers.items():
            place = Place.parse(name)
            if place is None:
                answers[name] = value
            elif place.number != number:
                answers[str(Place(place.number - (place.number > number), place.question))] = value
        return Journey(answers)
