"""What other programs rely on: field names, hidden inputs, statuses, Back, Change, several convictions, bad input."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.journeys import LOS_ANGELES_PLANTS, form
from webapp.check.journey import Journey
from webapp.rules.questions import ABOUT_THE_PERSON, QUESTIONS

PLANTS = form(LOS_ANGELES_PLANTS)


def question_of(page: str) -> str:
    found = re.search(r'<form [^>]*data-question="(\w+)"', page)
    assert found, "no question on the page"
    return found[1]


def fields(page: str) -> dict[str, str]:
    """The hidden fields of the form: what the page carries along."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))


def drive(client: FlaskClient, lang: str, answers: dict[str, str], number: int = 1, page: str = "") -> str:
    """Answer question by question as a browser without JavaScript does, until the result."""
    page = page or client.get(f"/{lang}/check").text
    for _ in range(20):
        if "data-question" not in page:
            return page
        question = question_of(page)
        name = question if question in ABOUT_THE_PERSON else f"{number}.{question}"
        assert f'name="{name}"' in page
        page = client.post(f"/{lang}/check", data=fields(page) | {name: answers[question]}).text
    raise AssertionError("no result after twenty questions")


def test_a_journey_without_javascript_reaches_the_result(client: FlaskClient, lang: str) -> None:
    page = drive(client, lang, LOS_ANGELES_PLANTS)
    assert 'data-outcome="petition" data-relief="dismiss/misdemeanor" data-cleared="very-likely"' in page


def test_all_answers_in_one_post_give_the_result(client: FlaskClient) -> None:
    assert 'data-outcome="petition"' in client.post("/en/check", data=PLANTS).text


def test_some_answers_in_one_post_give_the_next_question(client: FlaskClient) -> None:
    response = client.post("/en/check", data={"1.court": "california"})
    assert (response.status_code, question_of(response.text)) == (200, "county")


def test_the_county_in_a_link_is_prefilled_and_nothing_else(client: FlaskClient) -> None:
    page = client.get("/es/check?county=los-angeles&1.age=21-over&court=federal&age=21-over").text
    assert set(fields(page)) == {"1.county", "asked", "pad"}
    assert (fields(page)["1.county"], fields(page)["asked"]) == ("los-angeles", "1.court")
    assert not fields(page)["pad"].strip("x"), "it only fills the form up"
    assert question_of(client.post("/es/check", data=fields(page) | {"1.court": "california"}).text) == "papers"
    assert "narnia" not in client.get("/es/check?county=narnia").text


@pytest.mark.parametrize("wrong", [{}, {"1.plants": ""}, {"1.plants": "seven"}, {"1.plants": "<b>"}])
def test_a_missing_or_wrong_answer_shows_the_same_page_with_422_and_loses_nothing(
    client: FlaskClient, lang: str, wrong: dict[str, str]
) -> None:
    before = {
        name: value for name, value in PLANTS.items() if name not in ("1.plants", "1.prior", "1.facts", "fifty_2020")
    }
    response = client.post(f"/{lang}/check", data=before | {"asked": "1.plants"} | wrong)
    assert response.status_code == 422
    assert question_of(response.text) == "plants"
    assert "data-error" in response.text
    assert '<a href="#answer">' in response.text
    assert 'id="answer"' in response.text
    assert re.search(r"<title>\s*Error: ", response.text)
    assert before.items() <= fields(response.text).items()
    assert "<b>" not in response.text.replace('<b translate="no">', "")


def test_an_empty_post_asks_the_first_question_again(client: FlaskClient) -> None:
    response = client.post("/en/check")
    assert (response.status_code, question_of(response.text)) == (422, "court")


def test_a_typed_county_is_understood(client: FlaskClient) -> None:
    for typed in ("los ángeles", "LA", "L.A. County", "Condado de Los Angeles", "  Los  Angeles "):
        page = client.post(
            "/es/check", data={"1.court": "california", "asked": "1.county", "1.county": "", "typed": typed}
        ).text
        assert fields(page)["1.county"] == "los-angeles", typed


def test_an_unknown_typed_county_is_kept_for_correction(client: FlaskClient) -> None:
    response = client.post("/en/check", data={"1.court": "california", "asked": "1.county", "typed": 'Narn"ia'})
    assert response.status_code == 422
    assert "We found no county with that name." in response.text
    assert 'value="Narn&#34;ia"' in response.text


def test_back_goes_to_the_question_before_with_its_answer_and_keeps_the_rest(client: FlaskClient) -> None:
    page = client.post("/en/check", data={name: PLANTS[name] for name in ("1.court", "1.county", "1.papers")}).text
    assert question_of(page) == "section"
    assert '<button class="link" name="show" value="1.papers">Back</button>' in page
    page = client.post("/en/check", data=fields(page) | {"show": "1.papers"}).text
    assert question_of(page) == "papers"
    assert re.search(r'<input checked[^>]*value="not-checked"', page)


def test_change_from_the_result_comes_back_to_the_result(client: FlaskClient) -> None:
    page = client.post("/en/check", data=PLANTS | {"show": "1.plants"}).text
    assert question_of(page) == "plants"
    page = client.post("/en/check", data=fields(page) | {"1.plants": "6-or-fewer"}).text
    assert 'data-relief="dismiss"' in page


def test_a_changed_answer_asks_what_is_newly_needed_and_changing_back_restores(client: FlaskClient) -> None:
    page = client.post("/en/check", data=PLANTS | {"1.section": "11360"}).text
    assert question_of(page) == "transport"
    page = client.post("/en/check", data=fields(page) | {"1.section": "11358", "show": "result"}).text
    assert 'data-relief="dismiss/misdemeanor"' in page


def test_the_language_switch_keeps_the_place_and_the_answers(client: FlaskClient) -> None:
    page = client.post("/en/check", data=PLANTS | {"show": "1.plants"}).text
    assert 'formaction="/es/check" name="show" value="1.plants" lang="es"' in page
    spanish = client.post("/es/check", data=fields(page) | {"1.plants": "over-6", "show": "1.plants"})
    assert (spanish.status_code, question_of(spanish.text)) == (200, "plants")
    assert re.search(r'<input checked[^>]*value="over-6"', spanish.text)
    assert fields(spanish.text) == fields(page)


def test_several_convictions_share_facts_about_the_person_and_one_result(client: FlaskClient) -> None:
    page = client.post("/en/check", data=PLANTS).text
    assert 'name="show" value="2.court"' in page
    page = client.post("/en/check", data=fields(page) | {"show": "2.court"}).text
    assert "Conviction 2" in page
    second = {name: value for name, value in LOS_ANGELES_PLANTS.items() if name != "fifty_2020"} | {"section": "11359"}
    page = drive(client, "en", second, number=2, page=page)
    outcomes = re.findall(r'data-outcome="([\w-]+)" data-relief="([\w/]+)"', page)
    assert outcomes == [("petition", "dismiss/misdemeanor"), ("petition", "misdemeanor")]
    page = client.post("/en/check", data=fields(page) | {"remove": "1"}).text
    assert re.findall(r'data-relief="([\w/]+)"', page) == ["misdemeanor"]


def test_back_from_a_further_conviction_is_the_result(client: FlaskClient) -> None:
    page = client.post("/en/check", data=PLANTS | {"show": "2.court"}).text
    assert 'name="show" value="result"' in page
    assert 'data-outcome="petition"' in client.post("/en/check", data=fields(page) | {"show": "result"}).text


def test_ten_convictions_are_the_most(client: FlaskClient) -> None:
    ten = {f"{number}.court": "federal" for number in range(1, 11)}
    page = client.post("/en/check", data=ten).text
    assert page.count("<article") == 10
    assert 'name="show" value="11.court"' not in page
    assert client.post("/en/check", data=ten | {"11.court": "federal"}).text.count("<article") == 10


def test_garbage_never_breaks_the_page(client: FlaskClient) -> None:
    for data in (
        {"1.court": ["california", "federal"], "x" * 500: "y"},
        {"0.court": "federal", "-1.court": "x", "1.": "", ".": "", "1.court.x": "y", "١.court": "federal"},
        {"asked": "9.plants", "show": "10.level", "remove": "99999999999999999999"},
        {"asked": "1.fifty_2020", "show": "²"},
    ):
        assert client.post("/en/check", data=data).status_code < 500
    assert (
        client.post(
            "/en/check", data=b"\xff\xfe%%%=&&&;;", content_type="application/x-www-form-urlencoded"
        ).status_code
        < 500
    )
    assert client.post("/en/check", data=b"--", content_type="multipart/form-data; boundary=").status_code < 500
    assert client.post("/en/check", json={"1.court": "california"}).status_code < 500


NAMES = st.sampled_from(
    [f"{number}.{name}" for number in (1, 2, 10) for name in QUESTIONS]
    + list(QUESTIONS)
    + ["show", "asked", "remove", "typed"]
)
VALUES = st.one_of(
    st.sampled_from(sorted({value.value for q in QUESTIONS.values() for value in q})), st.text(max_size=20), NAMES
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(NAMES, st.one_of(VALUES, st.lists(VALUES, max_size=3)), max_size=15))
def test_no_form_at_all_is_answered_with_a_failure(client: FlaskClient, data: dict[str, str | list[str]]) -> None:
    response = client.post("/es/check", data=data)
    assert response.status_code in (200, 422)
    assert "data-question" in response.text or "data-outcome" in response.text


def test_removing_a_conviction_moves_the_later_ones_up() -> None:
    visit = Journey({"1.court": "federal", "2.court": "california", "3.court": "no-conviction", "fifty_2020": "yes"})
    assert visit.without_conviction(2).answers == {
        "1.court": "federal",
        "2.court": "no-conviction",
        "fifty_2020": "yes",
    }


def test_what_only_an_attacker_sends_is_answered_calmly(client: FlaskClient) -> None:
    two = {"1.court": "federal", "2.court": "federal"}
    assert client.post("/en/check", data=two | {"remove": "9" * 5000}).text.count("<article") == 2
    mixed = {"1.court": "california", "1.county": "kern", "2.court": "california", "remove": "1"}
    assert client.post("/en/check", data=mixed).status_code in (200, 422)
    nameless = b"--x\r\nContent-Disposition: form-data\r\n\r\nfederal\r\n--x--\r\n"
    assert client.post("/en/check", data=nameless, content_type="multipart/form-data; boundary=x").status_code == 422
    assert client.post("/en/check", data=b"0", headers={"Transfer-Encoding": "chunked"}).status_code == 411
