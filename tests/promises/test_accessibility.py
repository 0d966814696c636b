"""Every kind of page passes axe-core, and stays usable on a narrow phone, with large text and from right to left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ViewportSize

from tests.conftest import Server
from tests.support.addresses import ALONE
from tests.support.browsing import PHONE, Visitor, visitor_at
from tests.support.journeys import (
    AFTER_THE_RESULT,
    LOS_ANGELES_PLANTS,
    VERY_LIKELY,
    first_path_to_each_question,
    form,
    one_of_each_kind,
    slips,
)
from webapp.i18n.languages import LANGUAGES

Fields = Mapping[str, str] | None
"""What is sent to reach a page; None for a page that a link reaches."""

SMALLEST_PHONE: ViewportSize = {"width": 320, "height": 568}
DOUBLE_TEXT = "document.documentElement.style.fontSize = '225%'"  # the stylesheet has 112.5%

EVERY_RULE = {
    "resultTypes": ["violations"],
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
}

FURTHEST_RIGHT = """() => {
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= edge) return [];
    return [...document.querySelectorAll("body *")]
        .filter((element) => {
            const box = element.getBoundingClientRect();
            return box.width && (box.right > edge + 1 || box.left < -1) && !element.closest(".skip, .vh, .default");
        })
        .map((element) => `${element.outerHTML.slice(0, 120)} ends at ${element.getBoundingClientRect().right}`)
        .concat(`the page is ${document.documentElement.scrollWidth} wide`);
}"""
"""What sticks out of the page sideways; nothing where the page does not scroll sideways."""

SMALL_TARGETS = """([selector, least]) => {
    const blockAround = (element) =>
        getComputedStyle(element.parentElement).display.startsWith("inline") ?
            blockAround(element.parentElement) : element.parentElement;
    const inRunningText = (element) =>
        element.matches("a") && ["inline", "inline-block"].includes(getComputedStyle(element).display) &&
        blockAround(element).textContent.trim().length > element.textContent.trim().length;
    return [...document.querySelectorAll(selector)]
        .filter((element) => element.checkVisibility() && !inRunningText(element))
        .filter((element) => element.getBoundingClientRect().height < least)
        .map((element) => `${element.outerHTML.slice(0, 120)} is ${element.getBoundingClientRect().height} high`);
}"""

AXE = Axe().axe_script
FOUND_BY_AXE = "async (rules) => (await axe.run(rules)).violations"

CONTRAST = """async () => {
    const found = await axe.run({runOnly: ["color-contrast", "color-contrast-enhanced"], resultTypes: ["violations"]});
    return found.violations.flatMap((rule) => rule.nodes.map((node) => `${node.html} – ${node.failureSummary}`));
}"""

BIG_TARGETS = (
    ".primary, .secondary, .choice, .field input, .field select, summary, .brand, .langs a, .langs button, .leave"
)
EVERY_TARGET = "main :is(a, button), header :is(a, button), footer a"


def questions() -> dict[str, Fields]:
    """A page for every question, and one of each kind with an error."""
    before = first_path_to_each_question()
    pages: dict[str, Fields] = {f"question {name}": form(answers) for name, answers in before.items() if answers}
    for name in ("court", "state", "county", "time"):
        pages[f"error at {name}"] = form(before[name]) | {"asked": f"1.{name}"}
    pages["slip"] = slips()["section"]
    pages["for somebody in the family"] = form(before["sentence"]) | {"for": "family"}
    pages["offers at county"] = form(before["county"]) | {"asked": "1.county", "typed": "Mission Hills"}
    return pages


def results() -> dict[str, Fields]:
    """A result of every kind, and two in one."""
    pages: dict[str, Fields] = {f"result {kind}": form(answers) for kind, answers in one_of_each_kind().items()}
    pages["result very likely"] = form(LOS_ANGELES_PLANTS)
    for show in AFTER_THE_RESULT:
        pages[f"{show} of a result"] = form(LOS_ANGELES_PLANTS) | {"show": show}
    pages["plan of a destroyed record"] = form(one_of_each_kind()["destroyed"]) | {"show": "plan"}
    pages["result at a table"] = form(LOS_ANGELES_PLANTS) | {"line": "1"}
    pages["wrong code"] = {"code": "0"}
    pages["two results"] = form(LOS_ANGELES_PLANTS) | form(one_of_each_kind()["destroyed"], number=2)
    return pages


PUBLIC = {
    "choose": "/",
    "home": "/{lang}/",
    "question court": "/{lang}/check",
    "help": "/{lang}/help",
    "help in a large county": "/{lang}/help/los-angeles",
    "help in a small county": "/{lang}/help/alpine",
    "api": "/{lang}/api",
    "privacy": "/{lang}/privacy",
    "record": "/{lang}/record",
    "questions people ask": "/{lang}/questions",
    "ways": "/{lang}/ways",
    "federal": "/{lang}/federal",
    "states": "/{lang}/states",
    "state in full": "/{lang}/states/il",
    "state we know little of": "/{lang}/states/al",
    "glossary": "/{lang}/glossary",
    "about": "/{lang}/about",
    "accessibility": "/{lang}/accessibility",
    "forms": "/{lang}/forms",
    "form": "/{lang}/forms/cr-400",
    "letters": "/{lang}/letters",
    "letter": "/{lang}/letters/state-record",
    "papers": "/{lang}/papers",
    "paper": "/{lang}/papers/rap-sheet",
    "helpers": "/{lang}/helpers",
    "flyer": "/{lang}/flyer",
    "wallet cards": "/{lang}/flyer?county=los-angeles&size=wallet",
    "code": "/{lang}/code",
    "share": "/{lang}/share?county=kern",
    "dark frame": "/{lang}/embed/check?look=dark",
    "compact frame": "/{lang}/embed/check?look=compact",
    "table": "/{lang}/check?line=1",
    "rule book": "/{lang}/rules",
    "chapter of the rule book": "/{lang}/rules/todays-law?as_of=2018-06-01",
    "offense": "/{lang}/rules/11358",
    "key of an offense": "/{lang}/rules/11358/key",
    "outcomes": "/{lang}/rules/outcomes",
    "review of 2020": "/{lang}/rules/2020",
    "tree": "/{lang}/rules/tree",
    "where lawyers differ": "/{lang}/rules/differences",
    "dates": "/{lang}/rules/dates?as_of=nonsense",
    "sources": "/{lang}/rules/sources/other",
    "check on paper": "/{lang}/rules/paper",
    "data": "/{lang}/rules/data",
    "not found": "/{lang}/help/gotham",
}
PUBLIC |= {each: each.replace("{}", "{lang}") for each in ALONE if each.replace("{}", "{lang}") not in PUBLIC.values()}
FORMS = questions() | results()
PAGES = [*PUBLIC, *FORMS]
KINDS_OF_PAGES = [
    "choose",
    "home",
    "question court",
    "question county",
    "question state",
    "question section",
    "question prior",
    "question facts of 11360",
    "error at time",
    "offers at county",
    "result petition",
    "two results",
    "result other-state",
    "plan of a result",
    "sheet of a result",
    "clerk of a result",
    "table",
    "form",
    "letter",
    "paper",
    "wrong code",
    "offense",
    "help",
    "help in a large county",
    "privacy",
    "record",
    "questions people ask",
    "state in full",
    "glossary",
    "flyer",
]
"""Enough to see every part of the layout."""
UNLIKE_EACH_OTHER = [name for name in PAGES if not name.startswith("question ") or name in KINDS_OF_PAGES]
"""For axe-core, which takes its time: questions with radio buttons are all built alike."""


def show(visitor: Visitor, name: str, lang: str) -> None:
    """Open one of the pages above, as somebody who comes for the first time: the same address would bring a kept check back."""
    visitor.page.evaluate("sessionStorage.clear()")
    if name in PUBLIC:
        visitor.open(PUBLIC[name].format(lang=lang))
    else:
        visitor.post(f"/{lang}/check", FORMS[name] or {})
    if name.startswith(("question ", "error ", "offers ")):
        visitor.sees(name.split()[-1] if " of " not in name else "facts")
    if name == "two results":
        visitor.sees_results(VERY_LIKELY, {"outcome": "destroyed"})
    visitor.sees_language(lang)


def violations(visitor: Visitor) -> list[str]:
    """What axe-core finds: the rule, the element and what is wrong with it."""
    visitor.page.evaluate(AXE)
    found = visitor.page.evaluate(FOUND_BY_AXE, EVERY_RULE)
    return [f"{rule['id']}: {node['html']} – {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def poor_contrast(visitor: Visitor) -> list[str]:
    """What axe-core, which the page has by now, finds in its present colours; nothing else of a page depends on them."""
    return cast(list[str], visitor.page.evaluate(CONTRAST))


def sticking_out(visitor: Visitor) -> list[str]:
    return cast(list[str], visitor.page.evaluate(FURTHEST_RIGHT))


def small_targets(visitor: Visitor, selector: str, least: int) -> list[str]:
    return cast(list[str], visitor.page.evaluate(SMALL_TARGETS, [selector, least]))


@pytest.fixture(scope="module", params=list(LANGUAGES))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def reader(language: str, browser: Browser, server: Server) -> Iterator[Visitor]:
    """Somebody on a phone in one language, standing on a page of the site. Without motion: colours change at once."""
    with visitor_at(server.url, browser, locale=f"{language}-US", reduced_motion="reduce") as visitor:
        visitor.open(f"/{language}/")
        yield visitor


@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use(reader: Visitor, language: str, name: str) -> None:
    """One look at each page: axe-core in light and dark, large targets, text twice as large, and a phone of 320 px."""
    reader.page.set_viewport_size(PHONE)
    reader.page.emulate_media(color_scheme="light")
    show(reader, name, language)
    found = {"small targets": small_targets(reader, BIG_TARGETS, 44) + small_targets(reader, EVERY_TARGET, 24)}
    if name in UNLIKE_EACH_OTHER:
        found["axe"] = violations(reader)
        if language == "es":  # in every language the colours are the same, and so are the parts that have them
            reader.page.emulate_media(color_scheme="dark")
            found["axe on the colours of the dark"] = poor_contrast(reader)
    reader.page.set_viewport_size(SMALLEST_PHONE)
    found["beyond 320 px"] = sticking_out(reader)
    reader.page.set_viewport_size(PHONE)
    reader.page.evaluate(DOUBLE_TEXT)
    found["beyond the edge with text twice as large"] = sticking_out(reader)
    assert {what: where for what, where in found.items() if where} == {}
