"""An answer is a list of blocks: each is drawn in every language, depends on its id alone, and is used."""

from __future__ import annotations

import re
from functools import cache

import pytest
from flask import Flask
from flask_babel import gettext
from markupsafe import Markup

from tests.support.journeys import every_path
from webapp.answer.blocks import ASK, REFUSED, blocks, in_one_go
from webapp.answer.draw import GIVEN, all_blocks, draw, on_paper, text
from webapp.answer.result import Result
from webapp.answer.steps import STEPS_BY_NAME, plan
from webapp.facts import COUNTIES, LIFE_ENTRIES, LIFE_TOPICS, PLAN_STEPS, STATES, WAYS
from webapp.facts.offices import SHOWN
from webapp.i18n.languages import LANGUAGES, speaking
from webapp.rules import assess
from webapp.rules.outcome import Outcome
from webapp.rules.reasons import Reason
from webapp.words.headlines import DONE_ALREADY, IF_NOT_DONE, LAW

EVERYWHERE = {"county": COUNTIES, "state": STATES}
SHEET_AND_PLAN = ("details", "boxes", "law")
"""Families that stand behind a step or a reason, on the plan and on the sheet."""
BEFORE_A_RESULT = ("paper", "counter", "whom")
"""Families of the page on getting a paper first."""


@cache
def results() -> list[Result]:
    """Every path, and one in each county and state."""
    found = {}
    for leaf in every_path():
        found.setdefault((leaf.outcome, leaf.answers.get("papers"), leaf.answers.get("possession")), leaf.answers)
    for answers in list({leaf.outcome.kind: leaf.answers for leaf in every_path()}.values()):
        for question, places in EVERYWHERE.items():
            for place in places if question in answers else ():
                outcome = assess(elsewhere := {**answers, question: place})
                if isinstance(outcome, Outcome):
                    found.setdefault((outcome, answers.get("papers"), answers.get("possession")), elsewhere)
    return [Result(1, outcome, answers) for (outcome, *_), answers in found.items()]


@cache
def every_block() -> frozenset[str]:
    told: set[str] = set()
    for result in results():
        told.update(blocks(result))
        told.update(in_one_go(block for block in blocks(result) if block.startswith("step.")).values())
        told.update(block for step in plan(result) for block in step.blocks)
    told.update(block.replace("reason.", "law.", 1) for block in list(told) if block.startswith("reason."))
    return frozenset(told)


def families() -> set[str]:
    return {block.partition(".")[0] for block in every_block()}


def names(family: str) -> set[str]:
    return {block.split(".")[1] for block in every_block() if block.startswith(f"{family}.")}


def test_every_block_is_drawn_in_every_language(app: Flask, lang: str) -> None:
    with app.test_request_context(f"/{lang}/"):
        app.preprocess_request()
        for block in every_block():
            drawn = draw(block)
            assert text(block), block
            assert not re.search(r"\{\{|\{%|%\(\w+\)s|None\b", drawn), block
            if not block.startswith("law."):
                assert f'data-block="{block}"' in drawn


def test_the_text_of_a_block_depends_on_its_id_and_the_language_alone(app: Flask, lang: str) -> None:
    def drawn_at(address: str, **sent: str) -> dict[str, Markup]:
        draw.__wrapped__  # noqa: B018 - the function without what it keeps
        with app.test_request_context(address, method="POST" if sent else "GET", data=sent or None):
            app.preprocess_request()
            return {block: draw.__wrapped__(block) for block in sorted(every_block())[::3]}

    plain = drawn_at(f"/{lang}/check")
    assert plain == drawn_at(f"/{lang}/embed/check", look="dark", asked="1.court")
    assert plain == drawn_at(f"/{lang}/help/fresno")
    assert plain == drawn_at(f"/{lang}/code", line="1")


def test_every_block_is_drawn_at_the_start() -> None:
    """Else the time of an answer would tell what others asked before."""
    assert every_block() <= set(all_blocks())


def test_no_family_of_blocks_is_unused() -> None:
    assert families() | set(BEFORE_A_RESULT) == set(GIVEN)


def test_no_sentence_is_unused() -> None:
    assert {block for block in every_block() if block.startswith("verdict.cleared.")} == {
        f"verdict.cleared.{cleared}" for cleared in DONE_ALREADY
    }
    laws = {block.split(".")[2] for block in every_block() if block.startswith("verdict.law.")}
    assert laws == {*LAW, "other-state"}
    assert names("otherwise") == set(IF_NOT_DONE)
    assert names("ask") == set(ASK)
    assert names("refused") == set(REFUSED)
    assert names("step") == STEPS_BY_NAME
    assert names("reason") == set(Reason)
    shown = {way.id for way in WAYS.values() if way.sure != "unverified" and way.also}
    assert names("way") == shown


def test_no_block_shows_the_head_of_a_catalogue(app: Flask, lang: str) -> None:
    """Which gettext gives for an empty message: a step without an office showed it."""
    with app.test_request_context("/"), speaking(LANGUAGES[lang]):
        for block in all_blocks():
            assert "Content-Type" not in draw(block), block


def test_paper_shows_no_tags_as_words(app: Flask, lang: str) -> None:
    """Of an office with a website and no number the sheet printed the tag inside the link."""
    with app.test_request_context("/"), speaking(LANGUAGES[lang]):
        for block in all_blocks():
            assert "&lt;" not in on_paper(block), block


def test_lines_of_a_block_stay_apart_as_plain_text(app: Flask, lang: str) -> None:
    with app.test_request_context("/"), speaking(LANGUAGES[lang]):
        for entry in LIFE_ENTRIES.values():
            heading, says = gettext(LIFE_TOPICS[entry.topic].name), gettext(entry.says)
            assert f"{heading} {says}" in text(f"life.{entry.id}")
        for step in PLAN_STEPS.values():
            assert not step.next or f"{gettext(step.next)} " in text(f"details.{step.id}")


def test_a_plan_says_the_place_of_a_step_once(app: Flask, lang: str) -> None:
    with app.test_request_context("/"), speaking(LANGUAGES[lang]):
        for result in results()[::20]:
            for step in plan(result):
                told = " ".join(text(block) for block in step.blocks)
                where = gettext(step.words.where) if step.words.where else ""
                assert not where or told.count(where) == 1, step.id


@pytest.mark.parametrize("family", sorted(set(GIVEN) - {*SHEET_AND_PLAN, *BEFORE_A_RESULT}))
def test_blocks_stand_in_one_order(family: str) -> None:
    """Blocks of a family stand together, and families in one order, so that whoever has read one answer can find the way."""
    order = ["verdict", "meaning", "call", "otherwise", "immigration", "immigration_help", "step", "ask", "life", "known", "reason", "way", "office"]  # fmt: skip
    beside = {"refused": "ask", "say": "step", "law": "reason", "state": "known"}
    for result in results()[::50]:
        ranks = [order.index(beside.get(name := block.partition(".")[0], name)) for block in blocks(result)]
        assert ranks == sorted(ranks)
    assert beside.get(family, family) in order


def test_no_answer_says_a_block_twice() -> None:
    for result in results():
        told = blocks(result)
        assert len(told) == len(set(told))


def test_the_call_is_answered_on_weekdays_and_has_words_to_say() -> None:
    for result in results():
        [call] = [block for block in blocks(result) if block.startswith("call.")]
        office = SHOWN[call.split(".")[2]]
        assert office.phone
        assert not office.hours, "a line of one day a week is not the first to call"
        assert office.kind not in ("district-attorney", "city-attorney")


def test_prosecutors_are_never_among_those_who_help() -> None:
    helpers = {SHOWN[name].kind for name in names("office")}
    assert not helpers & {"district-attorney", "city-attorney"}
