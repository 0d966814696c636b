"""Somebody who types a city for the county is one tap from going on, with and without the script, and in a frame."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.promises.test_accessibility import sticking_out, violations
from tests.support.browsing import Visitor, at_the_county


def type_and_go_on(visitor: Visitor, typed: str) -> None:
    """Type into the box, and see the page that asks back."""
    visitor.main.locator("#typed").fill(typed)
    visitor.go_on()
    visitor.sees_error()
    expect(visitor.main.locator("#typed")).to_have_value(typed)


def offer(visitor: Visitor, county: str) -> Locator:
    return visitor.main.locator(f'[data-error] button[name="offer"][value="{county}"]')


@pytest.mark.parametrize(
    ("typed", "county"), [("Long Beach", "los-angeles"), ("sandiego", "san-diego"), ("no se", "unknown")]
)
def test_one_tap_goes_on_with_what_is_offered(visitor: Visitor, typed: str, county: str) -> None:
    at_the_county(visitor)
    type_and_go_on(visitor, typed)
    offer(visitor, county).click()
    visitor.sees("papers")
    assert visitor.path == "/es/check"
    visitor.press_back()
    visitor.sees("county")
    visitor.sees_answer(county)


def test_a_place_in_two_counties_is_asked(visitor: Visitor) -> None:
    at_the_county(visitor)
    type_and_go_on(visitor, "Aromas")
    expect(visitor.main.locator("[data-error] button")).to_have_count(2)
    offer(visitor, "san-benito").click()
    visitor.sees("papers")
    visitor.press_back()
    visitor.sees("county")
    visitor.sees_answer("san-benito")


def test_a_tap_counts_more_than_the_box_and_the_list(visitor: Visitor) -> None:
    at_the_county(visitor)
    type_and_go_on(visitor, "Compton")
    visitor.main.locator("#typed").fill("Kern")
    visitor.main.locator("select").select_option("fresno")
    offer(visitor, "los-angeles").click()
    visitor.sees("papers")
    visitor.press_back()
    visitor.sees("county")
    visitor.sees_answer("los-angeles")


def test_who_meant_another_county_types_it_or_is_asked_about_the_one_from_the_list(visitor: Visitor) -> None:
    at_the_county(visitor)
    type_and_go_on(visitor, "Los Angelos")
    visitor.main.locator("select").select_option("fresno")
    visitor.go_on()
    expect(offer(visitor, "fresno")).to_be_visible()
    visitor.main.locator("#typed").fill("Fresno")
    visitor.go_on()
    visitor.sees("papers")


def test_the_offer_is_usable_on_the_smallest_phone(scripted: Visitor) -> None:
    """With the script: axe-core is a script too, and may wait for ever without."""
    scripted.page.set_viewport_size({"width": 320, "height": 568})
    at_the_county(scripted)
    type_and_go_on(scripted, "Mission Hills")
    expect(scripted.main.locator("[data-error] button")).to_have_count(3)
    assert sticking_out(scripted) == []
    assert violations(scripted) == []
    for button in scripted.main.locator("[data-error] button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 48


def test_the_offer_works_in_a_frame(visitor: Visitor) -> None:
    visitor.open("/es/embed/check?look=compact")
    visitor.answer("court", "california")
    visitor.sees("county")
    type_and_go_on(visitor, "Van Nuys")
    offer(visitor, "los-angeles").click()
    visitor.sees("papers")
