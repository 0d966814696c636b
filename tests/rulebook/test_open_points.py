"""What is not settled stands in the open: the point, what the site does meanwhile, who could settle it; and what it assumes."""

from __future__ import annotations

import re

from flask.testing import FlaskClient
from markupsafe import escape

from webapp.facts import ASSUMPTIONS, CITATIONS, OPEN_POINTS
from webapp.i18n.catalogues import read
from webapp.i18n.languages import SOURCE, TRANSLATIONS


def in_language(lang: str, texts: list[str]) -> list[str]:
    """Texts of a data file as a page in this language prints them."""
    if lang != SOURCE:
        catalogue = read(TRANSLATIONS / lang / "LC_MESSAGES" / "messages.po")
        texts = [str(catalogue[text].string) for text in texts]
    return [str(escape(text)) for text in texts]


def test_every_source_that_a_point_names_exists() -> None:
    for point in OPEN_POINTS.values():
        assert point.cites, point.id
        assert set(point.cites) <= set(CITATIONS), point.id


def test_nothing_that_is_open_is_called_sure() -> None:
    assert {each.sure for each in (*OPEN_POINTS.values(), *ASSUMPTIONS.values())} == {"likely"}


def test_every_point_says_what_it_softens_and_who_could_settle_it_and_every_assumption_whom_it_favors() -> None:
    for point in OPEN_POINTS.values():
        assert point.point.strip(), point.id
        assert point.softens.strip(), point.id
        assert point.settles.strip(), point.id
    for assumption in ASSUMPTIONS.values():
        assert assumption.assumes.strip(), assumption.id
        assert assumption.favors.strip(), assumption.id


def test_the_two_pages_show_all_of_it_in_every_language(client: FlaskClient, lang: str) -> None:
    page = client.get(f"/{lang}/rules/open").text + client.get(f"/{lang}/rules/assumptions").text
    assert re.findall(r'id="open-([\w-]+)"', page) == list(OPEN_POINTS)
    assert re.findall(r'id="assumes-([\w-]+)"', page) == list(ASSUMPTIONS)
    said = [text for each in OPEN_POINTS.values() for text in (each.point, each.softens, each.settles)]
    said += [text for each in ASSUMPTIONS.values() for text in (each.assumes, each.favors)]
    for text in in_language(lang, said):
        assert text in page


def test_the_rule_book_and_the_page_on_sources_lead_to_it(client: FlaskClient, lang: str) -> None:
    for page in ("rules", "about"):
        assert f'href="/{lang}/rules/open"' in client.get(f"/{lang}/{page}").text
    assert f'href="/{lang}/rules/assumptions"' in client.get(f"/{lang}/rules/open").text
