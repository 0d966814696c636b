"""In a frame on another site's page the whole check works, and nothing of it gets out."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.conftest import Server
from tests.support.journeys import AROUND, LOS_ANGELES_PLANTS, form

PLANTS = form(LOS_ANGELES_PLANTS)


def test_only_the_pages_of_the_check_in_a_frame_may_be_framed(client: FlaskClient, lang: str) -> None:
    framed = [client.get(f"/{lang}/embed/check"), client.post(f"/{lang}/embed/check", data=PLANTS)]
    framed += [client.get(f"/{lang}/embed/code"), client.post(f"/{lang}/embed/check", data={"asked": "1.court"})]
    for response in framed:
        assert "frame-ancestors *" in response.headers["Content-Security-Policy"]
    for address in (*AROUND, "/{}/check"):
        assert "frame-ancestors 'none'" in client.get(address.format(lang)).headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in client.post(f"/{lang}/check", data=PLANTS).headers["Content-Security-Policy"]


@pytest.mark.parametrize("show", ["result", "plan", "sheet", "explained", "1.plants"])
def test_in_a_frame_every_form_stays_and_every_other_link_opens_the_whole_window(
    client: FlaskClient, lang: str, show: str
) -> None:
    page = client.post(f"/{lang}/embed/check", data=PLANTS | {"show": show, "look": "dark"}).text
    for target in re.findall(r'(?:formaction|action)="([^"]*)"', page):
        assert "/embed/" in target
    for link in re.findall(r"<a [^>]*>", page):
        leads = re.search(r'href="([^"]*)"', link)
        assert leads
        stays = leads[1].startswith("#") or "/embed/" in leads[1]
        assert ('target="_top"' in link) != stays, link
    assert 'name="look" value="dark"' in page
    assert 'class="look-dark"' in page


def test_a_look_that_we_do_not_have_changes_nothing(client: FlaskClient) -> None:
    assert client.get("/es/embed/check?look=<b>").data == client.get("/es/embed/check").data
    assert "look-dark" not in client.get("/es/check?look=dark").text


def test_a_page_in_a_frame_is_not_for_search_engines(client: FlaskClient) -> None:
    assert '<meta name="robots" content="noindex">' in client.get("/es/embed/check").text


# In a real browser, from another origin


@pytest.fixture(scope="module")
def newspaper(server: Server) -> Iterator[str]:
    """A page of another site with the snippet of the share page in it."""

    class Paper(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            fit = f'<script src="{server.url}/embed.js" async></script>' if self.path == "/fit" else ""
            frame = f'<iframe src="{server.url}/es/embed/check" title="x" width="100%" height="700"></iframe>'
            self.wfile.write(f"<!doctype html><title>News</title><p>News</p>{frame}{fit}".encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Paper) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://localhost:{running.server_port}"
        running.shutdown()


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Somebody whose browser takes no third-party cookie and keeps no storage for frames."""
    chromium = browser.browser_type.launch(
        executable_path=shutil.which("chromium"),
        args=["--no-sandbox", "--disable-gpu", "--test-third-party-cookie-phaseout"],
    )
    context = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=request.param)
    yield context.new_page()
    chromium.close()


def answer_all(frame: FrameLocator) -> None:
    for question, value in LOS_ANGELES_PLANTS.items():
        expect(frame.locator(f'form[data-question="{question}"]')).to_be_visible()
        if frame.locator("main select").count():
            frame.locator("main select").select_option(value)
        else:
            frame.locator(f'main label:has(input[value="{value}"])').click()
        frame.locator("main button.primary").click()


def test_a_whole_check_in_spanish_inside_a_newspapers_page(reader: Page, newspaper: str) -> None:
    reader.goto(newspaper)
    frame = reader.frame_locator("iframe")
    answer_all(frame)
    expect(frame.locator("article[data-outcome]")).to_have_attribute("data-cleared", "very-likely")
    expect(frame.locator("html")).to_have_attribute("lang", "es")
    assert reader.url.rstrip("/") == newspaper
    frame.locator('button[name="show"][value="plan"]').click()
    expect(frame.locator('#check[data-place="plan"]')).to_be_visible()
    frame.locator('.langs [lang="en"]').click()
    expect(frame.locator("html")).to_have_attribute("lang", "en")
    assert reader.context.cookies() == []


def test_leave_in_a_frame_leaves_the_whole_page(reader: Page, newspaper: str, server: Server) -> None:
    reader.goto(newspaper)
    leave = reader.frame_locator("iframe").locator(".leave")
    expect(leave).to_have_text("Salir de toda esta página")
    with reader.expect_request(
        lambda request: request.url == f"{server.url}/leave" and request.is_navigation_request()
    ):
        leave.click()
    reader.wait_for_url(lambda address: not address.startswith(newspaper))


def test_the_page_around_learns_the_height_in_steps_and_nothing_else(browser: Browser, newspaper: str) -> None:
    page = browser.new_page()
    page.add_init_script("window.heard = []; addEventListener('message', (event) => heard.push(event.data));")
    page.goto(f"{newspaper}/fit")
    answer_all(page.frame_locator("iframe"))
    expect(page.frame_locator("iframe").locator("article[data-outcome]")).to_be_visible()
    page.wait_for_function("document.querySelector('iframe').style.height !== ''")
    heard = [each for each in page.evaluate("heard") if each]
    page.close()
    assert heard
    assert all(set(each) == {"cannabisRecordCheck"} and each["cannabisRecordCheck"] % 100 == 0 for each in heard)
