"""Every rule by name, with the citations it rests on. The words are in ``webapp/words/reasons.py``.

A rule without a citation, or a citation id that ``citations.toml`` does not hold, fails the build
(``tests/facts/test_citations.py``).
"""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """A rule that fired."""

    # Settled by the court, the paper, the section or the time
    FEDERAL_COURT = "federal-court"
    ANOTHER_STATE = "another-state"
    NEVER_CONVICTED = "never-convicted"
    COURT_UNKNOWN = "court-unknown"
    PAPER_SAYS_DISMISSED = "paper-says-dismissed"
    PROSECUTOR_OBJECTED = "prosecutor-objected"
    OLDER_SECTION = "older-section"
    RELATED_OFFENSE = "related-offense"
    NOT_ON_THE_LIST = "not-on-the-list"
    AFTER_THE_NEW_LAW = "after-the-new-law"
    ACROSS_THE_NEW_LAW = "across-the-new-law"
    SALE_OR_GROWING_BEFORE_1976 = "sale-or-growing-before-1976"
    YOUTH_IN_ADULT_COURT = "youth-in-adult-court"
    YOUTH = "youth"
    STILL_SERVING = "still-serving"
    EXCEPTION_PLANTS = "exception-plants"
    EXCEPTION_FOR_SALE = "exception-for-sale"
    EXCEPTION_SALE = "exception-sale"

    # What nobody knows, what today's law gives, what else is open
    SECTION_UNKNOWN = "section-unknown"
    TIME_UNKNOWN = "time-unknown"
    SENTENCE_UNKNOWN = "sentence-unknown"
    POSSESSION_NO_CRIME = "possession-no-crime"
    PLANTS_NO_CRIME = "plants-no-crime"
    CARRYING_NO_CRIME = "carrying-no-crime"
    POSSESSION_INFRACTION = "possession-infraction"
    PLANTS_INFRACTION = "plants-infraction"
    CARRYING_INFRACTION = "carrying-infraction"
    POSSESSION_MISDEMEANOR = "possession-misdemeanor"
    PLANTS_MISDEMEANOR = "plants-misdemeanor"
    FOR_SALE_MISDEMEANOR = "for-sale-misdemeanor"
    SALE_MISDEMEANOR = "sale-misdemeanor"
    NOTHING_LOWER = "nothing-lower"
    PERHAPS_NOTHING_LOWER = "perhaps-nothing-lower"
    HOME_HARVEST = "home-harvest"
    AMOUNT_UNKNOWN = "amount-unknown"
    SALE_UNKNOWN = "sale-unknown"
    AGE_UNKNOWN = "age-unknown"
    DESTRUCTION = "destruction"
    DESTRUCTION_OF_CONCENTRATE = "destruction-of-concentrate"
    DESTRUCTION_ON_REQUEST = "destruction-on-request"
    PAPER_SAYS_REDUCED = "paper-says-reduced"
    EXPUNGED_BEFORE = "expunged-before"

    # Whether it may already have been done
    COURTS_HAD_TO_ACT = "courts-had-to-act"
    COUNTY_ACTED = "county-acted"
    COUNTY_BEHIND = "county-behind"
    LA_2020_CONCENTRATE = "la-2020-concentrate"
    LA_2020_UNDER_21 = "la-2020-under-21"
    LA_2020_FIFTY = "la-2020-fifty"
    LA_2020_CLEAN_DECADE = "la-2020-clean-decade"
    LA_2020_ONLY_CANNABIS = "la-2020-only-cannabis"
    LA_2021 = "la-2021"
    LA_CITIES_2020 = "la-cities-2020"
    ONLY_A_REPORT = "only-a-report"
    COURT_FOUND_NOTHING = "court-found-nothing"


class Chapter(StrEnum):
    """The three parts of the rule book, by what a rule speaks of."""

    SETTLED_EARLY = "settled-early"
    TODAYS_LAW = "todays-law"
    DONE_ALREADY = "done-already"


_FIRST_OF = {
    Reason.SECTION_UNKNOWN: Chapter.TODAYS_LAW,
    Reason.COURTS_HAD_TO_ACT: Chapter.DONE_ALREADY,
}


def _chapters() -> dict[Reason, Chapter]:
    chapter = Chapter.SETTLED_EARLY
    found: dict[Reason, Chapter] = {}
    for reason in Reason:
        found[reason] = chapter = _FIRST_OF.get(reason, chapter)
    return found


CHAPTER_OF: dict[Reason, Chapter] = _chapters()
"""The chapter of each rule: rules are listed above in the order of the book."""

CITATIONS_OF: dict[Reason, tuple[str, ...]] = {
    Reason.FEDERAL_COURT: ("federal-pardon",),
    Reason.ANOTHER_STATE: ("ccrc-states",),
    Reason.NEVER_CONVICTED: ("pc-851-93", "pc-851-91", "pc-1203-43"),
    Reason.COURT_UNKNOWN: ("doj-record-review", "pc-11125"),
    Reason.PAPER_SAYS_DISMISSED: ("hs-11361-8", "hs-11361-9"),
    Reason.PROSECUTOR_OBJECTED: ("hs-11361-9", "hs-11361-8"),
    Reason.OLDER_SECTION: ("hs-11361-8", "la-order-2020"),
    Reason.RELATED_OFFENSE: ("people-v-boatwright", "people-v-medina", "hs-11361-8", "hooper-v-deukmejian"),
    Reason.NOT_ON_THE_LIST: ("hs-11361-8", "people-v-medina", "people-v-samra", "people-v-raybon"),
    Reason.AFTER_THE_NEW_LAW: ("prop-64",),
    Reason.ACROSS_THE_NEW_LAW: ("prop-64", "hs-11361-8"),
    Reason.SALE_OR_GROWING_BEFORE_1976: ("hs-11361-8", "la-order-2020"),
    Reason.YOUTH_IN_ADULT_COURT: ("hs-11361-8", "jv-744"),
    Reason.YOUTH: ("hs-11357", "hs-11360", "hs-11361-8", "jv-744", "wic-781"),
    Reason.STILL_SERVING: ("hs-11361-8", "pc-667"),
    Reason.EXCEPTION_PLANTS: ("hs-11358", "pc-667", "pc-290c", "people-v-smit", "pc-17b"),
    Reason.EXCEPTION_FOR_SALE: ("hs-11359", "pc-667", "pc-290c", "people-v-smit", "pc-17b"),
    Reason.EXCEPTION_SALE: ("hs-11360", "pc-667", "pc-290c", "people-v-smit", "pc-17b"),
    Reason.SECTION_UNKNOWN: ("hs-11361-8", "doj-record-review"),
    Reason.TIME_UNKNOWN: ("prop-64", "doj-record-review"),
    Reason.SENTENCE_UNKNOWN: ("hs-11361-8",),
    Reason.POSSESSION_NO_CRIME: ("hs-11362-1", "hs-11361-8"),
    Reason.PLANTS_NO_CRIME: ("hs-11362-1", "hs-11361-8"),
    Reason.CARRYING_NO_CRIME: ("hs-11362-1", "hs-11361-8"),
    Reason.POSSESSION_INFRACTION: ("hs-11357", "hs-11361-8"),
    Reason.PLANTS_INFRACTION: ("hs-11358", "hs-11361-8"),
    Reason.CARRYING_INFRACTION: ("hs-11360", "hs-11361-8"),
    Reason.POSSESSION_MISDEMEANOR: ("hs-11357", "hs-11361-8"),
    Reason.PLANTS_MISDEMEANOR: ("hs-11358", "hs-11361-8"),
    Reason.FOR_SALE_MISDEMEANOR: ("hs-11359", "hs-11361-8"),
    Reason.SALE_MISDEMEANOR: ("hs-11360", "hs-11361-8"),
    Reason.NOTHING_LOWER: ("hs-11357", "hs-11360", "hs-11361-8"),
    Reason.PERHAPS_NOTHING_LOWER: ("hs-11357", "hs-11360", "hs-11361-8"),
    Reason.HOME_HARVEST: ("hs-11362-1", "hs-11362-2", "courts-selfhelp-prop64"),
    Reason.AMOUNT_UNKNOWN: ("hs-11361-8", "people-v-banda", "people-v-hall"),
    Reason.SALE_UNKNOWN: ("hs-11361-8", "hs-11360", "people-v-banda"),
    Reason.AGE_UNKNOWN: ("hs-11361-8", "hs-11362-1"),
    Reason.DESTRUCTION: ("hs-11361-5", "hs-11361-7"),
    Reason.DESTRUCTION_OF_CONCENTRATE: ("hs-11361-5", "clean-slate-clearinghouse"),
    Reason.DESTRUCTION_ON_REQUEST: ("hs-11361-5", "younger-v-superior-court"),
    Reason.PAPER_SAYS_REDUCED: ("hs-11361-8", "pc-1203-4", "pc-1203-425"),
    Reason.EXPUNGED_BEFORE: ("people-v-tidwell", "people-v-laird", "pc-1203-4"),
    Reason.COURTS_HAD_TO_ACT: ("hs-11361-9", "ab-1793", "ab-1706", "courts-selfhelp-prop64"),
    Reason.COUNTY_ACTED: ("hs-11361-9",),
    Reason.COUNTY_BEHIND: ("hs-11361-9",),
    Reason.LA_2020_CONCENTRATE: ("la-program-2019", "la-order-2020"),
    Reason.LA_2020_UNDER_21: ("la-grounds-2020", "la-order-2020"),
    Reason.LA_2020_FIFTY: ("la-grounds-2020", "la-order-2020"),
    Reason.LA_2020_CLEAN_DECADE: ("la-grounds-2020", "la-order-2020"),
    Reason.LA_2020_ONLY_CANNABIS: ("la-grounds-2020", "la-program-2019", "la-order-2020"),
    Reason.LA_2021: ("la-motion-2021", "la-order-2020"),
    Reason.LA_CITIES_2020: ("la-cities-2020", "la-order-2020"),
    Reason.ONLY_A_REPORT: ("civ-1786-18",),
    Reason.COURT_FOUND_NOTHING: ("hs-11361-5", "hs-11361-9", "doj-record-review"),
}
"""The citations of each rule, by id in ``webapp/facts/citations.toml``, the most important first.

What one county did is a fact of ``counties.toml``, whose own source a page shows beside these.
"""

ANSWER_BEHIND: dict[Reason, tuple[str, str]] = {
    Reason.ONLY_A_REPORT: ("papers", "report"),
    Reason.COURT_FOUND_NOTHING: ("papers", "not-found"),
    Reason.SENTENCE_UNKNOWN: ("sentence", "unknown"),
}
"""Rules that only add a word on one answer, which the law treats like another (``paths.ALIKE``): question, answer."""
