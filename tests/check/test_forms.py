"""The form of a question decides: what was chosen or typed is understood, or its error says what is wrong."""

from __future__ import annotations

import pytest
from flask import Flask

from webapp.check.forms import CountyField, QuestionForm
from webapp.check.journey import PLACES, Journey, Place
from webapp.i18n.languages import LANGUAGES, speaking
from webapp.rules.questions import QUESTIONS

COUNTY = Place(1, "county")


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_that_the_question_knows_is_valid_and_nothing_else(app: Flask, question: str) -> None:
    place = PLACES[f"1.{question}"]
    with app.test_request_context(), speaking(LANGUAGES["en"]):
        for value in QUESTIONS[question]:
            form = QuestionForm(place, {place.field: value.value})
            assert form.validate(), value
            assert form.answer.data == value
        for nothing in ({}, {place.field: ""}, {place.field: "seven"}):
            form = QuestionForm(place, nothing)
            assert not form.validate()
            assert form.error.startswith("Choose an answer.")


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("los ángeles", "los-angeles"),
        ("L.A. County", "los-angeles"),
        ("Condado de Orange", "orange"),
        ("SLO", "san-luis-obispo"),
    ],
)
def test_a_typed_county_wins_over_the_list(app: Flask, typed: str, slug: str) -> None:
    with app.test_request_context(), speaking(LANGUAGES["en"]):
        form = QuestionForm(COUNTY, {"1.county": "kern"}, typed)
        assert form.validate()
        assert form.answer.data == slug


def test_what_is_no_county_is_kept_for_correction_and_the_error_says_so(app: Flask) -> None:
    with app.test_request_context(), speaking(LANGUAGES["en"]):
        form = QuestionForm(COUNTY, {}, "Narnia")
        assert not form.validate()
        assert isinstance(form.answer, CountyField)
        assert form.answer.typed == "Narnia"
        assert form.error == "We found no county with that name. Check the spelling, or choose it from the list."


def test_the_list_of_counties_begins_with_what_to_do_then_i_dont_know(app: Flask) -> None:
    with app.test_request_context(), speaking(LANGUAGES["es"]):
        values = [choice.value for choice in QuestionForm(COUNTY, {}).answer.iter_choices()]
    assert values[:3] == ["", "unknown", "alameda"]
    assert len(values) == 60


def test_an_answer_can_be_put_into_a_journey_and_taken_away() -> None:
    journey = Journey({"1.court": "california"}).with_answer(COUNTY, "kern")
    assert journey.answers == {"1.court": "california", "1.county": "kern"}
    assert journey.with_answer(COUNTY, "").answers == {"1.court": "california"}
    assert journey.answers["1.county"] == "kern"
