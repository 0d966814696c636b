"""The share page: every snippet works as it is pasted, and a pasted link shows the check (oEmbed)."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from webapp.facts import COUNTIES

HERE = "http://localhost"


def snippet(page: str, name: str) -> str:
    found = re.search(rf'<textarea id="{name}"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert found, name
    return html.unescape(found[1]).strip()


def test_the_page_gives_every_kind_of_snippet_without_a_script(client: FlaskClient, lang: str) -> None:
    page = client.get(f"/{lang}/share?county=kern&look=dark&height=900").text
    assert snippet(page, "link") == f"{HERE}/{lang}/check?county=kern"
    assert f'href="{HERE}/{lang}/check?county=kern"' in snippet(page, "button")
    frame = snippet(page, "frame")
    assert f'src="{HERE}/{lang}/embed/check?county=kern&amp;look=dark"' in frame
    assert 'height="900"' in frame
    assert f'<script src="{HERE}/embed.js" async></script>' == snippet(page, "fit")
    assert f"{HERE}/{lang}/check?county=kern" in snippet(page, "message")
    assert snippet(page, "signature").endswith(f"{HERE}/{lang}/check?county=kern")
    for link in re.findall(r'href="(https://wa\.me/[^"]+|sms:[^"]+)"', page):
        assert f"{HERE}/{lang}/check?county=kern" in unquote(html.unescape(link))
    assert client.get("/embed.js").mimetype == "text/javascript"


def test_the_start_box_asks_for_county_and_language_only(client: FlaskClient, lang: str) -> None:
    box = snippet(client.get(f"/{lang}/share").text, "box")
    assert re.findall(r'name="(\w+)"', box) == ["county"]
    assert 'method="get"' in box
    assert set(re.findall(r'<option value="([\w-]+)"', box)) == set(COUNTIES)
    for address in re.findall(r'(?:action|formaction)="([^"]+)"', box):
        assert client.get(address.removeprefix(HERE) + "?county=kern").status_code == 200
    assert f'<form action="{HERE}/{lang}/check"' in box
    assert {"Start the check", "Empezar las preguntas"} <= set(re.findall(r'type="submit" value="([^"]+)"', box))
    assert "script" not in box
    assert "iframe" not in box


class WithoutForms(HTMLParser):
    """What a host leaves of a snippet that takes out forms, lists, frames and scripts: the words, and the links."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links.append(dict(attrs)["href"] or "")

    def handle_data(self, data: str) -> None:
        self.words += data.split()


@pytest.mark.parametrize("name", ["box", "button"])
def test_where_a_host_takes_forms_out_a_plain_link_is_left(client: FlaskClient, lang: str, name: str) -> None:
    page = client.get(f"/{lang}/share?county=kern").text
    left = WithoutForms()
    left.feed(snippet(page, name))
    assert left.links == [f"{HERE}/{lang}/check?county=kern"]
    assert " ".join(left.words) in html.unescape(client.get(f"/{lang}/").text)
    assert len(left.words) < 12


def test_the_lists_of_the_start_box_show_every_county_in_a_browser(client: FlaskClient, browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(snippet(client.get("/es/share?county=kern").text, "box"))
    labels = page.locator("option").evaluate_all("options => options.map(option => option.label)")
    assert labels[0] == "Cualquier condado"
    assert all(labels)
    assert len(set(labels)) == 1 + len(COUNTIES)
    assert page.locator("select").input_value() == "kern"
    page.close()


def test_the_address_of_the_frame_alone_is_offered_and_may_be_framed(client: FlaskClient, lang: str) -> None:
    address = snippet(client.get(f"/{lang}/share?county=kern&look=dark").text, "address")
    assert address == f"{HERE}/{lang}/embed/check?county=kern&look=dark"
    assert "frame-ancestors *" in client.get(address.removeprefix(HERE)).headers["Content-Security-Policy"]


@pytest.mark.parametrize("query", ["county=gotham", "look=pink", "height=99999", "county=%3Cb%3E&look=&height=x"])
def test_a_choice_that_makes_no_sense_is_taken_as_none(client: FlaskClient, query: str) -> None:
    assert client.get(f"/en/share?{query}").data == client.get("/en/share").data


def test_the_page_alone_may_show_a_frame_and_only_our_own(client: FlaskClient) -> None:
    assert client.get("/en/share").headers["Content-Security-Policy"].endswith("frame-src 'self'")
    assert "frame-src" not in client.get("/en/").headers["Content-Security-Policy"]


# oEmbed


@pytest.mark.parametrize(
    "path",
    [
        *("/es/check", "/es/check?county=kern", "/es/", "/es/help/kern", "/es/embed/check"),
        *("/es/embed/check?county=kern", "/c/kern?lang=es", "/C/Kern/?lang=es", "/c/k%65rn?lang=es"),
    ],
)
def test_a_pasted_link_shows_the_check_in_its_language(client: FlaskClient, path: str) -> None:
    answer = client.get("/oembed", query_string={"url": HERE + path}).json
    path = path.lower().replace("%65", "e")
    assert answer["version"] == "1.0"
    assert answer["type"] == "rich"
    assert set(answer) >= {"html", "width", "height", "title", "provider_name", "provider_url", "thumbnail_url"}
    frame = re.search(r'src="([^"]+)"', answer["html"])
    assert frame
    shown = urlsplit(html.unescape(frame[1]))
    assert shown.path == "/es/embed/check"
    assert parse_qs(shown.query).get("county", []) == (["kern"] if "kern" in path else [])
    assert isinstance(answer["width"], int)
    assert client.get(urlsplit(answer["thumbnail_url"]).path).status_code == 200


@pytest.mark.parametrize(
    ("path", "frame"),
    [
        ("/", "/en/embed/check"),
        ("/la", "/en/embed/check?county=los-angeles"),
        ("/LA?lang=es", "/es/embed/check?county=los-angeles"),
        ("/sd", "/en/embed/check?county=san-diego"),
        ("/c/San Luis Obispo", "/en/embed/check?county=san-luis-obispo"),
        ("/es/embed/check?county=kern&look=dark", "/es/embed/check?county=kern&look=dark"),
        ("/es/check?county=gotham&1.section=11358", "/es/embed/check"),
    ],
)
def test_every_address_that_we_advertise_shows_the_check(client: FlaskClient, path: str, frame: str) -> None:
    for accepted in ("en", "es"):
        asked = {"query_string": {"url": HERE + path}, "headers": {"Accept-Language": accepted}}
        shown = re.search(r'src="([^"]+)"', client.get("/oembed", **asked).json["html"])
        assert shown
        assert html.unescape(shown[1]) == HERE + frame


def test_oembed_is_the_same_in_xml(client: FlaskClient) -> None:
    asked = {"url": f"{HERE}/en/check", "maxwidth": "400", "maxheight": "500"}
    response = client.get("/oembed", query_string=asked | {"format": "xml"})
    assert response.mimetype == "text/xml"
    tree = {each.tag: each.text for each in ElementTree.fromstring(response.data)}
    assert tree == {name: str(value) for name, value in client.get("/oembed", query_string=asked).json.items()}
    assert (tree["width"], tree["height"]) == ("400", "500")


@pytest.mark.parametrize("size", ["0", "-5", "x", "9" * 50, "١٢", ""])
def test_a_size_that_makes_no_sense_is_never_a_failure(client: FlaskClient, size: str) -> None:
    answer = client.get("/oembed", query_string={"url": f"{HERE}/en/check", "maxwidth": size, "maxheight": size}).json
    assert answer["width"] >= 280
    assert answer["height"] >= 300


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, 400),
        ({"url": "http://elsewhere.example/es/check"}, 404),
        ({"url": f"{HERE}/es/privacy"}, 404),
        ({"url": f"{HERE}/xx/check"}, 404),
        ({"url": f"{HERE}/c/gotham"}, 404),
        ({"url": "http://elsewhere.example/la"}, 404),
        ({"url": "javascript:alert(1)"}, 404),
        ({"url": "http://[::1"}, 404),
        ({"url": f"{HERE}/en/check", "format": "yaml"}, 501),
    ],
)
def test_oembed_refuses_what_it_cannot_show(client: FlaskClient, asked: dict[str, str], status: int) -> None:
    assert client.get("/oembed", query_string=asked).status_code == status


@pytest.mark.parametrize(
    ("path", "frame"),
    [
        ("/", "/es/embed/check"),
        ("/es/", "/es/embed/check"),
        ("/es/check", "/es/embed/check"),
        ("/en/check?county=kern", "/en/embed/check?county=kern"),
        ("/en/check?county=gotham", "/en/embed/check"),
        ("/en/help/kern", "/en/embed/check?county=kern"),
        ("/en/embed/check", "/en/embed/check"),
        ("/en/embed/check?county=kern&look=dark", "/en/embed/check?county=kern&look=dark"),
    ],
)
def test_shareable_pages_say_where_their_oembed_is_with_county_and_look(
    client: FlaskClient, path: str, frame: str
) -> None:
    page = client.get(path, headers={"Accept-Language": "es"}).text
    for kind in ("application/json+oembed", "text/xml+oembed"):
        found = re.search(rf'<link rel="alternate" type="{re.escape(kind)}" href="([^"]+)">', page)
        assert found
        answer = client.get(html.unescape(found[1]).removeprefix(HERE))
        assert answer.status_code == 200
        shown = re.search(r'src=(?:"|\\")([^"\\]+)', html.unescape(answer.text))
        assert shown
        assert html.unescape(shown[1]) == HERE + frame


def test_no_other_page_has_an_oembed(client: FlaskClient) -> None:
    assert "oembed" not in client.get("/es/privacy").text
    for address in ("/es/check", "/es/embed/check"):
        assert "json+oembed" not in client.post(address, data={"asked": "1.court", "1.court": "california"}).text


# What the page tells editors of WordPress


def test_the_share_page_says_what_wordpress_lets_authors_use(client: FlaskClient) -> None:
    page = client.get("/en/share").text
    assert "author or a contributor" in page
    assert "closed frame" in page
