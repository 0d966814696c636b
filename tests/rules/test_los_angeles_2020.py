"""The 2020 review of Los Angeles County decides as published, in the published order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations, product

import pytest

from webapp.rules.cleared import LAST_DAY_OF_THE_OLD_LAW
from webapp.rules.los_angeles_2020 import GROUNDS as GROUNDS_OF_THE_REVIEW
from webapp.rules.los_angeles_2020 import Case, review

NO_GROUND = Case(
    section="11359",
    subdivision="",
    felony=True,
    convicted_on=date(1994, 6, 1),
    prior_super_strike=False,
    prior_registration=False,
    two_prior_same_section=False,
    under_21_at_conviction=False,
    fifty_or_older=False,
    only_cannabis=False,
    sentences_finished=False,
    convicted_in_last_ten_years=True,
    deceased=False,
)
BARS = ("prior_super_strike", "prior_registration", "two_prior_same_section")
GROUNDS = (
    {"fifty_or_older": True},
    {"under_21_at_conviction": True},
    {"only_cannabis": True, "sentences_finished": True},
    {"convicted_in_last_ten_years": False},
    {"deceased": True},
)


IN_ORDER: tuple[tuple[str, dict[str, object]], ...] = (
    ("another-section", {"section": "11366"}),
    ("misdemeanor-or-infraction", {"felony": False}),
    ("after-the-new-law", {"convicted_on": date(2017, 1, 1)}),
    ("11357-a-or-b", {"section": "11357", "subdivision": "b"}),
    ("other-11357", {"section": "11357"}),
    ("prior-super-strike", {"prior_super_strike": True}),
    ("prior-registration", {"prior_registration": True}),
    ("two-prior-same-section", {"two_prior_same_section": True}),
    ("fifty-or-older", {"fifty_or_older": True}),
    ("under-21-at-conviction", {"under_21_at_conviction": True}),
    ("only-cannabis-and-finished", {"only_cannabis": True, "sentences_finished": True}),
    ("ten-years-without-conviction", {"convicted_in_last_ten_years": False}),
    ("deceased", {"deceased": True}),
    ("no-ground", {}),
)
"""Each step of the review, and what makes it apply."""


def test_a_felony_without_any_ground_goes_to_hand_review() -> None:
    assert review(NO_GROUND) == ("hand-review", "no-ground")


@pytest.mark.parametrize("ground", GROUNDS)
def test_each_published_ground_dismisses(ground: dict[str, bool]) -> None:
    assert review(replace(NO_GROUND, **ground)).determination == "dismiss"  # type: ignore[arg-type]


@pytest.mark.parametrize(("bar", "ground"), list(product(BARS, GROUNDS)))
def test_what_came_earlier_bars_before_any_ground(bar: str, ground: dict[str, bool]) -> None:
    assert review(replace(NO_GROUND, **{bar: True}, **ground)).determination == "not-eligible"  # type: ignore[arg-type]


def test_only_cannabis_counts_only_with_all_sentences_finished() -> None:
    assert review(replace(NO_GROUND, only_cannabis=True)).determination == "hand-review"
    assert review(replace(NO_GROUND, sentences_finished=True)).determination == "hand-review"


def test_the_ninth_of_november_2016_is_after_the_cut_off_and_the_eighth_is_not() -> None:
    old = replace(NO_GROUND, fifty_or_older=True)
    assert review(replace(old, convicted_on=date(2016, 11, 8))).determination == "dismiss"
    assert review(replace(old, convicted_on=date(2016, 11, 9))).determination == "not-eligible"


def test_a_case_whose_day_nobody_asked_counts_as_decided_on_the_last_day_of_the_old_law() -> None:
    assert date(2016, 11, 8) == LAST_DAY_OF_THE_OLD_LAW
    assert review(replace(NO_GROUND, convicted_on=LAST_DAY_OF_THE_OLD_LAW)).reason == "no-ground"


@pytest.mark.parametrize("letter", ["a", "b", "A", "B"])
def test_possession_under_a_or_b_is_dismissed_whatever_came_earlier(letter: str) -> None:
    case = replace(NO_GROUND, section="11357", subdivision=letter, prior_super_strike=True)
    assert review(case).determination == "dismiss"


@pytest.mark.parametrize("letter", ["", "c", "d"])
def test_other_possession_goes_to_hand_review(letter: str) -> None:
    case = replace(NO_GROUND, section="11357", subdivision=letter, fifty_or_older=True)
    assert review(case) == ("hand-review", "other-11357")


def test_misdemeanors_and_infractions_go_to_the_city_attorneys_first_of_all() -> None:
    case = replace(NO_GROUND, felony=False, convicted_on=date(2017, 1, 1), prior_super_strike=True)
    assert review(case).determination == "city-attorney"


@pytest.mark.parametrize("section", ["11357", "11358", "11359", "11360"])
def test_the_four_cannabis_sections_are_reviewed(section: str) -> None:
    assert review(replace(NO_GROUND, section=section)).determination == "hand-review"


def test_another_section_is_not_eligible() -> None:
    assert review(replace(NO_GROUND, section="11366", fifty_or_older=True)).determination == "not-eligible"


@pytest.mark.parametrize(("earlier", "later"), list(combinations(IN_ORDER, 2)), ids=lambda step: step[0])
def test_of_two_steps_that_apply_the_earlier_decides_and_is_named(
    earlier: tuple[str, dict[str, object]], later: tuple[str, dict[str, object]]
) -> None:
    case = replace(NO_GROUND, **(later[1] | earlier[1]))  # type: ignore[arg-type]
    assert review(case).reason == earlier[0]


def test_the_steps_are_published_in_the_order_in_which_they_decide() -> None:
    assert [ground.reason for ground in GROUNDS_OF_THE_REVIEW] == [reason for reason, _ in IN_ORDER]
