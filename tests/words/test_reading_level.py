"""Anxious people on small screens can read every page: grade 5 in English, INFLESZ 70 in Spanish, short sentences."""

from __future__ import annotations

import pytest

from tests.support.addresses import AROUND
from tests.support.drawn import Drawn
from tests.support.journeys import (
    AFTER_THE_RESULT,
    first_path_to_each_kind_of_result,
    first_path_to_each_question,
    form,
    one_of_each_kind,
    slips,
)
from tests.support.reading import grade, inflesz, sentences, syllables_es

CHECK = {**first_path_to_each_question(), **first_path_to_each_kind_of_result()}
PAGES = (*AROUND, "/{}/check", "/{}/nowhere")
MOST_GRADE, LEAST_INFLESZ, MOST_WORDS = 5.0, 70.0, 25


def is_readable(page: str, lang: str) -> None:
    """By the formula of the language. One that has no formula here is held to the length of its sentences."""
    if lang == "en":
        assert grade(page) <= MOST_GRADE
    elif lang == "es":
        assert inflesz(page) >= LEAST_INFLESZ
    longest = max(sentences(page), key=lambda sentence: len(sentence.split()))
    assert len(longest.split()) <= MOST_WORDS, longest


@pytest.mark.parametrize("name", CHECK)
def test_questions_and_results_are_easy_to_read(drawn: Drawn, lang: str, name: str) -> None:
    is_readable(drawn.post(f"/{lang}/check", data=form(CHECK[name])).text, lang)


@pytest.mark.parametrize("show", AFTER_THE_RESULT)
@pytest.mark.parametrize("kind", one_of_each_kind())
def test_the_pages_behind_a_result_are_easy_to_read(drawn: Drawn, lang: str, kind: str, show: str) -> None:
    if show == "sheet" and lang != "en":
        pytest.skip("half of it is English, which the test in English reads")
    is_readable(drawn.post(f"/{lang}/check", data=form(one_of_each_kind()[kind]) | {"show": show}).text, lang)


@pytest.mark.parametrize("question", slips())
def test_the_slips_are_easy_to_read(drawn: Drawn, lang: str, question: str) -> None:
    is_readable(drawn.post(f"/{lang}/check", data=slips()[question]).text, lang)


@pytest.mark.parametrize("name", first_path_to_each_question())
def test_the_questions_for_somebody_in_the_family_are_too(drawn: Drawn, lang: str, name: str) -> None:
    fields = form(first_path_to_each_question()[name]) | {"for": "family"}
    is_readable(drawn.post(f"/{lang}/check", data=fields).text, lang)


@pytest.mark.parametrize("address", PAGES)
def test_the_pages_around_the_check_are_easy_to_read(drawn: Drawn, lang: str, address: str) -> None:
    is_readable(drawn.get(address.format(lang)).text, lang)


def test_the_syllable_counter_is_right_where_simple_ones_are_wrong() -> None:
    words = {"guía": 2, "queja": 2, "país": 2, "causa": 2, "oído": 3, "ley": 1, "vergüenza": 3, "ahora": 3, "huella": 2}
    assert {word: syllables_es(word) for word in words} == words


def test_the_formulas_tell_hard_text_from_easy() -> None:
    hard = "<main><p>Pursuant to the aforementioned statutory provisions, redesignation necessitates petitioning.</p></main>"
    easy = "<main><p>Ask the court. It is free.</p></main>"
    assert grade(hard) > 15 > MOST_GRADE > grade(easy)
    hard = "<main><p>Conforme a las disposiciones reglamentarias anteriormente mencionadas, procede la redesignación.</p></main>"
    easy = "<main><p>Pida eso a la corte. Es gratis.</p></main>"
    assert inflesz(hard) < 40 < LEAST_INFLESZ < inflesz(easy)
