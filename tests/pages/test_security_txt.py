"""Whoever finds a hole in the site finds out whom to tell: security.txt (RFC 9116)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from tests.conftest import TOP
from tests.support.app import app_with
from webapp.config import Settings

ADDRESS = "/.well-known/security.txt"


@pytest.fixture
def reachable() -> FlaskClient:
    return app_with(Settings(contact="help@check.example", site_url="https://check.example")).test_client()


def test_it_names_the_operators_address_in_the_form_that_tools_read(reachable: FlaskClient) -> None:
    response = reachable.get(ADDRESS)
    assert response.status_code == 200
    assert response.content_type == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.text.splitlines())
    expires = datetime.strptime(fields.pop("Expires"), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=90) < expires - datetime.now(UTC) < timedelta(days=365)
    assert fields == {
        "Contact": "mailto:help@check.example",
        "Preferred-Languages": "en, es",
        "Canonical": f"https://check.example{ADDRESS}",
    }


def test_it_may_be_kept_for_a_day_and_is_sent_again_only_when_it_changed(reachable: FlaskClient) -> None:
    first = reachable.get(ADDRESS)
    assert first.headers["Cache-Control"] == "public, max-age=86400"
    assert reachable.get(ADDRESS, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_it_says_no_address_that_came_with_the_request() -> None:
    client = app_with(Settings(contact="help@check.example")).test_client()
    assert "elsewhere" not in client.get(ADDRESS, headers={"Host": "elsewhere.example"}).text


def test_without_a_contact_there_is_none(client: FlaskClient) -> None:
    assert client.get(ADDRESS).status_code == 404


def test_the_repository_says_how_to_report() -> None:
    policy = (TOP / "SECURITY.md").read_text()
    for word in ("CONTACT", ADDRESS, "out of scope", "days"):
        assert word in policy
