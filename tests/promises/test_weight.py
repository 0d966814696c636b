"""The first view of every page, with everything it loads, fits in 14,336 bytes over the wire."""

from __future__ import annotations

import gzip
import http.client
import re
from functools import cache
from urllib.parse import urlencode, urlsplit

import brotli
import pytest

from tests.conftest import PATIENCE, Server
from tests.support.addresses import AROUND
from tests.support.journeys import (
    AFTER_THE_RESULT,
    LOS_ANGELES_PLANTS,
    first_path_to_each_kind_of_result,
    first_path_to_each_question,
    form,
    one_of_each_kind,
    slips,
)

MOST_BYTES = 14_336
LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon)"|script|use)[^>]*?(?:src|href)="(/static/[^"#]+)')
"""What a browser loads to show a page; the touch icon and the preview card are fetched only by who wants them."""

CHECK = {**first_path_to_each_question(), **first_path_to_each_kind_of_result()}
PAGES = ("/", *AROUND, "/{}/check", "/{}/nowhere")


def wire(
    server: Server,
    address: str,
    body: str | None = None,
    accept: str = "gzip, deflate, br",
    content_type: str = "application/x-www-form-urlencoded",
) -> tuple[int, str]:
    """Bytes of the response as sent, its headers included, and its text."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=PATIENCE)
    headers = {"Accept-Encoding": accept, "Content-Type": content_type}
    connection.request("GET" if body is None else "POST", address, body, headers)
    response = connection.getresponse()
    content = response.read()
    head = sum(len(name) + len(value) + 4 for name, value in response.getheaders()) + 19
    decode = {"br": brotli.decompress, "gzip": gzip.decompress}.get(response.getheader("Content-Encoding") or "", bytes)
    text = decode(content)
    return len(content) + head, text.decode()


def first_view(server: Server, address: str, body: str | None = None, accept: str = "gzip, deflate, br") -> int:
    """Bytes of a page and of everything it loads."""
    total, page = wire(server, address, body, accept)
    loaded = set(LOADED.findall(page))
    assert len(loaded) >= 3
    return total + sum(weight_of_file(server, link, accept) for link in loaded)


@cache
def weight_of_file(server: Server, link: str, accept: str) -> int:
    """Bytes of a stylesheet, a script or a drawing, whose name changes with what is in it."""
    return wire(server, link, accept=accept)[0]


@pytest.mark.parametrize("address", PAGES)
def test_the_first_view_of_a_page_is_light(server: Server, lang: str, address: str) -> None:
    assert first_view(server, address.format(lang)) <= MOST_BYTES


@pytest.mark.parametrize("accept", ["gzip, deflate, br", "gzip"])
def test_the_first_view_of_every_question_and_result_is_light(server: Server, lang: str, accept: str) -> None:
    address = f"/{lang}/check"
    sizes = {name: first_view(server, address, urlencode(form(answers)), accept) for name, answers in CHECK.items()}
    assert max(sizes.values()) <= MOST_BYTES, max(sizes, key=sizes.__getitem__)


@pytest.mark.parametrize("accept", ["gzip, deflate, br", "gzip"])
def test_the_page_that_offers_three_counties_is_light(server: Server, lang: str, accept: str) -> None:
    body = urlencode({"1.court": "california", "asked": "1.county", "typed": "Mission Hills"})
    assert first_view(server, f"/{lang}/check", body, accept) <= MOST_BYTES


@pytest.mark.parametrize("accept", ["gzip, deflate, br", "gzip"])
def test_the_slips_are_light(server: Server, lang: str, accept: str) -> None:
    for name, fields in slips().items():
        assert first_view(server, f"/{lang}/check", urlencode(fields), accept) <= MOST_BYTES, name


@pytest.mark.parametrize("show", AFTER_THE_RESULT)
def test_the_pages_behind_a_result_are_light(server: Server, lang: str, show: str) -> None:
    for kind, answers in {**one_of_each_kind(), "very likely": LOS_ANGELES_PLANTS}.items():
        body = urlencode(form(answers) | {"show": show})
        assert first_view(server, f"/{lang}/check", body) <= MOST_BYTES, kind


def test_the_result_of_ten_convictions_is_light_too(server: Server, lang: str) -> None:
    longest = max(CHECK.values(), key=len)
    ten: dict[str, str] = {}
    for number in range(1, 11):
        ten |= form(longest, number)
    assert first_view(server, f"/{lang}/check", urlencode(ten)) <= MOST_BYTES


@pytest.mark.bench
def test_print_the_weights(server: Server) -> None:
    for lang in ("en", "es"):
        for address in PAGES:
            print(f"{first_view(server, address.format(lang)):6d} bytes  {address.format(lang)}")
        sizes = [first_view(server, f"/{lang}/check", urlencode(form(answers))) for answers in CHECK.values()]
        print(f"{max(sizes):6d} bytes  the heaviest question or result ({lang})")


def test_static_files_may_be_kept_for_a_year(server: Server) -> None:
    _, page = wire(server, "/en/")
    for link in LOADED.findall(page):
        connection = http.client.HTTPConnection(urlsplit(server.url).netloc)
        connection.request("GET", link, headers={"Accept-Encoding": "br"})
        response = connection.getresponse()
        assert "immutable" in (response.getheader("Cache-Control") or "")
        assert response.getheader("Content-Encoding") == "br"
