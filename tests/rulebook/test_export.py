"""The files for machines hold the rules and the whole truth table, keep their form, and may be kept for a day."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.journeys import every_path
from webapp.facts import CITATIONS, DIFFERENCES
from webapp.rulebook import export as machine
from webapp.rules.outcome import Kind
from webapp.rules.paths import paths
from webapp.rules.questions import QUESTIONS, Prior
from webapp.rules.reasons import ANSWER_BEHIND, CITATIONS_OF, Reason
from webapp.words.questions import FACTS_OF_SECTION, QUESTION_WORDS


@pytest.fixture
def data(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(client.get("/rules.json").data)
    return found


class TruthTable:
    """rules.csv, read as its documentation says and with nothing of the program."""

    def __init__(self, text: str) -> None:
        self.rows = list(csv.DictReader(io.StringIO(text)))
        self.any_answer = dict.fromkeys(QUESTIONS, 0)
        self.answer = {question: dict.fromkeys(map(str, values), 0) for question, values in QUESTIONS.items()}
        for number, row in enumerate(self.rows):
            for question in QUESTIONS:
                if not row[question]:
                    self.any_answer[question] |= 1 << number
                for value in self.values(question, row[question]) if row[question] else ():
                    self.answer[question][value] |= 1 << number

    @staticmethod
    def values(question: str, cell: str) -> set[str]:
        if cell.startswith("!"):
            return {value.value for value in QUESTIONS[question]} - set(cell[1:].split("|"))
        return set(cell.split("|"))

    def fitting(self, answers: dict[str, str]) -> Iterator[dict[str, str]]:
        """The rows whose every cell has the answer; a bit of these numbers is a row."""
        left = (1 << len(self.rows)) - 1
        for question, rows in self.answer.items():
            left &= self.any_answer[question] | rows.get(answers.get(question, ""), 0)
        while left:
            number = left.bit_length() - 1
            left ^= 1 << number
            yield self.rows[number]


@pytest.fixture(scope="module")
def table(app: Flask) -> TruthTable:
    return TruthTable(app.test_client().get("/rules.csv").text)


def test_the_table_has_a_column_for_each_question_and_for_the_outcome(table: TruthTable) -> None:
    assert list(table.rows[0]) == [*QUESTIONS, "kind", "relief", "cleared", "also", "rules"]
    assert {row["kind"] for row in table.rows} == set(Kind)
    assert {rule for row in table.rows for rule in row["rules"].split("|")} == set(Reason) - set(ANSWER_BEHIND)


def test_each_set_of_answers_fits_exactly_one_row_and_it_is_right(table: TruthTable) -> None:
    """Every hundredth path, and one county after another on a fixed case."""
    some = every_path()[::100]
    case = {"court": "california", "papers": "not-checked", "section": "11357", "time": "2011-2016", "age": "18-20"}
    case |= {"sentence": "no", "possession": "a", "concentrate": "over-8", "level": "misdemeanor", "city": "elsewhere"}
    some += list(paths(given=case))
    assert len(some) > 300
    for leaf in some:
        rows = list(table.fitting(dict(leaf.answers)))
        assert len(rows) == 1, leaf.answers
        outcome = leaf.outcome
        assert rows[0]["kind"] == outcome.kind
        assert rows[0]["relief"] == "/".join(outcome.relief)
        assert rows[0]["cleared"] == outcome.cleared
        assert rows[0]["also"] == "|".join(outcome.also)
        # a row holds the answers that are alike but for a rule of their own, and leaves that rule out
        assert rows[0]["rules"] == "|".join(rule for rule in outcome.because if rule not in ANSWER_BEHIND)


def test_the_rules_come_with_words_in_each_language_needs_and_citations(data: dict[str, Any]) -> None:
    assert data["format"] == 1
    assert [rule["id"] for rule in data["rules"]] == list(Reason)
    assert [outcome["id"] for outcome in data["outcomes"]] == list(Kind)
    for rule in data["rules"]:
        assert rule["words"]["en"] != rule["words"]["es"]
        assert tuple(rule["citations"]) == CITATIONS_OF[rule["id"]]
        assert rule["needs"]
        assert rule["reviewed_by_lawyer"] == ""
        for need in rule["needs"]:
            assert set(need["answers"]) < set(QUESTIONS[need["question"]])


def test_the_questions_are_those_of_the_check(data: dict[str, Any]) -> None:
    assert [question["id"] for question in data["questions"]] == list(QUESTIONS)
    for question in data["questions"]:
        assert [answer["id"] for answer in question["answers"]] == list(QUESTIONS[question["id"]])
        assert question["words"]["es"]
    plants = next(question for question in data["questions"] if question["id"] == "plants")
    assert plants["answers"][0]["words"] == {"en": "Six or fewer", "es": "Seis o menos"}


def test_the_lists_of_exceptions_are_there_in_each_language(data: dict[str, Any]) -> None:
    of_prior = next(question for question in data["questions"] if question["id"] == "prior")["items"]
    assert [item["en"] for item in of_prior] == [str(item) for item in QUESTION_WORDS[Prior].items]
    assert any("super strike" in item["en"] for item in of_prior)
    for section, facts in FACTS_OF_SECTION.items():
        assert [fact["en"] for fact in data["facts_of_section"][section]] == [str(fact) for fact in facts]
    of_facts = [fact for facts in data["facts_of_section"].values() for fact in facts]
    assert all(item["es"] and item["es"] != item["en"] for item in (*of_prior, *of_facts))


def test_every_word_of_a_question_is_there_or_empty(data: dict[str, Any]) -> None:
    for question in data["questions"]:
        words = QUESTION_WORDS[QUESTIONS[question["id"]]]
        assert (question["hint"]["en"], question["look"]["en"]) == (str(words.hint), str(words.look))
        for answer in question["answers"]:
            option = words.options.get(answer["id"])
            assert answer["hint"]["en"] == (str(option.hint) if option else "")
            assert bool(answer["hint"]["es"]) == bool(answer["hint"]["en"])


def test_the_citations_and_differences_are_whole(data: dict[str, Any]) -> None:
    assert [citation["id"] for citation in data["citations"]] == list(CITATIONS)
    assert all(citation["url"].startswith("http") for citation in data["citations"])
    assert [difference["id"] for difference in data["differences"]] == list(DIFFERENCES)


@pytest.mark.parametrize("name", ["rules.json", "rules.csv", "en/rules/tree.svg", "es/rules/11360.svg"])
def test_a_file_may_be_kept_for_a_day_and_is_sent_again_only_when_it_changed(client: FlaskClient, name: str) -> None:
    first = client.get(f"/{name}")
    assert first.headers["Cache-Control"] == "public, max-age=86400"
    again = client.get(f"/{name}", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(f"/{name}").data == first.data


def test_the_version_changes_with_the_rules(app: Flask, data: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(machine.CITATIONS_OF, Reason.YOUTH, ("jv-744",))
    with app.app_context():
        changed = json.loads(machine.as_json.work())
    assert changed["version"] != data["version"]
    assert changed["format"] == data["format"]
