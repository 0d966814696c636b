"""The check for the phone in a real browser, beside what the server answers to the same forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page

from webapp.phone.build import packs, parts_of_script

SITE = "http://localhost"
BATCH = 50
OPEN = """async ([common, packs, site]) => {
    window.law = lawReader(common);
    const check = phone({ common, words: packs, site });
    window.check = async (address, form) => buildPage(check(address, form ?? undefined, form ? "POST" : "GET"));
}"""
COMPARE = """async ([forms, drawn]) => {
    const different = [];
    for (const [index, [address, form, method]] of forms.entries()) {
        const here = await check(address, method === "POST" ? new URLSearchParams(form) : null).catch((error) => error);
        const there = new DOMParser().parseFromString(drawn[index], "text/html");
        const [mine, theirs] = [here, there].map((page) => page.body ? [page.title.trim(), page.documentElement.lang, page.documentElement.dir,
            page.body.innerHTML.trim()] : [String(page), "", "", String(page.stack)]);
        if (mine.join() === theirs.join()) continue;
        const part = mine.findIndex((each, at) => each !== theirs[at]);
        const at = [...mine[part]].findIndex((letter, place) => letter !== theirs[part][place]);
        different.push([address, form.toString(), mine[part].slice(Math.max(0, at - 100), at + 200), theirs[part].slice(Math.max(0, at - 100), at + 200)]);
    }
    return different;
}"""


OUTCOMES = """(paths) => paths.map((answers) => {
    const { kind, relief, also, cleared, path, because } = law.assess(answers);
    return [kind, relief, also, cleared, path, because];
})"""
BATCH_OF_PATHS = 1_000


class Phone:
    """A tab with the check for the phone in it, and nothing else."""

    def __init__(self, page: Page, client: FlaskClient) -> None:
        self.page, self.client = page, client

    def different(self, forms: Iterable[tuple[str, Sequence[tuple[str, str]] | None]]) -> list[Any]:
        """Where the phone draws another page than the server: address, form, and what both say there.

        ``forms``: address and form; None is a page that is only opened.
        """
        found, rest = [], iter(forms)
        while batch := list(islice(rest, BATCH)):
            sent = [
                [address, [list(pair) for pair in form or []], "GET" if form is None else "POST"]
                for address, form in batch
            ]
            found += self.page.evaluate(COMPARE, [sent, [self._from_the_server(*each) for each in batch]])
        return found

    def outcomes(self, paths: Sequence[Mapping[str, str]]) -> list[Any]:
        """What the phone makes of these answers: kind, relief, also, cleared, path, rules."""
        return list(self.page.evaluate(OUTCOMES, list(paths)))

    def _from_the_server(self, address: str, form: Sequence[tuple[str, str]] | None) -> str:
        if form is None:
            return self.client.get(address).text
        return self.client.post(address, data=urlencode(form), content_type="application/x-www-form-urlencoded").text


@contextmanager
def phone(browser: Browser, app: Flask) -> Iterator[Phone]:
    """A phone with the check of a site."""
    common, words = packs(app)
    page = browser.new_page()
    page.add_script_tag(content=parts_of_script())
    page.evaluate(OPEN, [common, words, SITE])
    yield Phone(page, app.test_client())
    page.close()
