"""The tree of questions, on the page and drawn: whoever follows it arrives where the check arrives."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence

import pytest
from flask.testing import FlaskClient

from tests.support.drawn import Drawn
from tests.support.journeys import every_path
from webapp.rulebook.book import book
from webapp.rulebook.contents import ending, see, trunk_ending
from webapp.rulebook.drawing import draw
from webapp.rulebook.key import Step
from webapp.rules.outcome import Ending
from webapp.rules.paths import ALIKE, ONE_OF_EACH, paths

SECTIONS = ("11357", "11358", "11359", "11360")
SVG = "{http://www.w3.org/2000/svg}"


def follow(steps: Sequence[Step[Ending]], answers: Mapping[str, str]) -> Ending:
    """Walk a key by hand: at each step take the way that has the answer."""
    number = 1
    while True:
        step = steps[number - 1]
        assert step.number == number
        ways = [way for way in step.ways if answers[step.question] in way.values]
        assert len(ways) == 1
        if ways[0].end:
            return ways[0].end
        number = ways[0].to


def test_following_the_keys_by_hand_ends_where_the_check_ends() -> None:
    for leaf in every_path():
        seen = see(leaf)
        arrived = follow(book().trunk, leaf.answers)
        assert arrived == trunk_ending(seen)
        if arrived.section:
            assert follow(book().sections[arrived.section], leaf.answers) == ending(seen.told)


@pytest.mark.parametrize("steps", [book().trunk, *book().sections.values()], ids=["trunk", *SECTIONS])
def test_equal_parts_of_a_key_stand_once(steps: list[Step[Ending]]) -> None:
    assert len({(step.question, step.ways) for step in steps}) == len(steps)
    assert steps[0].steps_to_it == ()
    for step in steps:
        assert len(step.ways) > 1
        for number in step.steps_to_it:
            assert step.number in {way.to for way in steps[number - 1].ways}


@pytest.mark.parametrize("section", SECTIONS)
def test_the_page_shows_every_step_and_every_answer(client: FlaskClient, lang: str, section: str) -> None:
    page = client.get(f"/{lang}/rules/{section}/key").text
    steps = book().sections[section]
    assert re.findall(r'<ul id="q(\d+)">', page) == [str(step.number) for step in steps]
    found = page.split('<ol class="key">')[1].split("</ol>")[0]
    assert found.count(" → ") == sum(len(step.ways) for step in steps)
    for step in steps:
        for way in step.ways:
            assert not way.to or f'href="#q{way.to}"' in found
            assert all(f"#{rule}" in found for rule in (way.end.rules if way.end else ()))


@pytest.mark.parametrize("name", ["tree", *SECTIONS])
def test_the_drawing_is_a_sound_picture_with_a_title_and_real_words(drawn: Drawn, lang: str, name: str) -> None:
    response = drawn.get(f"/{lang}/rules/{name}.svg")
    assert response.mimetype == "image/svg+xml"
    picture = ElementTree.fromstring(response.data)
    assert picture.get("lang") == lang
    title = picture.find(f"{SVG}title")
    assert title is not None
    assert title.text
    assert picture.get("aria-labelledby") == title.get("id")
    steps = book().sections[name] if name != "tree" else book().trunk
    assert {text.get("id") for text in picture.iter(f"{SVG}text")} >= {f"q{step.number}" for step in steps}
    ids = {each.get("id") for each in picture.iter()}
    for link in picture.iter(f"{SVG}a"):
        target = str(link.get("href"))
        if target.startswith("#"):
            assert target[1:] in ids
        else:
            assert drawn.get(target.split("#")[0]).status_code == 200
    assert "style" not in response.text


@pytest.mark.parametrize("steps", [book().trunk, *book().sections.values()], ids=["trunk", *SECTIONS])
def test_the_drawing_has_every_step_once_and_no_two_lines_on_top_of_each_other(
    client: FlaskClient, steps: list[Step[Ending]]
) -> None:
    with client.application.test_request_context("/en/rules"):
        client.application.preprocess_request()
        drawing = draw(steps)
        assert sorted(each.step.number for each in drawing.steps) == [step.number for step in steps]
        assert len(drawing.ways) == sum(len(step.ways) for step in steps)
        lines = [each.y for each in (*drawing.steps, *drawing.ways)]
        assert len(lines) == len(set(lines))
        assert max(lines) < drawing.height
        assert max(way.ends_at for way in drawing.ways) < drawing.width


def test_the_answers_that_differ_only_in_name_are_all_in_the_keys() -> None:
    by_court = {way.values: way for way in book().trunk[0].ways}
    assert ("other-state",) in by_court
    assert {value for kinds in ALIKE["county"].values() for value in kinds} >= {"los-angeles", "alpine", "unknown"}
    assert sum(len(kinds) for kinds in ALIKE["county"].values()) == 59
    assert len(list(paths(ONE_OF_EACH, {"court": "other-state"}))) == 1
