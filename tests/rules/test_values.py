"""What the rules hand out is plain data: it cannot be changed, and what is easily mixed up is given by name."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from tests.rules.test_los_angeles_2020 import NO_GROUND
from webapp.facts.offices import OFFICES
from webapp.rules import Next, Outcome
from webapp.rules.los_angeles_2020 import Case
from webapp.rules.outcome import Kind
from webapp.rules.paths import Leaf
from webapp.rules.questions import ABOUT_THE_PERSON, QUESTIONS, Plants
from webapp.rules.reasons import Reason

DONE = Outcome(kind=Kind.DONE, because=(Reason.PAPER_SAYS_DISMISSED,))
HANDED_OUT = [DONE, Next("court", ("court",)), Leaf({}, DONE), NO_GROUND]


@pytest.mark.parametrize("value", HANDED_OUT, ids=lambda value: type(value).__name__)
def test_nothing_that_is_handed_out_can_be_changed(value: object) -> None:
    names = value.__slots__  # type: ignore[attr-defined]
    assert names
    for name in names:
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, None)
    assert not hasattr(value, "__dict__")


def test_the_parts_of_an_outcome_and_of_a_case_are_given_by_name() -> None:
    with pytest.raises(TypeError):
        Outcome(Kind.DONE, (Reason.PAPER_SAYS_DISMISSED,))  # type: ignore[misc]
    with pytest.raises(TypeError):
        Case("11359", "", True, date(1994, 6, 1), *[False] * 9)  # type: ignore[misc]


def test_an_outcome_says_nothing_that_was_not_put_in() -> None:
    assert (DONE.relief, DONE.also, DONE.cleared, DONE.path) == ((), (), "", ())
    assert (DONE.county, DONE.state, DONE.city) == (None, None, None)


def test_a_question_knows_its_own_values_and_no_others() -> None:
    for question in QUESTIONS.values():
        assert all(question.knows(value.value) for value in question)
        assert not question.knows("mars")
        assert not question.knows("")
    assert not Plants.knows("within")


def test_every_question_is_found_by_its_id() -> None:
    assert {name: question.id for name, question in QUESTIONS.items()} == {name: name for name in QUESTIONS}


def test_what_is_asked_about_the_person_is_what_the_review_of_2020_looked_at() -> None:
    assert {"fifty_2020", "clean_decade", "only_cannabis"} == ABOUT_THE_PERSON


def test_each_of_the_ten_cities_has_an_attorney_of_its_own_in_the_directory() -> None:
    cities = {value.value for value in QUESTIONS["city"]} - {"elsewhere", "unknown"}
    assert len(cities) == 10
    assert cities == {city for office in OFFICES.values() for city in office.cities or ()}
