"""The guides: each form part by part, each paper line by line, and a page for those who help."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from markupsafe import escape

from webapp.facts import CITATIONS, FORMS, PAPERS
from webapp.rules.outcome import Kind
from webapp.rules.questions import QUESTIONS


@pytest.mark.parametrize("name", FORMS)
def test_a_form_says_what_it_asks_which_box_who_gets_a_copy_and_what_not_to_write(
    client: FlaskClient, name: str
) -> None:
    page = client.get(f"/en/forms/{name}").text
    form = FORMS[name]
    shown = [form.users, *form.asks, *(box.say for box in form.boxes), *form.bring, form.serve, form.copies]
    for words in (*shown, form.fee, form.waiver, form.after, *form.never, CITATIONS[name].number):
        assert str(escape(words)) in page
    assert f'href="{form.url}"' in page
    assert {box.fits for box in form.boxes} <= set(Kind)


def test_what_was_not_seen_inside_a_form_says_so(client: FlaskClient) -> None:
    note = "we did not see the inside of this form"
    for name, form in FORMS.items():
        unseen = {box.say for box in form.boxes if not box.confirmed}
        assert client.get(f"/en/forms/{name}").text.count(note) == len(unseen)
        assert all("Look for" in box.say or "look for" in box.say for box in form.boxes if not box.confirmed)
        assert form.recheck


def test_no_form_of_ours_takes_a_persons_data(client: FlaskClient, lang: str) -> None:
    for name in FORMS:
        page = client.get(f"/{lang}/forms/{name}").text
        assert "<input" not in page
        assert "<textarea" not in page


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_shown_line_by_line_with_what_each_means(client: FlaskClient, lang: str, name: str) -> None:
    page = client.get(f"/{lang}/papers/{name}").text
    paper = PAPERS[name]
    for line in paper.lines:
        assert str(escape(line)) in page
    for mark in paper.marks:
        assert f'id="line-{mark.line + 1}"' in page
        assert set(mark.answers) <= set(QUESTIONS)
        assert [asked for asked in mark.answers if page.count(f'id="{asked}"') != 1] == []
    for code in paper.words:
        assert str(escape(code.word)) in page


def test_the_words_that_papers_use_for_a_cleared_case_are_explained() -> None:
    explained = {code.word for paper in PAPERS.values() for code in paper.words}
    assert {"1203.4", "HS 11361.8", "RDSGN", "SEALED"} <= explained


def test_a_question_leads_to_the_papers_that_help_answer_it(client: FlaskClient, lang: str) -> None:
    page = client.post(f"/{lang}/check", data={"1.court": "california", "1.county": "fresno"}).text
    assert f'href="/{lang}/papers"' in page


def test_the_page_for_helpers_says_what_not_to_ask(client: FlaskClient) -> None:
    page = client.get("/en/helpers").text
    assert "What only a lawyer may do" in page
    assert "Do not ask what the person did." in page
    assert 'href="/en/check?line=1"' in page


def test_an_unknown_form_or_paper_is_a_proper_page(client: FlaskClient) -> None:
    assert client.get("/en/forms/cr-999").status_code == client.get("/es/papers/letter").status_code == 404
