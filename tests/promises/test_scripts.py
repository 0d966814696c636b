"""No script of the site makes a page or a program out of text, and the browser would not let it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from tests.conftest import TOP, Server

SCRIPTS = sorted((TOP / "static").glob("*.js"))
SINKS = (
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "setHTML",
    "document.write",
    "DOMParser",
    "parseFromString",
    "createContextualFragment",
    "srcdoc",
    "eval",
    "Function",
    "javascript:",
    "importScripts",
    "import(",
    "Worker",
    "createElementNS",
    "setAttribute",
    "execCommand",
    "trustedTypes",
    "XSLTProcessor",
)
STRING_AS_PROGRAM = re.compile(
    r"set(?:Timeout|Interval)\(\s*[\"'`]|createElement\(\s*[\"'`]script|\.on\w+\s*=\s*[\"'`]"
)


BUILDS_PAGES = {"phone.js": {"createElementNS", "setAttribute", "javascript:"}}
"""The check for the phone builds its own pages, node by node; ``tests/phone/test_builder.py`` shows what it refuses."""
HAS_ALL_INSIDE = "phone.html"
"""Its scripts are those of the site, each named by its digest in the policy: ``tests/phone/test_cannot_send.py``."""


def without_comments(script: str) -> str:
    return re.sub(r"(?m)(^|\s)//.*$|/\*.*?\*/", "", script)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_turns_text_into_a_page_or_a_program(script: Path) -> None:
    program = without_comments(script.read_text())
    assert "use strict" in program
    found = {sink for sink in SINKS if re.search(rf"(?<!\w){re.escape(sink)}(?!\w)", program)}
    assert found - BUILDS_PAGES.get(script.name, set()) == set()
    assert not STRING_AS_PROGRAM.search(program)


def test_no_script_is_brought_from_elsewhere_or_written_into_a_page() -> None:
    assert len(SCRIPTS) >= 5
    for template in (TOP / "templates").rglob("*.html"):
        page = template.read_text()
        if template.name == HAS_ALL_INSIDE:
            continue
        for attributes, content in re.findall(r"<script\b([^>]*)>(.*?)</script>", page, re.S):
            data_only = "application/ld+json" in attributes
            ours = re.match(r""" src="(\{\{ asset\(|' ~ public\()""", attributes) and not content.strip()
            assert data_only or ours, template.name
        assert not re.search(r"<[^>]+\son\w+=", page), template.name
        assert "|safe" not in page.replace(" ", ""), template.name
        assert "autoescape false" not in page


def test_the_program_runs_no_text_reads_no_xml_and_unpacks_no_objects() -> None:
    forbidden = {"eval", "exec", "render_template_string", "from_string", "fromstring", "system", "popen"}
    modules = {"pickle", "marshal", "shelve", "yaml", "lxml", "xmlrpc", "ctypes", "dill"}
    for path in (TOP / "webapp").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                    assert name not in forbidden, f"{path.name}:{node.lineno}"
                    assert "shell" not in {keyword.arg for keyword in node.keywords}, f"{path.name}:{node.lineno}"
                case ast.Import(names=names):
                    assert not modules & {each.name.split(".")[0] for each in names}, path.name
                case ast.ImportFrom(module=str(module)):
                    assert module.split(".")[0] not in modules, path.name


INJECTIONS = {
    "markup": "document.body.innerHTML = '<b>zq</b>'",
    "a page": "document.write('<b>zq</b>')",
    "a frame": "document.createElement('iframe').srcdoc = '<b>zq</b>'",
    "a program": "document.createElement('script').text = 'window.zq = 1'",
    "an address of a program": "document.createElement('script').src = '/zq.js'",
    "a parsed page": "new DOMParser().parseFromString('<b>zq</b>', 'text/html')",
    "a policy of one's own": "trustedTypes.createPolicy('zq', {createHTML: (text) => text})",
    "the default policy": "trustedTypes.createPolicy('default', {createHTML: (text) => text})",
}


@pytest.mark.parametrize("path", ["/es/check", "/en/share", "/en/embed/check", "/es/nowhere"])
def test_the_browser_refuses_text_as_a_page_or_a_program(browser: Browser, server: Server, path: str) -> None:
    with browser.new_page() as page:
        page.goto(server.url + path)
        for name, injection in INJECTIONS.items():
            refused = ""
            try:
                page.evaluate(f"() => {{ {injection} }}")
            except Error as error:
                refused = error.message
            assert "trusted" in refused.lower(), name
