"""A page is in the sitemap, and so in the tests of every page, as soon as it has a view: nothing is listed by hand."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp import create_app
from webapp.i18n.languages import LANGUAGES
from webapp.pages.sitemap import pages


def test_every_address_of_the_sitemap_answers_and_is_a_whole_page(client: FlaskClient) -> None:
    addresses = re.findall(r"<loc>http://localhost(.*?)</loc>", client.get("/sitemap.xml").text)
    assert len(addresses) > 200
    assert len(set(addresses)) == len(addresses)
    assert {address.split("/")[1] for address in addresses} == set(LANGUAGES)
    for address in addresses[:: len(LANGUAGES)]:
        response = client.get(address)
        assert response.status_code == 200, address
        assert "</html>" in response.text, address


@pytest.fixture
def growing() -> Flask:
    """A site of its own, to which a view may be added."""
    return create_app()


def test_a_new_view_is_a_new_page_in_every_language(growing: Flask) -> None:
    growing.add_url_rule("/<lang:lang>/court-dates", endpoint="court_dates", view_func=lambda lang: "")
    sitemap = growing.test_client().get("/sitemap.xml").text
    for tag in LANGUAGES:
        assert f"<loc>http://localhost/{tag}/court-dates</loc>" in sitemap


def test_a_page_whose_address_varies_must_name_its_values(growing: Flask) -> None:
    growing.add_url_rule("/<lang:lang>/courts/<court>", endpoint="courts", view_func=lambda lang, court: "")
    with pytest.raises(KeyError, match="courts"):
        list(pages(growing))


def test_files_and_frames_are_no_pages(app: Flask) -> None:
    endpoints = {endpoint for endpoint, _values in pages(app)}
    assert "check.start" in endpoints
    assert not {name for name in endpoints if name.startswith("embed.") or name.endswith("_svg")}
