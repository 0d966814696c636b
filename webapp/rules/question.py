"""The base class of the questions: an enumeration of answers with a public id."""

from __future__ import annotations

from enum import StrEnum
from typing import Self, cast


class Question(StrEnum):
    """Base of all questions. A subclass names its public id: ``class Plants(Question, id="plants")``."""

    id: str

    def __init_subclass__(cls, id: str) -> None:
        cls.id = id

    @classmethod
    def named(cls, value: str | None) -> Self | None:
        """The answer with this id, or None."""
        return cast("Self | None", cls._value2member_map_.get(value))

    @classmethod
    def knows(cls, value: str) -> bool:
        """Is this one of the values of the question?"""
        return value in cls._value2member_map_
