"""Every result says why: the rules it names follow from the answers, on every path, the most important first."""

from __future__ import annotations

import pytest

from tests.support.journeys import every_path, outcome_of
from webapp.rules.paths import Leaf
from webapp.rules.questions import QUESTIONS
from webapp.rules.reasons import CHAPTER_OF, Chapter, Reason

CALIFORNIA = {"court": "california", "county": "fresno", "papers": "not-checked"}
POSSESSION = CALIFORNIA | {"section": "11357", "time": "1976-2010"}
FOR_SALE = {"section": "11359"}
ADULT = {"age": "21-over", "sentence": "no"}
EARLY_EXITS = [
    ({"court": "federal"}, "federal-court"),
    ({"court": "other-state", "state": "nv"}, "another-state"),
    ({"court": "no-conviction"}, "never-convicted"),
    ({"court": "unknown"}, "court-unknown"),
    (CALIFORNIA | {"papers": "dismissed"}, "paper-says-dismissed"),
    (CALIFORNIA | {"papers": "objected"}, "prosecutor-objected"),
    (CALIFORNIA | {"section": "older"}, "older-section"),
    (CALIFORNIA | {"section": "related"}, "related-offense"),
    (CALIFORNIA | {"section": "other"}, "not-on-the-list"),
    (CALIFORNIA | {"section": "unknown"}, "section-unknown"),
    (POSSESSION | {"time": "unknown"}, "time-unknown"),
    (POSSESSION | {"time": "after"}, "after-the-new-law"),
    (POSSESSION | {"time": "straddle"}, "across-the-new-law"),
    (POSSESSION | FOR_SALE | {"time": "before-1976"}, "sale-or-growing-before-1976"),
    (POSSESSION | {"age": "under-18", "youth_court": "adult"}, "youth-in-adult-court"),
    (POSSESSION | {"age": "under-18", "youth_court": "juvenile"}, "youth"),
    (POSSESSION | ADULT | {"sentence": "yes"}, "still-serving"),
    (POSSESSION | ADULT | {"section": "11358", "plants": "over-6", "prior": "some"}, "exception-plants"),
    (POSSESSION | ADULT | FOR_SALE | {"prior": "some"}, "exception-for-sale"),
    (POSSESSION | ADULT | {"section": "11360", "transport": "sale", "prior": "some"}, "exception-sale"),
]
SUBJECT = {"11357": "possession", "11358": "plants", "11359": "for-sale"}
TODAY = {"dismiss": "no-crime", "infraction": "infraction", "misdemeanor": "misdemeanor"}
AMOUNTS = ("amount", "concentrate", "plants")
OTHER_ATTORNEYS = {value.value for value in QUESTIONS["city"]} - {"elsewhere", "unknown"}


@pytest.fixture(scope="module")
def leaves() -> list[Leaf]:
    return every_path()


@pytest.fixture(scope="module")
def main(leaves: list[Leaf]) -> list[Leaf]:
    """The paths that reach the main table: adults who finished the sentence, without an exception to look at."""
    return [leaf for leaf in leaves if leaf.answers.get("sentence") == "no" and leaf.outcome.kind != "lawyer"]


def rule_of_today(section: str, relief: str) -> str:
    """The rule that says what the old offense is today. HS 11360 is carrying where it is small, and sale where not."""
    if relief == "same":
        return "nothing-lower"
    subject = SUBJECT.get(section) or ("sale" if relief == "misdemeanor" else "carrying")
    return f"{subject}-{TODAY[relief]}"


def of(chapter: Chapter, leaf: Leaf) -> list[str]:
    return [reason.value for reason in leaf.outcome.because if CHAPTER_OF[reason] is chapter]


def named_on_exactly(expected: list[Leaf], paths: list[Leaf], reason: Reason) -> bool:
    """Do exactly the expected ones of these paths name the rule?"""
    return [id(leaf) for leaf in paths if reason in leaf.outcome.because] == [id(leaf) for leaf in expected]


@pytest.mark.parametrize(("answers", "reason"), EARLY_EXITS)
def test_every_early_exit_says_its_one_reason(answers: dict[str, str], reason: str) -> None:
    assert outcome_of(**({"facts": "none"} | answers)).because == (reason,)


def test_every_rule_stands_in_the_chapter_of_the_paths_that_it_decides(leaves: list[Leaf], main: list[Leaf]) -> None:
    on_main = {id(leaf) for leaf in main}
    order = list(Chapter)
    for leaf in leaves:
        chapters = [CHAPTER_OF[reason] for reason in leaf.outcome.because]
        if id(leaf) in on_main:
            assert chapters == sorted(chapters, key=order.index)
            assert chapters[0] is Chapter.TODAYS_LAW
        else:
            assert chapters == [Chapter.SETTLED_EARLY]


def test_the_chapters_have_the_ids_that_links_name_in_the_order_of_the_book() -> None:
    assert list(Chapter) == ["settled-early", "todays-law", "done-already"]
    chapters = [CHAPTER_OF[reason] for reason in Reason]
    assert chapters == sorted(chapters, key=list(Chapter).index)


def test_no_rule_is_named_twice(leaves: list[Leaf]) -> None:
    assert all(len(set(leaf.outcome.because)) == len(leaf.outcome.because) for leaf in leaves)


def test_the_first_rules_say_what_the_offense_is_today(main: list[Leaf]) -> None:
    for leaf in main:
        reliefs = leaf.outcome.relief or ("same",)
        expected = [rule_of_today(leaf.answers["section"], relief) for relief in reliefs]
        assert of(Chapter.TODAYS_LAW, leaf)[: len(expected)] == expected


def test_an_open_amount_is_said_where_the_amount_decides(main: list[Leaf]) -> None:
    """An HS 11360 without a subdivision is open on the sale, not on the amount; an infraction was a small amount."""
    open_amount = [
        leaf
        for leaf in main
        if leaf.answers["time"] == "before-1976" or "unknown" in [leaf.answers.get(name) for name in AMOUNTS]
    ]
    settled = {"transport": "unknown"}, {"time": "2011-2016", "possession": "unknown", "level": "infraction"}
    expected = [leaf for leaf in open_amount if not any(each.items() <= leaf.answers.items() for each in settled)]
    assert named_on_exactly(expected, main, Reason.AMOUNT_UNKNOWN)


def test_an_open_sale_is_said_where_it_decides(main: list[Leaf]) -> None:
    """It does not where the amount is over in any case, nor for a misdemeanor: a sale was never one."""
    open_sale = [leaf for leaf in main if leaf.answers.get("transport") == "unknown"]
    expected = [
        leaf for leaf in open_sale if leaf.answers["amount"] != "over" and leaf.answers["level"] != "misdemeanor"
    ]
    assert named_on_exactly(expected, main, Reason.SALE_UNKNOWN)


def test_an_unknown_age_is_said_where_it_decides_between_no_crime_and_more(main: list[Leaf]) -> None:
    expected = [leaf for leaf in main if leaf.answers["age"] == "unknown" and "dismiss" in leaf.outcome.relief]
    assert named_on_exactly(expected, main, Reason.AGE_UNKNOWN)


@pytest.mark.parametrize(
    ("papers", "reason"), [("reduced", Reason.PAPER_SAYS_REDUCED), ("expunged", Reason.EXPUNGED_BEFORE)]
)
def test_what_the_newest_paper_says_is_said(main: list[Leaf], papers: str, reason: Reason) -> None:
    expected = [leaf for leaf in main if leaf.answers["papers"] == papers]
    assert named_on_exactly(expected, main, reason)


def test_destruction_is_said_with_its_way_and_before_1976_it_is_on_request(main: list[Leaf]) -> None:
    destroyed = [leaf for leaf in main if "record-destruction" in leaf.outcome.also]
    old = [leaf for leaf in destroyed if leaf.answers["time"] == "before-1976"]
    newer = [leaf for leaf in destroyed if leaf.answers["time"] != "before-1976"]
    assert named_on_exactly(old, main, Reason.DESTRUCTION_ON_REQUEST)
    assert named_on_exactly(newer, main, Reason.DESTRUCTION)


def test_doubts_come_before_the_paper_and_destruction_comes_last(main: list[Leaf]) -> None:
    order = [
        *("amount-unknown", "sale-unknown"),
        "age-unknown",
        *("paper-says-reduced", "expunged-before"),
        *("destruction", "destruction-on-request"),
    ]
    for leaf in main:
        ranks = [order.index(reason) for reason in of(Chapter.TODAYS_LAW, leaf) if reason in order]
        assert ranks == sorted(ranks)


def ground_of_2020(leaf: Leaf) -> str:
    """The published ground that an answer gives."""
    answers = leaf.answers
    if answers["section"] == "11357":
        return "la-2020-concentrate"
    if answers["age"] == "18-20":
        return "la-2020-under-21"
    grounds = ("fifty_2020", "fifty"), ("clean_decade", "clean-decade"), ("only_cannabis", "only-cannabis")
    [ground] = [f"la-2020-{ground}" for question, ground in grounds if answers.get(question) == "yes"]
    return ground


def what_was_done(leaf: Leaf) -> list[str]:
    """The rules on whether it may be done already, from the answers and how strongly the result says it."""
    cleared = leaf.outcome.cleared
    if not cleared:
        return []
    if cleared == "very-likely":
        return [ground_of_2020(leaf), "la-2021"]
    if leaf.answers["county"] == "los-angeles":
        by_a_city = leaf.answers.get("city") in OTHER_ATTORNEYS
        return ["la-cities-2020" if by_a_city else "la-2021", "courts-had-to-act"]
    by_the_county = {"behind": ["county-behind"], "check": []}.get(cleared, ["county-acted"])
    return [*by_the_county, "courts-had-to-act"]


def test_what_may_be_done_already_is_said_with_who_did_it(main: list[Leaf]) -> None:
    for leaf in main:
        assert of(Chapter.DONE_ALREADY, leaf) == what_was_done(leaf), leaf.answers


def test_the_city_is_told_where_its_attorney_may_have_prosecuted(main: list[Leaf]) -> None:
    for leaf in main:
        assert leaf.outcome.city == leaf.answers.get("city")
