"""Lighthouse, at its mobile setting, on every kind of page in every language. Run by `make lighthouse`."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from tests.browsing import POST_A_FORM
from tests.conftest import TOP, start_server
from tests.test_accessibility import FORMS, PUBLIC
from tests.test_weight import MOST_BYTES
from webapp.languages import LANGUAGES

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
    "two results",
    "result at a table",
    "plan of a result",
    "sheet of a result",
    "explained of a result",
    "wrong code",
)
"""Pages reached by a form, unlike each other; a visit has the stylesheet and the script by then."""

NOT_INDEXED = {*FORMS, "dark frame", "compact frame", "dates", "not found"}
"""Pages that search engines are told to leave out, or that are the answer to a mistake: `seo` does not apply."""

EXPLAINED = {
    ("not found", "errors-in-console"): "the browser itself writes there that the page was not found, which is true",
    ("dates", "errors-in-console"): "the same for a day that is none",
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


def audits(site: str, to_audit: Sequence[Page]) -> Iterator[tuple[Page, dict[str, Any]]]:
    """What Lighthouse says of each page, as soon as it says it."""
    order = {
        "modules": str(TOP / "build" / "lighthouse"),
        "chrome": shutil.which("chromium"),
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
        for page, line in zip(to_audit, node.stdout, strict=True):
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
        found += [f"{category}: {each['audit']} {json.dumps(each['details'])}" for each in counted]
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
                scores = {**said["scores"]}
                if page.name in NOT_INDEXED:
                    scores["seo"] = "-"
                figures = "  ".join(f"{score:>4}" for score in scores.values())
                rest = f"{said['shift']:5.3f}  {said['paint']:6.0f}  {said['bytes']:6d}  {page.name} ({page.lang})"
                print(f"{figures}  {rest}", flush=True)
                wrong += [f"{page.name} ({page.lang}): {each}" for each in complaints(page, said)]
        finally:
            server.process.terminate()
            server.process.wait(10)
    print("\n".join(["", *wrong]) if wrong else "\nEvery score that applies is 100, and nothing moves.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
