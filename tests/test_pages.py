"""Every question and every kind of result renders whole in every language."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.journeys import LOS_ANGELES_PLANTS, first_path_to_each_kind_of_result, first_path_to_each_question, form
from webapp.checker.words import QUESTION_WORDS
from webapp.rules import assess
from webapp.rules.questions import QUESTIONS

QUESTION_PATHS = first_path_to_each_question()
RESULT_PATHS = first_path_to_each_kind_of_result()
PUBLIC = ["/", "/en/", "/es/", "/en/check", "/es/check", "/en/help", "/es/help", "/en/privacy", "/es/privacy"]


def main_of(page: str) -> str:
    return page.split("<main", 1)[1].split("</main>")[0]


@pytest.mark.parametrize("name", QUESTION_PATHS)
def test_every_question_has_a_page_in_every_language(client: FlaskClient, lang: str, name: str) -> None:
    question = name.split(" of ")[0]
    response = (
        client.post(f"/{lang}/check", data=form(QUESTION_PATHS[name]))
        if QUESTION_PATHS[name]
        else client.get(f"/{lang}/check")
    )
    assert response.status_code == 200
    page = response.text
    assert f'data-question="{question}"' in page
    assert page.count("<h1") == 1
    for value in QUESTIONS[question]:
        assert f'value="{value}"' in page, value
    for answered, value in form(QUESTION_PATHS[name]).items():
        assert f'<input type="hidden" name="{answered}" value="{value}">' in page


@pytest.mark.parametrize("name", RESULT_PATHS)
def test_every_kind_of_result_renders_in_every_language(client: FlaskClient, lang: str, name: str) -> None:
    response = client.post(f"/{lang}/check", data=form(RESULT_PATHS[name]))
    assert response.status_code == 200
    page = response.text
    outcome = assess(RESULT_PATHS[name])
    assert (
        f'<article data-outcome="{outcome.kind}" data-relief="{"/".join(outcome.relief)}" '  # type: ignore[union-attr]
        f'data-cleared="{outcome.cleared}" data-also="{" ".join(outcome.also)}">' in page  # type: ignore[union-attr]
    )
    steps = page.split('<ol class="steps">')[1].split("</ol>")[0]
    assert 1 <= steps.count("<li>") <= 4
    assert re.search(r'<h2 class="headline">\s*\S', page)
    reasons = page.split('<details class="why"')[1].split("</details>")[0]
    assert reasons.count("<li data-reason=") == reasons.count("<small>") == len(outcome.because)  # type: ignore[union-attr]
    for small in re.findall(r"<small>(.*?)</small>", reasons, re.S):
        assert 'href="http' in small
    assert 'class="warning"' in page
    assert 'href="tel:+1' in page
    assert not re.search(r"\{\{|\{%|%\(\w+\)s|None\b", main_of(page))


def test_no_result_says_not_eligible(client: FlaskClient) -> None:
    for answers in RESULT_PATHS.values():
        page = client.post("/en/check", data=form(answers)).text.lower()
        assert "not eligible" not in page
        assert "ineligible" not in page
        assert "you qualify" not in page
        assert "has been cleared" not in page


def test_a_result_opens_with_what_may_already_have_happened(client: FlaskClient) -> None:
    page = main_of(client.post("/en/check", data=form(LOS_ANGELES_PLANTS)).text)
    assert page.index("This was very likely dismissed already.") < page.index("You may be able to")
    assert page.index("What to do now") < page.index("Why we say this") < page.index("Before you send anything")
    assert page.index("Before you send anything") < page.index("Who helps you for free")


def test_the_sentence_to_say_to_the_clerk_stays_in_english_with_the_spanish_beside_it(client: FlaskClient) -> None:
    page = client.post("/es/check", data=form(LOS_ANGELES_PLANTS)).text
    assert '<q lang="en">Please look up my old cannabis case.' in page
    assert "Por favor busque mi caso viejo de marihuana." in page


def test_a_city_case_in_los_angeles_names_the_city_prosecutor(client: FlaskClient) -> None:
    small = {
        "court": "california",
        "county": "los-angeles",
        "papers": "unchanged",
        "section": "11357",
        "time": "1976-2010",
    }
    small |= {"age": "21-over", "sentence": "no", "possession": "b"}
    page = client.post("/en/check", data=form(small | {"city": "long-beach"})).text
    assert "562-570-5600" in page
    page = client.post("/en/check", data=form(small | {"city": "torrance"})).text
    assert "Ask the clerk for the address" in page


@pytest.mark.parametrize("address", PUBLIC)
def test_every_page_has_a_title_a_description_and_its_translations(client: FlaskClient, address: str) -> None:
    page = client.get(address).text
    assert re.search(r"<title>\S.+ – .+</title>", page)
    assert re.search(r'<meta name="description" content=".{40,}">', page)
    assert {"en", "es"} <= set(re.findall(r'<link rel="alternate" hreflang="([\w-]+)"', page))


def test_a_page_with_answers_is_never_indexed(client: FlaskClient, lang: str) -> None:
    assert (
        '<meta name="robots" content="noindex">'
        in client.post(f"/{lang}/check", data=form({"court": "california"})).text
    )


def test_html_names_the_language_and_its_direction(client: FlaskClient) -> None:
    assert '<html lang="es" dir="ltr">' in client.get("/es/").text
    assert '<html lang="ar" dir="rtl">' in client.get("/ar/check").text


def test_a_language_nobody_qualified_has_reviewed_says_so_with_a_way_to_english(client: FlaskClient) -> None:
    page = client.get("/es/privacy").text
    assert "Un traductor certificado todavía no ha revisado esta página." in page
    assert '<a href="/en/privacy" lang="en" hreflang="en">English</a>' in page
    assert "No California lawyer has reviewed these answers yet." in client.get("/en/").text


def test_the_start_page_answers_in_the_language_the_browser_prefers(client: FlaskClient) -> None:
    response = client.get("/", headers={"Accept-Language": "es-MX,es;q=0.9,en;q=0.5"})
    assert '<html lang="es"' in response.text
    assert "Accept-Language" in response.headers["Vary"]
    assert '<html lang="en"' in client.get("/", headers={"Accept-Language": "xx"}).text
    for language in ("en", "es"):
        assert f'href="/{language}/"' in response.text


def test_an_address_in_a_language_stays_in_it_whatever_the_browser_prefers(client: FlaskClient) -> None:
    assert '<html lang="en"' in client.get("/en/", headers={"Accept-Language": "es"}).text


def test_spanish_dates_and_numbers_are_those_of_the_united_states(client: FlaskClient) -> None:
    page = client.post(
        "/es/check",
        data=form({k: v for k, v in LOS_ANGELES_PLANTS.items() if k in ("court", "county", "papers", "section")}),
    ).text
    assert "9 de noviembre de 2016" in page
    assert "200,000" in client.get("/es/").text


def test_every_question_has_words_for_every_answer(app: Flask) -> None:
    with app.test_request_context("/en/"):
        for question in QUESTIONS.values():
            words = QUESTION_WORDS[question]
            assert words.title
            assert words.short
            assert words.hint


def test_the_sitemap_lists_every_county_in_every_language(client: FlaskClient) -> None:
    page = client.get("/sitemap.xml").text
    assert page.count("<loc>") == 2 * (4 + 58)
    assert "/es/help/los-angeles" in page
    assert "Sitemap: http" in client.get("/robots.txt").text
