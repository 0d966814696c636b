"""Shared fixtures: the app in the test client, the real server with its real log, and Debian's Chromium."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.support.browsing import CHROMIUM, SWITCHES, Visitor, visitor_at
from tests.support.drawn import Drawn
from webapp import create_app
from webapp.config import Settings
from webapp.i18n.languages import LANGUAGES, Language

# The same examples on every run and machine: a failure is a change, never luck.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

TOP = Path(__file__).parent.parent
PATIENCE = 60
"""Seconds that a client or a command is waited for: nothing here is about how busy the machine is."""
RIGHT_TO_LEFT = Language(tag="ar", locale="ar", name="عربي", direction="rtl", reviewed_by="a test")
"""A pseudo language: English words laid out from right to left."""


LONGEST_FIRST = (
    *("promises/test_acc", "facts/test_conf", "browser", "server", "promises", "phone", "i18n", "pages"),
    *("rules", "rulebook"),
)
"""Where the tests begin that take longest: at the end of a run no processor waits for the other.

The tests of a file stay together (``--dist loadfile``) and share what its fixtures make.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def comes(item: pytest.Item) -> int:
        path = str(item.path.relative_to(TOP / "tests"))
        turns = (turn for turn, first in enumerate(LONGEST_FIRST) if path.startswith(first))
        return next(turns, len(LONGEST_FIRST))

    items.sort(key=comes)


@pytest.fixture(scope="session")
def app() -> Flask:
    app = create_app(Settings(api_per_second=0), extra_languages=[RIGHT_TO_LEFT])
    app.testing = True
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def drawn(app: Flask) -> Drawn:
    """Like ``client``, for a test that only reads pages which others read as well."""
    return Drawn(app)


@pytest.fixture(params=list(LANGUAGES))
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@dataclass(eq=False)
class Server:
    """A running gunicorn: where it is, its process, and the file it logs to."""

    url: str
    process: subprocess.Popen[bytes]
    log_file: Path

    @property
    def log(self) -> str:
        return self.log_file.read_text()

    def written_since(self, before: int) -> str:
        """What was logged after the first ``before`` letters, once it has settled: a line follows its answer."""
        seen, quiet, until = "", 0.0, time.monotonic() + 9
        while (now := time.monotonic()) < until and not (seen and now - quiet > 0.3):
            time.sleep(0.05)
            if (written := self.log[before:]) != seen:
                seen, quiet = written, time.monotonic()
        return seen


def free_port() -> int:
    """A port of this machine where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def start_server(
    folder: Path,
    site: Path = TOP,
    before: Sequence[str] = (),
    app: str = "webapp:create_app()",
    probe: str = "/healthz",
    **environment: str,
) -> Server:
    """Start gunicorn as `make run` does, on a free port or that of ``PORT``, and wait until it answers.

    ``site``: the folder to serve from. ``before``: a command that starts the command after it in another way. ``app``:
    what to serve. ``probe``: the address that must answer.
    """
    port = int(environment.pop("PORT", free_port()))
    log_file = folder / "gunicorn.log"
    process = subprocess.Popen(
        [*before, sys.executable, "-m", "gunicorn", app],
        cwd=site,
        env={**os.environ, "PORT": str(port), "HOST": "127.0.0.1", **environment},
        stdout=log_file.open("wb"),
        stderr=subprocess.STDOUT,
    )
    url = f"http://127.0.0.1:{port}"
    for _ in range(1_200):
        try:
            urllib.request.urlopen(url + probe, timeout=PATIENCE)
            return Server(url, process, log_file)
        except OSError:
            assert process.poll() is None, log_file.read_text()
            time.sleep(0.05)
    raise AssertionError(f"gunicorn did not start: {log_file.read_text()}")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real server. "Leave" goes to a page of this machine, because tests reach no other site."""
    folder = tmp_path_factory.mktemp("server")
    running = start_server(folder, LEAVE_TO="http://127.0.0.1:9/away")
    yield running
    running.process.terminate()
    running.process.wait(40)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: Debian's where there is one, else Playwright's own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def visitor(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Visitor]:
    """Somebody with JavaScript, and somebody without."""
    with visitor_at(server.url, browser, java_script_enabled=request.param) as visitor:
        yield visitor


@pytest.fixture
def scripted(browser: Browser, server: Server) -> Iterator[Visitor]:
    """Somebody with JavaScript."""
    with visitor_at(server.url, browser) as visitor:
        yield visitor


@pytest.fixture
def networked(scripted: Visitor) -> Visitor:
    """With the script, where the check for the phone cannot be loaded: the browser sends the forms."""
    scripted.page.route("**/phone*", lambda route: route.abort())
    return scripted
