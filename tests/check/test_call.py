"""Help with the call: whom, what to say in English, what comes next, and the number as a message with nothing of the case."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from tests.support.journeys import LOS_ANGELES_PLANTS, form, one_of_each_kind
from webapp.answer.call import asks_for
from webapp.facts import PLAN_STEPS
from webapp.facts.offices import SHOWN

CALL = re.compile(r'data-block="call\.([\w-]+)\.([\w-]+)"')
MESSAGE = re.compile(r'href="sms:\?&amp;body=([^"]+)"')
SPOKEN = re.compile(r'<q lang="en">(.*?)</q>')
KINDS = one_of_each_kind()


def page(client: FlaskClient, lang: str, fields: dict[str, str]) -> str:
    return unescape(client.post(f"/{lang}/check", data=fields | {"show": "call"}).text)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_the_call_of_the_result_with_every_sentence_of_its_step(
    client: FlaskClient, lang: str, kind: str
) -> None:
    fields = form(KINDS[kind])
    found = page(client, lang, fields)
    calls = CALL.findall(found)
    assert calls == CALL.findall(client.post(f"/{lang}/check", data=fields).text)
    [(step, office)] = calls
    assert SHOWN[office].phone in found
    said = set(SPOKEN.findall(found))
    assert said >= set(PLAN_STEPS[step].say)
    assert (asks_for(lang) in said) == (lang != "en")
    assert f'data-block="details.{step}"' in found


def test_the_message_has_the_number_and_what_to_say_and_nothing_else(client: FlaskClient, lang: str) -> None:
    for answers in KINDS.values():
        text = client.post(f"/{lang}/check", data=form(answers) | {"show": "call"}).text
        [(step, office)] = CALL.findall(text)
        [body] = MESSAGE.findall(text)
        left = unquote(unescape(body))
        for known in (SHOWN[office].phone, SHOWN[office].name.split(" – ")[0], PLAN_STEPS[step].say[0]):
            assert known in left
            left = left.replace(known, "")
        assert left.split() == {"en": ["Call", "().", "Say:", "“”"], "es": ["Llame", "al", "().", "Diga:", "“”"]}[lang]


def test_several_convictions_with_one_call_have_it_once(client: FlaskClient, lang: str) -> None:
    twice = form(LOS_ANGELES_PLANTS) | form(LOS_ANGELES_PLANTS, 2)
    assert len(CALL.findall(page(client, lang, twice))) == 1
    apart = form(LOS_ANGELES_PLANTS) | form(LOS_ANGELES_PLANTS | {"county": "fresno"}, 2)
    found = page(client, lang, apart)
    assert (
        len(CALL.findall(found))
        == len(MESSAGE.findall(client.post(f"/{lang}/check", data=apart | {"show": "call"}).text))
        == 2
    )
    assert found.count('data-block="details.ask-if-done"') == 1, "what to say and what comes next is the same for both"


def test_one_asks_for_ones_language_by_its_english_name() -> None:
    assert asks_for("es_US") == "Spanish, please."
    assert asks_for("zh_Hant") == "Chinese, please."
