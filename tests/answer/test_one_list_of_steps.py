"""What to do is decided once: page, plan, sheet and API show the same steps in the same order."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.support.api_calls import check
from tests.support.drawn import Drawn
from tests.support.journeys import every_path, first_path_to_each_kind_of_result, form
from webapp.answer.blocks import blocks
from webapp.answer.result import Result
from webapp.answer.steps import step_ids

RESULTS = first_path_to_each_kind_of_result()
STEP = re.compile(r'<li data-step="([\w-]+)">')


def test_every_path_has_steps_and_its_blocks_are_these() -> None:
    for leaf in every_path():
        result = Result(1, leaf.outcome, leaf.answers)
        steps = [block.split(".")[1] for block in blocks(result) if block.startswith("step.")]
        assert steps == list(step_ids(result))
        assert steps
        assert len(steps) == len(set(steps))


@pytest.mark.parametrize("name", RESULTS)
def test_page_plan_sheet_and_api_show_the_same_steps(client: FlaskClient, drawn: Drawn, name: str) -> None:
    outcome = check(client, RESULTS[name], language="en")[0]["outcome"]
    in_the_api = [step["id"] for step in outcome["steps"]]
    for show in ("result", "plan", "sheet", "explained"):
        page = drawn.post("/en/check", data=form(RESULTS[name]) | {"show": show}).text
        assert STEP.findall(page) == in_the_api, show


@pytest.mark.parametrize("name", list(RESULTS)[::7])
def test_the_headline_is_one(client: FlaskClient, drawn: Drawn, lang: str, name: str) -> None:
    outcome = check(client, RESULTS[name], language=lang)[0]["outcome"]
    for show in ("result", "plan", "sheet"):
        page = drawn.post(f"/{lang}/check", data=form(RESULTS[name]) | {"show": show}).text
        found = re.search(r'<h2 class="headline" data-block="verdict\.[^"]+">(.*?)</h2>', page)
        assert found
        assert found[1] == outcome["headline"]


def test_the_english_column_of_a_sheet_has_the_same_steps(client: FlaskClient) -> None:
    page = client.post("/es/check", data=form(next(iter(RESULTS.values()))) | {"show": "sheet"}).text
    steps = STEP.findall(page)
    assert steps
    assert steps[: len(steps) // 2] == steps[len(steps) // 2 :]
