"""The site answers to its own names only, and to none that is not a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.conftest import start_server
from tests.promises.test_privacy import send
from webapp import create_app
from webapp.config import Settings

PAGES = ("/", "/es/", "/es/nowhere", "/la", "/rules.csv", "/robots.txt", "/api/v1/questions")


@pytest.fixture(scope="module")
def public() -> FlaskClient:
    """The site with an address of its own and a second name."""
    hosts = frozenset({"www.Check.example", "[2001:db8::1]"})
    return create_app(Settings(site_url="https://check.example:8443", hosts=hosts, api_per_second=0)).test_client()


@pytest.mark.parametrize("host", ["a" * 64, "x..y", "a b", "<b>", "é.example", "a" * 5000, "[::1", "h:123456"])
def test_a_host_that_is_none_is_refused_and_never_a_failure(
    client: FlaskClient, public: FlaskClient, host: str
) -> None:
    for path in PAGES:
        for site in (client, public):
            response = site.get(path, headers={"Host": host})
            assert response.status_code == 400
            assert host not in response.text


@pytest.mark.parametrize("host", ["localhost", "check.example", "check.example:8443", "127.0.0.1:8000", "[::1]:8000"])
def test_without_an_address_of_its_own_every_real_host_is_served(client: FlaskClient, host: str) -> None:
    assert client.get("/es/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "check.example",
        "CHECK.Example:443",
        "check.example.",
        "www.check.example",
        "[2001:DB8::1]:80",
        "localhost:8000",
        "127.0.0.1",
        "[::1]:8000",
    ],
)
def test_its_own_names_and_this_machine_are_served(public: FlaskClient, host: str) -> None:
    assert public.get("/es/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["elsewhere.example", "check.example.elsewhere.example", "xcheck.example", "example", "127.0.0.2", "10.0.0.1:8000"],
)
def test_any_other_name_is_refused_with_a_line_that_says_what_to_do(public: FlaskClient, host: str) -> None:
    for path in PAGES:
        response = public.get(path, headers={"Host": host})
        assert (response.status_code, response.mimetype) == (421, "text/plain")
        assert "https://check.example:8443" in response.text
        assert "HOSTS" in response.text
        assert host.split(":")[0] + " " not in response.text
        assert response.headers["Cache-Control"] == "no-store"
    assert public.post("/es/check", data={"1.section": "11358"}, headers={"Host": host}).status_code == 421


def test_who_watches_over_the_machine_may_ask_by_any_name(public: FlaskClient) -> None:
    for path in ("/healthz", "/readyz"):
        assert public.get(path, headers={"Host": "10.1.2.3:8000"}).status_code == 200
        assert public.get(path, headers={"Host": "<b>"}).status_code == 400


def test_no_page_says_a_name_that_somebody_made_up(public: FlaskClient) -> None:
    asked = {"Host": "check.example", "X-Forwarded-Host": "elsewhere.example", "Forwarded": "host=elsewhere.example"}
    for path in ("/", "/es/", "/es/share", "/sitemap.xml", "/robots.txt", "/es/flyer"):
        page = public.get(path, headers=asked).text
        assert "elsewhere.example" not in page
        assert "check.example:8443" in page


def test_the_log_keeps_neither_the_name_nor_the_path_of_what_was_refused(tmp_path: Path) -> None:
    running = start_server(tmp_path, SITE_URL="https://check.example", WEB_CONCURRENCY="1")
    try:
        before = len(running.log)
        assert send(running, "GET", "/es/11358", Host="private-word.example").status == 421
        assert send(running, "GET", "/es/", Host="check.example").status == 200
        written = running.written_since(before)
    finally:
        running.process.terminate()
        running.process.wait(40)
    assert " GET - 421 " in written
    assert " GET /es/ 200 " in written
    assert "11358" not in written
    assert "private-word" not in written
