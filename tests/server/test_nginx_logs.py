"""nginx writes down the promised fields and no word of anybody, and no body in a file."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable

from tests.support.nginx import FORM, LINE, NAME, STEPS, Answer, Site, needs_nginx

pytestmark = needs_nginx


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
    send("POST", "/es/check", STEPS[-1], X_Forwarded_For="203.0.113.9", **telling)
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


def test_a_slow_body_of_nearly_16_kilobytes_is_answered_and_never_written_to_a_file(site: Site) -> None:
    connection = site.connect()
    body = (STEPS[-1] + "&x=").encode()
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
