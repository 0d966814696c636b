"""The share page: every snippet works as it is pasted, and a pasted link shows the check (oEmbed)."""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ElementTree
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from flask.testing import FlaskClient

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
    assert "script" not in box
    assert "iframe" not in box


@pytest.mark.parametrize("query", ["county=gotham", "look=pink", "height=99999", "county=%3Cb%3E&look=&height=x"])
def test_a_choice_that_makes_no_sense_is_taken_as_none(client: FlaskClient, query: str) -> None:
    assert client.get(f"/en/share?{query}").data == client.get("/en/share").data


def test_the_page_alone_may_show_a_frame_and_only_our_own(client: FlaskClient) -> None:
    assert client.get("/en/share").headers["Content-Security-Policy"].endswith("frame-src 'self'")
    assert "frame-src" not in client.get("/en/").headers["Content-Security-Policy"]


# oEmbed


@pytest.mark.parametrize("path", ["/es/check", "/es/check?county=kern", "/es/", "/es/help/kern", "/es/embed/check"])
def test_a_pasted_link_shows_the_check_in_its_language(client: FlaskClient, path: str) -> None:
    answer = client.get("/oembed", query_string={"url": HERE + path}).json
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
        ({"url": "javascript:alert(1)"}, 404),
        ({"url": "http://[::1"}, 404),
        ({"url": f"{HERE}/en/check", "format": "yaml"}, 501),
    ],
)
def test_oembed_refuses_what_it_cannot_show(client: FlaskClient, asked: dict[str, str], status: int) -> None:
    assert client.get("/oembed", query_string=asked).status_code == status


@pytest.mark.parametrize("path", ["/es/", "/es/check", "/en/help/kern"])
def test_shareable_pages_say_where_their_oembed_is(client: FlaskClient, path: str) -> None:
    page = client.get(path).text
    for kind in ("application/json+oembed", "text/xml+oembed"):
        found = re.search(rf'<link rel="alternate" type="{re.escape(kind)}" href="([^"]+)">', page)
        assert found
        answer = client.get(html.unescape(found[1]).removeprefix(HERE))
        assert answer.status_code == 200
        assert path.split("/")[1] + "/embed/check" in answer.text
    assert "oembed" not in client.get("/es/privacy").text
    assert json.loads(client.get("/oembed", query_string={"url": HERE + path}).data)["version"] == "1.0"
