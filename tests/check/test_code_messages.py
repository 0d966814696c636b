"""Whoever types no answer code, or several at once, is told so in the right words."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.support.journeys import LOS_ANGELES_PLANTS, form
from webapp.check.answer_code import UnreadableCode, Wrong, decode, encode
from webapp.check.journey import Journey

ONE = encode(Journey(form(LOS_ANGELES_PLANTS)))
TWO = encode(Journey(form({"court": "federal"})))
SEVERAL = {"en": "These are several codes.", "es": "Estos son varios códigos."}
EMPTY = {"en": "Type the answer code.", "es": "Escriba el código de respuestas."}


@pytest.mark.parametrize("typed", ["", "   ", " - "])
def test_an_empty_field_asks_for_the_code(client: FlaskClient, lang: str, typed: str) -> None:
    response = client.post(f"/{lang}/code", data={"code": typed})
    assert response.status_code == 422
    assert EMPTY[lang] in response.text


@pytest.mark.parametrize("between", [" ", ", ", "\n", " and ", " y ", "; 2) ", "/"])
def test_several_codes_are_said_to_be_several(client: FlaskClient, lang: str, between: str) -> None:
    for typed in (ONE + between + TWO, ONE.replace("-", " ").lower() + between + TWO):
        response = client.post(f"/{lang}/code", data={"code": typed})
        assert response.status_code == 422
        assert SEVERAL[lang] in response.text


@pytest.mark.parametrize("typed", [ONE[:-1], ONE + " X", TWO + " and", "3 " * 200, "AND " * 200])
def test_one_code_with_a_mistake_is_not_said_to_be_several(typed: str) -> None:
    with pytest.raises(UnreadableCode) as refused:
        decode(typed)
    assert refused.value.why in (Wrong.TYPED, Wrong.LETTER)
