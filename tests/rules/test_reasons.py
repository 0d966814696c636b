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
UNKNOWNS = {"section": "section-unknown", "time": "time-unknown", "sentence": "sentence-unknown"}
SUBJECT = {"11357": "possession", "11358": "plants", "11359": "for-sale", "unknown": "possession"}
EXCEPTIONS = {"11358": "exception-plants", "11359": "exception-for-sale", "11360": "exception-sale"}
NEWEST_PAPER = {"reduced": "paper-says-reduced", "expunged": "expunged-before"}
WITHOUT_A_RECORD = {"report": "only-a-report", "not-found": "court-found-nothing"}
TODAY = {"dismiss": "no-crime", "infraction": "infraction", "misdemeanor": "misdemeanor"}
AMOUNTS = ("amount", "concentrate", "plants")
OTHER_ATTORNEYS = {value.value for value in QUESTIONS["city"]} - {"elsewhere", "unknown"}


@pytest.fixture(scope="module")
def leaves() -> list[Leaf]:
    return every_path()


@pytest.fixture(scope="module")
def main(leaves: list[Leaf]) -> list[Leaf]:
    """The paths that reach the main table: adults whose sentence is over, or may be, and no exception is named."""
    return [leaf for leaf in leaves if leaf.answers.get("sentence") in ("no", "unknown") and not named(leaf)]


def named(leaf: Leaf) -> bool:
    """Does an answer name an exception?"""
    return "some" in (leaf.answers.get("prior"), leaf.answers.get("facts"))


def unsure(leaf: Leaf) -> bool:
    """May there be an exception?"""
    return "unsure" in (leaf.answers.get("prior"), leaf.answers.get("facts"))


def rules_of_today(leaf: Leaf) -> list[str]:
    """The rules that say what the old offense is today. HS 11360 is carrying where it is small, and sale where not."""
    section = leaf.answers["section"]
    reliefs = list(leaf.outcome.relief or ("same",))
    if unsure(leaf) and reliefs[1:] == ["same"]:
        return []  # the exception is why it may stay as it is: what the law alone gives is compared elsewhere
    found = []
    for relief in reliefs:
        if relief == "same":
            found.append("nothing-lower" if reliefs == ["same"] else "perhaps-nothing-lower")
        else:
            subject = SUBJECT.get(section) or ("sale" if relief == "misdemeanor" else "carrying")
            found.append(f"{subject}-{TODAY[relief]}")
    return found


def of(chapter: Chapter, leaf: Leaf) -> list[str]:
    return [reason.value for reason in leaf.outcome.because if CHAPTER_OF[reason] is chapter]


def named_on_exactly(expected: list[Leaf], paths: list[Leaf], reason: Reason) -> bool:
    """Do exactly the expected ones of these paths name the rule?"""
    return [id(leaf) for leaf in paths if reason in leaf.outcome.because] == [id(leaf) for leaf in expected]


@pytest.mark.parametrize(("answers", "reason"), EARLY_EXITS)
def test_every_early_exit_says_its_one_reason(answers: dict[str, str], reason: str) -> None:
    assert outcome_of(**({"facts": "none"} | answers)).because == (reason,)


def test_the_rules_come_chapter_by_chapter(leaves: list[Leaf], main: list[Leaf]) -> None:
    """What settles a case stands first; in the main table that is only an exception which nobody is sure of."""
    on_main = {id(leaf) for leaf in main}
    order = list(Chapter)
    for leaf in leaves:
        chapters = [CHAPTER_OF[reason] for reason in leaf.outcome.because]
        assert chapters == sorted(chapters, key=order.index)
        settled = chapters.count(Chapter.SETTLED_EARLY)
        assert settled == (int(unsure(leaf)) if id(leaf) in on_main else 1), leaf.answers


def test_who_is_unsure_of_an_exception_reads_of_it_first(main: list[Leaf]) -> None:
    for leaf in main:
        exception = EXCEPTIONS.get(leaf.answers["section"], "")
        assert (leaf.outcome.because[0] == exception) is unsure(leaf)


@pytest.mark.parametrize(("question", "reason"), UNKNOWNS.items())
def test_what_nobody_knows_is_said_where_it_is_part_of_the_answer(
    leaves: list[Leaf], question: str, reason: str
) -> None:
    """The new law and a case across it need neither the section nor the sentence."""
    for leaf in leaves:
        settled_by_time = leaf.answers.get("time") in ("after", "straddle")
        expected = leaf.answers.get(question) == "unknown" and not settled_by_time
        assert (reason in leaf.outcome.because) is expected, leaf.answers


def test_a_lawyers_case_in_los_angeles_still_says_what_the_county_did(leaves: list[Leaf]) -> None:
    """Where its review did not look at the exception: at the facts of the case, not at the record before."""
    told = [leaf for leaf in leaves if leaf.outcome.kind == "lawyer" and leaf.outcome.cleared]
    assert told
    for leaf in told:
        assert leaf.answers["county"] == "los-angeles"
        assert leaf.answers["facts"] == "some"
        assert of(Chapter.DONE_ALREADY, leaf) == what_was_done(leaf)


def test_the_chapters_have_the_ids_that_links_name_in_the_order_of_the_book() -> None:
    assert list(Chapter) == ["settled-early", "todays-law", "done-already"]
    chapters = [CHAPTER_OF[reason] for reason in Reason]
    assert chapters == sorted(chapters, key=list(Chapter).index)


def test_no_rule_is_named_twice(leaves: list[Leaf]) -> None:
    assert all(len(set(leaf.outcome.because)) == len(leaf.outcome.because) for leaf in leaves)


def test_the_rules_of_today_follow_from_what_to_ask_for(main: list[Leaf]) -> None:
    rules = {f"{subject}-{today}" for subject in (*SUBJECT.values(), "sale", "carrying") for today in TODAY.values()}
    rules |= {"nothing-lower", "perhaps-nothing-lower"}
    for leaf in main:
        said = [reason for reason in of(Chapter.TODAYS_LAW, leaf) if reason in rules]
        assert said == (rules_of_today(leaf) or said), leaf.answers
        assert said


def test_an_exception_that_nobody_is_sure_of_changes_the_fallback_and_nothing_else_of_todays_law() -> None:
    sure = {"prior": "none", "facts": "none"}
    for leaf in every_path():
        if unsure(leaf) and not named(leaf):
            clean = outcome_of(
                **{"fifty_2020": "no", "clean_decade": "no", "only_cannabis": "no"} | leaf.answers | sure
            )
            assert leaf.outcome.relief == ((clean.relief[0], "same") if clean.relief else ())
            ours, theirs = (set(outcome.because) for outcome in (leaf.outcome, clean))
            assert {reason for reason in ours ^ theirs if CHAPTER_OF[reason] is Chapter.TODAYS_LAW} == set()


def test_own_plants_at_home_are_named_where_flower_over_the_limit_stays_a_misdemeanor(main: list[Leaf]) -> None:
    """Audit row 15: at 21 or older what six plants gave has no limit at home."""

    def expected(leaf: Leaf) -> bool:
        answers = leaf.answers
        if answers["section"] != "11357" or answers["age"] == "18-20":
            return False
        if answers["time"] == "2011-2016" and answers["level"] == "infraction":
            return False
        paper = answers.get("possession", "unknown")
        level = answers.get("level", "unknown")
        over = answers.get("amount", "unknown") != "within"
        return paper == "c" or (paper == "unknown" and over and level != "felony")

    assert named_on_exactly([leaf for leaf in main if expected(leaf)], main, Reason.HOME_HARVEST)


def test_an_open_amount_is_said_where_the_amount_decides(main: list[Leaf]) -> None:
    """An HS 11360 without a subdivision is open on the sale, not on the amount; an infraction was a small amount."""
    open_amount = [
        leaf
        for leaf in main
        if leaf.answers["section"] != "unknown"
        and (leaf.answers["time"] == "before-1976" or "unknown" in [leaf.answers.get(name) for name in AMOUNTS])
    ]
    expected = [leaf for leaf in open_amount if leaf.answers.get("transport") != "unknown"]
    assert named_on_exactly(expected, main, Reason.AMOUNT_UNKNOWN)


def test_an_open_sale_is_said_where_it_decides(main: list[Leaf]) -> None:
    """It does not where the amount is over in any case, nor for a misdemeanor: a sale was never one."""
    open_sale = [leaf for leaf in main if leaf.answers.get("transport") == "unknown"]
    expected = [
        leaf
        for leaf in open_sale
        if leaf.answers["amount"] != "over" and leaf.answers["level"] in ("felony", "unknown")
    ]
    assert named_on_exactly(expected, main, Reason.SALE_UNKNOWN)


def test_an_unknown_age_is_said_where_it_decides_between_no_crime_and_more(main: list[Leaf]) -> None:
    expected = [leaf for leaf in main if leaf.answers["age"] == "unknown" and "dismiss" in leaf.outcome.relief]
    assert named_on_exactly(expected, main, Reason.AGE_UNKNOWN)


@pytest.mark.parametrize(("papers", "reason"), NEWEST_PAPER.items())
def test_what_the_newest_paper_says_is_said(main: list[Leaf], papers: str, reason: str) -> None:
    expected = [leaf for leaf in main if leaf.answers["papers"] == papers]
    assert named_on_exactly(expected, main, Reason(reason))


@pytest.mark.parametrize(("papers", "reason"), WITHOUT_A_RECORD.items())
def test_who_has_no_record_in_hand_reads_last_what_that_can_mean_whatever_the_outcome(
    leaves: list[Leaf], papers: str, reason: str
) -> None:
    expected = [leaf for leaf in leaves if leaf.answers.get("papers") == papers]
    assert named_on_exactly(expected, leaves, Reason(reason))
    assert {leaf.outcome.because[-1] for leaf in expected} == {reason}
    assert {"lawyer", "juvenile", "serving", "after-prop-64", "not-covered"} < {leaf.outcome.kind for leaf in expected}


def test_destruction_is_said_with_its_way_and_before_1976_it_is_on_request(main: list[Leaf]) -> None:
    destroyed = [leaf for leaf in main if "record-destruction" in leaf.outcome.also]
    old = [leaf for leaf in destroyed if leaf.answers["time"] == "before-1976"]
    newer = [leaf for leaf in destroyed if leaf.answers["time"] != "before-1976"]
    concentrate = [
        leaf for leaf in newer if leaf.answers.get("possession") == "a"
    ]  # the text was not read: audit row 3
    others = [leaf for leaf in newer if leaf.answers.get("possession") != "a"]
    assert named_on_exactly(old, main, Reason.DESTRUCTION_ON_REQUEST)
    assert named_on_exactly(concentrate, main, Reason.DESTRUCTION_OF_CONCENTRATE)
    assert named_on_exactly(others, main, Reason.DESTRUCTION)


def test_what_nobody_knows_comes_first_then_doubts_then_the_paper_and_destruction_last(main: list[Leaf]) -> None:
    order = [
        *UNKNOWNS.values(),
        "home-harvest",
        *("amount-unknown", "sale-unknown"),
        "age-unknown",
        *NEWEST_PAPER.values(),
        *("destruction", "destruction-of-concentrate", "destruction-on-request"),
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
        city = leaf.answers.get("city", "elsewhere")
        of_the_county = [] if city in OTHER_ATTORNEYS else ["la-2021"]
        of_the_cities = [] if city == "elsewhere" else ["la-cities-2020"]
        return [*of_the_county, *of_the_cities, "courts-had-to-act"]
    by_the_county = {"behind": ["county-behind"], "check": []}.get(cleared, ["county-acted"])
    return [*by_the_county, "courts-had-to-act"]


def test_what_may_be_done_already_is_said_with_who_did_it(main: list[Leaf]) -> None:
    for leaf in main:
        no_record = [WITHOUT_A_RECORD[papers] for papers in (leaf.answers["papers"],) if papers in WITHOUT_A_RECORD]
        assert of(Chapter.DONE_ALREADY, leaf) == [*what_was_done(leaf), *no_record], leaf.answers


def test_the_city_is_told_where_its_attorney_may_have_prosecuted(main: list[Leaf]) -> None:
    for leaf in main:
        assert leaf.outcome.city == leaf.answers.get("city")
