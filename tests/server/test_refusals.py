"""What cannot be a request is refused by the real server: shortly, with nothing of it repeated, and nothing breaks."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from webapp.web.refusals import STATUSES

from tests.conftest import Server
from tests.promises.test_privacy import send
from webapp.config import Settings
from webapp.web.headers import ALWAYS, always

HOST = b"Host: localhost\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
SECRET = "zq11358"
"""Stands in each of the requests, and never in an answer or in the log."""

MALFORMED: dict[str, tuple[bytes, int]] = {
    "no request at all": (b"zq11358\r\n\r\n", 400),
    "no such version": (b"GET /zq11358 HTTP/9.z\r\n" + HOST + b"\r\n", 505),
    "an unknown version": (b"GET /zq11358 HTTP/3.0\r\n" + HOST + b"\r\n", 505),
    "a method with markup": (b"<zq11358> /es/ HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "a method in small letters": (b"get /zq11358 HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "a long address": (b"GET /es/?zq11358=" + b"x" * 3000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 414),
    "too many headers": (b"GET /zq11358 HTTP/1.1\r\n" + HOST + b"X: zq11358\r\n" * 61 + b"\r\n", 431),
    "a huge header": (b"GET /zq11358 HTTP/1.1\r\n" + HOST + b"X: " + b"zq11358" * 2000 + b"\r\n\r\n", 431),
    "a header without a name": (b"GET /zq11358 HTTP/1.1\r\n" + HOST + b": zq11358\r\n\r\n", 400),
    "a header with a blank in its name": (b"GET /es/ HTTP/1.1\r\n" + HOST + b"zq 11358: x\r\nzq11358 : x\r\n\r\n", 400),
    "a header with markup": (b"GET /es/ HTTP/1.1\r\n" + HOST + b"<zq11358>: x\r\n\r\n", 400),
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
    "an expectation": (b"GET /es/ HTTP/1.1\r\n" + HOST + b"Expect: zq11358\r\n\r\n", 417),
}


def raw(server: Server, sent: bytes) -> str:
    """Everything the server answers to these bytes, until it closes or is silent."""
    with socket.create_connection(urlsplit(server.url).netloc.split(":"), timeout=5) as connection:  # type: ignore[arg-type]
        connection.sendall(sent)
        received = b""
        try:
            while chunk := connection.recv(65536):
                received += chunk
        except (TimeoutError, ConnectionResetError):
            pass
    return received.decode("latin-1")


@pytest.fixture
def nothing_secret_in_the_log(server: Server) -> Iterator[None]:
    before = len(server.log)
    yield
    written = server.written_since(before)
    assert written
    assert "11358" not in written
    assert "Traceback" not in written


@pytest.mark.parametrize("name", MALFORMED)
@pytest.mark.usefixtures("nothing_secret_in_the_log")
def test_what_is_malformed_is_refused_and_nothing_of_it_is_repeated(server: Server, name: str) -> None:
    sent, status = MALFORMED[name]
    answer = raw(server, sent)
    head, _, body = answer.partition("\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status} ")
    assert "11358" not in answer
    assert "<" not in answer
    assert body == "We could not read that request. / No pudimos leer esa solicitud.\n"
    assert answer.count("HTTP/1.1 ") == 1, "what stood behind it was taken as a request"
    lines = head.splitlines()[1:]
    assert "Connection: close" in lines
    assert "Cache-Control: no-store" in lines
    assert "Content-Type: text/plain; charset=utf-8" in lines
    assert {f"{name}: {value}" for name, value in ALWAYS.items()} <= set(lines)
    assert not re.search(r"(?im)^server:|gunicorn|gevent|python", answer)
    assert send(server, "GET", "/healthz").status == 200


def test_a_request_that_hides_behind_another_is_never_answered_as_somebody_elses(server: Server) -> None:
    """A body of unknown length is refused with the connection, so that nothing in it is read as a request."""
    hidden = b"GET /es/hidden-zq11358 HTTP/1.1\r\n" + HOST + b"\r\n"
    chunks = b"POST /es/check HTTP/1.1\r\n" + HOST + FORM + b"Transfer-Encoding: chunked\r\n\r\n"
    assert raw(server, chunks + b"0\r\n\r\n").startswith("HTTP/1.1 411 ")
    before = len(server.log)
    assert raw(server, chunks + b"zz\r\n" + hidden).count("HTTP/1.1 404") == 0
    two_lengths = b"POST /es/check HTTP/1.1\r\n" + HOST + b"Content-Length: 0\r\nContent-Length: 60\r\n\r\n"
    assert "404" not in raw(server, two_lengths + hidden)
    assert " 404 " not in server.written_since(before)


@pytest.mark.parametrize(
    "method", ["TRACE", "TRACK", "CONNECT", "PUT", "DELETE", "PATCH", "PROPFIND", "DEBUG", "QUERY"]
)
def test_a_method_that_we_do_not_use_is_refused_and_nothing_is_echoed(server: Server, method: str) -> None:
    for path in ("/es/check", "/es/", "/api/v1/check", "/healthz", "/static/nothing.css"):
        answer = raw(
            server, f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nX: {SECRET}\r\nConnection: close\r\n\r\n".encode()
        )
        assert re.match(r"HTTP/1\.1 (404|405) " if "static" in path else r"HTTP/1\.1 405 ", answer)
        assert SECRET not in answer


def test_a_request_without_a_host_or_with_two_is_refused_or_gets_the_plain_page(server: Server) -> None:
    two = b"GET /es/share HTTP/1.1\r\nHost: localhost\r\nHost: zq11358.example\r\nConnection: close\r\n\r\n"
    none = b"GET /es/share HTTP/1.1\r\nConnection: close\r\n\r\n"
    assert raw(server, two).startswith("HTTP/1.1 400 ")
    assert "zq11358" not in raw(server, two) + raw(server, none)


@pytest.mark.parametrize("upgrade", ["h2c", "websocket"])
def test_the_connection_cannot_be_made_into_another_kind(server: Server, upgrade: str) -> None:
    headers = (
        f"Upgrade: {upgrade}\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\nConnection: Upgrade, HTTP2-Settings\r\n"
    )
    answer = raw(server, b"GET /healthz HTTP/1.1\r\n" + HOST + headers.encode() + b"\r\n")
    assert re.match(r"HTTP/1\.1 (200|400) ", answer)
    assert "\r\nUpgrade:" not in answer


def test_a_refusal_asks_for_tls_only_where_the_site_has_it() -> None:
    assert "Strict-Transport-Security" in always(Settings(https=True))
    assert "Strict-Transport-Security" not in always(Settings())


def test_a_kind_of_failure_stands_before_those_it_is_a_kind_of() -> None:
    kinds = list(STATUSES)
    for index, kind in enumerate(kinds):
        assert not issubclass(kind, tuple(kinds[:index])), kind
