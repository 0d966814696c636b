"""The rule book says what runs: every rule and outcome, with its law, its date, how sure we are and who reviewed it."""

from __future__ import annotations

import importlib
import re
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from tests.support.addresses import BOOK
from tests.support.app import app_with
from tests.support.drawn import Drawn
from tests.support.journeys import every_path
from webapp.config import Settings
from webapp.facts import ACTIONS, CITATIONS, DIFFERENCES, OLD_LAW
from webapp.rulebook.book import book
from webapp.rulebook.contents import read_off, see, table_of
from webapp.rulebook.entries import Rows, fits, in_force
from webapp.rulebook.views import is_stale, rule_address
from webapp.rules.los_angeles_2020 import GROUNDS
from webapp.rules.outcome import Kind, Relief
from webapp.rules.paths import diagram
from webapp.rules.questions import QUESTIONS, Section
from webapp.rules.reasons import ANSWER_BEHIND, CITATIONS_OF, Chapter, Reason
from webapp.words.reasons import REASON_WORDS

SECTIONS = ("11357", "11358", "11359", "11360")


def section_of(page: str, anchor: str) -> str:
    """The part of a page that an anchor names."""
    found = re.search(rf'<(section|li) [^>]*id="{re.escape(anchor)}".*?</\1>', page, re.DOTALL)
    assert found, anchor
    return found[0]


def whole_book(client: FlaskClient, lang: str, query: str = "") -> str:
    """The three chapters in one text."""
    return "".join(client.get(f"/{lang}/rules/{chapter}{query}").text for chapter in Chapter)


@pytest.mark.parametrize("reason", Reason)
def test_every_rule_stands_in_its_chapter_with_words_law_date_certainty_and_review(
    client: FlaskClient, reason: Reason
) -> None:
    with client.application.test_request_context("/en/rules"):
        client.application.preprocess_request()
        address = rule_address(reason)
        words = str(REASON_WORDS[reason])
    path, anchor = address.split("#")
    entry = section_of(client.get(path).text, anchor)
    assert words in entry.replace("&#39;", "’")
    for name in CITATIONS_OF[reason]:
        assert f'href="{CITATIONS[name].url.replace("&", "&amp;")}"' in entry
    checked = min(CITATIONS[name].checked_on for name in CITATIONS_OF[reason])
    assert f"Checked: {checked:%B} {checked.day}, {checked.year}" in entry
    assert "No California lawyer has reviewed it." in entry
    assert ("Not yet fully confirmed" in entry) == any(
        CITATIONS[name].sure == "likely" for name in CITATIONS_OF[reason]
    )


def test_the_front_page_lists_every_rule_and_every_outcome(client: FlaskClient, lang: str) -> None:
    page = client.get(f"/{lang}/rules").text
    assert set(re.findall(r'data-rule="([\w-]+)"', page)) == set(Reason)
    for shown in (page, client.get(f"/{lang}/rules/outcomes").text):
        assert sorted(re.findall(r'id="outcome-([\w-]+)"', shown)) == sorted(Kind)
    assert len(re.findall(r'<li id="([\w-]+)" data-rule="\1"', page)) == len(Reason)


def test_from_the_book_to_the_statute_takes_two_taps(client: FlaskClient, lang: str) -> None:
    """The walk of a lawyer: a felony of HS 11359 in Los Angeles, 1994."""
    assert f'href="/{lang}/rules/11359"' in client.get(f"/{lang}/rules").text
    page = client.get(f"/{lang}/rules/11359").text
    assert (
        'href="https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=HSC&amp;sectionNum=11359"'
        in page
    )
    assert f"/{lang}/rules/todays-law#for-sale-misdemeanor" in page


def test_what_a_rule_needs_is_what_every_path_to_it_has() -> None:
    rows: Rows = list(table_of(diagram(see)))
    for entry in book().rules.values():
        conditions = (*book().frames[entry.chapter], *entry.conditions)
        if entry.reason in ANSWER_BEHIND:  # the table has that answer beside the one it is like
            assert [(each.question, *each.values) for each in entry.conditions] == [ANSWER_BEHIND[entry.reason]]
            continue
        to_it = [row for row in rows if entry.reason in row.seen.because]
        assert to_it
        for row in to_it:
            for each in conditions:
                values = row.answers.get(each.question)
                assert values is None if not each.always and values is None else set(values or ()) <= set(each.values)
        others = [row for row in rows if entry.reason not in row.seen.because and fits(row, conditions)]
        assert entry.exact == (not others)


def test_most_rules_need_nothing_that_the_book_does_not_show() -> None:
    assert sum(entry.exact for entry in book().rules.values()) > len(Reason) / 2


def test_changing_one_line_of_a_rule_changes_the_book_and_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = importlib.import_module("webapp.rules.why")
    monkeypatch.setitem(rules.TODAYS_LAW[Section.S11359], Relief.MISDEMEANOR, Reason.SALE_MISDEMEANOR)
    changed = read_off(diagram(see))
    assert Reason.FOR_SALE_MISDEMEANOR in {entry.reason for entry in book().rules_of("11359")}
    assert Reason.FOR_SALE_MISDEMEANOR not in {entry.reason for entry in changed.rules_of("11359")}
    assert changed.sections["11359"] != book().sections["11359"]
    assert changed.table != book().table


@pytest.mark.parametrize("section", SECTIONS)
def test_each_offense_shows_what_it_was_then_and_is_now(client: FlaskClient, section: str) -> None:
    page = client.get(f"/en/rules/{section}").text
    for offense in OLD_LAW.values():
        assert (f'id="then-{offense.id}"' in page) == (offense.section == section)
        if offense.section == section:
            part = section_of(page, f"then-{offense.id}")
            assert f"{offense.since}–{offense.until}" in part
            assert f'href="{offense.source.replace("&", "&amp;")}"' in part


def test_now_is_what_the_rules_say() -> None:
    def now(section: str, offense: str, age: str) -> list[tuple[str, ...]]:
        found = next(each for each in book().then_and_now[section] if each.then.id == offense)
        return [tuple(row.seen.relief) for row in found.now[next(each for each in found.now if each == age)]]

    assert now("11358", "11358", "21-over") == [("dismiss",), ("misdemeanor",)]
    assert now("11358", "11358", "18-20") == [("infraction",), ("misdemeanor",)]
    assert now("11357", "11357-b-2011", "18-20") == [("same",)]
    assert now("11357", "11357-b-1976", "18-20") == [("infraction",)]
    assert now("11360", "11360-b", "21-over") == [("dismiss",)]


def test_the_review_of_2020_lists_its_grounds_in_the_order_they_run(client: FlaskClient, lang: str) -> None:
    page = client.get(f"/{lang}/rules/2020").text
    assert re.findall(r'id="ground-([\w-]+)"', page) == [ground.reason for ground in GROUNDS]
    assert "autoclearance" in page
    assert "Los Angeles Times" in page


def test_where_lawyers_differ_is_shown_beside_the_rules_it_concerns(client: FlaskClient) -> None:
    page = client.get("/en/rules/differences").text
    for difference in DIFFERENCES.values():
        assert set(difference.rules) <= set(Reason)
        assert set(difference.cites) <= set(CITATIONS)
        part = section_of(page, f"differ-{difference.id}")
        for words in (*difference.views, difference.ours):
            assert words in part
        assert difference.sure == "likely"
    chapter = client.get("/en/rules/settled-early").text
    assert DIFFERENCES["exceptions"].ours in section_of(chapter, "exception-for-sale")


def test_every_source_says_which_rules_rest_on_it(client: FlaskClient, lang: str) -> None:
    page = "".join(client.get(f"/{lang}/rules/sources{more}").text for more in ("", "/cases", "/other"))
    for citation in CITATIONS.values():
        part = section_of(page, citation.id)
        for reason, names in CITATIONS_OF.items():
            assert (f'#{reason}"' in part) == (citation.id in names)


# As of a day


def test_as_of_a_day_what_began_later_is_marked(client: FlaskClient, lang: str) -> None:
    page = whole_book(client, lang, "?as_of=2020-02-12")
    marked = set(re.findall(r'data-rule="([\w-]+)" data-not-yet', page))
    assert {"la-2020-fifty", "la-2021", "la-2020-under-21"} <= marked
    assert not {"plants-no-crime", "courts-had-to-act", "la-2020-concentrate"} & marked
    assert "data-not-yet" not in whole_book(client, lang)
    front = client.get(f"/{lang}/rules?as_of=2016-11-08").text
    assert re.search(r'id="plants-no-crime" data-rule="plants-no-crime" data-not-yet', front)


def test_as_of_a_day_only_what_had_happened_is_told(client: FlaskClient, lang: str) -> None:
    then = client.get(f"/{lang}/rules/dates?as_of=2020-02-29").text
    assert ACTIONS["la-2020"].source in then
    assert ACTIONS["la-2021"].source not in then
    assert ACTIONS["la-2021"].source in client.get(f"/{lang}/rules/dates").text
    assert ACTIONS["california-courts"].source not in client.get(f"/{lang}/rules?as_of=2023-02-28").text
    assert ACTIONS["california-courts"].source in client.get(f"/{lang}/rules?as_of=2023-03-01").text


def test_a_date_with_a_month_or_a_year_only_counts_from_its_first_day() -> None:
    assert in_force("2020-02", date(2020, 2, 1))
    assert not in_force("2020-02", date(2020, 1, 31))
    assert in_force("2018", date(2018, 1, 1))
    assert not in_force("2016-11-09", date(2016, 11, 8))
    assert in_force("", date(1900, 1, 1))


@pytest.mark.parametrize("address", ["rules", "rules/todays-law", "rules/dates"])
@pytest.mark.parametrize("text", ["yesterday", "2021-13-01", "2021-02-30", "<b>", "9" * 5000])
def test_what_is_not_a_day_gets_a_clear_message_and_the_book_of_today(
    client: FlaskClient, address: str, text: str
) -> None:
    response = client.get(f"/en/{address}", query_string={"as_of": text})
    assert response.status_code == 422
    assert "is not a day. Write it like this: 2021-03-01." in response.text
    assert "data-as-of" not in response.text
    assert "<b>" not in re.search(r"<a href=\"#as_of\">.*?</a>", response.text)[0]  # type: ignore[index]


def test_a_source_checked_more_than_a_year_ago_is_marked(client: FlaskClient, lang: str) -> None:
    assert not is_stale(date(2026, 11, 22), date(2027, 11, 22))
    assert is_stale(date(2026, 11, 22), date(2027, 11, 23))
    days = [CITATIONS[name].checked_on for names in CITATIONS_OF.values() for name in names]
    assert "data-stale" not in whole_book(client, lang, f"?as_of={min(days) + timedelta(days=365)}")
    assert whole_book(client, lang, f"?as_of={max(days) + timedelta(days=366)}").count("data-stale") == len(Reason)


# Feedback


def test_without_a_setting_no_rule_has_a_link_to_report_a_problem(client: FlaskClient, lang: str) -> None:
    assert "data-report" not in whole_book(client, lang)


def test_a_problem_is_reported_by_mail_that_names_the_rule_and_nothing_else() -> None:
    client = app_with(Settings(report_to="law@check.example", site_url="https://check.example")).test_client()
    entry = section_of(client.get("/es/rules/todays-law").text, "plants-no-crime")
    assert (
        'href="mailto:law@check.example?subject=Rule%20plants-no-crime'
        '&amp;body=https%3A//check.example/es/rules/todays-law%23plants-no-crime" data-report' in entry
    )


def test_a_problem_is_reported_at_the_page_that_the_operator_names() -> None:
    client = app_with(Settings(report_to="https://issues.example/new?title={rule}")).test_client()
    entry = section_of(client.get("/en/rules/done-already").text, "la-2021")
    assert 'href="https://issues.example/new?title=la-2021" data-report' in entry


@pytest.mark.parametrize("wrong", ["nobody", "https://issues.example/new", "http://a b/{rule}", "a@b"])
def test_a_setting_that_names_no_place_to_report_to_stops_the_start(wrong: str) -> None:
    with pytest.raises(ValueError, match="REPORT_TO"):
        Settings.from_environment({"REPORT_TO": wrong})


# All pages


@pytest.mark.parametrize("address", BOOK)
def test_every_link_within_the_book_leads_somewhere(drawn: Drawn, lang: str, address: str) -> None:
    page = drawn.get(address.format(lang)).text
    for link in set(re.findall(rf'href="((?:/{lang}/rules|/rules)[^"]*|#[^"]*)"', page)):
        path, _, anchor = link.partition("#")
        target = drawn.get(path or address.format(lang))
        assert target.status_code == 200, link
        assert not anchor or f'id="{anchor}"' in target.text, link


def test_an_unknown_page_of_the_book_is_not_found(client: FlaskClient) -> None:
    for path in ("11361", "11361.svg", "todays", "x.svg", ""):
        assert client.get(f"/en/rules/{path}").status_code in ((200,) if not path else (404,))


def test_no_answer_can_be_put_into_an_address_of_the_book(client: FlaskClient) -> None:
    plain = client.get("/en/rules/11359").text
    assert client.get("/en/rules/11359?1.age=21-over&county=los-angeles").text == plain


def test_every_path_has_a_rule_in_the_book() -> None:
    assert {reason for leaf in every_path() for reason in leaf.outcome.because} == set(book().rules)
    assert {each.question for entry in book().rules.values() for each in entry.conditions} <= set(QUESTIONS)
