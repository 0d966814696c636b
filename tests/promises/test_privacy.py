"""Each promise of the privacy page, against the real server with its real log."""

from __future__ import annotations

import http.client
import random
import re
import socket
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

import pytest

from tests.conftest import PATIENCE, TOP, Server
from tests.support.journeys import LOS_ANGELES_PLANTS, form, one_of_each_kind

SECRETS = {"11358", "1976-2010", "21-over", "over-6", "not-checked"}


def send(
    server: Server, method: str, address: str, body: bytes | None = None, **headers: str
) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=PATIENCE)
    if body is not None:
        headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
    connection.request(method, address, body, {name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    response.text = response.read().decode("utf-8", "replace")  # type: ignore[attr-defined]
    return response


def post(server: Server, answers: dict[str, str], lang: str = "es") -> http.client.HTTPResponse:
    return send(server, "POST", f"/{lang}/check", urlencode(form(answers)).encode())


@pytest.fixture
def written(server: Server) -> Callable[[], str]:
    """What the server has logged since the test began."""
    before = len(server.log)
    return lambda: server.written_since(before)


@pytest.mark.parametrize(
    "address", ["/", "/es/", "/es/check", "/es/check?county=los-angeles", "/es/privacy", "/leave", "/es/x"]
)
def test_no_page_sets_a_cookie(server: Server, address: str) -> None:
    assert send(server, "GET", address).getheader("Set-Cookie") is None


def test_no_answer_sets_a_cookie_or_may_be_stored(server: Server) -> None:
    for answers in one_of_each_kind().values():
        response = post(server, answers)
        assert response.status == 200
        assert response.getheader("Set-Cookie") is None
        assert response.getheader("Cache-Control") == "no-store"


def test_the_log_has_time_method_path_status_and_duration_and_nothing_else(
    server: Server, written: Callable[[], str]
) -> None:
    secret = "SecretAgent/11359"
    post(server, LOS_ANGELES_PLANTS)
    send(
        server, "GET", "/es/check?county=los-angeles&note=private-word", User_Agent=secret, Referer="http://a.example/x"
    )
    send(server, "GET", "/es/privacy", X_Forwarded_For="203.0.113.9", Cookie="a=b")
    log = written()
    lines = [line for line in log.splitlines() if " POST /es/check " in line or " GET /es/" in line]
    assert lines
    for line in lines:
        assert re.fullmatch(r"\[\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] (GET|POST) /es/\S* \d{3} \d+ms", line), line
    for word in (*SECRETS, secret, "private-word", "county=", "a.example", "203.0.113.9", "127.0.0.1 ", "Mozilla"):
        assert word not in log, word


def test_words_that_are_not_ours_do_not_get_into_the_log_by_the_path_or_the_method(
    server: Server, written: Callable[[], str]
) -> None:
    send(server, "GET", "/en/check%0d%0aFORGED%20LINE")
    send(server, "GET", "/en/check%3f1.section=11358")
    send(server, "SECRETMETHOD", "/en/check")
    send(server, "POST", "/en/11358-in-chunks", b"0\r\n\r\n", Transfer_Encoding="chunked")
    send(server, "POST", "/en//check?1.section=11358", b"")
    log = written()
    for word in ("FORGED", "11358", "SECRETMETHOD"):
        assert word not in log
    assert " GET - 404 " in log


def test_a_malformed_request_leaves_no_word_of_itself_in_the_log(server: Server, written: Callable[[], str]) -> None:
    with socket.create_connection(urlsplit(server.url).netloc.split(":"), timeout=PATIENCE) as raw:  # type: ignore[arg-type]
        raw.sendall(b"POST /es/check?1.section=11358 HTTP/9.z\r\nHost: x\r\n\r\n1.section=11358")
        raw.recv(1000)
    send(server, "POST", "/es/check", b"1.section=11358", Content_Type="multipart/form-data; boundary=")
    log = written()
    assert "11358" not in log
    assert "ip=" not in log


def test_the_headers_keep_the_page_alone(server: Server) -> None:
    for address in ("/", "/es/", "/es/check", "/es/help/los-angeles", "/nowhere"):
        response = send(server, "GET", address)
        policy = response.getheader("Content-Security-Policy") or ""
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "form-action 'self'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert response.getheader("Referrer-Policy") == "same-origin"
        assert response.getheader("X-Content-Type-Options") == "nosniff"


def test_static_files_have_the_same_headers(server: Server) -> None:
    page: str = send(server, "GET", "/es/").text  # type: ignore[attr-defined]
    for link in re.findall(r'"(/static/[^"#]+)', page):
        response = send(server, "GET", link)
        assert response.getheader("X-Content-Type-Options") == "nosniff"
        assert "default-src 'none'" in (response.getheader("Content-Security-Policy") or "")


def test_no_page_loads_anything_from_elsewhere(server: Server) -> None:
    for address in ("/", "/es/", "/es/check", "/es/help/los-angeles", "/es/privacy"):
        page: str = send(server, "GET", address).text  # type: ignore[attr-defined]
        page = re.sub(r'<link rel="(?:canonical|alternate)"[^>]*>', "", page)  # named, not loaded
        loaded = re.findall(r'<(?:script|link|img|iframe|source|use)\b[^>]*?(?:src|href)="([^"]+)"', page)
        assert loaded
        assert all(link.startswith("/") for link in loaded), loaded
        assert "style=" not in page
        assert "<script>" not in page


def test_a_cacheable_page_never_holds_an_answer(server: Server) -> None:
    response = send(server, "GET", "/es/check?1.section=11358&section=11358&fifty_2020=yes")
    assert "public" in (response.getheader("Cache-Control") or "")
    assert 'value="11358"' not in response.text  # type: ignore[attr-defined]
    assert 'name="fifty_2020"' not in response.text  # type: ignore[attr-defined]


def test_any_worker_can_answer_any_request_of_a_visit_because_nothing_is_kept(server: Server) -> None:
    first = post(server, LOS_ANGELES_PLANTS)
    again = post(server, LOS_ANGELES_PLANTS)
    nothing = send(server, "GET", "/es/check")
    assert first.text == again.text  # type: ignore[attr-defined]
    assert 'value="11358"' not in nothing.text  # type: ignore[attr-defined]


def test_a_visit_writes_no_file(server: Server) -> None:
    def files() -> set[str]:
        return {
            str(path)
            for path in TOP.rglob("*")
            if ".venv" not in path.parts and "cache" not in str(path) and ".git" not in path.parts
        }

    before = files()
    post(server, LOS_ANGELES_PLANTS)
    assert files() - before == set()


def test_leaving_erases_the_saved_pages_and_tells_the_next_site_nothing(server: Server) -> None:
    response = send(server, "GET", "/leave")
    assert response.status == 200
    assert response.getheader("Referrer-Policy") == "no-referrer"
    assert response.getheader("Cache-Control") == "no-store"
    assert '<link rel="stylesheet" href="/clear.css">' in response.text  # type: ignore[attr-defined]
    assert 'http-equiv="refresh"' in response.text  # type: ignore[attr-defined]
    assert send(server, "GET", "/clear.css").getheader("Clear-Site-Data") == '"cache"'


def test_a_field_of_three_megabytes_is_refused_in_words(server: Server) -> None:
    response = send(server, "POST", "/es/check", b"1.court=" + b"x" * 3_000_000)
    assert response.status == 413
    assert '<html lang="es"' in response.text  # type: ignore[attr-defined]
    assert "data-question" not in response.text  # type: ignore[attr-defined]


def test_four_hundred_junk_posts_break_nothing(server: Server) -> None:
    dice = random.Random(64)
    names = ["1.court", "court", "asked", "show", "remove", "typed", "11.court", "1.", "%", "1.plants", "\x00"]
    for _ in range(400):
        body = urlencode(
            [
                (dice.choice(names), dice.choice([*SECRETS, "1.court", "ñ", "'", "9" * 50]))
                for _ in range(dice.randrange(9))
            ]
        )
        junk = body.encode() if dice.random() < 0.7 else dice.randbytes(dice.randrange(300))
        kind = dice.choice(["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", "x"])
        assert send(server, "POST", "/es/check", junk, Content_Type=kind).status < 500


def test_the_privacy_page_says_what_these_tests_prove(server: Server) -> None:
    page: str = send(server, "GET", "/en/privacy").text  # type: ignore[attr-defined]
    for promise in (
        "We set no cookie",
        "never part of the address",
        "no internet address (IP)",
        "No other company is told",
        "Your browser can leave traces of a page on the phone until it writes over them",
    ):
        assert promise in page
