"""Pages of another site with the check in a frame: plain, and in the sandboxes that hosts put around it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import FrameLocator, expect

from tests.support.journeys import LOS_ANGELES_PLANTS

FRAMES = {
    "plain": "",
    "scripts-only": 'sandbox="allow-scripts"',
    "scripts-and-forms": 'sandbox="allow-scripts allow-forms"',
    "all-but-the-top": 'sandbox="allow-scripts allow-forms allow-same-origin allow-popups"',
    "may-move-the-top": 'sandbox="allow-scripts allow-forms allow-top-navigation-by-user-activation"',
    "wordpress": 'class="wp-embedded-content" sandbox="allow-scripts" security="restricted" data-secret="zq"',
}
"""By name: the attributes of the frame. WordPress makes the last one of a pasted link, with ``#?secret=`` behind it."""
MAY_MOVE_THE_TOP = ("plain", "may-move-the-top")


@contextmanager
def newspaper(site: str) -> Iterator[str]:
    """Another site that shows the check: ``/<name of the frame>``, with ``/fit`` behind it with the height script."""

    class Paper(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name, _, fit = self.path.strip("/").partition("/")
            self.send_response(200 if name in FRAMES else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            secret = "#?secret=zq" if name == "wordpress" else ""
            text = "<p style='height:900px'>News</p>"
            frame = f'<iframe src="{site}/es/embed/check{secret}" width="100%" height="700" {FRAMES.get(name, "")}>'
            script = f'<script src="{site}/embed.js" async></script>' if fit else ""
            page = f"<!doctype html><title>News</title>{text}{frame}</iframe>{script}{text}"
            self.wfile.write(page.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Paper) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://localhost:{running.server_port}"
        running.shutdown()


def answer(frame: FrameLocator, question: str, value: str) -> None:
    """Answer one question in a frame."""
    expect(frame.locator(f'form[data-question="{question}"]')).to_be_visible()
    if frame.locator("main select").count():
        frame.locator("main select").select_option(value)
    else:
        frame.locator(f'main label:has(input[value="{value}"])').click()
    frame.locator("main button.primary").click()


def answer_all(frame: FrameLocator) -> None:
    """The whole check of Los Angeles, to its result."""
    for question, value in LOS_ANGELES_PLANTS.items():
        answer(frame, question, value)
    expect(frame.locator("article[data-outcome]")).to_have_attribute("data-cleared", "very-likely")
