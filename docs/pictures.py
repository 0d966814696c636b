"""Draw the pictures that are files: preview cards, touch icon, and the README's screenshots. Run by `make pictures`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from flask_babel import gettext
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Page, sync_playwright

TOP = Path(__file__).parent.parent
sys.path.insert(0, str(TOP))

from tests.check.test_contract import fields, question_of  # noqa: E402
from tests.conftest import start_server  # noqa: E402
from tests.support.journeys import LOS_ANGELES_PLANTS, form  # noqa: E402
from webapp import create_app  # noqa: E402
from webapp.i18n.languages import LANGUAGES, speaking  # noqa: E402

ICON = (TOP / "static" / "icon.svg").read_text()
CARD = """<body style="margin:0;width:1200px;height:630px;background:#fbf7f0;color:#1c2420;font:600 40px system-ui;
display:flex;flex-direction:column;justify-content:center;padding:0 90px;box-sizing:border-box">
<div style="display:flex;gap:24px;align-items:center"><div style="width:72px;height:72px">{icon}</div>{name}</div>
<h1 style="font-size:84px;line-height:1.1;margin:48px 0 32px">{title}</h1>
<p style="margin:0;color:#0f4c3a">{text}</p></body>"""


def shoot(page: Page, path: Path, said: str = "") -> None:
    """Take the picture, in 256 colours. ``said``: its words, kept in the file so that a test can read them."""
    page.screenshot(path=path)
    words = PngInfo()
    if said:
        words.add_itxt("Description", said)
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE).save(path, optimize=True, pnginfo=words)


def draw_card(page: Page, language: str) -> None:
    """The preview that a shared link shows, in the words of the catalogue."""
    with create_app().app_context(), speaking(LANGUAGES[language]):
        title = gettext("Is your old cannabis conviction cleared?")
        text = gettext("Find out in about five minutes. Free and private.")
        name = gettext("Cannabis Record Check")
    page.set_viewport_size({"width": 1200, "height": 630})
    page.set_content(CARD.format(icon=ICON, title=title, text=text, name=name))
    shoot(page, TOP / "static" / f"card-{language}.png", f"{name}. {title} {text}")


def draw_touch_icon(page: Page) -> None:
    page.set_viewport_size({"width": 180, "height": 180})
    page.set_content(f'<body style="margin:0;background:#fbf7f0;padding:18px;box-sizing:border-box">{ICON}</body>')
    shoot(page, TOP / "static" / "touch.png")


def draw_screens(page: Page) -> None:
    """A question and a result on a phone, in Spanish."""
    server = start_server(TOP / "docs")
    page.set_viewport_size({"width": 360, "height": 740})
    for name, stop in (("question", "section"), ("result", "")):
        page.goto(f"{server.url}/es/check")
        answers = dict(form(LOS_ANGELES_PLANTS))
        while page.locator("form[data-question]").count():
            question = question_of(page.content())
            if question == stop:
                break
            field = next(key for key in answers if key.removeprefix("1.") == question)
            control = page.locator(f'[name="{field}"]').first
            if control.evaluate("node => node.tagName") == "SELECT":
                control.select_option(answers[field])
            else:
                page.locator(f'[name="{field}"][value="{answers[field]}"]').check()
            page.locator("button.primary").click()
            page.wait_for_function(f"() => !document.querySelector('[data-question={question}]')")
        assert stop or not fields(page.content()).get("asked")
        shoot(page, TOP / "docs" / f"{name}-es.png")
    server.process.terminate()
    server.log_file.unlink()


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        draw_touch_icon(page)
        for language in LANGUAGES:
            draw_card(page, language)
        draw_screens(page)
        browser.close()
