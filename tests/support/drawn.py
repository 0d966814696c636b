"""Pages drawn once for all tests that only read them: drawing a page takes longer than any look at it."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask
from werkzeug.test import TestResponse


class Drawn:
    """Asks the site as its test client does, but never twice for the same: the answers are shared, never change them.

    Not for a test that changes the site, sends headers, or shows that two answers are alike.
    """

    def __init__(self, app: Flask) -> None:
        self._client = app.test_client()
        self._kept: dict[tuple[str, tuple[tuple[str, str], ...] | None], TestResponse] = {}

    def get(self, address: str) -> TestResponse:
        key = (address, None)
        if key not in self._kept:
            self._kept[key] = self._client.get(address)
        return self._kept[key]

    def post(self, address: str, data: Mapping[str, str]) -> TestResponse:
        key = (address, tuple(data.items()))
        if key not in self._kept:
            self._kept[key] = self._client.post(address, data=data)
        return self._kept[key]
