"""A flyer prints on one letter page in every size and language, and its QR code says its short address and no more."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import cast

import pytest
import zxingcpp
from flask.testing import FlaskClient
from PIL import Image
from playwright.sync_api import Browser, PdfMargins, expect

from tests.conftest import Server, start_server
from tests.promises.test_print import MARGINS
from tests.promises.test_weight import MOST_BYTES, first_view, wire
from tests.support.app import app_with
from tests.support.browsing import PHONE, Visitor, visitor_at
from webapp.config import Settings
from webapp.facts import COUNTIES, offices
from webapp.pages.flyer import COPIES, TABS, draw_svg, to_call
from webapp.pages.short_links import short_path

SITE = "https://check.example"
LONG_SITE = "https://cannabisrecordcheck.example"
QR = re.compile(r'<img src="(/[^"]+/qr\.svg[^"]*)"')
NARROW: PdfMargins = dict.fromkeys(("top", "right", "bottom", "left"), "0.5in")  # type: ignore[assignment]
PAPERS: dict[str, PdfMargins | None] = {"as the page asks": None, "Chromium's margins": MARGINS, "half an inch": NARROW}
LONGEST = ("san-luis-obispo", "yolo", "san-bernardino")
"""The longest address, and the longest names of offices."""

CUT_OFF = """() => [...document.querySelectorAll(".copy > :not(img), .turned")]
    .filter((part) => {
        const [inner, outer] = [part, part.closest(".copy, .tabs p")].map((each) => each.getBoundingClientRect());
        return part.scrollWidth > part.clientWidth + 1 || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1
            || inner.left < outer.left - 1 || inner.right > outer.right + 1;
    })
    .map((part) => part.textContent)"""
"""What does not fit on its flyer, card or tab."""
TOO_SMALL = """(least) => [...document.querySelectorAll(".flyer *")]
    .filter((part) => [...part.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
    .map((part) => [parseFloat(getComputedStyle(part).fontSize) * 72 / 96, part.textContent])
    .filter(([points]) => points < least)"""
"""Text below so many points."""


def flyer_of(page: str) -> str:
    return page.split('<div class="flyer', 1)[1].split("</main>")[0]


def decoded(picture: Image.Image) -> list[str]:
    """What a reader of QR codes finds in a picture."""
    return [code.text for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)]


@pytest.mark.parametrize("size", COPIES)
@pytest.mark.parametrize("county", ["", *COUNTIES])
def test_every_flyer_renders_whole_in_every_language(client: FlaskClient, lang: str, county: str, size: str) -> None:
    response = client.get(f"/{lang}/flyer?county={county}&size={size}")
    assert response.status_code == 200
    assert "public" in response.headers["Cache-Control"]
    flyer = flyer_of(response.text)
    copies = COPIES[size]
    assert flyer.count('<div class="copy') == flyer.count('<p class="address">') == copies
    assert flyer.count('<span class="turned">') == (TABS if size == "letter" else 0)
    assert len(QR.findall(flyer)) == copies
    assert len(set(QR.findall(flyer))) == 1
    assert flyer.count("It is not legal advice.") == copies or lang != "en"
    elsewhere = "en" if lang == "es" else "es"
    assert f"localhost{short_path(county, elsewhere)}".rstrip("/") in flyer
    assert flyer.count('aria-hidden="true"') == copies - 1 + (size == "letter")
    assert not re.search(r"\{\{|\{%|%\(\w+\)s|None\b|style=", flyer)


@pytest.mark.parametrize("size", COPIES)
def test_an_unverified_office_is_on_no_flyer(client: FlaskClient, lang: str, size: str) -> None:
    unverified = {office.phone for office in offices.OFFICES.values() if office.sure == "unverified" and office.phone}
    for county in COUNTIES:
        office = to_call(county)
        assert office is not None
        assert offices.SHOWN[office.id] is office
        page = client.get(f"/{lang}/flyer?county={county}&size={size}").text
        assert page.count(office.phone) == COPIES[size]
        assert page.count('<span class="first">') == (COPIES[size] if office.call_first else 0)
        assert not [phone for phone in unverified if phone in page]


def test_a_flyer_for_the_whole_state_names_no_office(client: FlaskClient) -> None:
    assert '<p class="call">' not in client.get("/en/flyer").text


@pytest.mark.parametrize("query", ["county=narnia", "size=poster", "county=narnia&size=poster", "county=%00&size=%ff"])
def test_what_we_do_not_know_falls_back_to_the_default_and_says_so(client: FlaskClient, query: str) -> None:
    response = client.get(f"/en/flyer?{query}")
    assert response.status_code == 422
    assert 'class="flyer letter"' in response.text
    assert ("We do not know that county." in response.text) == ("county=" in query)
    assert ("We do not have that size." in response.text) == ("size=" in query)
    assert "narnia" not in response.text


def test_another_language_keeps_what_was_chosen(client: FlaskClient) -> None:
    assert 'href="/es/flyer?county=kern&amp;size=half"' in client.get("/en/flyer?county=kern&size=half").text
    page = client.get("/en/flyer?county=kern&size=half&blank=1").text
    assert 'href="/es/flyer?county=kern&amp;size=half&amp;blank=1"' in page


@pytest.mark.parametrize(("size", "lines"), [("letter", 1), ("half", 2), ("wallet", 0)])
def test_a_clinic_can_have_a_line_to_write_on(client: FlaskClient, lang: str, size: str, lines: int) -> None:
    assert client.get(f"/{lang}/flyer?size={size}&blank=1").text.count('<p class="blank">') == lines
    assert '<p class="blank">' not in client.get(f"/{lang}/flyer?size={size}").text


def test_a_flyer_with_an_address_that_nobody_chose_warns_before_it_is_printed(client: FlaskClient, lang: str) -> None:
    page = client.get(f"/{lang}/flyer?county=kern").text
    warning = page.split("data-unnamed>")[1].split("</p>")[0]
    assert "localhost/c/kern" in warning
    assert "data-unnamed" not in app_with(Settings(site_url=SITE)).test_client().get(f"/{lang}/flyer?county=kern").text


def test_the_other_language_has_an_address_that_can_be_said(client: FlaskClient) -> None:
    assert "localhost/c/kern/es" in flyer_of(client.get("/en/flyer?county=kern").text)


@pytest.mark.parametrize("county", ["", *COUNTIES])
@pytest.mark.parametrize("site", [SITE, "https://old-cannabis-convictions.library.example/check"])
def test_the_qr_code_says_the_short_address_in_the_language_of_the_flyer(lang: str, county: str, site: str) -> None:
    client = app_with(Settings(site_url=site)).test_client()
    response = client.get(f"/{lang}/flyer/qr.png?county={county}&1.section=11358")
    assert response.mimetype == "image/png"
    assert len(response.data) < 4096
    assert decoded(Image.open(BytesIO(response.data))) == [site + short_path(county, lang)]


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_qr_code_may_be_kept_and_is_checked_by_its_tag(client: FlaskClient, kind: str) -> None:
    address = f"/es/flyer/qr.{kind}?county=kern"
    response = client.get(address)
    assert response.cache_control.public
    assert response.cache_control.max_age == 7 * 86400
    again = client.get(address, headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
    assert client.get(f"/en/flyer/qr.{kind}?county=kern").data != response.data


def test_the_drawing_has_nothing_the_content_policy_refuses_and_a_quiet_zone() -> None:
    drawing = draw_svg(f"{SITE}/la/es").decode()
    assert not re.search(r"style|script|href|class", drawing)
    assert 'xmlns="http://www.w3.org/2000/svg"' in drawing
    side = re.search(r'viewBox="0 0 (\d+) \1"', drawing)
    assert side
    assert int(side[1]) == 29 + 2 * 4
    assert 'fill="#fff"' in drawing
    assert re.search(r'd="M4 4\.5h7', drawing)


def test_a_qr_code_of_no_county_or_of_a_made_up_host_is_not_found(client: FlaskClient) -> None:
    assert client.get("/en/flyer/qr.svg?county=narnia").status_code == 404
    made_up = ".".join(["a" * 60] * 6)
    assert client.get("/en/flyer/qr.png", headers={"Host": made_up}).status_code == 404
    assert client.get("/en/flyer", headers={"Host": made_up}).status_code == 200


@pytest.mark.parametrize("size", COPIES)
def test_the_first_view_is_light_with_its_code(server: Server, lang: str, size: str) -> None:
    address = f"/{lang}/flyer?county=san-luis-obispo&size={size}"
    code = QR.search(wire(server, address)[1])
    assert code
    assert first_view(server, address) + wire(server, code[1])[0] <= MOST_BYTES


# On paper


@pytest.fixture(scope="module")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site under a public name as long as any."""
    running = start_server(tmp_path_factory.mktemp("public"), SITE_URL=LONG_SITE, WEB_CONCURRENCY="1")
    yield running
    running.process.terminate()
    running.process.wait(40)


@pytest.fixture(scope="module")
def visitor(browser: Browser, public_site: Server) -> Iterator[Visitor]:
    with visitor_at(public_site.url, browser, viewport={"width": 1280, "height": 900}) as visitor:
        yield visitor


def printed(visitor: Visitor, paper: Path, margins: PdfMargins | None) -> Path:
    """Print the page that is open; without margins, as the page itself asks for."""
    if margins:
        visitor.page.pdf(path=paper, format="Letter", margin=margins)
    else:
        visitor.page.pdf(path=paper, prefer_css_page_size=True)
    return paper


def facts_of(paper: Path) -> dict[str, str]:
    """What pdfinfo says of a file."""
    lines = subprocess.run(["pdfinfo", paper], check=True, capture_output=True, text=True).stdout.splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def photographed(paper: Path) -> Image.Image:
    """The printed page as a picture of 150 dots an inch."""
    subprocess.run(["pdftoppm", "-r", "150", "-gray", "-png", "-singlefile", paper, paper.with_suffix("")], check=True)
    return Image.open(paper.with_suffix(".png"))


@pytest.mark.parametrize("margins", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("size", COPIES)
@pytest.mark.parametrize("county", ["los-angeles", "yolo"])
def test_a_flyer_prints_on_one_letter_page_and_its_codes_can_be_read_from_it(
    visitor: Visitor, lang: str, county: str, size: str, margins: PdfMargins | None, tmp_path: Path
) -> None:
    visitor.open(f"/{lang}/flyer?county={county}&size={size}")
    paper = printed(visitor, tmp_path / "flyer.pdf", margins)
    facts = facts_of(paper)
    assert facts["Pages"] == "1"
    assert facts["Page size"].startswith("612 x 792 pts")
    assert decoded(photographed(paper)) == [LONG_SITE + short_path(county, lang)] * COPIES[size]


def test_only_the_flyer_is_printed(visitor: Visitor, lang: str, tmp_path: Path) -> None:
    visitor.open(f"/{lang}/flyer?county=kern&size=half")
    paper = printed(visitor, tmp_path / "flyer.pdf", None)
    text = subprocess.run(["pdftotext", "-raw", paper, "-"], check=True, capture_output=True, text=True).stdout
    words = " ".join(text.split())
    headline = " ".join((visitor.main.locator(".copy h2").first.text_content() or "").split())
    assert words.count(headline) == 2
    assert words.replace(" ", "").count(f"cannabisrecordcheck.example{short_path('kern')}") == 4  # and in two languages
    for hidden in ("h1", "form button", "[data-print]", ".leave", "footer p"):
        on_screen = " ".join((visitor.page.locator(hidden).first.text_content() or "").split())
        assert on_screen
        assert on_screen not in words


@pytest.mark.parametrize("size", COPIES)
@pytest.mark.parametrize("county", LONGEST)
def test_the_longest_names_fit_in_eight_points_or_more(visitor: Visitor, lang: str, county: str, size: str) -> None:
    for blank in ("", "1"):
        visitor.open(f"/{lang}/flyer?county={county}&size={size}&blank={blank}")
        visitor.page.emulate_media(media="print")
        cut_off = cast(list[str], visitor.page.evaluate(CUT_OFF))
        too_small = visitor.page.evaluate(TOO_SMALL, 8)
        visitor.page.emulate_media(media="null")
        assert cut_off == []
        assert too_small == []


# On a screen


def test_the_paper_stays_white_in_the_dark(browser: Browser, server: Server) -> None:
    with visitor_at(server.url, browser, color_scheme="dark") as visitor:
        visitor.open("/en/flyer")
        expect(visitor.page.locator(".flyer")).to_have_css("background-color", "rgb(255, 255, 255)")
        expect(visitor.page.locator(".flyer h2")).to_have_css("color", "rgb(0, 0, 0)")
        expect(visitor.page.locator("body")).not_to_have_css("background-color", "rgb(255, 255, 255)")


def test_a_phone_shows_one_card_and_a_desk_the_whole_page(browser: Browser, server: Server) -> None:
    with visitor_at(server.url, browser) as visitor:
        visitor.open("/en/flyer?size=wallet")
        cards = visitor.page.locator(".copy").filter(visible=True)
        expect(cards).to_have_count(1)
        visitor.page.set_viewport_size({"width": 1280, "height": 900})
        expect(cards).to_have_count(10)
        visitor.page.set_viewport_size(PHONE)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_form_chooses_a_flyer_without_a_script(browser: Browser, server: Server, script: bool) -> None:
    with visitor_at(server.url, browser, java_script_enabled=script) as visitor:
        visitor.open("/es/flyer")
        visitor.main.locator("#county").select_option("kern")
        visitor.main.locator("#size").select_option("half")
        visitor.main.locator("form button").click()
        expect(visitor.page.locator(".flyer.half")).to_be_visible()
        expect(visitor.main.locator("#county")).to_have_value("kern")
        expect(visitor.main.locator("#size")).to_have_value("half")
        assert visitor.path == "/es/flyer?county=kern&size=half"
        expect(visitor.main.locator("[data-print]")).to_be_visible(visible=script)
