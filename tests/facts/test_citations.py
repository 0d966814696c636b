"""Every rule rests on a citation that exists, and every citation is used, dated and has words in each language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from webapp import create_app
from webapp.facts import CITATIONS, COMMON_QUESTIONS, LIFE_ENTRIES, WAYS, ways_for
from webapp.rules.outcome import Also
from webapp.rules.reasons import CITATIONS_OF, Reason
from webapp.words.reasons import REASON_WORDS

TEMPLATES = Path(__file__).parent.parent.parent / "templates"


def test_every_rule_has_words_and_at_least_one_citation() -> None:
    assert set(CITATIONS_OF) == set(Reason) == set(REASON_WORDS)
    assert all(CITATIONS_OF.values())


def test_every_citation_a_rule_names_exists_and_is_not_unverified() -> None:
    for reason, names in CITATIONS_OF.items():
        for name in names:
            assert CITATIONS[name].sure != "unverified", reason


@pytest.mark.parametrize("names", [(), ("hs-99999",)])
def test_a_rule_without_a_citation_or_with_an_unknown_one_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]
) -> None:
    monkeypatch.setitem(CITATIONS_OF, Reason.YOUTH, names)
    with pytest.raises(ValueError, match=r"The rule youth rests on no source we have\."):
        create_app()


def test_every_citation_is_used_by_a_rule_or_a_page() -> None:
    by_rules = {name for names in CITATIONS_OF.values() for name in names}
    pages = "".join(path.read_text() for path in TEMPLATES.rglob("*.html"))
    by_pages = set(re.findall(r'cite\("([\w-]+)"\)', pages))
    by_ways = {name for way in WAYS.values() for name in (way.citation, way.form) if name}
    by_questions = {name for question in COMMON_QUESTIONS.values() for name in question.cites}
    by_life = {name for entry in LIFE_ENTRIES.values() for name in entry.cites}
    assert by_rules | by_pages | by_ways | by_questions | by_life == set(CITATIONS)


def test_every_other_way_a_rule_names_has_a_way_to_show() -> None:
    for also in Also:
        assert ways_for(also)
