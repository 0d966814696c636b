"""Every outcome says what it means for daily life, topic by topic, and nothing there is unsafe to say.

By ids, citations and a few words that must stand there: the sentences may get better.
"""

from __future__ import annotations

import re
from functools import cache

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.api_calls import check
from tests.support.journeys import every_path, one_of_each_kind
from tests.support.reading import grade, inflesz, sentences
from webapp.answer.draw import draw
from webapp.answer.life import Standing, fitting, life, standing
from webapp.facts import CITATIONS, LIFE_ENTRIES, LIFE_TOPICS, LifeEntry
from webapp.i18n.languages import LANGUAGES, speaking
from webapp.rules.outcome import Cleared, Kind
from webapp.rules.paths import Leaf

MAY_ANSWER = re.compile(r"\b[Yy]ou may (?:say|answer)\b|never happened")
"""Words of an entry that tells somebody to answer "no"."""
NOT_THERE = ("federal", "immigration forms", "public office", "police", "immigration lawyer first")
NEVER_HELPS = re.compile(
    r"may (?:say|answer|not ask)|never happened|\bhelps?\b|no longer|do(?:es)? not count", re.IGNORECASE
)
"""What somebody who is not a citizen must not read where it is about immigration or a federal form."""

CONVICTED = {"perhaps-dismissed", "lowered", "stands"}
ROWS = {
    ("1", "job-form", "la-pd-dismissals"): {"dismissed", "perhaps-dismissed"},
    ("1", "job-form", "hs-11361-7"): {"destroyed"},
    ("2", "job-form", "lab-432-8"): {*CONVICTED, "destroyed", "expunged", "serving"},
    ("6", "license", "bp-480"): {*Standing} - {"arrest"},
    ("6", "license", "hs-11361-7"): {"destroyed"},
    ("7", "gun", "us-v-hemani"): {*Standing},
    ("7", "gun", "hs-11361-8"): {*CONVICTED, "dismissed", "serving", "unknown"},
    ("7", "gun", "pc-1203-4"): {"expunged"},
    ("12", "job-form", "gov-12952"): {"dismissed", "lowered", "expunged", "stands", "serving"},
    ("12", "background-check", "gov-12952"): {*CONVICTED, "elsewhere", "unknown"},
    ("13", "landlord", "ccr-2-12269"): {*Standing},
    ("D", "background-check", "civ-1786-18"): {*Standing},
    ("D", "gun", "people-v-boyd"): {"destroyed"},
}
"""For each row of the audit the standings on which its law is named, and in which topic."""


def life_of(leaf: Leaf) -> tuple[str, ...]:
    papers, section, possession = (leaf.answers.get(name, "") for name in ("papers", "section", "possession"))
    return life(leaf.outcome.kind, papers, leaf.outcome.cleared, section, possession)


def standing_of(leaf: Leaf) -> Standing:
    return standing(leaf.outcome.kind, leaf.answers.get("papers", ""), leaf.outcome.cleared)


@cache
def found() -> frozenset[tuple[Standing, tuple[str, ...]]]:
    """What some path leads to: how the conviction stands, and the entries."""
    return frozenset((standing_of(leaf), life_of(leaf)) for leaf in every_path())


def drawn(app: Flask, lang: str, ids: tuple[str, ...]) -> str:
    """The entries as a page draws them."""
    with app.test_request_context(), speaking(LANGUAGES[lang]):
        return "<main>" + "".join(draw(f"life.{name}") for name in ids) + "</main>"


def test_every_outcome_of_every_path_has_one_entry_for_each_topic_in_order() -> None:
    for _now, ids in found():
        assert [LIFE_ENTRIES[name].topic for name in ids] == list(LIFE_TOPICS)
    assert {now for now, _ids in found()} == {*Standing}


def test_every_entry_is_said_to_somebody() -> None:
    assert {name for _now, ids in found() for name in ids} == set(LIFE_ENTRIES)


def test_topics_begin_with_work_and_immigration_is_not_the_last() -> None:
    assert list(LIFE_TOPICS)[:2] == ["in-short", "job-form"]
    assert list(LIFE_TOPICS).index("immigration") < len(LIFE_TOPICS) - 1


@pytest.mark.parametrize(
    ("kind", "papers", "cleared", "now"),
    [
        (Kind.PETITION, "not-checked", Cleared.LIKELY, "perhaps-dismissed"),
        (Kind.LAWYER, "report", Cleared.LIKELY, "perhaps-dismissed"),
        (Kind.PETITION, "not-checked", Cleared.REDUCED, "lowered"),
        (Kind.PETITION, "not-checked", Cleared.MIXED, "perhaps-dismissed"),
        (Kind.PETITION, "unchanged", Cleared.NOT_SAID, "stands"),
        (Kind.LAWYER, "objected", Cleared.NOT_SAID, "stands"),
        (Kind.AFTER_PROP_64, "not-checked", Cleared.NOT_SAID, "stands"),
        (Kind.PETITION, "expunged", Cleared.VERY_LIKELY, "expunged"),
        (Kind.REDUCED, "reduced", Cleared.NOT_SAID, "lowered"),
        (Kind.NOT_COVERED, "reduced", Cleared.NOT_SAID, "lowered"),
        (Kind.DESTROYED, "reduced", Cleared.NOT_SAID, "destroyed"),
        (Kind.SERVING, "expunged", Cleared.NOT_SAID, "serving"),
    ],
)
def test_the_newest_paper_tells_how_a_conviction_stands_where_the_outcome_does_not(
    kind: Kind, papers: str, cleared: Cleared, now: str
) -> None:
    assert standing(kind, papers, cleared) == now


@pytest.mark.parametrize(("row", "topic", "citation"), ROWS)
def test_a_row_of_the_audit_stands_on_the_outcomes_it_belongs_to(row: str, topic: str, citation: str) -> None:
    named = {
        now
        for now, ids in found()
        for entry in map(LIFE_ENTRIES.__getitem__, ids)
        if entry.topic == topic and citation in entry.cites
    }
    assert named == ROWS[row, topic, citation]


def test_row_2_the_two_years_belong_to_possession_and_to_nothing_else() -> None:
    for leaf in every_path():
        answers, outcome = leaf.answers, leaf.outcome
        named = {"11357": answers.get("possession") not in ("a", "school"), "older": True, "unknown": True}
        old = outcome.kind in ("petition", "destroyed", "reduced", "lawyer", "serving")
        expected = old and named.get(answers.get("section", ""), False)
        assert ("lab-432-8" in LIFE_ENTRIES[life_of(leaf)[1]].cites) is expected, answers


def test_who_may_answer_no_reads_in_the_same_entry_where_not_to() -> None:
    allowed = {name for name, entry in LIFE_ENTRIES.items() if MAY_ANSWER.search(entry.says)}
    assert {
        "in-short.dismissed",
        "job-form.dismissed",
        "job-form.perhaps-dismissed",
        "job-form.destroyed",
        "job-form.arrest",
    } <= allowed
    for name in allowed:
        assert [word for word in NOT_THERE if word not in LIFE_ENTRIES[name].limits] == [], name


def test_nothing_on_immigration_or_federal_forms_helps_or_tells_an_answer() -> None:
    for entry in LIFE_ENTRIES.values():
        if entry.topic in ("immigration", "federal-forms"):
            assert not NEVER_HELPS.search(f"{entry.says} {entry.limits}"), entry.id
            assert "may" in entry.says or "can count" in entry.says
            assert "lawyer before you " in entry.says


def test_only_citizens_read_that_they_may_vote_or_be_on_a_jury(app: Flask, lang: str) -> None:
    begin = {
        "en": "<br>Only citizens may vote or be on a jury.",
        "es": "<br>Solo quien tiene la ciudadanía puede votar",
    }
    for name, entry in LIFE_ENTRIES.items():
        if entry.topic == "vote-and-jury":
            assert begin[lang] in drawn(app, lang, (name,))


def test_nobody_is_told_that_a_gun_is_safe() -> None:
    for entry in LIFE_ENTRIES.values():
        if entry.topic == "gun":
            assert "Ask a lawyer before you touch a gun." in entry.limits
            assert entry.sure == "likely"


def test_what_is_unverified_is_not_shown() -> None:
    entry = LIFE_ENTRIES["gun.arrest"]
    assert fitting([entry]) == {("gun", "arrest", False): "gun.arrest"}
    assert fitting([entry.model_copy(update={"sure": "unverified"})]) == {}


def test_an_entry_is_drawn_with_heading_limits_sources_and_how_sure_we_are(app: Flask, lang: str) -> None:
    unsure = {"en": "(not yet fully confirmed)", "es": "(todavía sin confirmar del todo)"}[lang]
    for name, entry in LIFE_ENTRIES.items():
        page = drawn(app, lang, (name,))
        assert page.startswith(f'<main><p data-block="life.{name}"><b>')
        assert [each for each in entry.cites if CITATIONS[each].number not in page] == []
        assert (unsure in page) is (entry.sure == "likely")
        assert "Project-Id-Version" not in page


def test_what_an_outcome_says_of_daily_life_is_easy_to_read(app: Flask, lang: str) -> None:
    for _now, ids in found():
        page = drawn(app, lang, ids)
        assert grade(page) <= 5 if lang == "en" else inflesz(page) >= 70, ids
    for name, entry in LIFE_ENTRIES.items():
        assert max(len(each.split()) for each in sentences(drawn(app, lang, (name,)))) <= 25, name
        assert len(sentences(f"<main>{entry.says}</main>")) <= 4, name


def test_the_api_has_every_topic_in_the_language_of_the_answer(client: FlaskClient, lang: str) -> None:
    for answers in one_of_each_kind().values():
        lines = check(client, answers, language=lang)[0]["outcome"]["life"]
        assert [line["topic"] for line in lines] == list(LIFE_TOPICS)
        assert all(line["text"] and line["heading"] and line["citations"] for line in lines)
        entries: list[LifeEntry] = [LIFE_ENTRIES[line["id"]] for line in lines]
        assert [bool(line["limits"]) for line in lines] == [bool(entry.limits) for entry in entries]
        assert [line["confirmed"] for line in lines] == [entry.sure == "sure" for entry in entries]
        assert (lines[1]["heading"] == LIFE_TOPICS["job-form"].name) is (lang == "en")
