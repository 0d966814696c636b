"""Lighthouse, at its mobile setting, on every kind of page in every language. Run by `make lighthouse`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from playwright.sync_api import sync_playwright

from tests.conftest import TOP, start_server
from tests.promises.test_accessibility import FORMS, PUBLIC
from tests.promises.test_weight import MOST_BYTES
from tests.support.browsing import POST_A_FORM
from webapp.i18n.languages import LANGUAGES

CHROMIUM_FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
]
BEHIND_A_FORM = (
    "question county",
    "question section",
    "question facts of 11360",
    "error at county",
    "error at time",
    "result petition",
    "result very likely",
    "result destroyed",
    "result other-state",
    "result at a table",
    "plan of a result",
    "sheet of a result",
    "clerk of a result",
    "explained of a result",
    "wrong code",
)
"""Pages reached by a form, unlike each other; a visit has the stylesheet and the script by then."""

ANSWERED_WITH_AN_ERROR = ("not found", "dates", "error at county", "error at time", "wrong code")

NOT_INDEXED = {*FORMS, "dark frame", "compact frame", *ANSWERED_WITH_AN_ERROR}
"""Pages that search engines are told to leave out, or never see: `seo` does not apply."""

EXPLAINED = {
    (name, "errors-in-console"): "the status says that something is wrong, and the browser notes that in its console"
    for name in ANSWERED_WITH_AN_ERROR
}
"""Audits that are wrong for a page, and why. All others count."""


class Page(NamedTuple):
    """A page to audit; ``fields`` are what a form sends to reach it, None where a link leads there."""

    name: str
    lang: str
    path: str
    fields: dict[str, str] | None


def pages(wanted: Sequence[str]) -> list[Page]:
    """Every kind of page in every language, or only those with one of these words in their names."""
    found = []
    for name in (*PUBLIC, *BEHIND_A_FORM):
        if wanted and not any(word in name for word in wanted):
            continue
        address = PUBLIC.get(name, "/{lang}/check")
        for lang in LANGUAGES if "{lang}" in address else ["en"]:
            fields = FORMS.get(name)
            found.append(Page(name, lang, address.format(lang=lang), None if fields is None else dict(fields)))
    return found


def chromium() -> str:
    """Where Chromium is: Debian's where there is one, else Playwright's own."""
    if found := os.environ.get("CHROME_PATH") or shutil.which("chromium"):
        return found
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def audits(site: str, to_audit: Sequence[Page]) -> Iterator[tuple[Page, dict[str, Any]]]:
    """What Lighthouse says of each page, as soon as it says it."""
    order = {
        "modules": str(TOP / "build" / "lighthouse"),
        "chrome": chromium(),
        "flags": CHROMIUM_FLAGS,
        "site": site,
        "postAForm": POST_A_FORM,
        "pages": [page._asdict() for page in to_audit],
    }
    node = subprocess.Popen(
        ["node", str(TOP / "tests" / "lighthouse.mjs")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert node.stdin
    assert node.stdout
    node.stdin.write(json.dumps(order))
    node.stdin.close()
    try:
        for page in to_audit:
            line = node.stdout.readline()
            if not line:
                raise SystemExit(f"Lighthouse gave up at {page.name} ({page.lang})")
            yield page, json.loads(line)
    finally:
        node.terminate()
        node.wait(20)


def complaints(page: Page, said: dict[str, Any]) -> list[str]:
    """What is below 100 and not explained, the page moving while it loads, and a first view that is too heavy."""
    found = []
    for category, score in said["scores"].items():
        if score == 100 or (category == "seo" and page.name in NOT_INDEXED):
            continue
        below = [each for each in said["below"] if each["category"] == category]
        counted = [each for each in below if (page.name, each["audit"]) not in EXPLAINED]
        if counted or not below:
            found.append(f"{category} {score}: {json.dumps(counted)}")
    if said["shift"]:
        found.append(f"the page moves while it loads: {said['shift']:.4f}")
    if said["bytes"] > MOST_BYTES:
        found.append(f"the first view is {said['bytes']} bytes, more than {MOST_BYTES}")
    return found


def main(wanted: Sequence[str]) -> int:
    """Print a line for each page, then what is wrong. The exit status: 1 if anything is."""
    wrong = []
    print("perf  a11y  best   seo    CLS  LCP ms   bytes  page")
    with TemporaryDirectory() as folder:
        server = start_server(Path(folder), SITE_URL="")
        try:
            for page, said in audits(server.url, pages(wanted)):
                scores = said["scores"] | ({"seo": "-"} if page.name in NOT_INDEXED else {})
                figures = "  ".join(f"{score:>4}" for score in scores.values())
                rest = f"{said['shift']:5.3f}  {said['paint']:6.0f}  {said['bytes']:6d}  {page.name} ({page.lang})"
                print(f"{figures}  {rest}", flush=True)
                wrong += [f"{page.name} ({page.lang}): {each}" for each in complaints(page, said)]
        finally:
            server.process.terminate()
            server.process.wait(10)
    print("\n".join(["", *wrong]) if wrong else "\nEvery score is 100 but where explained, and nothing moves.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
