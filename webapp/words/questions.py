"""The words of the questions, in plain English; the catalogues hold the other languages."""

from __future__ import annotations

from webapp.rules.questions import Question
from webapp.words.question import Option, Words
from webapp.words.questions_of_the_case import OF_THE_CASE
from webapp.words.questions_of_the_offense import FACTS_OF_SECTION, OF_THE_OFFENSE

__all__ = ["FACTS_OF_SECTION", "QUESTION_WORDS", "Option", "Words"]

QUESTION_WORDS: dict[type[Question], Words] = OF_THE_CASE | OF_THE_OFFENSE
