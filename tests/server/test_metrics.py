"""Counting is off. Where an operator turns it on, it counts kinds of things, not people, and hides small numbers."""

from __future__ import annotations

import socket
import urllib.request
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.conftest import PATIENCE, start_server
from tests.support.journeys import LOS_ANGELES_PLANTS, form
from webapp import create_app
from webapp.config import Settings
from webapp.web.metrics import LEAST_SHOWN, serve

ON = Settings(count_port=9464, partners=frozenset({"library"}))


def counted(client: FlaskClient) -> dict[tuple[str, str], float]:
    families = client.application.extensions["counts"].collect()
    return {
        (family.name, next(iter(sample.labels.values()))): sample.value
        for family in families
        for sample in family.samples
    }


def test_by_default_nothing_is_counted_and_the_privacy_page_says_so(client: FlaskClient) -> None:
    assert "counts" not in client.application.extensions
    assert serve(client.application) == 0
    assert "Nothing is counted: no visits, no results." in client.get("/en/privacy").text


def test_where_it_is_on_the_privacy_page_says_so() -> None:
    page = create_app(ON).test_client().get("/en/privacy").text
    assert "This copy of the site counts how often" in page
    assert "Nothing is counted" not in page


def test_small_numbers_are_withheld() -> None:
    client = create_app(ON).test_client()
    for _ in range(LEAST_SHOWN - 1):
        client.get("/es/")
    assert counted(client) == {}
    client.get("/es/")
    assert counted(client) == {("record_check_page", "pages.home"): 10, ("record_check_language", "es"): 10}


def test_kinds_of_results_and_known_partners_are_counted_and_nothing_of_the_answers() -> None:
    client = create_app(ON).test_client()
    for _ in range(LEAST_SHOWN):
        client.post("/es/check", data=form(LOS_ANGELES_PLANTS))
        client.get("/es/check?partner=library&county=los-angeles")
        client.get("/es/check?partner=somebody-else")
    seen = counted(client)
    assert seen["record_check_result", "petition"] == 10
    assert seen["record_check_partner", "library"] == 10
    assert not {"somebody-else", "los-angeles", "11358", "over-6"} & {label for _, label in seen}


def listening_on(port: int) -> set[str]:
    """The addresses on which somebody listens at a port."""
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return {line[1].split(":")[0] for line in lines if line[3] == "0A" and line[1].endswith(f":{port:04X}")}


def test_the_numbers_can_be_read_on_the_machine_itself_only(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = start_server(tmp_path, COUNT_PORT=str(port), WEB_CONCURRENCY="1")
    try:
        for _ in range(LEAST_SHOWN):
            urllib.request.urlopen(f"{server.url}/es/privacy", timeout=PATIENCE)
        text = urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=PATIENCE).read().decode()
        assert 'record_check_page_total{page="pages.privacy"} 10.0' in text
        assert "127.0.0.1" not in text
        assert listening_on(port) == {"0100007F"}  # 127.0.0.1, as the system writes it
    finally:
        server.process.terminate()
        server.process.wait(40)


@pytest.mark.parametrize(
    ("name", "value"),
    [("COUNT_PORT", "80"), ("COUNT_PORT", "x"), ("COUNT_PORT", "70000"), ("PARTNERS", "A B"), ("PARTNERS", "a,<b>")],
)
def test_a_setting_that_makes_no_sense_stops_the_start(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name):
        Settings.from_environment({name: value})
