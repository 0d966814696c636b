"""What a link is called is what it opens: a law the law, a form the form, a newspaper the newspaper."""

from __future__ import annotations

import re
from collections import defaultdict
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from tests.support.addresses import AROUND
from tests.support.journeys import form, one_of_each_kind
from webapp.facts import CITATIONS, FORMS, Citation
from webapp.facts.offices import SHOWN
from webapp.words.cite import opens_the_form

OFFICIAL = {
    "statute": r"leginfo\.legislature\.ca\.gov|uscode\.house\.gov|codelibrary\.amlegal\.com",
    "bill": r"leginfo\.legislature\.ca\.gov",
    "order": r"[\w.-]+\.gov",
    "agency": r"[\w.-]+\.ca\.gov|courts\.ca\.gov|[\w.-]+\.lacounty\.gov|[\w.-]+\.lacity\.org",
    "form": r"[\w.-]+\.ca\.gov",
}
"""Kinds that are named after what the state itself says, and whose sites may then open."""
REPORTERS_OF_CASES = r"capcentral\.org|www\.ecases\.us|law\.justia\.com|cetient\.com|print\.casetext\.com|[\w.]+\.gov"
AUTHORS = {
    "www.latimes.com": "Los Angeles Times",
    "www.cbsnews.com": "CBS News",
    "github.com": "Code for America",
    "www.santamonica.gov": "City of Santa Monica",
    "laist.com": "LAist",
    "www.ilrc.org": "Immigrant Legal Resource Center",
    "ccresourcecenter.org": "Restoration of Rights Project",
    "nationalreentryresourcecenter.org": "Clean Slate Clearinghouse",
    "observed.org": "Observed",
    "casetext.com": "Casetext",
    "www.klgates.com": "klgates.com",
}
"""Whose reports stand where; a report of somebody else needs a line here."""
LINK = re.compile(r'<a\b[^>]*href="(https?://[^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
PUBLISHED_FOR_OTHERS = "Their website"


def host(address: str) -> str:
    return urlsplit(address).netloc


def asked_for(address: str, name: str) -> str:
    return parse_qs(urlsplit(address).query)[name][0]


@pytest.mark.parametrize("citation", CITATIONS.values(), ids=CITATIONS)
def test_a_citation_opens_what_its_kind_says(citation: Citation) -> None:
    if citation.kind == "report":
        assert citation.number.startswith(AUTHORS[host(citation.url)])
    elif citation.kind == "case":
        assert re.fullmatch(REPORTERS_OF_CASES, host(citation.url))
        assert " v. " in citation.number
    else:
        assert re.fullmatch(OFFICIAL[citation.kind], host(citation.url))


@pytest.mark.parametrize("citation", [each for each in CITATIONS.values() if each.kind in ("statute", "bill")])
def test_a_law_opens_at_its_own_section(citation: Citation) -> None:
    if citation.kind == "bill":
        house, number = citation.number.split()[:2]
        assert asked_for(citation.url, "bill_id").endswith(f"0{house}{number}")
    elif "uscode" in citation.url:
        title, _, section = citation.number.split()
        assert f"title{title}-section{section}" in citation.url
    elif "amlegal" in citation.url:  # the publisher of the city's codes
        assert "sf_police" in citation.url
        assert "San Francisco Police Code" in citation.number
    else:
        section = asked_for(citation.url, "sectionNum")
        assert re.search(rf" {re.escape(section)}(\(|$)", citation.number)


@pytest.mark.parametrize("citation", [each for each in CITATIONS.values() if each.kind == "form"])
def test_a_form_opens_at_its_own_page_or_its_link_says_that_it_is_about_it(
    client: FlaskClient, lang: str, citation: Citation
) -> None:
    page = client.get(f"/{lang}/rules/sources/other").text
    heading = page.split(f'id="{citation.id}"')[1].split("</h2>")[0]
    if opens_the_form(citation.url):
        assert citation.url.endswith(f"/{citation.number.lower()}")
        assert LINK.findall(heading) == [(citation.url, citation.number)]
    else:
        about = "about this form" if lang == "en" else "sobre este formulario"
        assert LINK.findall(heading) == [(citation.url, about)]
        assert citation.number in heading


@pytest.mark.parametrize("name", FORMS)
def test_the_guide_to_a_form_offers_the_form_only_where_the_link_opens_it(client: FlaskClient, name: str) -> None:
    assert FORMS[name].url == CITATIONS[name].url or not opens_the_form(FORMS[name].url)
    [said] = [
        said for address, said in LINK.findall(client.get(f"/en/forms/{name}").text) if address == FORMS[name].url
    ][:1]
    assert (said == "Get the official form") == opens_the_form(FORMS[name].url)
    assert (said == "The official page about this form") != opens_the_form(FORMS[name].url)


def test_a_site_that_is_not_an_offices_own_is_not_called_its_website(client: FlaskClient) -> None:
    counties: dict[str, set[str]] = defaultdict(set)
    for office in SHOWN.values():
        if office.kind == "public-defender" and office.url:
            counties[host(office.url)].update(office.serves)
    shared = {site: places for site, places in counties.items() if len(places) > 1 or "clearmyrecord" in site}
    assert shared
    for site, places in shared.items():
        for county in places:
            page = client.get(f"/en/help/{county}").text
            names = [name for address, name in LINK.findall(page) if host(address) == site]
            assert names
            assert not [name for name in names if name.startswith(PUBLISHED_FOR_OTHERS)], site


def test_a_link_that_opens_a_page_does_not_say_that_it_gets_a_form(client: FlaskClient) -> None:
    results = [client.post("/en/check", data=form(answers)).text for answers in one_of_each_kind().values()]
    pages = [client.get(address.format("en")).text for address in AROUND]
    for address, name in LINK.findall("".join(results + pages)):
        if re.match(r"get the (official )?form", name.strip(), re.IGNORECASE):
            assert opens_the_form(address), address
