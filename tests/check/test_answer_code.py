"""The answer code holds the answers and nothing else, brings back the same result, and catches what is typed wrongly."""

from __future__ import annotations

import hashlib
import importlib
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.journeys import LOS_ANGELES_PLANTS, every_path, form, one_of_each_kind
from webapp.check.answer_code import ALPHABET, VERSION, UnreadableCode, Wrong, decode, encode
from webapp.check.journey import Journey
from webapp.rules.paths import ONE_OF_EACH, paths
from webapp.rules.questions import QUESTIONS

PLANTS = Journey(form(LOS_ANGELES_PLANTS))
FINGERPRINT_OF_VERSION = {1: "8a05835218ded043", 2: "78a6b190e6548074"}
"""What the code rests on: the questions, their answers, and which are asked on every path."""


CODES_OF_VERSION_1 = json.loads(Path(__file__).with_name("codes_of_version_1.json").read_text(encoding="utf-8"))
"""Codes that the questions of then gave, each with its answers."""


def letters(code: str) -> str:
    return code.replace("-", "")


def why_not(code: str) -> Wrong | None:
    try:
        decode(code)
    except UnreadableCode as error:
        return error.why
    return None


def test_every_path_comes_back_from_its_code() -> None:
    seen: set[str] = set()
    for leaf in every_path()[::7]:
        visit = Journey(form(leaf.answers))
        code = encode(visit)
        assert decode(code).answers == visit.answers
        assert code not in seen
        seen.add(code)


def test_every_county_and_state_comes_back() -> None:
    for county in QUESTIONS["county"]:
        visit = Journey(form({"court": "california", "county": county.value, "papers": "dismissed"}))
        assert decode(encode(visit)).answers == visit.answers
    for state in QUESTIONS["state"]:
        visit = Journey(form({"court": "other-state", "state": state.value}))
        assert decode(encode(visit)).answers == visit.answers


def test_a_code_has_about_ten_letters_a_conviction() -> None:
    assert max(len(letters(encode(Journey(form(leaf.answers))))) for leaf in every_path()[::7]) <= 11
    ten: dict[str, str] = {}
    for number in range(1, 11):
        ten |= form(LOS_ANGELES_PLANTS, number)
    assert len(letters(encode(Journey(ten)))) <= 100
    assert decode(encode(Journey(ten))).answers == ten


def test_several_convictions_and_the_facts_about_the_person_come_back() -> None:
    sale = {name: value for name, value in LOS_ANGELES_PLANTS.items() if name != "plants"} | {"section": "11359"}
    visit = Journey(form(LOS_ANGELES_PLANTS) | form(sale, 2) | form({"court": "federal"}, 3))
    assert decode(encode(visit)).answers == visit.answers


def test_answers_that_no_run_asks_for_are_not_in_the_code() -> None:
    extra = Journey({**form(LOS_ANGELES_PLANTS), "1.transport": "sale", "1.city": "torrance"})
    assert encode(extra) == encode(PLANTS)


def test_the_letters_cannot_be_mistaken_for_each_other() -> None:
    for pair in ("0O", "1I", "1L", "2Z", "5S", "8B", "UV", "6G", "OQ", "VY"):
        assert len(set(pair) & set(ALPHABET)) <= 1
    assert len(ALPHABET) == len(set(ALPHABET)) == 23


def test_every_single_wrong_letter_is_caught() -> None:
    for leaf in every_path()[:: len(every_path()) // 40]:
        code = letters(encode(Journey(form(leaf.answers))))
        for place, letter in enumerate(code):
            for other in ALPHABET:
                if other != letter:
                    assert why_not(code[:place] + other + code[place + 1 :]) is Wrong.TYPED


def test_every_swap_of_neighbours_and_every_missing_letter_is_caught() -> None:
    for leaf in every_path()[:: len(every_path()) // 40]:
        code = letters(encode(Journey(form(leaf.answers))))
        for place, (one, two) in enumerate(pairwise(code)):
            if one != two:
                assert why_not(code[:place] + two + one + code[place + 2 :]) is Wrong.TYPED
        assert why_not(code[:-1]) is not None
        assert why_not(code[1:]) is not None


def test_spaces_dashes_and_small_letters_do_not_matter() -> None:
    code = encode(PLANTS)
    for typed in (code.lower(), letters(code), f"  {code.replace('-', ' ')} ", code.replace("-", "–")):
        assert decode(typed).answers == PLANTS.answers


def test_a_letter_that_no_code_has_is_named() -> None:
    assert why_not("O" + letters(encode(PLANTS))[1:]) is Wrong.LETTER
    assert why_not("ñ") is Wrong.LETTER


def test_a_code_of_other_questions_is_refused_clearly(monkeypatch: pytest.MonkeyPatch, client: FlaskClient) -> None:
    code = encode(PLANTS)
    monkeypatch.setattr(importlib.import_module("webapp.check.answer_code"), "VERSION", VERSION + 1)
    assert why_not(code) is Wrong.VERSION
    response = client.post("/en/code", data={"code": code})
    assert response.status_code == 422
    assert "This code was made with older questions." in response.text


@pytest.mark.parametrize(("code", "answers"), CODES_OF_VERSION_1)
def test_a_code_of_version_1_is_read_and_written_anew(code: str, answers: str) -> None:
    """What its questions did not ask is open: then the check goes on there, and the new code says so too."""
    given = dict(answer.split("=") for answer in answers.split())
    journey = decode(code)
    assert journey.answers == given
    counting = {place.field: value for place, value in journey.answered()}
    assert decode(encode(journey)).answers == counting
    assert letters(encode(journey))[0] == ALPHABET[VERSION] != letters(code)[0]


def test_some_codes_of_version_1_are_finished_and_some_have_a_new_question() -> None:
    open_questions = [decode(code).next_place() for code, _ in CODES_OF_VERSION_1]
    assert len(open_questions) > open_questions.count(None) > len(open_questions) / 2
    asked_since = {place.question for place in open_questions if place}
    assert {"time", "age", "prior", "level", "facts"} <= asked_since


def test_a_wrong_letter_in_a_code_of_version_1_is_caught() -> None:
    code = letters(CODES_OF_VERSION_1[0][0])
    for place in range(1, len(code)):
        for other in ALPHABET:
            if other != code[place]:
                assert why_not(code[:place] + other + code[place + 1 :]) is Wrong.TYPED


def test_a_check_that_is_not_finished_comes_back_at_every_point() -> None:
    for leaf in every_path()[::97]:
        for asked in range(len(leaf.outcome.path)):
            visit = Journey(form({name: leaf.answers[name] for name in leaf.outcome.path[:asked]}))
            again = decode(encode(visit))
            assert again.answers == visit.answers
            assert again.next_place() == visit.next_place()


def test_a_check_stopped_in_its_second_conviction_comes_back_with_both() -> None:
    started = Journey(form(LOS_ANGELES_PLANTS) | form({"court": "california", "county": "kern"}, 2))
    assert decode(encode(started)).answers == started.answers
    changed = {name: value for name, value in form(LOS_ANGELES_PLANTS).items() if name != "1.plants"}
    first_is_open = Journey(changed | form({"court": "federal"}, 2))
    counting = {place.field: value for place, value in first_is_open.answered()}
    assert decode(encode(first_is_open)).answers == counting


def test_whoever_types_the_code_of_an_open_check_goes_on_at_the_open_question(client: FlaskClient, lang: str) -> None:
    code = encode(Journey(form({"court": "california", "county": "kern", "papers": "report"})))
    page = client.post(f"/{lang}/code", data={"code": code})
    assert page.status_code == 200
    assert 'data-question="section"' in page.text
    assert '<input type="hidden" name="1.papers" value="report">' in page.text


def test_a_change_of_the_questions_needs_a_new_version_of_the_code() -> None:
    """When this fails: raise VERSION, and write the new fingerprint beside it."""
    known = hashlib.sha256()
    for name, question in QUESTIONS.items():
        known.update(f"{name}: {[value.value for value in question]}\n".encode())
    for leaf in paths(ONE_OF_EACH):
        known.update(" ".join(leaf.outcome.path).encode())
    assert known.hexdigest()[:16] == FINGERPRINT_OF_VERSION[VERSION]


@pytest.mark.parametrize("kind", one_of_each_kind())
def test_whoever_types_the_code_sees_the_same_result_with_every_question_and_reason(
    client: FlaskClient, lang: str, kind: str
) -> None:
    answers = form(one_of_each_kind()[kind])
    result = client.post(f"/{lang}/check", data=answers).text
    code = re.search(r'<b translate="no">([0-9A-Z-]+)</b> <small>', result)
    assert code
    again = client.post(f"/{lang}/code", data={"code": code[1]})
    assert again.status_code == 200
    articles = r"<article data-outcome[^>]*>"
    assert re.findall(articles, again.text) == re.findall(articles, result)
    for name, value in answers.items():
        assert f'<input type="hidden" name="{name}" value="{value}">' in again.text
    assert re.findall(r'data-reason="([\w-]+)"', again.text) == re.findall(r'data-reason="([\w-]+)"', result)
    assert again.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("typed", ["", "0", "3DK2", "X" * 5000, "💥", "a b c", "<script>"])
def test_a_code_that_cannot_be_read_gets_a_clear_message_and_keeps_what_was_typed(
    client: FlaskClient, lang: str, typed: str
) -> None:
    response = client.post(f"/{lang}/code", data={"code": typed})
    assert response.status_code == 422
    assert "data-error" in response.text
    assert "<script>" not in response.text.split("<main")[1]
    if typed in ("0", "3DK2"):
        assert f'value="{typed}"' in response.text


def test_a_code_is_never_part_of_an_address(client: FlaskClient) -> None:
    code = encode(PLANTS)
    for show in ("result", "plan", "sheet", "clerk", "explained"):
        page = client.post("/es/check", data={**PLANTS.answers, "show": show}).text
        assert code in page
        assert not [address for address in re.findall(r'(?:href|action|src)="([^"]*)"', page) if code in address]
    assert "data-outcome" not in client.get(f"/es/code?code={code}").text


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=130), st.text(alphabet=ALPHABET, max_size=130)))
def test_no_text_at_all_breaks_the_page(client: FlaskClient, typed: str) -> None:
    response = client.post("/en/code", data={"code": typed})
    assert response.status_code in (200, 422)
    if response.status_code == 200:
        assert letters(encode(decode(typed))) == "".join(each for each in typed.upper() if each in ALPHABET)
