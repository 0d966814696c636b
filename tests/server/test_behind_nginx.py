"""What the site sends arrives through nginx as it was sent, and leads nowhere else."""

from __future__ import annotations

import gzip
import http.client
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import brotli
import pytest

from tests.conftest import PATIENCE
from tests.support.nginx import NAME, STEPS, Answer, Site, ask, needs_nginx
from webapp.web.headers import CONTENT_SECURITY_POLICY

pytestmark = needs_nginx


def plain(answer: Answer) -> bytes:
    """The body as it is read: compressed it holds the time at which that was done."""
    return {"gzip": gzip.decompress, "br": brotli.decompress}.get(answer.headers["Content-Encoding"], bytes)(
        answer.body
    )


@pytest.mark.parametrize(
    "address", ["/", "/es/", "/es/check", "/leave", "/clear.css", "/es/nowhere", "/la", "/sitemap.xml"]
)
def test_the_headers_of_the_site_arrive_as_it_sends_them(site: Site, send: Callable[..., Answer], address: str) -> None:
    alone = http.client.HTTPConnection(urlsplit(site.instances[0].url).netloc, timeout=PATIENCE)
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
    answer = send("POST", "/es/check", STEPS[-1])
    assert answer.headers.get_all("Cache-Control") == ["no-store"]
    assert answer.headers.get_all("Content-Security-Policy") == [CONTENT_SECURITY_POLICY]
    assert answer.headers.get_all("Strict-Transport-Security") == ["max-age=63072000; includeSubDomains"]
    assert answer.headers["Server"] == "nginx"
    assert answer.headers["Set-Cookie"] is None


def test_a_redirect_stays_where_the_reader_is(site: Site, send: Callable[..., Answer]) -> None:
    """Behind a proxy that the site does not trust it takes the request for one without TLS."""
    alone = http.client.HTTPConnection(urlsplit(site.instances[0].url).netloc, timeout=PATIENCE)
    for method in ("GET", "POST"):
        for answer in (
            send(method, "/en//check", Host=f"{NAME}:81"),
            ask(alone, method, "/en//check", X_Forwarded_Proto="http", X_Forwarded_Host="elsewhere.example"),
            ask(alone, method, "/en//check", Host="localhost"),
        ):
            assert answer.status == 308
            assert urljoin(f"https://{NAME}/es/", answer.headers["Location"]) == f"https://{NAME}/en/check"
            assert b"elsewhere" not in answer.body


def test_the_proof_for_the_certificate_is_given_out_without_tls(site: Site) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", site.plain_port, timeout=PATIENCE)
    connection.request("GET", "/.well-known/acme-challenge/proof")
    assert connection.getresponse().read() == b"proved"
