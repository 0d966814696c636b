"""The rows of the law's own tables, one by one, against the rules: early exits, main table, counties, unknowns."""

from __future__ import annotations

import pytest

from tests.support.journeys import outcome_of

BASE = {"court": "california", "county": "fresno", "papers": "not-checked", "sentence": "no", "level": "felony"}
BASE |= {"time": "1976-2010", "age": "21-over", "prior": "none", "facts": "none"}
AGE_18, LATE = {"age": "18-20"}, {"time": "2011-2016"}

EARLY_EXITS = [
    ({"court": "federal"}, "federal"),
    ({"court": "other-state", "state": "ny"}, "other-state"),
    ({"court": "no-conviction"}, "no-conviction"),
    ({"court": "unknown"}, "get-record"),
    ({"papers": "dismissed"}, "done"),
    ({"papers": "objected"}, "lawyer"),
    ({"section": "other"}, "not-covered"),
    ({"section": "related"}, "lawyer"),
    ({"section": "older"}, "lawyer"),
    ({"section": "11357", "time": "after"}, "after-prop-64"),
    ({"section": "11357", "time": "straddle"}, "lawyer"),
    ({"section": "11358", "time": "before-1976"}, "lawyer"),
    ({"section": "11359", "age": "under-18", "youth_court": "juvenile"}, "juvenile"),
    ({"section": "11359", "age": "under-18", "youth_court": "unknown"}, "juvenile"),
    ({"section": "11359", "age": "under-18", "youth_court": "adult"}, "lawyer"),
    ({"section": "11359", "sentence": "yes"}, "serving"),
    ({"section": "unknown", "time": "after"}, "after-prop-64"),
    ({"section": "unknown", "time": "straddle"}, "lawyer"),
    ({"section": "unknown", "age": "under-18", "youth_court": "juvenile"}, "juvenile"),
    ({"section": "unknown", "sentence": "yes"}, "serving"),
]

P57, P58, P59, P60 = ({"section": section} for section in ("11357", "11358", "11359", "11360"))
CONCENTRATE = P57 | {"possession": "a"}
NO_LETTER = P57 | {"possession": "unknown"}
ANY = {"section": "unknown"}
NEVER_KNEW_WHEN = {"time": "unknown"}
CARRY = P60 | {"transport": "carry"}

MAIN_TABLE = [
    # 11357(b)
    (P57 | {"possession": "b"}, "petition", "dismiss"),
    (P57 | {"possession": "b"} | AGE_18, "petition", "infraction"),
    (P57 | {"possession": "b"} | LATE, "petition", "dismiss"),
    (P57 | {"possession": "b"} | AGE_18 | LATE, "destroyed", "same"),
    # 11357(a)
    (CONCENTRATE | {"concentrate": "8-or-less"}, "petition", "dismiss"),
    (CONCENTRATE | {"concentrate": "unknown"}, "petition", "dismiss/misdemeanor"),
    (CONCENTRATE | {"concentrate": "over-8"}, "petition", "misdemeanor"),
    (CONCENTRATE | {"concentrate": "over-8", "level": "misdemeanor"}, "destroyed", "same"),
    (CONCENTRATE | {"concentrate": "8-or-less"} | AGE_18, "petition", "infraction"),
    (CONCENTRATE | {"concentrate": "unknown"} | AGE_18, "petition", "infraction/misdemeanor"),
    (CONCENTRATE | {"concentrate": "over-8"} | AGE_18, "petition", "misdemeanor"),
    (CONCENTRATE | {"concentrate": "over-8", "level": "misdemeanor"} | AGE_18, "destroyed", "same"),
    # 11357(c), (d), (e)
    (P57 | {"possession": "c"}, "destroyed", "same"),
    (P57 | {"possession": "c"} | AGE_18, "destroyed", "same"),
    (P57 | {"possession": "school"}, "destroyed", "same"),
    # 11357 without a letter
    (NO_LETTER | {"amount": "within"}, "petition", "dismiss"),
    (NO_LETTER | {"amount": "within"} | AGE_18, "petition", "infraction"),
    (NO_LETTER | {"amount": "within", "level": "infraction"} | AGE_18 | LATE, "destroyed", "same"),
    (NO_LETTER | {"amount": "over"}, "petition", "misdemeanor"),
    (NO_LETTER | {"amount": "over", "level": "misdemeanor"}, "destroyed", "same"),
    (NO_LETTER | {"amount": "unknown"}, "petition", "dismiss/misdemeanor"),
    # 11358
    (P58 | {"plants": "6-or-fewer"}, "petition", "dismiss"),
    (P58 | {"plants": "unknown"}, "petition", "dismiss/misdemeanor"),
    (P58 | {"plants": "over-6"}, "petition", "misdemeanor"),
    (P58 | {"plants": "6-or-fewer"} | AGE_18, "petition", "infraction"),
    (P58 | {"plants": "unknown"} | AGE_18, "petition", "infraction/misdemeanor"),
    (P58 | {"plants": "over-6"} | AGE_18, "petition", "misdemeanor"),
    (P58 | {"plants": "over-6", "prior": "some"}, "lawyer", ""),
    (P58 | {"plants": "unknown", "prior": "unsure"}, "petition", "dismiss/same"),
    (P58 | {"plants": "unknown", "prior": "unsure", "facts": "some"}, "lawyer", ""),
    (P58 | {"plants": "over-6", "prior": "unsure"}, "petition", "misdemeanor/same"),
    (P58 | {"plants": "6-or-fewer", "prior": "some"}, "petition", "dismiss"),
    # 11359
    (P59, "petition", "misdemeanor"),
    (P59 | AGE_18, "petition", "misdemeanor"),
    (P59 | {"prior": "some"}, "lawyer", ""),
    (P59 | {"facts": "unsure"}, "petition", "misdemeanor/same"),
    (P59 | {"prior": "unsure", "facts": "unsure"}, "petition", "misdemeanor/same"),
    # 11360
    (CARRY | {"amount": "within"}, "petition", "dismiss"),
    (CARRY | {"amount": "unknown"}, "petition", "dismiss/misdemeanor"),
    (CARRY | {"amount": "over"}, "petition", "misdemeanor"),
    (CARRY | {"amount": "within"} | AGE_18, "petition", "infraction"),
    (CARRY | {"amount": "within", "facts": "some"}, "lawyer", ""),
    (CARRY | {"amount": "unknown", "prior": "unsure"}, "petition", "dismiss/same"),
    (P60 | {"transport": "sale"}, "petition", "misdemeanor"),
    (P60 | {"transport": "sale", "prior": "some"}, "lawyer", ""),
    (P60 | {"transport": "b", "prior": "some"}, "petition", "dismiss"),
    (P60 | {"transport": "b"}, "petition", "dismiss"),
    (P60 | {"transport": "b"} | AGE_18, "petition", "infraction"),
    (P60 | {"transport": "unknown", "amount": "over"}, "petition", "misdemeanor"),
    (P60 | {"transport": "unknown", "amount": "unknown"}, "petition", "dismiss/misdemeanor"),
    (P60 | {"transport": "unknown", "amount": "within", "facts": "some"}, "lawyer", ""),
    (P60 | {"transport": "unknown", "amount": "over", "prior": "some"}, "lawyer", ""),
    # age unknown: both adult ages
    (P57 | {"possession": "b", "age": "unknown"}, "petition", "dismiss/infraction"),
    (P58 | {"plants": "over-6", "age": "unknown"}, "petition", "misdemeanor"),
    # section unknown: any of the four
    (ANY, "petition", "dismiss/same"),
    (ANY | AGE_18, "petition", "infraction/same"),
    (ANY | LATE, "petition", "dismiss/same"),
    (ANY | {"age": "unknown"}, "petition", "dismiss/same"),
    (ANY | {"time": "before-1976"}, "petition", "dismiss/same"),
    (ANY | {"papers": "reduced"} | AGE_18, "reduced", "infraction/same"),
    # time unknown: any time of the old law
    (ANY | NEVER_KNEW_WHEN, "petition", "dismiss/same"),
    (P57 | {"possession": "b"} | NEVER_KNEW_WHEN, "petition", "dismiss"),
    (P57 | {"possession": "b"} | NEVER_KNEW_WHEN | AGE_18, "petition", "infraction/same"),
    (P57 | {"possession": "c"} | NEVER_KNEW_WHEN, "destroyed", "same"),
    (NO_LETTER | {"amount": "within", "level": "infraction"} | AGE_18 | NEVER_KNEW_WHEN, "petition", "infraction/same"),
    (
        NO_LETTER | {"amount": "within", "level": "infraction"} | AGE_18,
        "petition",
        "infraction",
    ),  # to 2010 there was none
    (P59 | NEVER_KNEW_WHEN, "petition", "misdemeanor"),
    # sentence unknown: as finished
    (P59 | {"sentence": "unknown"}, "petition", "misdemeanor"),
    # before 1976: an unknown amount, destroyed on request
    (P57 | {"time": "before-1976"}, "destroyed", "dismiss/misdemeanor"),
    # papers
    (P59 | {"papers": "reduced"}, "reduced", "misdemeanor"),
    (P58 | {"papers": "reduced", "plants": "6-or-fewer"}, "petition", "dismiss"),
    (P57 | {"papers": "reduced", "possession": "c"}, "destroyed", "same"),
    (P59 | {"papers": "unchanged"}, "petition", "misdemeanor"),
    (P59 | {"papers": "report"}, "petition", "misdemeanor"),
    (P59 | {"papers": "not-found"}, "petition", "misdemeanor"),
]

IN_LA = {"county": "los-angeles"}
COUNTIES = [
    (IN_LA | P59 | {"fifty_2020": "yes"}, "very-likely"),
    (IN_LA | P59 | AGE_18, "very-likely"),
    (IN_LA | P59 | {"fifty_2020": "no", "clean_decade": "yes"}, "very-likely"),
    (IN_LA | P59 | {"fifty_2020": "unknown", "clean_decade": "no", "only_cannabis": "yes"}, "very-likely"),
    (IN_LA | P59 | {"fifty_2020": "no", "clean_decade": "no", "only_cannabis": "no"}, "likely"),
    (IN_LA | CONCENTRATE | {"concentrate": "over-8"}, "very-likely"),
    (IN_LA | NO_LETTER | {"amount": "over"}, "likely"),
    (IN_LA | P57 | {"possession": "b", "city": "long-beach"}, "check"),
    (IN_LA | P57 | {"possession": "b", "city": "los-angeles"}, "check"),
    (IN_LA | P57 | {"possession": "b", "city": "elsewhere"}, "likely"),
    (IN_LA | P57 | {"possession": "c", "city": "elsewhere"}, ""),  # today's law gives nothing lower
    (IN_LA | ANY, "likely"),
    (IN_LA | ANY | NEVER_KNEW_WHEN | {"age": "unknown", "sentence": "unknown"}, "likely"),
    (IN_LA | ANY | {"time": "before-1976"}, ""),
    (
        IN_LA | P59 | {"facts": "some", "fifty_2020": "yes"},
        "very-likely",
    ),  # a lawyer's case; 2020 did not look at facts
    (IN_LA | P59 | {"facts": "unsure", "fifty_2020": "yes"}, "very-likely"),
    (IN_LA | P59 | {"prior": "unsure", "fifty_2020": "yes"}, "likely"),  # it did look at the record before
    (IN_LA | P59 | {"prior": "unsure", "facts": "some"}, "likely"),
    (IN_LA | P59 | {"prior": "some", "fifty_2020": "yes"}, ""),
    (IN_LA | P59 | {"papers": "report", "fifty_2020": "yes"}, "very-likely"),
    (IN_LA | P59 | {"papers": "not-found", "fifty_2020": "yes"}, "very-likely"),
    (IN_LA | P59 | {"papers": "unchanged"}, ""),
    (IN_LA | P59 | {"papers": "expunged", "fifty_2020": "yes"}, "very-likely"),
    ({"county": "san-francisco"} | P59, "likely"),
    ({"county": "sonoma"} | P59, "likely"),
    *(({"county": name} | P59, "reduced") for name in ["san-diego", "santa-clara", "santa-barbara"]),
    *(
        ({"county": name} | P57 | {"possession": "b"}, "likely")
        for name in ["san-diego", "santa-clara", "santa-barbara"]
    ),
    *(({"county": name} | ANY, "mixed") for name in ["san-diego", "santa-clara", "santa-barbara"]),
    *(({"county": name} | P59, "likely") for name in ["yolo", "san-bernardino"]),
    *(({"county": name} | P59, "mixed") for name in ["sacramento", "nevada", "riverside", "san-mateo"]),
    ({"county": "sonoma"} | P59 | {"facts": "some"}, ""),  # nobody knows what other counties looked at
    *(
        ({"county": name} | P59, "behind")
        for name in ["imperial", "marin", "trinity", "san-joaquin", "amador", "humboldt", "orange"]
    ),
    ({"county": "fresno"} | P59, "check"),
    ({"county": "unknown"} | P59, "check"),
    ({"county": "fresno"} | P57 | {"possession": "c"}, ""),
    ({"county": "sonoma"} | P57 | {"time": "before-1976"}, ""),
    ({"county": "fresno"} | ANY, "check"),
    ({"county": "fresno"} | CONCENTRATE | {"concentrate": "over-8", "level": "misdemeanor"}, ""),
    ({"county": "fresno"} | P59 | {"papers": "reduced"}, ""),
]


@pytest.mark.parametrize(("answers", "kind"), EARLY_EXITS)
def test_an_early_exit_is_the_one_of_the_law(answers: dict[str, str], kind: str) -> None:
    assert outcome_of(**BASE | answers).kind == kind


@pytest.mark.parametrize(("answers", "kind", "relief"), MAIN_TABLE)
def test_the_main_table_gives_what_the_law_gives(answers: dict[str, str], kind: str, relief: str) -> None:
    found = outcome_of(**BASE | answers)
    assert (found.kind, "/".join(found.relief)) == (kind, relief)


@pytest.mark.parametrize(("answers", "cleared"), COUNTIES)
def test_a_county_is_spoken_of_as_it_is_known(answers: dict[str, str], cleared: str) -> None:
    assert outcome_of(**BASE | answers).cleared == cleared


def test_records_that_must_be_destroyed_say_so() -> None:
    for answers in (P57 | {"possession": "b"}, P57 | {"possession": "c"}, NO_LETTER | {"amount": "over"}):
        assert "record-destruction" in outcome_of(**BASE | answers).also
    for answers in (CONCENTRATE | {"concentrate": "8-or-less"}, P60 | {"transport": "b"}, ANY, {"section": "related"}):
        assert "record-destruction" in outcome_of(**BASE | answers).also
    for section in ("11357", "11358", "11359", "11360", "unknown"):
        for court in ("juvenile", "adult"):
            young = {"section": section, "age": "under-18", "youth_court": court}
            assert "record-destruction" in outcome_of(**BASE | young).also
    for answers in (P58 | {"plants": "6-or-fewer"}, P59, P60 | {"transport": "sale"}):
        assert "record-destruction" not in outcome_of(**BASE | answers).also


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        (P57 | {"level": "infraction"} | LATE, True),
        (P57 | {"possession": "b"} | LATE, True),  # an infraction from 2011
        (P57 | {"possession": "b"}, True),
        (P57 | {"possession": "b"} | NEVER_KNEW_WHEN, True),
        (P57 | {"possession": "c"}, False),  # nothing to ask a judge for, so nobody to send a copy to
        (P57 | {"possession": "b", "papers": "unchanged"}, True),
        (ANY, False),
        (P60 | {"transport": "b"}, True),
        (NO_LETTER | {"amount": "within", "level": "infraction"}, True),
        (NO_LETTER | {"amount": "within", "level": "unknown"}, False),
        (NO_LETTER | {"amount": "within", "level": "felony"}, False),
        (P59 | {"fifty_2020": "yes"}, False),
    ],
)
def test_los_angeles_asks_for_the_city_in_every_lesser_case_that_goes_to_a_judge(
    answers: dict[str, str], asked: bool
) -> None:
    """In ten cities the city's own attorney prosecutes misdemeanors and infractions."""
    assert ("city" in outcome_of(**(BASE | IN_LA | {"city": "torrance"} | answers)).path) is asked
