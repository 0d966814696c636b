"""Whatever somebody puts into a request: it stays words, leads nowhere else, and opens no file."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import quote, urlencode, urlsplit

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from tests.conftest import Server
from tests.promises.test_privacy import send
from tests.support.journeys import LOS_ANGELES_PLANTS, form

MARKUP = (
    "<zq onzq=1>",
    '"><zq onzq=1>',
    "'><zq onzq=1>",
    '" onzq="1',
    "' onzq='1",
    " onzq=1 ",
    "</title><zq>",
    "</textarea></script></style><zq>",
    "--><zq>",
    "]]><zq>",
    "<zq\x00>",
    "＜zq＞",
    "%3Czq%3E",
    "&lt;zq&gt;",
    "javascript:zq",
    "{{ 1234567 * 7 }}{% zq %}${1234567*7}",
    "%(zq)s {zq} %s",
    "\u202e\ud7ff\r\nonzq: 1",
)
SENT = st.lists(st.sampled_from([*MARKUP, "kern", "los-angeles", "11358", "1.county", "\x00", "ñ"]), max_size=4).map(
    "".join
)
PLACES = ("/{}", "/es/{}", "/c/{}", "/es/help/{}", "/es/states/{}", "/es/forms/{}", "/es/papers/{}", "/en/rules/{}")
PLACES += ("/en/rules/{}.svg", "/static/{}", "/api/{}", "/la/{}")
QUERIES = ("/es/check", "/en/embed/check", "/es/share", "/es/flyer", "/es/flyer/qr.svg", "/en/rules", "/la", "/c/kern")
QUERIES += ("/es/helpers", "/es/code", "/oembed", "/", "/leave", "/es/nowhere", "/sitemap.xml", "/robots.txt")
IN_QUERY = ("county", "look", "height", "partner", "size", "as_of", "lang", "line", "url", "format", "next", "maxwidth")
IN_FORM = (
    "asked",
    "show",
    "remove",
    "typed",
    "code",
    "look",
    "line",
    "1.court",
    "1.county",
    "1.section",
    "fifty_2020",
    "zq",
)
EXAMPLES = settings(max_examples=150, suppress_health_check=list(HealthCheck))


class Reader(HTMLParser):
    """Reads a page as a browser does, and knows whether anything that was sent became a part of it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.strange: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag.startswith("zq"):
            self.strange.append(tag)
        for name, value in attrs:
            if "onzq" in name:
                self.strange.append(name)
            if name in ("href", "src", "action", "formaction", "content"):
                self.links.append(value or "")


def stays_words(response: TestResponse) -> None:
    """Nothing of the markup above is markup in the answer, nor a link, a header or the result of a sum."""
    assert response.status_code < 500 or response.status_code == 501
    assert not [name for name in response.headers.keys() if "onzq" in name.lower()]  # noqa: SIM118
    assert "8641969" not in response.text
    if response.mimetype.endswith("json"):  # no browser takes it for a page
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        return
    page = Reader(response.text)
    assert page.strange == []
    assert not [link for link in page.links if link.strip().lower().startswith("javascript:")]


@EXAMPLES
@given(place=st.sampled_from(PLACES), sent=SENT)
def test_what_is_sent_in_the_path_stays_words(client: FlaskClient, place: str, sent: str) -> None:
    stays_words(client.get(place.format(quote(sent, safe=""))))


@EXAMPLES
@given(path=st.sampled_from(QUERIES), sent=st.dictionaries(st.sampled_from(IN_QUERY), SENT, max_size=4))
def test_what_is_sent_in_the_query_stays_words(client: FlaskClient, path: str, sent: dict[str, str]) -> None:
    stays_words(client.get(path, query_string=sent))


@EXAMPLES
@given(
    path=st.sampled_from(["/es/check", "/en/check", "/es/code", "/en/embed/check"]),
    sent=st.dictionaries(st.sampled_from(IN_FORM), SENT, max_size=6),
    asked=st.sampled_from([{}, {"asked": "1.county", "1.court": "california"}, form(LOS_ANGELES_PLANTS)]),
)
def test_what_is_sent_in_the_form_stays_words(
    client: FlaskClient, path: str, sent: dict[str, str], asked: dict[str, str]
) -> None:
    stays_words(client.post(path, data=sent | asked))
    stays_words(client.post(path, data=asked | sent))


@EXAMPLES
@given(
    name=st.sampled_from(["Host", "Accept-Language", "Referer", "User-Agent", "X-Forwarded-Host", "Origin", "Cookie"]),
    sent=SENT.map(lambda text: text.replace("\r\n", "")),
)
def test_what_is_sent_in_a_header_stays_words(client: FlaskClient, name: str, sent: str) -> None:
    for path in ("/", "/es/share", "/es/nowhere", "/sitemap.xml", "/la"):
        stays_words(client.get(path, headers={name: sent.encode().decode("latin-1")}))


def test_a_county_and_a_code_that_were_typed_are_said_back_as_words(client: FlaskClient) -> None:
    asked = {"1.court": "california", "asked": "1.county", "typed": '"><zq onzq=1>'}
    for response in (client.post("/es/check", data=asked), client.post("/es/code", data={"code": asked["typed"]})):
        assert response.status_code == 422
        assert "&gt;&lt;zq onzq=1&gt;" in response.text
        stays_words(response)


# One meaning


def test_of_a_field_that_is_sent_twice_the_last_that_makes_sense_counts(client: FlaskClient) -> None:
    """On a page the answer just chosen stands behind the hidden one. In an address the first counts."""
    kind = "application/x-www-form-urlencoded"
    thrice = [(name, each) for name, value in form(LOS_ANGELES_PLANTS).items() for each in ("unknown", value, "zq")]
    once = client.post("/es/check", data=form(LOS_ANGELES_PLANTS))
    assert 'data-outcome="petition"' in once.text
    assert client.post("/es/check", data=urlencode(thrice), content_type=kind).data == once.data
    kern = client.get("/es/check?county=kern")
    assert client.get("/es/check?county=kern&county=alpine").data == kern.data
    assert client.get("/c/kern?lang=es&lang=en").location == "/es/check?county=kern"


def test_a_form_takes_no_answer_from_the_address(client: FlaskClient) -> None:
    plain = client.post("/es/check", data={"1.court": "california"})
    assert (
        client.post("/es/check?1.county=kern&county=kern&1.court=federal", data={"1.court": "california"}).data
        == plain.data
    )


def test_a_cookie_and_a_method_in_disguise_change_nothing(client: FlaskClient) -> None:
    plain = client.get("/es/check")
    for headers in (
        {"Cookie": "session=1; 1.county=kern; lang=en"},
        {"Authorization": "Basic eDp5", "X-Requested-With": "XMLHttpRequest"},
        {"X-HTTP-Method-Override": "POST", "X-Original-URL": "/en/", "X-Rewrite-URL": "/en/"},
        {"X-Forwarded-Prefix": "/zq", "X-Forwarded-Proto": "zq", "X-Script-Name": "/zq", "Origin": "null"},
    ):
        response = client.get("/es/check", headers=headers)
        assert (response.status_code, response.data) == (200, plain.data)
        assert "Set-Cookie" not in response.headers


# Nowhere else

ELSEWHERE = (
    "//elsewhere.example/la",
    "//elsewhere.example/%2e%2e",
    "///elsewhere.example",
    "/\\elsewhere.example",
    "/%5celsewhere.example/la",
    "/%2f%2felsewhere.example/c/kern",
    "/la//elsewhere.example",
    "/la?lang=//elsewhere.example&next=https://elsewhere.example&url=https://elsewhere.example",
    "/c/kern?lang=es%0d%0aLocation:%20https://elsewhere.example",
    "/c/kern%0d%0aLocation:%20https://elsewhere.example",
    "/es//check%0d%0aSet-Cookie:%20a=b",
    "/es//check?%0d%0aSet-Cookie:a=b",
    "/leave?to=https://elsewhere.example&next=//elsewhere.example",
    "/oembed?url=https://elsewhere.example/es/check",
    "/oembed?url=http://localhost@elsewhere.example/es/check",
    "/es/help/kern/..//..//elsewhere.example",
)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_no_address_leads_to_a_site_that_somebody_else_chose(server: Server, address: str) -> None:
    response = send(server, "GET", address)
    location = response.getheader("Location") or "/"
    assert response.status < 500
    assert urlsplit(location).netloc in ("", urlsplit(server.url).netloc)
    assert not location.startswith(("//", "/\\"))
    assert response.getheader("Set-Cookie") is None
    page = Reader(response.text)  # type: ignore[attr-defined]
    assert not [link for link in page.links if "elsewhere.example" in link.split("?")[0].split("/es/")[0]]


def test_leave_leads_where_the_operator_said_whatever_is_asked(client: FlaskClient) -> None:
    plain = client.get("/leave")
    assert b"https://www.weather.gov/" in plain.data
    assert client.get("/leave?leave_to=https://elsewhere.example").data == plain.data


# No file


@pytest.mark.parametrize(
    "address",
    [
        "/static/../webapp/config.py",
        "/static/..%2fwebapp/config.py",
        "/static/%2e%2e/webapp/config.py",
        "/static/%2e%2e%2fwebapp%2fconfig.py",
        "/static/%252e%252e/webapp/config.py",
        "/static/..%5cwebapp%5cconfig.py",
        "/static/..;/webapp/config.py",
        "/static//etc/passwd",
        "/static/%00",
        "/static/site.css%00.png",
        "/static/site.css",
        "/static/",
        "/static",
        "/../../etc/passwd",
        "/es/forms/..%2f..%2fwebapp%2fconfig.py",
        "/es/papers/....//....//etc/passwd",
        "/en/rules/..%2f..%2fpyproject.toml",
        "/en/rules/%2e%2e/tree.svg",
        "/webapp/config.py",
        "/.git/config",
        "/pyproject.toml",
        "/translations/es/LC_MESSAGES/messages.po",
        "/file:///etc/passwd",
    ],
)
def test_no_path_reaches_a_file_that_is_not_public_nor_a_list_of_files(server: Server, address: str) -> None:
    response = send(server, "GET", address)
    assert response.status in (308, 400, 404)
    text: str = response.text  # type: ignore[attr-defined]
    for inside in ("from_environment", "root:", "[project]", "[core]", "msgstr", "Index of"):
        assert inside not in text


def test_oembed_opens_no_address(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("it opened a connection"))
    for address in ("http://127.0.0.1:9/es/check", "file:///etc/passwd", "http://localhost/es/check"):
        assert client.get("/oembed", query_string={"url": address}).status_code in (200, 404)
