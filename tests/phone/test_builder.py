"""The phone builds a page out of drawn text, and refuses what could run."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from webapp.phone.build import parts_of_script

BUILD = """(html) => {
    try {
        build(document, document.body, html);
        return document.body.innerHTML;
    } catch (refused) {
        return null;
    }
}"""


def built(browser: Browser, html: str) -> str | None:
    page = browser.new_page()
    page.add_script_tag(content=parts_of_script())
    page.evaluate("document.body.replaceChildren()")
    found: str | None = page.evaluate(BUILD, html)
    page.close()
    return found


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<p><SCRIPT src="https://a.example/"></SCRIPT></p>',
        '<iframe src="https://a.example/"></iframe>',
        "<style>p { color: red }</style>",
        '<p onclick="alert(1)">tap</p>',
        '<svg onload="alert(1)"></svg>',
        '<a href="javascript:alert(1)">tap</a>',
        '<a href=" JavaScript:alert(1)">tap</a>',
        '<base href="https://a.example/">',
        '<object data="https://a.example/"></object>',
    ],
)
def test_what_could_run_is_refused(browser: Browser, html: str) -> None:
    assert built(browser, html) is None


@pytest.mark.parametrize(
    "html",
    [
        "<p>5 &lt; 6 &amp; \u201cyes\u201d</p>",
        '<p lang="es"><b>a</b> <br>b</p>',
        '<ul><li>a</li><li><a href="/en/check">b</a></li></ul>',
        '<svg viewBox="0 0 1 1"><path d="M0 0"></path></svg>',
        '<input type="hidden" name="1.court" value="a&amp;b">',
        '<details open=""><summary>a</summary></details>',
    ],
)
def test_the_rest_is_what_a_browser_makes_of_it(browser: Browser, html: str) -> None:
    assert built(browser, html) == html
