"""The time that the site promises for a check is what a slow reader needs for the longest of the usual ones."""

from __future__ import annotations

import re
from statistics import median_low

import pytest
from babel.messages.catalog import Catalog
from flask.testing import FlaskClient

from tests.support.journeys import LOS_ANGELES_PLANTS, form
from webapp.check.ahead import to_go
from webapp.i18n import catalogues
from webapp.i18n.languages import TRANSLATIONS
from webapp.rules import Outcome, assess

WORDS_A_MINUTE = 150
"""Most adults read 175 to 300 words a minute in silence; less in old age, and in a language they learned late (Brysbaert
2019, How many words do we read per minute?, doi:10.1016/j.jml.2019.104047). This is a seventh below the slowest of most."""
SECONDS_TO_CHOOSE = 5
"""To make up one's mind, tap the answer and Continue, and wait for the next page."""

LAST_FIVE = {
    "prior": "none",
    "facts": "none",
    "fifty_2020": "no",
    "clean_decade": "unknown",
    "only_cannabis": "unknown",
}
SALE = {"court": "california", "county": "los-angeles", "papers": "not-checked", "section": "11359"}
SALE |= {"time": "1976-2010", "age": "21-over", "sentence": "no"}
USUAL = {
    "all is known": LOS_ANGELES_PLANTS,
    "all is known, in another county": SALE | {"county": "fresno"} | LAST_FIVE,
    "nobody looked it up, the section and the decade are known": SALE | LAST_FIVE,
    "having it, in Long Beach, in the eighties": SALE
    | {"section": "11357", "possession": "unknown", "amount": "unknown", "level": "unknown", "city": "long-beach"},
    "selling it or carrying it, no more is known": SALE
    | LAST_FIVE
    | {"section": "11360", "transport": "unknown", "amount": "unknown", "level": "unknown"},
    "only the county is known": SALE | dict.fromkeys(("section", "time", "age", "sentence"), "unknown"),
}
"""What people answer who have a conviction in California: those who know all, less, and nothing but the county."""

NUMBERS = {
    "en": ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "es": ("un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"),
}
PROMISE = {"en": re.compile(r"\babout (\w+) minutes?\b", re.I), "es": re.compile(r"\bunos? (\w+) minutos?\b", re.I)}
OF_SOMETHING_ELSE = re.compile(
    r"quiet minutes|half a minute|minute order|minute and try again|more than 10 minutes", re.I
)
"""How long a shared screen stays, a kind of paper, a busy site, the work of a clerk."""


def steps(answers: dict[str, str]) -> list[str]:
    outcome = assess(answers)
    assert isinstance(outcome, Outcome)
    return list(outcome.path)


def words_read(page: str, value: str) -> int:
    """The words from the heading down to the answer that is chosen; of a list its labels. What is closed stays closed."""
    start, end = page.index("<h1"), page.index('<button class="primary"')
    if chosen := re.search(rf'<input[^>]*type="radio"[^>]*value="{value}"', page):
        end = page.index("</label>", chosen.end())
    text = re.sub(r"<(datalist|select)\b.*?</\1>|<[^>]+>", " ", page[start:end], flags=re.DOTALL)
    return len(re.findall(r"\S*\w\S*", text))


def minutes(client: FlaskClient, lang: str, answers: dict[str, str]) -> float:
    """How long a slow reader takes from the first question to the result."""
    words, asked = 0, steps(answers)
    for number, question in enumerate(asked):
        before = form({name: answers[name] for name in asked[:number]})
        page = client.post(f"/{lang}/check", data=before | {"show": f"1.{question}"}).text
        assert f'data-question="{question}"' in page
        words += words_read(page, answers[question])
    return words / WORDS_A_MINUTE + len(asked) * SECONDS_TO_CHOOSE / 60


@pytest.fixture(scope="module")
def spanish() -> Catalog:
    return catalogues.read(TRANSLATIONS / "es/LC_MESSAGES/messages.po")


def test_the_usual_checks_are_as_long_as_the_first_page_says() -> None:
    usual = median_low(len(steps(answers)) for answers in USUAL.values())
    assert abs(usual - (1 + to_go("court", {}))) <= 1


def test_every_promise_is_what_a_slow_reader_needs_and_at_most_a_minute_more(
    client: FlaskClient, spanish: Catalog
) -> None:
    longest = max(minutes(client, lang, answers) for lang in NUMBERS for answers in USUAL.values())
    promises = [
        message
        for message in spanish
        if re.search(r"\bminutes?\b", str(message.id), re.I) and not OF_SOMETHING_ELSE.search(str(message.id))
    ]
    assert len(promises) >= 6
    for message in promises:
        for lang, text in (("en", str(message.id)), ("es", str(message.string))):
            [said] = PROMISE[lang].findall(text)
            assert longest <= 1 + NUMBERS[lang].index(said.lower()) <= longest + 1, text


def test_the_first_page_makes_that_promise(client: FlaskClient, lang: str) -> None:
    assert len(PROMISE[lang].findall(client.get(f"/{lang}/").text)) == 1
