"""A key drawn as a tree: every line, and where it stands. ``templates/rulebook/tree.svg`` turns that into a picture.

A step that several answers lead to is drawn once, under the first of them; the others name its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from webapp.rulebook.key import Step, Way
from webapp.rules.outcome import Ending
from webapp.words.say import say_answers, say_ending

LINE = 24
INDENT = 28
LETTER = 8
"""Height of a line, width of one level and of a letter, in the units of the picture."""


@dataclass(frozen=True, slots=True)
class DrawnStep:
    """A question: where its line starts, and how far down the line to its last answer goes."""

    step: Step[Ending]
    x: int
    y: int
    ends_at: int


@dataclass(frozen=True, slots=True)
class DrawnWay:
    """An answer: where its line starts; ``below``: the step it leads to is drawn right under it."""

    way: Way[Ending]
    answers: str
    x: int
    y: int
    below: bool

    @property
    def ending(self) -> str:
        """The outcome in words, where the answer leads to one."""
        return say_ending(self.way.end) if self.way.end else ""

    @property
    def ends_at(self) -> int:
        """About where the line ends: no letter is wider than this, taken all together."""
        rules = self.way.end.rules if self.way.end else ()
        return self.x + LETTER * len(" ".join((self.answers, self.ending, *rules)))


@dataclass
class Drawing:
    """All lines of a tree, and the size of the picture."""

    steps: list[DrawnStep] = field(default_factory=list)
    ways: list[DrawnWay] = field(default_factory=list)
    height: int = 2 * LINE

    @property
    def width(self) -> int:
        """Wide enough for the longest line."""
        return max(way.ends_at for way in self.ways) + INDENT


def draw(steps: Sequence[Step[Ending]]) -> Drawing:
    """Lay a key out from top to bottom."""
    drawing = Drawing()
    drawn: set[int] = set()

    def draw_step(step: Step[Ending], depth: int) -> None:
        drawn.add(step.number)
        x, y, last = depth * INDENT + INDENT, drawing.height, drawing.height
        drawing.height += LINE
        for way in step.ways:
            below = way.to > 0 and way.to not in drawn
            last = drawing.height
            drawing.ways.append(DrawnWay(way, say_answers(step.question, way.values), x + INDENT, last, below))
            drawing.height += LINE
            if below:
                draw_step(steps[way.to - 1], depth + 2)
        drawing.steps.append(DrawnStep(step, x, y, last))

    draw_step(steps[0], 0)
    return drawing
