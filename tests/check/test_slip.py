"""The slip: who wants a paper first learns which one, which line, where to get it, and how to come back."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from tests.support.journeys import LOS_ANGELES_PLANTS, first_path_to_each_question, form, slips
from webapp.answer.slip import counters, papers_to_get
from webapp.check.answer_code import decode
from webapp.check.journey import Journey, Place
from webapp.facts import COUNTIES, OFFICES
from webapp.rules.questions import QUESTIONS

BUTTON = '<button class="link" name="show" value="slip">'
CODE = re.compile(r'<p class="code">.*?<b translate="no">([\w-]+)</b>')
BACK = re.compile(r'<p class="back"><button class="link" name="show" value="([^"]*)"')
SAY = re.compile(r'<q lang="en">(.*?)</q>(?: <em>(.*?)</em>)?')
IN_NO_COURT_PAPER = {"state", "fifty_2020"}
"""The state of another court; a birthday."""
IN_ANOTHER_PAPER = {"concentrate", "plants", "amount"}
"""A police or lab report: the words of the question name it, and we have no sample of one."""


def slip(client: FlaskClient, lang: str, path: str = "check", **fields: str) -> str:
    response = client.post(f"/{lang}/{path}", data=fields)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert 'data-place="slip"' in response.text
    return response.text


@pytest.mark.parametrize("name", slips())
def test_the_code_leads_back_to_the_question_that_is_open(client: FlaskClient, lang: str, name: str) -> None:
    question = name.split()[0]
    page = slip(client, lang, **slips()[name])
    [code] = CODE.findall(page)
    assert decode(code).answers == form(first_path_to_each_question()[name])
    assert f"/{lang}/code" in page
    there = client.post(f"/{lang}/code", data={"code": code}).text
    assert f'data-question="{question}"' in there
    title = re.findall(r"<h1>(.*?)</h1>", there)[0]
    assert f"<b>{title}</b>" in page
    assert BACK.findall(page) == [f"1.{question}"]


@pytest.mark.parametrize("name", slips())
def test_it_names_the_paper_its_line_and_what_the_line_means(client: FlaskClient, name: str) -> None:
    question = name.split()[0]
    page = unescape(slip(client, "en", **slips()[name]))
    lines = [
        (paper.name, paper.lines[mark.line], mark.means)
        for paper in papers_to_get(question)
        for mark in paper.marks
        if question in mark.answers
    ]
    assert bool(lines) == (question not in IN_NO_COURT_PAPER | IN_ANOTHER_PAPER)
    for paper, line, means in lines:
        assert f"<h3>{paper}</h3>" in page
        assert f">{line}</code></dt>\n<dd>{means}</dd>" in page
    assert ("report" in page.split("<h2>")[1]) or question not in IN_ANOTHER_PAPER


@pytest.mark.parametrize("name", slips())
def test_every_question_that_a_paper_answers_offers_it(client: FlaskClient, lang: str, name: str) -> None:
    page = client.post(f"/{lang}/check", data=form(first_path_to_each_question()[name])).text
    assert (BUTTON in page) == (name not in IN_NO_COURT_PAPER)


@pytest.mark.parametrize("name", slips())
def test_what_to_say_stands_there_in_english_with_spanish_beside(client: FlaskClient, name: str) -> None:
    phrases = SAY.findall(slip(client, "es", **slips()[name]))
    assert bool(phrases) == (name not in IN_NO_COURT_PAPER)
    assert [english for english, spanish in phrases if not spanish or spanish == english] == []


def test_no_place_is_named_that_was_never_confirmed(client: FlaskClient) -> None:
    never = [office for office in OFFICES.values() if not office.confirmed or office.sure == "unverified"]
    named = 0
    for county in COUNTIES:
        found = {counter.step.id: counter.office for counter in counters("section", county)}
        assert [office for office in found.values() if office in never] == []
        court = found.pop("docket")
        assert set(found.values()) == {None}
        sent = form({"court": "california", "county": county, "papers": "not-checked"})
        page = unescape(slip(client, "en", **sent, asked="1.section", show="slip"))
        assert [office.name for office in never if f">{office.name}<" in page] == []
        if court:
            named += 1
            assert f">{court.name}<" in page
        assert 'href="/en/record"' in page
    assert named > 40


def test_of_two_convictions_it_names_the_one(client: FlaskClient, lang: str) -> None:
    second = dict(list(LOS_ANGELES_PLANTS.items())[:6])
    sent = form(LOS_ANGELES_PLANTS) | form(second, 2) | {"asked": "2.sentence", "show": "slip"}
    page = slip(client, lang, **sent)
    assert {"en": "Conviction 2:", "es": "Condena 2:"}[lang] in page
    assert decode(CODE.findall(page)[0]).next_place() == Place(2, "sentence")


def test_a_further_conviction_that_is_not_begun_has_the_code_of_its_result(client: FlaskClient) -> None:
    new = client.post("/en/check", data=form(LOS_ANGELES_PLANTS) | {"show": "2.court"}).text
    assert BUTTON not in new
    page = client.post("/en/check", data=form(LOS_ANGELES_PLANTS) | {"asked": "2.court", "show": "slip"}).text
    assert "data-outcome" in page


def test_an_answer_that_stands_there_is_not_lost_and_not_in_the_code(client: FlaskClient) -> None:
    sent = form(LOS_ANGELES_PLANTS) | {"asked": "1.time", "back": "result", "show": "slip"}
    page = slip(client, "en", **sent)
    code = decode(CODE.findall(page)[0])
    assert code.next_place() == Place(1, "time")
    assert code.answers == form(dict(list(LOS_ANGELES_PLANTS.items())[:4]))
    carried = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    assert Journey(form(LOS_ANGELES_PLANTS)).answers.items() <= carried.items()
    question = client.post("/en/check", data=carried | {"show": "1.time"}).text
    assert 'name="1.time" required type="radio" value="1976-2010"' in question
    assert re.search(r'<input checked id="[^"]*" name="1.time" required type="radio" value="1976-2010"', question)
    assert BACK.findall(question) == ["result"]


@pytest.mark.parametrize("path", ["check", "embed/check"])
def test_another_language_and_a_reload_keep_it(client: FlaskClient, path: str) -> None:
    """The script sends what the page carries; so does the button of the other language."""
    page = slip(client, "es", path, **slips()["section"], line="1", **{"for": "family"})
    carried = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    assert carried["open"] == "1.section"
    other = slip(client, "en", path, **carried, show="slip")
    assert CODE.findall(other) == CODE.findall(page)
    assert '<input type="hidden" name="line" value="1">' in other
    assert "Here “you” means the person whose case it is." in other


def test_it_says_what_to_do_where_the_browser_shows_a_notice(client: FlaskClient) -> None:
    page = slip(client, "en", **slips()["age"])
    assert "<noscript>" in page
    assert "Your browser’s own Back may show a notice" in page


def test_i_dont_know_is_named_as_a_way_on_only_where_it_is_an_answer(client: FlaskClient) -> None:
    for name, fields in slips().items():
        known = {"unknown", "unsure"} & {value.value for value in QUESTIONS[name.split()[0]]}
        assert ("You can also go on without it." in slip(client, "en", **fields)) == bool(known)
