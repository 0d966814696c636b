"""A language that is written from right to left is a line in a file: the whole site is laid out for it."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import Browser, Locator
from werkzeug.serving import make_server

from tests.promises.test_accessibility import KINDS_OF_PAGES, show, sticking_out, violations
from tests.support.browsing import PHONE, Visitor, visitor_at
from tests.support.journeys import (
    LOS_ANGELES_PLANTS,
)


@pytest.fixture(scope="module")
def site(app: Flask) -> Iterator[str]:
    """The address of the site in the pseudo language of the tests."""
    running = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()


@pytest.fixture
def right_to_left(site: str, browser: Browser) -> Iterator[Visitor]:
    """A tab of its own for each test: one that holds a visit would go back to its place."""
    with visitor_at(site, browser) as visitor:
        visitor.open("/ar/")
        yield visitor


@pytest.fixture(scope="module")
def reader(site: str, browser: Browser) -> Iterator[Visitor]:
    """One tab for pages that are only looked at."""
    with visitor_at(site, browser) as visitor:
        visitor.open("/ar/")
        yield visitor


def centre(element: Locator) -> float:
    box = element.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2


@pytest.mark.parametrize("name", [name for name in KINDS_OF_PAGES if name != "choose"])
def test_from_right_to_left_nothing_sticks_out_of(reader: Visitor, name: str) -> None:
    show(reader, name, "ar")
    assert reader.page.locator("html").get_attribute("dir") == "rtl"
    assert sticking_out(reader) == []


@pytest.mark.parametrize("name", ["question section", "result petition"])
def test_from_right_to_left_axe_finds_nothing_wrong_with(right_to_left: Visitor, name: str) -> None:
    show(right_to_left, name, "ar")
    assert violations(right_to_left) == []


def test_from_right_to_left_the_answer_button_stands_on_the_right(right_to_left: Visitor) -> None:
    show(right_to_left, "question court", "ar")
    choice = right_to_left.main.locator(".choice").first
    assert centre(choice.locator("input")) > centre(choice.locator(".text"))
    assert centre(choice.locator("input")) > PHONE["width"] / 2


def test_from_right_to_left_the_number_of_a_step_stands_on_the_right(right_to_left: Visitor) -> None:
    show(right_to_left, "result petition", "ar")
    right_to_left.main.locator("[data-fold=steps] > summary").click()
    step = right_to_left.main.locator(".steps > li").first
    badge = step.evaluate(
        """(step) => {
            const badge = getComputedStyle(step, "::before");
            return {left: parseFloat(badge.left), right: parseFloat(badge.right)};
        }"""
    )
    assert badge["right"] == 0
    assert badge["left"] > PHONE["width"] / 2


def test_from_right_to_left_the_header_is_mirrored(right_to_left: Visitor) -> None:
    show(right_to_left, "home", "ar")
    assert centre(right_to_left.page.locator(".brand svg")) > PHONE["width"] / 2


def test_from_right_to_left_a_whole_check_works(right_to_left: Visitor) -> None:
    right_to_left.open("/ar/check")
    right_to_left.answer_all(LOS_ANGELES_PLANTS)
    right_to_left.sees_results({"outcome": "petition", "cleared": "very-likely"})
    assert right_to_left.page.locator("html").get_attribute("dir") == "rtl"
