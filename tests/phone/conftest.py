"""The check for the phone, with packs of the site of the tests, which has a language from right to left as well."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.support.phone import Phone, phone


@pytest.fixture(scope="session")
def device(browser: Browser, app: Flask) -> Iterator[Phone]:
    with phone(browser, app) as opened:
        yield opened
