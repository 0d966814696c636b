"""Who asks too much is told to wait, in words and in both languages, and is not written down."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.nginx import Site, ask, behind_nginx, needs_nginx

pytestmark = needs_nginx


def test_who_asks_the_api_too_often_is_told_to_wait_and_is_not_written_down(site: Site) -> None:
    connection = site.connect()
    answers = [ask(connection, "GET", "/api/v1/questions?lang=private-word") for _ in range(60)]
    refused = [answer for answer in answers if answer.status == 429]
    assert refused
    assert len(refused) < 40, "a burst of 20 is answered"
    for answer in refused:
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Retry-After"] == "1"
        assert json.loads(answer.body)["status"] == 429
    assert ask(connection, "GET", "/es/").status == 200, "the pages have another limit"
    assert "private-word" not in site.log + site.everything_else_written
    assert " GET - 429 " in site.settled(60)


def test_who_asks_for_a_thousand_pages_in_a_breath_is_told_to_wait_in_both_languages(tmp_path: Path) -> None:
    with behind_nginx(tmp_path, instances=1) as site:
        connection = site.connect()
        answers = [ask(connection, "GET", "/es/privacy") for _ in range(400)]  # kept by nginx: as fast as can be asked
        refused = [answer for answer in answers if answer.status == 429]
        assert answers.index(refused[0]) >= 200, "a crowd that shares an address is answered"
        assert refused[0].headers["Retry-After"] == "5"
        assert refused[0].headers["Cache-Control"] == "no-store"
        assert "Please wait" in refused[0].body.decode()
        assert "Espere unos segundos" in refused[0].body.decode()
