"""The pages of the check in a frame may be framed and read from any origin; the rest of the site stays by itself."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.support.addresses import AROUND
from tests.support.journeys import LOS_ANGELES_PLANTS, form

PLANTS = form(LOS_ANGELES_PLANTS)


def test_only_the_pages_of_the_check_in_a_frame_may_be_framed(client: FlaskClient, lang: str) -> None:
    framed = [client.get(f"/{lang}/embed/check"), client.post(f"/{lang}/embed/check", data=PLANTS)]
    framed += [client.get(f"/{lang}/embed/code"), client.post(f"/{lang}/embed/check", data={"asked": "1.court"})]
    for response in framed:
        assert "frame-ancestors *" in response.headers["Content-Security-Policy"]
    for address in (*AROUND, "/{}/check"):
        assert "frame-ancestors 'none'" in client.get(address.format(lang)).headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in client.post(f"/{lang}/check", data=PLANTS).headers["Content-Security-Policy"]


@pytest.mark.parametrize("show", ["result", "plan", "sheet", "clerk", "explained", "1.plants"])
def test_in_a_frame_every_form_stays_and_every_other_link_opens_the_whole_window(
    client: FlaskClient, lang: str, show: str
) -> None:
    page = client.post(f"/{lang}/embed/check", data=PLANTS | {"show": show, "look": "dark"}).text
    for tag in re.findall(r'<[^>]*(?:formaction|action)="[^"]*"[^>]*>', page):
        assert ("/embed/" in tag) != ('formtarget="_blank"' in tag), tag
    for link in re.findall(r"<a [^>]*>", page):
        leads = re.search(r'href="([^"]*)"', link)
        assert leads
        stays = leads[1].startswith("#") or "/embed/" in leads[1]
        assert bool(re.search('target="_(top|blank)"', link)) != stays, link
    assert 'name="look" value="dark"' in page
    assert 'class="look-dark"' in page


def test_a_look_that_we_do_not_have_changes_nothing(client: FlaskClient) -> None:
    assert client.get("/es/embed/check?look=<b>").data == client.get("/es/embed/check").data
    assert "look-dark" not in client.get("/es/check?look=dark").text


def test_a_page_in_a_frame_is_not_for_search_engines(client: FlaskClient) -> None:
    assert '<meta name="robots" content="noindex">' in client.get("/es/embed/check").text


def test_a_sandboxed_frame_which_has_no_origin_may_read_what_its_script_asked_for(client: FlaskClient) -> None:
    no_origin = {"Origin": "null"}
    for response in (
        client.get("/es/embed/check", headers=no_origin),
        client.post("/es/embed/check", data=PLANTS, headers=no_origin),
        client.post("/es/embed/check", data={"asked": "1.court"}, headers=no_origin),
    ):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response.headers
    assert "Access-Control-Allow-Origin" not in client.post("/es/check", data=PLANTS, headers=no_origin).headers


def test_every_page_in_a_frame_says_in_words_where_the_check_stands_by_itself(client: FlaskClient, lang: str) -> None:
    """A host may forbid scripts, forms and links; an address in words can still be typed."""
    shown = [client.get(f"/{lang}/embed/check"), client.post(f"/{lang}/embed/check", data=PLANTS)]
    for page in shown:
        assert re.search(rf'<a href="/{lang}/check"[^>]*>http://localhost/{lang}/check</a>', page.text)
    assert f"http://localhost/{lang}/code" in shown[1].text
