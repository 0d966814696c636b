"""Each question page has one quiet line that says which question it is, and about how many are to go."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.check.test_contract import fields, question_of
from tests.support.journeys import FIRST_FOUR, LOS_ANGELES_PLANTS, form
from webapp.check.ahead import to_go
from webapp.rules.questions import ABOUT_THE_PERSON

ALL = form(LOS_ANGELES_PLANTS)
LINE = re.compile(r"<p data-progress>(.*?)</p>")
SECOND = {name: value for name, value in LOS_ANGELES_PLANTS.items() if name not in ABOUT_THE_PERSON}


def line(page: str) -> str:
    [found] = LINE.findall(page)
    return re.sub("<[^>]+>", "", found)


def numbers(page: str) -> tuple[int, int]:
    """Which question it is, and how many are to go."""
    found = [int(number) for number in re.findall(r"\d+", line(page))]
    return (found[0], found[1]) if found[1:] else (found[0], 0)


def lines_of_a_visit(client: FlaskClient, lang: str, page: str, answers: dict[str, str], number: int = 1) -> list[str]:
    """The line of each page of one conviction, as somebody without the script meets them."""
    found = []
    while "data-question" in page:
        found.append(page)
        question = question_of(page)
        name = question if question in ABOUT_THE_PERSON else f"{number}.{question}"
        page = client.post(f"/{lang}/check", data=fields(page) | {name: answers[question]}).text
    return found


def test_the_number_goes_up_by_one_and_what_is_to_go_never_goes_up(client: FlaskClient, lang: str) -> None:
    pages = lines_of_a_visit(client, lang, client.get(f"/{lang}/check").text, LOS_ANGELES_PLANTS)
    assert [numbers(page)[0] for page in pages] == list(range(1, len(LOS_ANGELES_PLANTS) + 1))
    left = [numbers(page)[1] for page in pages]
    assert left == sorted(left, reverse=True)
    assert left[0] > 5


def test_it_says_so_in_words(client: FlaskClient) -> None:
    def said(lang: str, **answers: str) -> str:
        return line(client.post(f"/{lang}/check", data=form(answers)).text)

    many = to_go("time", FIRST_FOUR)
    assert many > 1
    assert said("en", **FIRST_FOUR) == f"Question 5, about {many} to go"
    assert said("es", **FIRST_FOUR) == f"Pregunta 5, faltan unas {many}"
    nothing_known = {**FIRST_FOUR, "section": "unknown", "time": "unknown"}
    assert said("en", **nothing_known) == "Question 6, about 1 to go"
    assert said("es", **nothing_known) == "Pregunta 6, falta más o menos 1"
    assert said("en", **nothing_known, age="unknown") == "Question 7, the last one left"
    assert said("es", **nothing_known, age="unknown") == "Pregunta 7, la última que falta"


def test_with_change_only_what_is_still_open_is_to_go(client: FlaskClient) -> None:
    settled = client.post("/en/check", data=ALL | {"change": "1.sentence"}).text
    assert line(settled) == "Question 7, the last one left"
    opened = client.post("/en/check", data=ALL | {"change": "1.section"}).text
    assert numbers(opened)[0] == 4
    assert 0 < numbers(opened)[1] < numbers(client.post("/en/check", data=form(FIRST_FOUR)).text)[1]


def test_back_to_an_earlier_question_counts_what_comes_after_the_kept_answers(client: FlaskClient) -> None:
    here = client.post("/en/check", data=form(FIRST_FOUR)).text
    back = client.post("/en/check", data=fields(here) | {"show": "1.papers"}).text
    assert (numbers(back)[0], question_of(back)) == (3, "papers")
    assert numbers(here)[1] <= numbers(back)[1] <= numbers(here)[1] + 2


def test_a_further_conviction_is_counted_by_itself_without_what_is_known_of_the_person(client: FlaskClient) -> None:
    first = client.post("/en/check", data=ALL | {"show": "2.court"}).text
    assert re.fullmatch(r"Question 1 on this conviction, about \d to go", line(first))
    pages = lines_of_a_visit(client, "en", first, SECOND, number=2)
    assert [numbers(page)[0] for page in pages] == list(range(1, len(SECOND) + 1))
    assert line(pages[-1]) == f"Question {len(SECOND)} on this conviction, the last one left"
    spanish = client.post("/es/check", data=fields(pages[-1])).text
    assert line(spanish) == f"Pregunta {len(SECOND)} de esta condena, la última que falta"


@pytest.mark.parametrize("where", ["/{}/check", "/{}/embed/check", "/{}/check?line=1", "/{}/check?county=kern"])
def test_it_stands_on_the_first_page_however_that_is_opened(client: FlaskClient, lang: str, where: str) -> None:
    known = {"county": "kern"} if "kern" in where else {}
    assert numbers(client.get(where.format(lang)).text) == (1, to_go("court", known))
    assert to_go("court", {"county": "kern"}) < to_go("court", {})


def test_it_stands_on_a_page_with_an_error_and_is_part_of_no_name(client: FlaskClient, lang: str) -> None:
    for answers in (FIRST_FOUR, dict(list(FIRST_FOUR.items())[:1])):
        asked = question_of(client.post(f"/{lang}/check", data=form(answers)).text)
        response = client.post(f"/{lang}/check", data=form(answers) | {"asked": f"1.{asked}"})
        assert response.status_code == 422
        assert line(response.text)
        for named in re.findall(r"<legend>.*?</legend>|<h1>.*?</h1>|<label.*?</label>", response.text, re.DOTALL):
            assert "data-progress" not in named


def test_a_result_has_no_such_line(client: FlaskClient, lang: str) -> None:
    assert "data-progress" not in client.post(f"/{lang}/check", data=ALL).text
