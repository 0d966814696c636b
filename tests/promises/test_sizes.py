"""Who sees only how much is sent, as a phone company does, learns few answers: forms and pages come in few sizes."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlencode

import brotli
import pytest
from flask.testing import FlaskClient

from tests.support.drawn import Drawn
from tests.support.journeys import (
    AFTER_THE_RESULT,
    LOS_ANGELES_PLANTS,
    first_path_to_each_kind_of_result,
    first_path_to_each_question,
    form,
    one_of_each_kind,
    slips,
)
from webapp.rules import Next, assess
from webapp.rules.questions import ABOUT_THE_PERSON, QUESTIONS
from webapp.web.padding import BEHIND_A_RESULT, FIELD, QUESTION, RESULT, SIZES, SLIP, STEP

VISITS = 250
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
PUBLIC = {"state", "county"}
"""Where somebody lives is no secret to a phone company."""
FORM = "application/x-www-form-urlencoded"
READ = {"br": brotli.decompress, "gzip": gzip.decompress}


@dataclass
class Seen:
    """One answer, and what the line shows of it: the bytes of the form and of the page that came back."""

    question: str
    value: str
    with_script: int
    without_script: int
    unpadded: int
    page: int
    unpadded_page: int


@dataclass
class Line:
    """Somebody who watches many visits, and knows the program."""

    visits: list[list[Seen]] = field(default_factory=list)

    def share_known(self, *sizes: str) -> float:
        """The share of answers that the sizes of one step tell: no other answer to any question has the same."""
        answers = defaultdict(set)
        seen = [each for visit in self.visits for each in visit]
        for each in seen:
            answers[tuple(getattr(each, size) for size in sizes)].add((each.question, each.value))
        counted = [each for each in seen if each.question not in PUBLIC]
        known = [each for each in counted if len(answers[tuple(getattr(each, size) for size in sizes)]) == 1]
        return len(known) / len(counted)

    def share_known_of_whole_visits(self, *sizes: str) -> float:
        """The same for who counts the steps of a visit as well, beyond the first: in which all visits that look alike agree."""
        alike = defaultdict(list)
        for visit in self.visits:
            alike[tuple(getattr(each, size) for each in visit for size in sizes)].append(visit)
        known = counted = 0
        for visits in alike.values():
            for steps in zip(*visits, strict=True):
                if steps[0].question not in {"court", *PUBLIC}:
                    counted += len(steps)
                    known += len(steps) * (len({(each.question, each.value) for each in steps}) == 1)
        return known / counted


def plain(response_data: bytes, encoding: str | None) -> str:
    return READ[encoding](response_data).decode() if encoding else response_data.decode()


def filled(fields: Iterable[tuple[str, str]]) -> int:
    """The bytes of a form that the script has filled up."""
    length = len(urlencode([*fields, (FIELD, "")]))
    return length + -length % STEP


def visit(client: FlaskClient, dice: Random) -> list[Seen]:
    """Somebody who answers as it comes, mostly with a case from California: every form as the page before it drew it."""
    answers: dict[str, str] = {}
    page, seen = client.get("/es/check").text, []
    while isinstance(step := assess(answers), Next):
        question = step.question
        value = str(dice.choice(list(QUESTIONS[question])))
        if question == "court" and dice.random() < 0.9:
            value = "california"
        fields = HIDDEN.findall(page) + ([("typed", "")] if question == "county" else [])
        fields.append((question if question in ABOUT_THE_PERSON else f"1.{question}", value))
        bare = [each for each in fields if each[0] != FIELD]
        response = client.post(
            "/es/check", data=urlencode(fields), content_type=FORM, headers={"Accept-Encoding": "br"}
        )
        assert response.status_code == 200
        page = plain(response.data, response.content_encoding)
        sizes = filled(bare), len(urlencode(fields)), len(urlencode(bare))
        seen.append(Seen(question, value, *sizes, len(response.data), len(brotli.compress(page.encode(), quality=5))))
        answers[question] = value
    return seen


@pytest.fixture(scope="module")
def line(app: object) -> Line:
    client, dice = app.test_client(), Random(64)  # type: ignore[attr-defined]
    return Line([visit(client, dice) for _ in range(VISITS)])


def test_without_padding_the_sizes_tell_most_answers(line: Line) -> None:
    """Else nothing is shown by the next two tests."""
    assert line.share_known("unpadded", "unpadded_page") > 0.5


@pytest.mark.parametrize("sent", ["with_script", "without_script"])
def test_the_sizes_of_a_form_and_its_page_tell_fewer_than_one_answer_in_ten(line: Line, sent: str) -> None:
    assert line.share_known(sent, "page") < 0.1


def test_with_the_script_the_sizes_of_a_whole_visit_tell_fewer_than_one_answer_in_ten(line: Line) -> None:
    assert line.share_known_of_whole_visits("unpadded", "unpadded_page") > 0.5
    assert line.share_known_of_whole_visits("with_script", "page") < 0.1


def test_what_the_sizes_and_steps_of_a_whole_visit_still_tell_is_said_on_the_privacy_page(
    client: FlaskClient, line: Line
) -> None:
    page = client.get("/en/privacy").text
    assert line.share_known_of_whole_visits("without_script", "page") > 0.5
    assert "watches your whole visit could then work out most of your answers" in page
    assert {visit[0].value for visit in line.visits if len(visit) == 1} == {"federal", "no-conviction", "unknown"}
    assert "One single step, for example, can mean a federal case or no conviction" in page


@pytest.mark.parametrize("encoding", READ)
def test_every_question_has_one_size_and_every_result_another(
    client: FlaskClient, drawn: Drawn, lang: str, encoding: str
) -> None:
    def sizes(asked: Mapping[str, Mapping[str, str]], **more: str) -> set[int]:
        found = set()
        for answers in asked.values():
            fields = form(answers) | more
            packed = client.post(f"/{lang}/check", data=fields, headers={"Accept-Encoding": encoding})
            assert packed.headers["Content-Length"] == str(len(packed.data))
            assert plain(packed.data, encoding) == drawn.post(f"/{lang}/check", data=fields).text
            found.add(len(packed.data))
        return found

    questions, results = first_path_to_each_question(), first_path_to_each_kind_of_result()
    some = dict(list(results.items())[::7])
    assert sizes(questions) == {QUESTION}
    assert {size for size in sizes(results) if encoding == "br" or size <= RESULT} == {RESULT}
    for show in AFTER_THE_RESULT:
        assert sizes(some, show=show) <= {SLIP if show in ("call", "clerk") else BEHIND_A_RESULT, RESULT}


@pytest.mark.parametrize("encoding", READ)
def test_every_slip_has_one_size(client: FlaskClient, lang: str, encoding: str) -> None:
    """Else it would tell which question is open."""
    sent = [
        client.post(f"/{lang}/check", data=each, headers={"Accept-Encoding": encoding}) for each in slips().values()
    ]
    assert {len(page.data) for page in sent} == {SLIP}


@pytest.mark.parametrize(
    ("path", "more"),
    [("embed/check", {}), ("embed/check", {"look": "compact"}), ("check", {"line": "1"})],
    ids=["frame", "compact frame", "table"],
)
def test_in_a_frame_and_at_a_table_the_sizes_are_the_same(
    client: FlaskClient, lang: str, path: str, more: dict[str, str]
) -> None:
    def sizes(asked: Mapping[str, Mapping[str, str]], **shown: str) -> set[int]:
        sent = [form(answers) | more | shown for answers in asked.values()]
        return {
            len(client.post(f"/{lang}/{path}", data=fields, headers={"Accept-Encoding": "br"}).data) for fields in sent
        }

    some = dict(list(first_path_to_each_kind_of_result().items())[::9])
    assert sizes(first_path_to_each_question()) == {QUESTION}
    assert sizes(some) == {RESULT}
    assert sizes(one_of_each_kind(), show="plan") == {BEHIND_A_RESULT}


def test_a_question_that_was_left_open_has_the_size_of_the_others(client: FlaskClient, lang: str) -> None:
    for name, answers in first_path_to_each_question().items():
        sent = form(answers) | {"asked": f"1.{name.split()[0]}"}
        wrong = client.post(f"/{lang}/check", data=sent, headers={"Accept-Encoding": "br"})
        assert (wrong.status_code, len(wrong.data)) == (422, QUESTION)


def test_of_several_convictions_the_sizes_are_the_same_few(client: FlaskClient) -> None:
    fields = form(LOS_ANGELES_PLANTS) | form(LOS_ANGELES_PLANTS, 2)
    for shown in ("", "plan", "sheet", "clerk", "2.plants", "3.court"):
        page = client.post("/es/check", data=fields | {"show": shown}, headers={"Accept-Encoding": "br"})
        assert len(page.data) in SIZES


def test_a_form_with_its_longest_answer_is_a_whole_number_of_steps(client: FlaskClient, lang: str) -> None:
    for name, answers in first_path_to_each_question().items():
        for look in ("/check", "/embed/check"):
            page = client.post(f"/{lang}{look}", data=form(answers) | {"line": "1", "look": "dark"}).text
            question = name.split()[0]
            fields = HIDDEN.findall(page) + ([("typed", "")] if question == "county" else [])
            fields.append(
                (dict(fields)["asked"].removeprefix("1.") if question in ABOUT_THE_PERSON else f"1.{question}", "")
            )
            length = len(urlencode(fields)) + len(max(QUESTIONS[question], key=len))
            assert length % STEP == 0, name


def test_the_field_that_fills_a_form_up_is_no_answer(client: FlaskClient) -> None:
    plainly = client.post("/es/check", data=form(LOS_ANGELES_PLANTS))
    assert client.post("/es/check", data=form(LOS_ANGELES_PLANTS) | {FIELD: "x" * 400}).data == plainly.data
