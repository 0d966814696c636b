"""What cannot be a request is refused by nginx or the site: shortly, with nothing of it repeated, and nothing breaks."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest

from tests.support.load import answer
from tests.support.nginx import LINE, Site, needs_nginx

pytestmark = needs_nginx

HOST = b"Host: check.example.org\r\nConnection: close\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
SECRET = "zq11358"
"""Stands in each of the requests, and never in an answer or in the log."""

MALFORMED: dict[str, tuple[bytes, int]] = {
    "no request at all": (b"zq11358\r\n\r\n", 400),
    "no such version": (b"GET /zq11358 HTTP/9.z\r\n" + HOST + b"\r\n", 505),
    "an unknown version": (b"GET /zq11358 HTTP/3.0\r\n" + HOST + b"\r\n", 505),
    "a method with markup": (b"<zq11358> /es/ HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "a method in small letters": (b"get /zq11358 HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "a long address": (b"GET /es/?zq11358=" + b"x" * 9000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 414),
    "too many headers": (b"GET /zq11358 HTTP/1.1\r\n" + HOST + b"X: zq11358\r\n" * 121 + b"\r\n", 431),
    "a huge header": (b"GET /zq11358 HTTP/1.1\r\n" + HOST + b"X: " + b"zq11358" * 2000 + b"\r\n\r\n", 400),
    "a header without a name": (b"GET /zq11358 HTTP/1.1\r\n" + HOST + b": zq11358\r\n\r\n", 400),
    "a header with a blank in its name": (b"GET /es/ HTTP/1.1\r\n" + HOST + b"zq 11358: x\r\nzq11358 : x\r\n\r\n", 400),
    "a header with markup": (b"GET /es/ HTTP/1.1\r\n" + HOST + b"<zq11358>: x\r\n\r\n", 200),
    "a zero byte in a header": (b"GET /es/ HTTP/1.1\r\n" + HOST + b"X: zq\x0011358\r\n\r\n", 400),
    "a folded header": (b"GET /es/ HTTP/1.1\r\n" + HOST + b"X: zq\r\n 11358\r\n\r\n", 400),
    "two lengths": (
        b"POST /es/check HTTP/1.1\r\n" + HOST + b"Content-Length: 9\r\nContent-Length: 0\r\n\r\nzq=11358x",
        400,
    ),
    "a length that is none": (b"POST /es/check HTTP/1.1\r\n" + HOST + b"Content-Length: +9\r\n\r\nzq=11358x", 400),
    "a list of lengths": (b"POST /es/check HTTP/1.1\r\n" + HOST + b"Content-Length: 9, 9\r\n\r\nzq=11358x", 400),
    "a length and chunks": (
        b"POST /es/check HTTP/1.1\r\n" + HOST + b"Content-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nzq11",
        400,
    ),
    "chunks twice": (
        b"POST /es/check HTTP/1.1\r\n"
        + HOST
        + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        400,
    ),
    "an unknown coding": (b"POST /es/check HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 501),
    "chunks in an old version": (
        b"POST /es/check HTTP/1.0\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        400,
    ),
    "an expectation": (b"GET /es/ HTTP/1.1\r\n" + HOST + b"Expect: zq11358\r\n\r\n", 200),
}


def raw(front: Site, sent: bytes) -> str:
    """Everything that comes back for these bytes."""
    return answer(front, sent).decode("latin-1")


@pytest.fixture
def nothing_secret_in_the_log(front: Site) -> Iterator[None]:
    before = front.log.count("\n")
    yield
    log = front.settled(before + 1)
    assert all(LINE.fullmatch(line) for line in log.splitlines())
    assert "11358" not in front.everything_written()
    assert "Traceback" not in front.everything_written()


@pytest.mark.parametrize("name", MALFORMED)
@pytest.mark.usefixtures("nothing_secret_in_the_log")
def test_what_is_malformed_is_refused_and_nothing_of_it_is_repeated(front: Site, name: str) -> None:
    sent, status = MALFORMED[name]
    found = raw(front, sent)
    head, _, body = found.partition("\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status} ")
    assert "11358" not in found
    assert found.count("HTTP/1.1 ") == 1, "what stood behind it was taken as a request"
    if status not in (200, 431):  # the site counts headers, nginx their bytes
        assert "Cache-Control: no-store" in head
        assert body == "We could not read that request. / No pudimos leer esa solicitud.\n"
    assert not re.search(r"(?i)nginx/|gunicorn|python|werkzeug", head)
    assert raw(front, b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\n").endswith("\r\n\r\nok\n")


def test_a_request_that_hides_behind_another_is_never_answered_as_somebody_elses(front: Site) -> None:
    """A body that can be read in two ways is refused with the connection, so that nothing in it is read as a request."""
    hidden = b"GET /es/hidden-zq11358 HTTP/1.1\r\n" + HOST + b"\r\n"
    chunks = b"POST /es/check HTTP/1.1\r\n" + HOST + FORM + b"Transfer-Encoding: chunked\r\n"
    before = [len(each.log) for each in front.instances]
    for sent in (
        chunks + b"\r\nzz\r\n" + hidden,
        chunks + b"Content-Length: 60\r\n\r\n0\r\n\r\n" + hidden,
        b"POST /es/check HTTP/1.1\r\n" + HOST + b"Content-Length: 0\r\nContent-Length: 60\r\n\r\n" + hidden,
    ):
        found = raw(front, sent)
        assert found.count("HTTP/1.1 ") == 1
        assert " 404 " not in found.partition("\r\n")[0]
    time.sleep(1)
    assert not any(" 404 " in each.log[start:] for each, start in zip(front.instances, before, strict=True))


@pytest.mark.parametrize(
    "method", ["TRACE", "TRACK", "CONNECT", "PUT", "DELETE", "PATCH", "PROPFIND", "DEBUG", "QUERY"]
)
def test_a_method_that_we_do_not_use_is_refused_and_nothing_is_echoed(front: Site, method: str) -> None:
    for path in ("/es/check", "/es/", "/api/v1/check", "/healthz", "/static/nothing.css"):
        found = raw(
            front,
            f"{method} {path} HTTP/1.1\r\nHost: check.example.org\r\nX: {SECRET}\r\nConnection: close\r\n\r\n".encode(),
        )
        assert re.match(r"HTTP/1\.1 (404|405) " if "static" in path else r"HTTP/1\.1 405 ", found)
        assert SECRET not in found


def test_a_request_without_a_host_or_with_two_is_refused_or_gets_the_plain_page(front: Site) -> None:
    two = b"GET /es/share HTTP/1.1\r\nHost: check.example.org\r\nHost: zq11358.example\r\nConnection: close\r\n\r\n"
    none = b"GET /es/share HTTP/1.1\r\nConnection: close\r\n\r\n"
    assert raw(front, two).startswith("HTTP/1.1 400 ")
    assert "zq11358" not in raw(front, two) + raw(front, none)


@pytest.mark.parametrize("upgrade", ["h2c", "websocket"])
def test_the_connection_cannot_be_made_into_another_kind(front: Site, upgrade: str) -> None:
    headers = (
        f"Upgrade: {upgrade}\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\nConnection: Upgrade, HTTP2-Settings\r\n"
    )
    found = raw(front, b"GET /healthz HTTP/1.1\r\n" + HOST + headers.encode() + b"\r\n")
    assert re.match(r"HTTP/1\.1 (200|400) ", found)
    assert "\r\nUpgrade:" not in found
