"""Behind the nginx that we ship, with two instances: a visit may meet either of them, lose no request, and leave no word."""

from __future__ import annotations

import gzip
import http.client
import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

import brotli
import pytest

from tests.conftest import Server, free_port, start_server
from tests.support.journeys import LOS_ANGELES_PLANTS, form
from tests.support.nginx import LINE, NAME, SETTINGS, Site, behind_nginx, needs_nginx
from webapp.web.headers import CONTENT_SECURITY_POLICY

FORM = "application/x-www-form-urlencoded"

pytestmark = needs_nginx


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The real nginx with the shipped files and all their limits, in front of two real servers."""
    with behind_nginx(tmp_path_factory.mktemp("nginx"), limits={"rate=50r/s": "rate=500r/s"}) as site:
        yield site


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


def ask(
    connection: http.client.HTTPConnection, method: str, address: str, body: str | None = None, **headers: str
) -> Answer:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    if body is not None:
        sent.setdefault("Content-Type", FORM)
    connection.request(method, address, body, {"Host": NAME, **sent})
    response = connection.getresponse()
    return Answer(response.status, response.headers, response.read())


@pytest.fixture
def send(site: Site) -> Iterator[Callable[..., Answer]]:
    """Send through nginx, on one connection."""
    connection = site.connect()
    yield lambda *arguments, **headers: ask(connection, *arguments, **headers)
    connection.close()


def steps() -> list[str]:
    """The form of each step of a visit, from the first answer to the result."""
    answers = list(LOS_ANGELES_PLANTS.items())
    return [urlencode(form(dict(answers[:number]))) for number in range(1, len(answers) + 1)]


def logged_posts(server: Server) -> int:
    return server.log.count(" POST /es/check ")


def test_a_visit_whose_requests_alternate_between_two_instances_sees_the_pages_of_one(
    site: Site, send: Callable[..., Answer]
) -> None:
    alone = http.client.HTTPConnection(urlsplit(site.instances[0].url).netloc, timeout=20)
    expected = [ask(alone, "POST", "/es/check", step) for step in steps()]
    time.sleep(0.5)  # a line of the log follows its answer
    before = [logged_posts(instance) for instance in site.instances]
    seen = [send("POST", "/es/check", step) for step in steps()]
    assert [answer.status for answer in seen] == [200] * len(steps())
    assert [answer.body for answer in seen] == [answer.body for answer in expected]
    assert len({answer.body for answer in seen}) == len(steps())
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
        *(("POST", "/es/check", step) for step in steps()[::3]),
        ("GET", "/en/help/kern", None),
        *(("GET", f"/en/{page}?x=never-from-the-cache", None) for page in ("", "help/kern", "privacy", "ways")),
        ("POST", "/en/check", steps()[-1]),
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


def raw(site: Site, words: bytes) -> bytes:
    """Send bytes as they are, and read until nginx closes."""
    with (
        socket.create_connection(("127.0.0.1", site.port), 10) as plain,
        site.trusted.wrap_socket(plain, server_hostname=NAME) as line,
    ):
        line.sendall(words)
        return b"".join(iter(lambda: line.recv(4096), b""))


def test_the_logs_of_nginx_hold_the_promised_fields_and_no_word_of_anybody(
    site: Site, send: Callable[..., Answer]
) -> None:
    before = site.log.count("\n")
    telling = {"User_Agent": "SecretAgent", "Referer": "https://a.example/private-word", "Cookie": "private-word=1"}
    send("POST", "/es/check", steps()[-1], X_Forwarded_For="203.0.113.9", **telling)
    send("GET", "/es/check?county=private-word", **telling)
    send("GET", "/private-word/11358")
    send("GET", "/es/private-word%0d%0aFORGED")
    send("GET", "/es//private-word")
    send("PUT", "/es/private-word", "private-word")
    send("PRIVATEWORD", "/es/check")
    assert send("OPTIONS", "/en/rules/private-word").status == 200
    assert send("POST", "/es/private-word", "private-word" * 6000).status == 413
    assert b" 505 " in raw(site, b"POST /private-word?1.section=11358 HTTP/9.z\r\nHost: x\r\n\r\nprivate-word")
    assert b"400 Bad Request" in raw(site, b"\x16\x03private-word\r\n\r\n")
    assert b" 400 " in raw(site, b"GET /private-word HTTP/1.1\r\nHost: a\r\nHost: private-word\r\n\r\n")
    assert b" 414 " in raw(site, b"GET /private-word" + b"x" * 8300 + b" HTTP/1.1\r\n\r\n")
    with socket.create_connection(("127.0.0.1", site.plain_port), 10) as plain:
        plain.sendall(b"GET /private-word?11358 HTTP/1.0\r\n\r\n")
        assert b"Location: https://" + NAME.encode() + b"/private-word?11358" in plain.recv(4096)
    with socket.create_connection(("127.0.0.1", site.port), 10) as plain:
        plain.sendall(b"private-word, and no TLS at all\r\n\r\n")
        plain.recv(4096)
    log = site.settled(before + 14)
    for line in log.splitlines():
        assert LINE.fullmatch(line), line
    assert " POST /es/check 200 " in log
    assert " GET /es/check 200 " in log
    assert " GET - 404 " in log
    assert " OPTIONS - 200 " in log
    assert " POST - 413 " in log
    for kept in (log, site.everything_else_written, *(instance.log for instance in site.instances)):
        for word in ("private-word", "PRIVATE", "11358", "FORGED", "SecretAgent", "a.example", "203.0.113.9"):
            assert word not in kept, word
    assert "127.0.0.1 " not in log
    assert not re.search(r"client|request|\d+\.\d+\.\d+\.\d+(?!:)", site.everything_else_written)


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


def plain(answer: Answer) -> bytes:
    """The body as it is read: compressed it holds the time at which that was done."""
    return {"gzip": gzip.decompress, "br": brotli.decompress}.get(answer.headers["Content-Encoding"], bytes)(
        answer.body
    )


@pytest.mark.parametrize(
    "address", ["/", "/es/", "/es/check", "/leave", "/clear.css", "/es/nowhere", "/la", "/sitemap.xml"]
)
def test_the_headers_of_the_site_arrive_as_it_sends_them(site: Site, send: Callable[..., Answer], address: str) -> None:
    alone = http.client.HTTPConnection(urlsplit(site.instances[0].url).netloc, timeout=20)
    own = {"server", "date", "connection", "transfer-encoding", "content-length"}

    def lines(answer: Answer) -> list[tuple[str, str]]:
        return sorted((name.lower(), value) for name, value in answer.headers.items() if name.lower() not in own)

    for encoding in ("gzip, deflate, br, zstd", "gzip, deflate", ""):
        expected = ask(alone, "GET", address, Accept_Encoding=encoding, X_Forwarded_Proto="https")
        for answer in (send("GET", address, Accept_Encoding=encoding) for _ in range(3)):
            assert lines(answer) == lines(expected)
            assert plain(answer) == plain(expected)
            assert answer.status == expected.status


def test_an_answer_is_never_kept_and_comes_with_every_promise_once(send: Callable[..., Answer]) -> None:
    answer = send("POST", "/es/check", steps()[-1])
    assert answer.headers.get_all("Cache-Control") == ["no-store"]
    assert answer.headers.get_all("Content-Security-Policy") == [CONTENT_SECURITY_POLICY]
    assert answer.headers.get_all("Strict-Transport-Security") == ["max-age=63072000; includeSubDomains"]
    assert answer.headers["Server"] == "nginx"
    assert answer.headers["Set-Cookie"] is None


def test_nginx_keeps_public_pages_in_its_cache_and_nothing_that_somebody_sent(
    site: Site, send: Callable[..., Answer]
) -> None:
    send("GET", "/en/glossary")
    send("GET", "/en/glossary?note=private-word")
    send("GET", "/en/private-word")
    send("POST", "/en/check", steps()[-1])
    send("GET", "/", Accept_Language="es-private-word")
    kept = [path.read_bytes() for path in (site.folder / "cache").rglob("*") if path.is_file()]
    assert any(b"/en/glossary\n" in page for page in kept)
    for page in kept:
        assert b"private-word" not in page
        assert b"no-store" not in page
        assert b"\nKEY: https" + NAME.encode() + b"/" in page
        assert b"?" not in page.split(b"\nKEY: ")[1].split(b"\n")[0]


def test_however_the_name_of_the_site_is_spelled_a_page_is_kept_once(site: Site, send: Callable[..., Answer]) -> None:
    def kept() -> int:
        pages = [path.read_bytes() for path in (site.folder / "cache").rglob("*") if path.is_file()]
        return sum(b"/en/federal\n" in page for page in pages)

    spellings = [NAME, NAME.upper(), NAME.title(), f"{NAME}.", *(f"{NAME}:{port}" for port in range(1, 40))]
    answers = [send("GET", "/en/federal", Host=host) for host in spellings]
    assert {(answer.status, answer.body) for answer in answers} == {(200, answers[0].body)}
    assert kept() == 1
    assert send("GET", "/en/federal", Host="elsewhere.example").status == 421
    assert kept() == 1


def test_a_redirect_stays_where_the_reader_is(site: Site, send: Callable[..., Answer]) -> None:
    """Behind a proxy that the site does not trust it takes the request for one without TLS."""
    alone = http.client.HTTPConnection(urlsplit(site.instances[0].url).netloc, timeout=20)
    for method in ("GET", "POST"):
        for answer in (
            send(method, "/en//check", Host=f"{NAME}:81"),
            ask(alone, method, "/en//check", X_Forwarded_Proto="http", X_Forwarded_Host="elsewhere.example"),
            ask(alone, method, "/en//check", Host="localhost"),
        ):
            assert answer.status == 308
            assert urljoin(f"https://{NAME}/es/", answer.headers["Location"]) == f"https://{NAME}/en/check"
            assert b"elsewhere" not in answer.body


def test_while_both_instances_are_away_public_pages_stay_and_the_rest_is_refused_in_words(
    site: Site, send: Callable[..., Answer]
) -> None:
    assert send("GET", "/en/glossary").status == 200
    site.turn_to([free_port(), free_port()])
    try:
        kept = ask(site.connect(), "GET", "/en/glossary")
        form = ask(site.connect(), "POST", "/es/check", steps()[-1])
        api = ask(site.connect(), "GET", "/api/v1/states/il")
    finally:
        site.turn_to(site.ports)
    assert kept.status == 200
    assert (form.status, form.headers["Cache-Control"], form.headers["Retry-After"]) == (503, "no-store", "60")
    assert "Nothing you told us was kept." in form.body.decode()
    assert "No se guardó nada" in form.body.decode()
    assert (api.status, json.loads(api.body)["status"]) == (503, 503)
    assert ask(site.connect(), "POST", "/es/check", steps()[-1]).status == 200


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


def test_a_slow_body_of_nearly_16_kilobytes_is_answered_and_never_written_to_a_file(site: Site) -> None:
    connection = site.connect()
    body = (steps()[-1] + "&x=").encode()
    body += b"y" * (16_000 - len(body))
    connection.putrequest("POST", "/es/check", skip_host=True)
    for name, value in (("Host", NAME), ("Content-Type", FORM), ("Content-Length", str(len(body)))):
        connection.putheader(name, value)
    connection.endheaders()
    for start in range(0, len(body), 3_000):
        connection.send(body[start : start + 3_000])
        time.sleep(0.1)
    response = connection.getresponse()
    assert response.status == 200
    assert b'<html lang="es"' in response.read()


def test_the_proof_for_the_certificate_is_given_out_without_tls(site: Site) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", site.plain_port, timeout=10)
    connection.request("GET", "/.well-known/acme-challenge/proof")
    assert connection.getresponse().read() == b"proved"
