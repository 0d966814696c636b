"""With two instances behind nginx a visit may meet either, and a restart, a new version or a break loses no request."""

from __future__ import annotations

import http.client
import json
import re
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from tests.conftest import PATIENCE, Server, free_port, start_server
from tests.support.nginx import SETTINGS, STEPS, Answer, Site, ask, needs_nginx

pytestmark = needs_nginx


def logged_posts(server: Server) -> int:
    return server.log.count(" POST /es/check ")


def test_a_visit_whose_requests_alternate_between_two_instances_sees_the_pages_of_one(
    site: Site, send: Callable[..., Answer]
) -> None:
    alone = http.client.HTTPConnection(urlsplit(site.instances[0].url).netloc, timeout=PATIENCE)
    expected = [ask(alone, "POST", "/es/check", step) for step in STEPS]
    time.sleep(0.5)  # a line of the log follows its answer
    before = [logged_posts(instance) for instance in site.instances]
    seen = [send("POST", "/es/check", step) for step in STEPS]
    assert [answer.status for answer in seen] == [200] * len(STEPS)
    assert [answer.body for answer in seen] == [answer.body for answer in expected]
    assert len({answer.body for answer in seen}) == len(STEPS)
    time.sleep(0.5)
    shares = [logged_posts(instance) - old for instance, old in zip(site.instances, before, strict=True)]
    assert abs(shares[0] - shares[1]) <= 1, shares


class Visitor(threading.Thread):
    """Somebody who asks without a pause, and wants each answer right."""

    def __init__(self, site: Site, requests: list[tuple[str, str, str | None]], right: list[bytes]) -> None:
        super().__init__(daemon=True)
        self.site, self.requests, self.right = site, requests, right
        self.stop = threading.Event()
        self.answered = 0
        self.wrong: list[str] = []

    def run(self) -> None:
        connection = self.site.connect()
        while not self.stop.is_set():
            for (method, address, body), right in zip(self.requests, self.right, strict=True):
                try:
                    answer = ask(connection, method, address, body)
                    if answer.status != 200 or answer.body != right:
                        self.wrong.append(f"{method} {address}: {answer.status}, {len(answer.body)} bytes")
                except (OSError, http.client.HTTPException) as error:
                    self.wrong.append(f"{method} {address}: {error!r}")
                    connection.close()
                self.answered += 1
                time.sleep(0.02)
        connection.close()


def test_a_restart_of_one_instance_after_the_other_under_load_loses_no_request(
    site: Site, send: Callable[..., Answer], tmp_path: Path
) -> None:
    requests: list[tuple[str, str, str | None]] = [
        *(("POST", "/es/check", step) for step in STEPS[::3]),
        ("GET", "/en/help/kern", None),
        *(("GET", f"/en/{page}?x=never-from-the-cache", None) for page in ("", "help/kern", "privacy", "ways")),
        ("POST", "/en/check", STEPS[-1]),
    ]
    right = [send(*each).body for each in requests]
    visitors = [Visitor(site, requests, right) for _ in range(4)]
    for visitor in visitors:
        visitor.start()
    time.sleep(1)
    for number, old in enumerate(site.instances):
        old.process.terminate()
        old.process.wait(40)
        time.sleep(0.5)  # for half a second there is only the other one
        folder = tmp_path / str(number)
        folder.mkdir()
        site.instances[number] = start_server(folder, PORT=str(urlsplit(old.url).port), **SETTINGS)
        time.sleep(1)
    for visitor in visitors:
        visitor.stop.set()
    for visitor in visitors:
        visitor.join(60)
    assert [line for visitor in visitors for line in visitor.wrong] == []
    assert sum(visitor.answered for visitor in visitors) > 200
    assert all(" POST /es/check 200 " in instance.log for instance in site.instances), "both answered again"


def test_while_both_instances_are_away_public_pages_stay_and_the_rest_is_refused_in_words(
    site: Site, send: Callable[..., Answer]
) -> None:
    assert send("GET", "/en/glossary").status == 200
    site.turn_to([free_port(), free_port()])
    try:
        kept = ask(site.connect(), "GET", "/en/glossary")
        form = ask(site.connect(), "POST", "/es/check", STEPS[-1])
        api = ask(site.connect(), "GET", "/api/v1/states/il")
    finally:
        site.turn_to(site.ports)
    assert kept.status == 200
    assert (form.status, form.headers["Cache-Control"], form.headers["Retry-After"]) == (503, "no-store", "60")
    assert "Nothing you told us was kept." in form.body.decode()
    assert "No se guardó nada" in form.body.decode()
    assert (api.status, json.loads(api.body)["status"]) == (503, 503)
    assert ask(site.connect(), "POST", "/es/check", STEPS[-1]).status == 200


class OldVersion(BaseHTTPRequestHandler):
    """An instance that does not know the files of the new version."""

    asked = 0

    def do_GET(self) -> None:
        OldVersion.asked += 1
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_while_a_new_version_goes_in_its_files_are_found_at_the_instance_that_has_them(
    site: Site, send: Callable[..., Answer]
) -> None:
    link = re.search(rb'"(/static/site[^"#]+)', send("GET", "/es/").body)
    assert link
    old = ThreadingHTTPServer(("127.0.0.1", 0), OldVersion)
    threading.Thread(target=old.serve_forever, daemon=True).start()
    site.turn_to([old.server_port, site.ports[0]])
    try:
        connection = site.connect()
        seen = [ask(connection, "GET", f"{link[1].decode()}?again={again}").status for again in range(6)]
    finally:
        site.turn_to(site.ports)
        old.shutdown()
        old.server_close()
    assert seen == [200] * 6
    assert OldVersion.asked, "the other instance was asked first at least once"
