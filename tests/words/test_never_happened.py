"""Nothing tells a reader who is not a citizen to deny a case, to vote or to sit on a jury (audit row 1, review rows 2-4).

Every sentence may be read alone. So whatever says that a case counts as if it never happened says in the same place
that this is California's law, and that immigration is another matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from webapp.facts import CITATIONS, COMMON_QUESTIONS, LIFE_ENTRIES
from webapp.i18n.catalogues import read
from webapp.i18n.languages import SOURCE, TRANSLATIONS

AS_IF_NEVER = {
    "en": r"never happened|truthfully say|not a conviction, and .*you may say|may not be used against you",
    "es": r"como si no hubiera|como si nunca|decir con verdad|no es una condena, y .*puede decirlo"
    r"|no se puede usar (en )?contra (de )?usted",
}
WITH_IT_THE_LIMITS = frozenset(
    entry.says
    for entry in LIFE_ENTRIES.values()
    if "mmigration" in entry.limits and re.search(AS_IF_NEVER["en"], entry.says)
)
"""Lines that are never shown without their limits, which name immigration (``tests/answer/test_life.py``)."""
ONLY_CITIZENS = {"en": "citizen", "es": "ciudadanía"}


def messages(lang: str) -> Iterator[tuple[str, str]]:
    """Each message in English, and as it is said in this language."""
    for message in read(TRANSLATIONS / "es" / "LC_MESSAGES" / "messages.po"):
        if message.id and isinstance(message.id, str):
            yield message.id, message.id if lang == SOURCE else str(message.string)


def test_where_a_case_counts_as_if_it_never_happened_california_and_immigration_are_named(lang: str) -> None:
    found = [said for english, said in messages(lang) if re.search(AS_IF_NEVER[lang], said)]
    assert len(found) > 7
    limits = {said for english, said in messages(lang) if english in WITH_IT_THE_LIMITS}
    for said in set(found) - limits:
        assert "California" in said, said
        assert re.search("[Ii]mmigration|[Ii]nmigración", said), said
    for said in limits:
        assert "California" in said


@pytest.mark.parametrize(
    "english",
    [
        COMMON_QUESTIONS["voting"].answer,
        COMMON_QUESTIONS["jury"].answer,
        CITATIONS["elec-2101"].says,
        CITATIONS["ccp-203"].says,
    ],
    ids=["voting", "jury", "the law on voting", "the law on juries"],
)
def test_who_may_vote_or_be_on_a_jury_is_a_citizen(lang: str, english: str) -> None:
    said = dict(messages(lang))[english]
    assert ONLY_CITIZENS[lang] in said.split(". ")[0]
