"""Somebody who answers for a person in the family reads of "the person": other words, and the same of everything else."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.journeys import (
    FIRST_FOUR,
    LOS_ANGELES_PLANTS,
    first_path_to_each_kind_of_result,
    first_path_to_each_question,
    form,
)
from webapp.check.answer_code import encode
from webapp.check.journey import Journey
from webapp.i18n.languages import LANGUAGES, speaking
from webapp.rules.questions import QUESTIONS
from webapp.web.padding import RESULT
from webapp.words.question import Words
from webapp.words.questions_for_family import FOR_FAMILY
from webapp.words.say import words_of

FOR_SOMEBODY = {"for": "family"}
CARRIED = '<input type="hidden" name="for" value="family">'
BUTTON = re.compile(r'<button class="link" name="whose" value="(\w+)">')
CODE = re.compile(r'<p class="code">.*?<b translate="no">([\w-]+)</b>')
OUTCOME = re.compile(r"<article (.*?)>")
YOU_HERE = {"en": "Here “you” means the person whose case it is.", "es": "“Usted” es aquí la persona del caso."}

SPEAKS_OF_THE_CASE_AS_YOURS = {
    "en": re.compile(
        r"\b(your|yours|mine|my|me|were you|are you|you (are|were|was|did|pleaded|live|went)|I (was|have))\b", re.I
    ),
    "es": re.compile(r"\b(mi|mis|me|fui|tengo)\b|(?<!\bsi )\busted\b", re.I),
}
"""Said to somebody about a case of their own. "If you have a paper" and "I don't know" are said by who answers."""


def all_words(words: Words) -> list[str]:
    options = [text for option in words.options.values() for text in (option.label, option.hint)]
    return [text for text in (words.title, words.short, words.hint, words.look, *words.items, *options) if text]


def test_the_first_question_offers_it_and_the_way_back(client: FlaskClient, lang: str) -> None:
    first = client.get(f"/{lang}/check").text
    assert BUTTON.findall(first) == ["family"]
    assert CARRIED not in first
    chosen = client.post(f"/{lang}/check", data={"asked": "1.court", "whose": "family"})
    assert (chosen.status_code, 'data-question="court"' in chosen.text) == (200, True)
    assert BUTTON.findall(chosen.text) == ["self"]
    assert CARRIED in chosen.text
    back = client.post(f"/{lang}/check", data={"asked": "1.court", "whose": "self", **FOR_SOMEBODY}).text
    assert BUTTON.findall(back) == ["family"]
    assert CARRIED not in back


def test_it_keeps_the_answer_that_was_chosen_and_the_county_of_a_link(client: FlaskClient) -> None:
    sent = {"asked": "1.court", "1.court": "federal", "1.county": "kern", "whose": "family"}
    page = client.post("/en/check", data=sent).text
    assert '<input checked id="1.court-1" name="1.court" required type="radio" value="federal">' in page
    assert '<input type="hidden" name="1.county" value="kern">' in page


def test_an_address_does_not_say_whose_case_it_is(client: FlaskClient) -> None:
    assert client.get("/en/check?whose=family&for=family").text == client.get("/en/check").text


@pytest.mark.parametrize("path", ["check", "embed/check"])
def test_every_step_carries_it_along(client: FlaskClient, lang: str, path: str) -> None:
    visits = [form(answers) for answers in first_path_to_each_question().values()]
    changes = [form(LOS_ANGELES_PLANTS) | {field: "1.plants"} for field in ("change", "show")]
    behind = [form(LOS_ANGELES_PLANTS) | {"show": show} for show in ("plan", "sheet", "explained", "2.court")]
    for fields in (*visits, *changes, *behind, form(FIRST_FOUR) | {"asked": "1.time"}):
        sent = fields | {"line": "1", "look": "dark"}
        page = client.post(f"/{lang}/{path}", data=sent | FOR_SOMEBODY).text
        assert CARRIED in page
        assert '<input type="hidden" name="line" value="1">' in page
        assert CARRIED not in client.post(f"/{lang}/{path}", data=sent).text


def test_another_language_speaks_of_the_person_too(client: FlaskClient) -> None:
    sent = form(
        {"court": "california", "county": "kern", "papers": "unchanged", "section": "11358", "time": "1976-2010"}
    )
    for lang, title in (("en", "How old was the person then?"), ("es", "¿Qué edad tenía la persona entonces?")):
        page = client.post(f"/{lang}/check", data=sent | FOR_SOMEBODY | {"asked": "1.age", "show": "1.age"}).text
        assert f"<h1>{title}</h1>" in page


@pytest.mark.parametrize("name", first_path_to_each_kind_of_result())
def test_result_and_answer_code_are_the_same(client: FlaskClient, name: str) -> None:
    fields = form(first_path_to_each_kind_of_result()[name])
    own, other = (client.post("/es/check", data=fields | more).text for more in ({}, FOR_SOMEBODY))
    assert OUTCOME.findall(own) == OUTCOME.findall(other) != []
    assert CODE.findall(own) == CODE.findall(other) != []
    assert YOU_HERE["es"] in other
    assert YOU_HERE["es"] not in own


def test_the_result_the_plan_and_the_sheet_say_who_is_you(client: FlaskClient, lang: str) -> None:
    for show in ("result", "explained", "plan", "sheet"):
        fields = form(LOS_ANGELES_PLANTS) | {"show": show}
        assert YOU_HERE[lang] in client.post(f"/{lang}/check", data=fields | FOR_SOMEBODY).text
        assert YOU_HERE[lang] not in client.post(f"/{lang}/check", data=fields).text


def test_where_a_code_leads_to_a_question_it_is_asked_again(client: FlaskClient) -> None:
    """A code holds answers only: who comes back with it says anew for whom."""
    page = client.post("/en/code", data={"code": encode(Journey(form(FIRST_FOUR)))}).text
    assert 'data-question="time"' in page
    assert BUTTON.findall(page) == ["family"]
    chosen = client.post("/en/check", data=form(FIRST_FOUR) | {"asked": "1.time", "whose": "family"}).text
    assert 'data-question="time"' in chosen
    assert BUTTON.findall(chosen) == ["self"]


def test_a_wrong_code_loses_nothing_of_it(client: FlaskClient) -> None:
    assert CARRIED in client.post("/en/code", data={"code": "wrong", **FOR_SOMEBODY}).text


def test_no_other_question_offers_it(client: FlaskClient) -> None:
    for answers in first_path_to_each_question().values():
        if answers:
            assert not BUTTON.findall(client.post("/en/check", data=form(answers)).text)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_no_question_tells_somebody_else_of_a_case_of_theirs(app: Flask, lang: str, question: type) -> None:
    with app.test_request_context("/"), speaking(LANGUAGES[lang]):
        own, other = words_of(question), words_of(question, family=True)
    said = [unescape(text) for text in all_words(other)]
    assert [text for text in said if SPEAKS_OF_THE_CASE_AS_YOURS[lang].search(text)] == []
    changed = [(mine, theirs) for mine, theirs in zip(all_words(own), all_words(other), strict=True) if mine != theirs]
    assert bool(changed) == (question in FOR_FAMILY)
    assert list(own.options) == list(other.options)
    for mine, _theirs in changed:
        assert lang == "es" or SPEAKS_OF_THE_CASE_AS_YOURS["en"].search(unescape(mine))


def test_a_result_for_somebody_else_has_the_size_of_the_others(client: FlaskClient, lang: str) -> None:
    for answers in first_path_to_each_kind_of_result().values():
        page = client.post(f"/{lang}/check", data=form(answers) | FOR_SOMEBODY, headers={"Accept-Encoding": "br"})
        assert len(page.data) == RESULT
