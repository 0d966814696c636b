"""The ids of data files as named enumerations of the schema. Those of the rules are classes already."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypeAliasType

from webapp.facts import COUNTIES, FORMS, LETTERS, LIFE_ENTRIES, LIFE_TOPICS, PLAN_STEPS
from webapp.i18n.languages import LANGUAGES
from webapp.rules.questions import QUESTIONS

Language = TypeAliasType("Language", Literal[*LANGUAGES])  # type: ignore[valid-type]
HelpCounty = TypeAliasType("HelpCounty", Literal[*COUNTIES])  # type: ignore[valid-type]
"""``County`` is the answer to the question, with ``unknown``."""
QuestionId = TypeAliasType("QuestionId", Literal[*QUESTIONS])  # type: ignore[valid-type]
StepId = TypeAliasType("StepId", Literal[*PLAN_STEPS])  # type: ignore[valid-type]
FormId = TypeAliasType("FormId", Literal[*FORMS])  # type: ignore[valid-type]
LifeTopicId = TypeAliasType("LifeTopicId", Literal[*LIFE_TOPICS])  # type: ignore[valid-type]
LifeId = TypeAliasType("LifeId", Literal[*LIFE_ENTRIES])  # type: ignore[valid-type]
LetterId = TypeAliasType("LetterId", Literal[*LETTERS])  # type: ignore[valid-type]
