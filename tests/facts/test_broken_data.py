"""A broken value in the data stops the start, and the message says where it is and what is allowed there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.copies import change, copy_of_the_site, started


class Break(NamedTuple):
    """One change of one file, and what the message must say about it."""

    file: str
    pattern: str
    replacement: str
    said: str


BROKEN = {
    # a value of the wrong kind
    "a misspelt certainty of an office": Break(
        "offices",
        '^sure = "likely"',
        'sure = "likly"',
        "offices.toml: .*: sure: must be 'sure', 'likely' or 'unverified', not 'likly'",
    ),
    "a misspelt certainty of a citation": Break(
        "citations",
        '^sure = "sure"',
        'sure = "unverifed"',
        "citations.toml: hs-11357: sure: must be .*, not 'unverifed'",
    ),
    "a date in quotes": Break(
        "offices", "^checked_on = 2026-11-22", 'checked_on = "2026-11-22"', "checked_on: must be a date without quotes"
    ),
    "a date that is none": Break(
        "citations",
        "^checked_on = 2026-11-22",
        "checked_on = 2026-13-22",
        "citations.toml: hs-11357: line \\d+ cannot be read: .*: checked_on = 2026-13-22",
    ),
    "a year in quotes": Break(
        "offices", r"^confirmed = (\d+)", r'confirmed = "\1"', "confirmed: must be a whole number without quotes"
    ),
    "a year after the day on which we looked": Break(
        "offices", r"^confirmed = \d+", "confirmed = 2062", "la-pd-cannabis: confirmed: must not be after the year of"
    ),
    "a year of another age": Break("counties", r"^as_of = \d+", "as_of = 202", "alameda: as_of: must be greater"),
    "a month that is none": Break(
        "actions", r'^when = "[\d-]+"', 'when = "July 2020"', "when: must be a year or a month"
    ),
    "a day from which it is the law that is none": Break(
        "citations", '^since = "2016-11-09"', 'since = "Nov 2016"', "since: must be a day, a month or a year"
    ),
    "yes in place of true": Break("ways", "^automatic = false", 'automatic = "no"', "automatic: must be true or false"),
    "one text in place of a list": Break(
        "offices", r'^serves = \["los-angeles"\]', 'serves = "los-angeles"', "serves: must be a list"
    ),
    "a kind of office that we do not have": Break(
        "offices", '^kind = "public-defender"', 'kind = "defender"', "kind: must be 'public-defender'"
    ),
    "a kind of citation that we do not have": Break(
        "citations", '^kind = "statute"', 'kind = "law"', "hs-11357: kind: must be 'statute', 'case'"
    ),
    "somebody to ask whom we do not know": Break(
        "steps", '^whom = "clerk"', 'whom = "clerks"', "whom: must be 'asker'"
    ),
    "a word for automatic that we do not have": Break(
        "states", '^auto = "partly"', 'auto = "half"', "ak: auto: must be 'yes'"
    ),
    "a level that we do not have": Break(
        "old_law", '^level = "felony-or-misdemeanor"', 'level = "wobbler"', "level: must be"
    ),
    "a language that Babel does not know": Break(
        "offices", r'^speaks = \["en", "es"\]', 'speaks = ["en", "spanish"]', "speaks.2: must be the code of a language"
    ),
    "a day of the week that is none": Break(
        "offices", r'days = \["friday"\]', 'days = ["fridays"]', "hours.1.days.1: must be 'monday'"
    ),
    "an office that closes before it opens": Break(
        "offices", "opens = 10:00:00", "opens = 22:00:00", "hours.1.closes: must be after opens"
    ),
    "an hour in quotes": Break(
        "offices", "opens = 10:00:00", 'opens = "10 am"', "hours.1.opens: must be a time without quotes"
    ),
    "a phone number with a letter in it": Break(
        "offices",
        '^phone = "323-760-6763"',
        'phone = "323-760-676E"',
        "la-pd-cannabis: phone: must be a number such as",
    ),
    "an address without http": Break("citations", '^url = "https://', 'url = "', "hs-11357: url: must be an address"),
    "an empty sentence": Break("glossary", '^means = ".*"', 'means = ""', "conviction: means: must not be empty"),
    "a missing field": Break("faq", '^source = ".*"$', "", "job-form: source: is missing"),
    "a field that we do not have": Break("offices", "^cost = ", "price = ", "price: is no field of such an entry"),
    "a misspelt kind of entry": Break("offices", r"^\[\[entry\]\]", "[[entyr]]", r"\[\[entyr\]\] is no kind of entry"),
    "one bracket in place of two": Break(
        "glossary", r"(?s)\A.*", '[term]\nid = "x"\n', r"glossary.toml: has no \[\[term\]\] \(with two brackets"
    ),
    "the same entry twice": Break(
        "counties", '^slug = "alpine"', 'slug = "alameda"', "alameda: a second entry of this slug"
    ),
    "a mark on a line that the paper does not have": Break(
        "documents", r"\{ line = 0,", "{ line = 99,", "docket: marks: line 99"
    ),
    "a letter that speaks of a law which it does not cite": Break(
        "letters",
        r'^cites = \["hs-11361-9", "cr-400"\]',
        'cites = ["hs-11361-9"]',
        r"letters.toml: overdue-order: cites: has 1, but the letter names \[0, 1\]",
    ),
    # a name that leads nowhere
    "a citation of a question that we do not have": Break(
        "faq", r"^cites = \[", 'cites = ["hs-99999", ', "faq.toml: job-form: cites: 'hs-99999' is unknown"
    ),
    "a law of a step that we do not have": Break(
        "steps",
        r'^cites = \["courts-selfhelp-prop64"\]',
        'cites = ["court-selfhelp-prop64"]',
        "is it 'courts-selfhelp-prop64'",
    ),
    "a law of a way that we do not have": Break(
        "ways",
        '^citation = "pc-1203-4"',
        'citation = "pc-1203"',
        "dismissal-after-probation: citation: 'pc-1203' is unknown",
    ),
    "a topic of daily life that we do not have": Break(
        "life", '^id = "gun.arrest"', 'id = "guns.arrest"', "life.toml: guns.arrest: topic: 'guns' is unknown"
    ),
    "an entry on daily life without a topic": Break(
        "life", '^id = "gun.arrest"', 'id = "arrest"', "arrest: id: must be the id of a topic and a name"
    ),
    "a standing that we do not have": Break(
        "life", r'^when = \["arrest"\]', 'when = ["arrested"]', "in-short.arrest: when: 'arrested' is unknown"
    ),
    "a standing without an entry": Break(
        "life",
        r'^when = \["serving"\]',
        'when = ["lowered"]',
        "in-short: no entries for 'serving'; there must be one",
    ),
    "two entries for one standing": Break(
        "life",
        r'^when = \["serving"\]',
        'when = ["serving", "stands"]',
        "in-short: 2 entries for 'stands'; there must",
    ),
    "a law on daily life that we do not have": Break(
        "life", r'^cites = \["ab-1706"', 'cites = ["ab-1709"', "in-short.dismissed: cites: 'ab-1709' is unknown"
    ),
    "a form of a step that we do not have": Break(
        "steps", r'^forms = \["cr-400"', 'forms = ["cr-4000"', "forms: 'cr-4000' is unknown; allowed: cr-400, "
    ),
    "a form of a way that we do not have": Break(
        "ways", '^form = "cr-180"', 'form = "cr-1800"', "form: 'cr-1800' is unknown"
    ),
    "a kind of outcome that we do not have": Break(
        "forms", r'^kinds = \["', 'kinds = ["petitions", "', "kinds: 'petitions'"
    ),
    "a box for an outcome that we do not have": Break(
        "forms", 'fits = "petition"', 'fits = "relief"', "fits: 'relief'"
    ),
    "a box for a relief that we do not have": Break("forms", 'relief = "dismiss"', 'relief = "seal"', "relief: 'seal'"),
    "a way for a result that we do not have": Break(
        "ways", r'^also = \["', 'also = ["expunged", "', "also: 'expunged'"
    ),
    "an old offense of no section": Break(
        "old_law", '^section = "11357"', 'section = "11356"', "section: '11356' is unknown; allowed: 11357, 11358"
    ),
    "an answer that the check does not have": Break(
        "old_law", 'time = "before-1976"', 'time = "before-1975"', "answers: 'time = \"before-1975\"' is unknown"
    ),
    "a question that the check does not have": Break(
        "documents", r'answers = \["county"\]', 'answers = ["place"]', "answers: 'place'"
    ),
    "a rule that we do not have": Break("differences", r'^rules = \["', 'rules = ["x", "', "rules: 'x' is unknown"),
    "a place of an action that is no county": Break(
        "actions", '^place = "alameda"', 'place = "oakland"', "place: 'oakland'"
    ),
    "a county of an office that is none": Break(
        "offices", r'^serves = \["fresno"\]', 'serves = ["fresnoo"]', "serves: 'fresnoo' is unknown; is it 'fresno'"
    ),
    "a city of a prosecutor that is none of the ten": Break(
        "offices", r'^cities = \["torrance"\]', 'cities = ["torrence"]', "cities: 'torrence' is unknown"
    ),
    "a town of a county that is none": Break(
        "places",
        '^county = "alpine"',
        'county = "alpin"',
        "places.toml: alpine: county: 'alpin' is unknown; is it 'alpine'",
    ),
    "a county that is none": Break("counties", '^slug = "yuba"', 'slug = "yubba"', "counties.toml: yuba: is missing"),
    "a word for how far a county got that we do not have": Break(
        "counties",
        '^felony = "likely"',
        'felony = "probably"',
        "alameda: felony: 'probably' is unknown; allowed: very-likely",
    ),
    "a state that is none": Break("states", '^code = "wy"', 'code = "wx"', "states.toml: wy: is missing"),
    "a misspelt step that the program names": Break(
        "steps", '^id = "docket"', 'id = "dockett"', "steps.toml: docket: is missing; a plan needs it"
    ),
    "a misspelt office that a result names": Break(
        "offices", '^id = "la-pd-juvenile"', 'id = "la-juvenile"', "la-pd-juvenile: is missing"
    ),
    "an office that a result names and nobody may show": Break(
        "offices",
        '(?s)^(id = "la-pd-juvenile".*?)^sure = "[a-z]+"',
        r'\1sure = "unverified"',
        "la-pd-juvenile: is missing",
    ),
    "a misspelt citation that only a template names": Break(
        "citations", '^id = "bcia-8705"', 'id = "bcia-870"', r'asks for cite\("bcia-8705"\)'
    ),
    "a citation that a rule rests on and nobody confirmed": Break(
        "citations",
        '(?s)^(id = "hs-11361-8".*?)^sure = "[a-z]+"',
        r'\1sure = "unverified"',
        "rests on no source we have",
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_the_site(tmp_path_factory.mktemp("broken"))


@pytest.fixture
def copy(site: Path) -> Iterator[Path]:
    """The copy; whatever a test does to its data is undone."""
    files = {path: path.read_bytes() for path in (site / "webapp/facts").glob("*.toml")}
    yield site
    for path, content in files.items():
        path.write_bytes(content)


@pytest.mark.parametrize("name", BROKEN)
def test_it_stops_the_start_and_says_where_and_what_is_allowed(copy: Path, name: str) -> None:
    broken = BROKEN[name]
    change(copy / f"webapp/facts/{broken.file}.toml", broken.pattern, broken.replacement)
    with pytest.raises(ValueError) as stopped, started(copy):  # noqa: PT011
        pass
    assert re.search(broken.said, str(stopped.value)), stopped.value


def test_the_untouched_copy_starts(copy: Path) -> None:
    with started(copy) as app:
        assert app.test_client().get("/en/").status_code == 200


def test_all_problems_of_all_files_are_told_at_once(copy: Path) -> None:
    change(copy / "webapp/facts/offices.toml", '^sure = "likely"', 'sure = "likly"', count=2)
    change(copy / "webapp/facts/ways.toml", "^automatic = false", 'automatic = "no"')
    change(copy / "webapp/facts/faq.toml", "^ask = ", "question = ")
    with pytest.raises(ValueError, match="The data has 5 problems") as stopped, started(copy):
        pass
    lines = str(stopped.value).splitlines()[1:]
    assert [line.split(":")[0] for line in lines] == [
        "ways.toml",
        "faq.toml",
        "faq.toml",
        "offices.toml",
        "offices.toml",
    ]
