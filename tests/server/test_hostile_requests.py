"""Requests that break the grammar of HTTP, or stretch it, sent to nginx: each has the right answer, and the next is served."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.support.load import JOURNEYS, answer, connect, rest, right_pages, status, workers
from tests.support.nginx import NO_LIMIT, Site, behind_nginx, needs_nginx

pytestmark = needs_nginx

PAGE = JOURNEYS[0][0]
FIRST, STEP = JOURNEYS[0][2], JOURNEYS[0][-1]
STATUS_LINE = re.compile(rb"HTTP/1\.\d \d{3} [A-Z]")
HOST = b"Host: check.example.org\r\n"
CLOSE = b"Connection: close\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"


def get(*headers: bytes, target: bytes = b"/es/", version: bytes = b"1.1", host: bytes = HOST) -> bytes:
    return b"GET " + target + b" HTTP/" + version + b"\r\n" + host + CLOSE + b"".join(headers) + b"\r\n"


def post(*headers: bytes, body: bytes = b"", target: bytes = b"/es/check") -> bytes:
    return b"POST " + target + b" HTTP/1.1\r\n" + HOST + CLOSE + FORM + b"".join(headers) + b"\r\n" + body


def header(name: bytes, value: bytes) -> bytes:
    return name + b": " + value + b"\r\n"


LONG = 8_000
ANSWERS = {
    "HTTP/1.0": (get(version=b"1.0"), {200}),
    "HTTP/1.0 without a host": (get(version=b"1.0", host=b""), {200, 400}),
    "HTTP/1.1 without a host": (get(host=b""), {200, 400}),
    "HTTP/2.0": (get(version=b"2.0"), {400, 505}),
    "HTTP/9.z": (get(version=b"9.z"), {400, 505}),
    "no version": (b"GET /es/\r\n\r\n", {0, 400, 505}),
    "not HTTP": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", {400}),
    "an address with its host": (get(target=b"http://check.example.org/es/"), {200, 400, 404}),
    "an address of another host": (get(target=b"http://other.example/es/"), {400, 421}),
    "an address without a slash": (get(target=b"es/"), {400, 404}),
    "a star": (get(target=b"*"), {400, 404}),
    "a NUL": (get(target=b"/es/%00"), {400, 404}),
    "letters beyond ASCII": (get(target=b"/es/\xe9"), {400, 404}),
    "broken percent": (get(target=b"/es/%zz%"), {400, 404}),
    "dots": (get(target=b"/es/../../etc/passwd"), {400, 404}),
    "dots in percent": (get(target=b"/static/%2e%2e/%2e%2e/etc/passwd"), {400, 404}),
    "a long address": (get(target=b"/es/" + b"x" * 100_000), {414}),
    "CONNECT": (b"CONNECT a.example:443 HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n", {400, 404, 405, 501}),
    "TRACE": (b"TRACE /es/ HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n", {400, 405, 501}),
    "an unknown method": (b"BREW /es/ HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n", {400, 405, 501}),
    "HEAD": (b"HEAD /es/ HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n", {200}),
    "OPTIONS": (b"OPTIONS /es/check HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n", {200, 204}),
    "two hosts": (get(HOST), {400}),
    "a host that is none": (get(host=b"Host: xn--a\r\n"), {400}),
    "a folded header": (get(b"X-A: b\r\n c: d\r\n"), {400}),
    "a space before the colon": (get(b"X-A : b\r\n"), {400}),
    "a header without a colon": (get(b"nothing\r\n"), {200, 400}),
    "a bare line feed": (b"GET /es/ HTTP/1.1\nHost: check.example.org\nConnection: close\n\n", {200, 400}),
    "a NUL in a header": (get(b"X-A: a\x00b\r\n"), {400}),
    "sixty headers of eight kilobytes": (get(*(header(b"X-%d" % n, b"y" * LONG) for n in range(58))), {400, 431}),
    "a hundred headers": (get(*(header(b"X-%d" % n, b"y") for n in range(100))), {200, 431}),
    "one header of nine kilobytes": (get(header(b"X-A", b"y" * 9_000)), {400, 431}),
    "a head of sixteen kilobytes": (get(*(header(b"X-%d" % n, b"y" * LONG) for n in range(2))), {200}),
    "a head of twenty-four kilobytes": (get(*(header(b"X-%d" % n, b"y" * LONG) for n in range(3))), {400}),
    "many languages": (get(header(b"Accept-Language", b"a;q=0.1," * (LONG // 8))), {200}),
    "one endless language": (get(header(b"Accept-Language", b"a-" * (LONG // 2))), {200}),
    "many codings": (get(header(b"Accept-Encoding", b"gzip;q=0.1," * (LONG // 11))), {200}),
    "many ranges": (get(header(b"Range", b"bytes=" + b"0-1," * (LONG // 4))), {200, 206, 416}),
    "many tags": (get(header(b"If-None-Match", b'"a",' * (LONG // 4)), target=b"/rules.json"), {200}),
    "quotes in tags": (get(header(b"If-None-Match", b'"' * LONG), target=b"/rules.json"), {200}),
    "many cookies": (get(header(b"Cookie", b"a=b; " * (LONG // 5))), {200}),
    "quotes in cookies": (get(header(b"Cookie", b'a="' + b'\\"' * (LONG // 2))), {200}),
    "no expectation that we know": (get(b"Expect: a miracle\r\n"), {200, 417}),
    "a body with a GET": (get(b"Content-Length: 5\r\n") + b"hello", {200}),
    "a negative length": (post(b"Content-Length: -5\r\n"), {400}),
    "a length in other figures": (post("Content-Length: ٥\r\n".encode(), body=b"hello"), {400}),
    "a length that is no number": (post(b"Content-Length: 5x\r\n", body=b"hello"), {400}),
    "two lengths": (post(b"Content-Length: 5\r\n", b"Content-Length: 6\r\n", body=b"hello"), {400}),
    "an immense length": (post(b"Content-Length: " + b"9" * 4_000 + b"\r\n"), {400, 413}),
    "a length and chunks": (
        post(b"Content-Length: 5\r\n", b"Transfer-Encoding: chunked\r\n", body=b"0\r\n\r\n"),
        {400},
    ),
    "chunks": (post(b"Transfer-Encoding: chunked\r\n", body=b"5\r\nhello\r\n0\r\n\r\n"), {411, 422}),
    "chunks and trailers": (post(b"Transfer-Encoding: chunked\r\n", body=b"0\r\nX-A: b\r\n\r\n"), {411, 422}),
    "broken chunks": (post(b"Transfer-Encoding: chunked\r\n", body=b"zz\r\nhello\r\n"), {400, 411}),
    "chunks of chunks": (post(b"Transfer-Encoding: chunked, chunked\r\n", body=b"0\r\n\r\n"), {400, 501}),
    "a coding that nobody has": (post(b"Transfer-Encoding: x\r\n"), {400, 501}),
    "a body that is too long": (post(b"Content-Length: 3000000\r\n", body=b"x" * 3_000_000), {413}),
    "a long body that nobody reads": (
        post(b"Content-Length: 3000000\r\n", body=b"x" * 3_000_000, target=b"/es/privacy"),
        {405, 413},
    ),
}
"""What is sent, and the statuses that are right for it."""


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """nginx before one instance with one worker, so that whatever a request leaves behind meets the next one."""
    with behind_nginx(tmp_path_factory.mktemp("alone"), instances=1, limits=NO_LIMIT) as site:
        yield site


def is_served(server: Site) -> bool:
    return answer(server, STEP.raw).endswith(right_pages()[STEP])


@pytest.mark.parametrize(("sent", "right"), ANSWERS.values(), ids=ANSWERS)
def test_a_hostile_request_has_the_right_answer(alone: Site, sent: bytes, right: set[int]) -> None:
    found = answer(alone, sent)
    assert status(found) in right, found[:300]
    assert len(STATUS_LINE.findall(found)) == (status(found) > 0), "it was answered twice"
    assert is_served(alone)


def test_no_hostile_request_ends_the_worker_or_gets_into_a_log(alone: Site) -> None:
    (instance,) = alone.instances
    before, start = workers(instance), len(instance.log)
    for sent, _ in ANSWERS.values():
        answer(alone, sent.replace(b"es/", b"es/11358"))
    assert is_served(alone)
    assert workers(instance) == before
    own = instance.written_since(start)
    for word in ("11358", "Traceback", "Error", "127.0.0.1"):
        assert word not in own
        assert word not in alone.log
    assert "11358" not in alone.everything_else_written


def test_a_body_shorter_than_said_is_refused_and_never_half_read(alone: Site) -> None:
    """Asked of the site itself: nginx waits for the rest, and passes no half."""
    with connect(alone.instances[0]) as raw:
        raw.sendall(post(b"Content-Length: 500\r\n", body=b"1.court=california"))
        raw.shutdown(1)
        found = rest(raw)
    assert status(found) == 400
    assert is_served(alone)


def test_a_body_longer_than_said_is_not_taken_for_an_answer(alone: Site) -> None:
    assert FIRST.body
    length = b"Content-Length: %d\r\n" % len(FIRST.body)
    found = answer(alone, post(length, body=FIRST.body + b"&1.county=alpine"))
    assert found.endswith(right_pages()[FIRST])


def test_a_hundred_requests_in_one_go_are_answered_in_their_order(alone: Site) -> None:
    pair = PAGE.raw + STEP.raw.replace(b"Connection: close", b"Connection: keep-alive")
    pair = pair.replace(b"Connection: close", b"Connection: keep-alive")
    found = answer(alone, pair * 50 + PAGE.raw)
    pages = found.split(b"HTTP/1.1 200 OK")[1:]
    assert len(pages) == 101
    assert all(page.endswith(right_pages()[PAGE]) for page in pages[::2])
    assert all(page.endswith(right_pages()[STEP]) for page in pages[1::2])


def test_who_asks_whether_to_go_on_is_told_so_and_answered(alone: Site) -> None:
    head, body = STEP.raw.split(b"\r\n\r\n")
    with connect(alone) as raw:
        raw.sendall(head + b"\r\nExpect: 100-continue\r\n\r\n")
        assert raw.recv(1000).startswith(b"HTTP/1.1 100 ")
        raw.sendall(body)
        assert rest(raw).endswith(right_pages()[STEP])


def test_a_refused_body_does_not_spoil_the_next_request_on_the_connection(alone: Site) -> None:
    body = b"GET /es/privacy HTTP/1.1\r\n" + HOST + b"\r\n"
    for refused in (
        post(b"Content-Length: %d\r\n" % len(body), body=body, target=b"/es/privacy"),
        post(b"Transfer-Encoding: chunked\r\n", body=b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)),
    ):
        found = answer(alone, refused.replace(CLOSE, b"") + PAGE.raw)
        assert status(found) in (405, 422)
        assert found.endswith(right_pages()[PAGE])
        assert len(STATUS_LINE.findall(found)) == 2
