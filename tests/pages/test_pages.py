"""Every question and every kind of result renders whole in every language."""

from __future__ import annotations

import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from markupsafe import escape

from tests.support.addresses import ALONE, AROUND
from tests.support.app import app_with
from tests.support.drawn import Drawn
from tests.support.journeys import (
    LOS_ANGELES_PLANTS,
    first_path_to_each_kind_of_result,
    first_path_to_each_question,
    form,
)
from webapp.config import Settings
from webapp.facts import COUNTIES, FORMS, PAPERS, STATES, ways_for
from webapp.i18n.languages import LANGUAGES
from webapp.rules import assess
from webapp.rules.questions import QUESTIONS
from webapp.rules.reasons import Chapter
from webapp.words.questions import QUESTION_WORDS

QUESTION_PATHS = first_path_to_each_question()
RESULT_PATHS = first_path_to_each_kind_of_result()
PUBLIC = (
    "/",
    *(address.format(lang) for lang in ("en", "es") for address in (*AROUND, "/{}/check") if "?" not in address),
)


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
def test_every_kind_of_result_renders_in_every_language(drawn: Drawn, lang: str, name: str) -> None:
    response = drawn.post(f"/{lang}/check", data=form(RESULT_PATHS[name]))
    assert response.status_code == 200
    page = response.text
    outcome = assess(RESULT_PATHS[name])
    assert (
        f'data-outcome="{outcome.kind}" data-relief="{"/".join(outcome.relief)}" '  # type: ignore[union-attr]
        f'data-cleared="{outcome.cleared}" data-also="{" ".join(outcome.also)}">' in page  # type: ignore[union-attr]
    )
    assert re.search(r'<h2 class="headline" data-block="verdict[^"]+">\s*\S', page)
    reasons = page.split('<details class="why"')[1].split("</ul>")[0]
    assert reasons.count("<li data-reason=") == reasons.count("<small>") == len(outcome.because)  # type: ignore[union-attr]
    for small in re.findall(r"<small>(.*?)</small>", reasons, re.S):
        assert 'href="http' in small
    assert 'class="warning"' in page
    assert 'href="tel:+1' in page
    assert not re.search(r"\{\{|\{%|%\(\w+\)s|None\b", main_of(page))


def test_no_result_says_not_eligible(drawn: Drawn) -> None:
    for answers in RESULT_PATHS.values():
        page = drawn.post("/en/check", data=form(answers)).text.lower()
        assert "not eligible" not in page
        assert "ineligible" not in page
        assert "you qualify" not in page
        assert "has been cleared" not in page


def test_a_result_opens_with_what_may_already_have_happened(client: FlaskClient) -> None:
    page = main_of(client.post("/en/check", data=form(LOS_ANGELES_PLANTS)).text)
    assert page.index("This was very likely dismissed already.") < page.index("you may be able to")
    assert page.index("you may be able to") < page.index("Not a citizen?") < page.index("What to do, step by step")
    assert page.index("What to do, step by step") < page.index("Who helps you for free")


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
    assert "Ask the clerk first which office had the case" in page


@pytest.mark.parametrize("address", PUBLIC)
def test_every_page_has_a_title_a_description_and_its_translations(client: FlaskClient, address: str) -> None:
    page = client.get(address).text
    assert re.search(r"<title>\S.+ – .+</title>", page)
    assert re.search(r'<meta name="description" content=".{40,}">', page)
    assert {"en", "es"} <= set(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="http://localhost/', page))
    assert f'<link rel="canonical" href="http://localhost{address}">' in page
    assert re.search(r'<meta property="og:title" content="\S', page)
    card = re.search(r'<meta property="og:image" content="http://localhost(/static/card-\w\w\.\w+\.png)">', page)
    assert card
    assert client.get(card[1]).data.startswith(b"\x89PNG")


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


def test_the_sitemap_lists_every_page_in_every_language_once(client: FlaskClient) -> None:
    found = re.findall(r"<loc>http://localhost([^<]+)</loc>", client.get("/sitemap.xml").text)
    assert len(found) == len(set(found))
    for slugs, place in (
        (COUNTIES, "help"),
        (STATES, "states"),
        (FORMS, "forms"),
        (PAPERS, "papers"),
        (Chapter, "rules"),
    ):
        assert {f"/{lang}/{place}/{slug}" for lang in LANGUAGES for slug in slugs} <= set(found)
    assert {each.format(lang) for lang in LANGUAGES for each in ALONE} <= set(found)
    assert "Sitemap: http" in client.get("/robots.txt").text


def test_the_answers_are_not_in_the_canonical_address(client: FlaskClient) -> None:
    page = client.get("/es/check?county=los-angeles").text
    assert '<link rel="canonical" href="http://localhost/es/check">' in page


def test_behind_a_proxy_public_addresses_are_those_the_operator_set() -> None:
    app = app_with(Settings(site_url="https://check.example"))
    page = app.test_client().get("/en/").text
    assert '<link rel="canonical" href="https://check.example/en/">' in page
    assert "Sitemap: https://check.example/sitemap.xml" in app.test_client().get("/robots.txt").text


def test_the_questions_page_tells_search_engines_the_same_as_readers(client: FlaskClient, lang: str) -> None:
    page = client.get(f"/{lang}/questions").text
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1])  # type: ignore[index]
    assert data["@type"] == "FAQPage"
    assert len(data["mainEntity"]) == page.count('<details class="faq"') >= 20
    for entry in data["mainEntity"]:
        assert str(escape(entry["name"])) in page
        assert str(escape(entry["acceptedAnswer"]["text"])) in page


def test_each_question_has_an_address_of_its_own(client: FlaskClient) -> None:
    page = client.get("/en/questions").text
    for name in (
        "voting",
        "jury",
        "guns",
        "housing",
        "student-aid",
        "licenses",
        "dna",
        "job-form",
        "immigration",
        "cost",
    ):
        assert f'id="{name}"' in page


def test_a_result_shows_the_other_ways_that_its_rules_name(client: FlaskClient) -> None:
    for answers in RESULT_PATHS.values():
        outcome = assess(answers)
        page = client.post("/en/check", data=form(answers)).text
        shown = set(re.findall(r'data-block="way\.([\w-]+)"', page))
        assert shown == {way.id for way in ways_for(outcome.kind, *outcome.also, *outcome.because)}  # type: ignore[union-attr]


def test_a_county_page_says_what_happened_there_with_its_source(client: FlaskClient, lang: str) -> None:
    page = client.get(f"/{lang}/help/los-angeles").text
    assert "62,000" in page
    assert "58,000" in page
    assert "latimes.com" in page
    assert "212,344" in client.get(f"/{lang}/about").text


@pytest.mark.parametrize("code", STATES)
def test_every_state_has_a_page_and_nothing_unverified_is_shown_as_law(
    client: FlaskClient, lang: str, code: str
) -> None:
    page = client.get(f"/{lang}/states/{code}").text
    state = STATES[code]
    assert "ccresourcecenter.org" in page
    assert (bool(state.start) and state.start in page) == (state.sure != "unverified" and bool(state.start))


def test_the_drawing_beside_a_question_has_words_for_those_who_do_not_see_it(client: FlaskClient, lang: str) -> None:
    for name in ("section", "time", "level", "papers"):
        page = client.post(f"/{lang}/check", data=form(QUESTION_PATHS[name])).text
        assert re.search(r'<svg viewBox="[\d ]+" role="img" aria-label="[^"]{30,}">', page)


def test_an_unknown_state_is_a_proper_page(client: FlaskClient) -> None:
    assert client.get("/en/states/zz").status_code == client.get("/en/states/ca").status_code == 404


def test_the_operators_address_for_mistakes_shows_only_when_set(client: FlaskClient) -> None:
    assert "mailto:" not in client.get("/en/about").text
    page = app_with(Settings(contact="help@check.example")).test_client().get("/en/about").text
    assert 'href="mailto:help@check.example"' in page


def test_no_page_has_two_parts_of_one_name(drawn: Drawn, lang: str) -> None:
    pages = [drawn.get(address.format(lang)).text for address in AROUND]
    kinds = list(first_path_to_each_kind_of_result().values())
    pages += [drawn.post(f"/{lang}/check", data=form(one) | form(one, number=2)).text for one in kinds]
    for page in pages:
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids)), [each for each in ids if ids.count(each) > 1]
