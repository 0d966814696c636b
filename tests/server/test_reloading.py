"""Who changes the site sees it: `make dev` takes in data, words and styles while it runs, and tells what is wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.error import HTTPError

import brotli
import pytest

from tests.conftest import free_port
from tests.support.copies import change, copy_of_the_site

PATIENCE = 90
KERN = "/en/help/kern"


class Dev:
    """`make dev` in a copy of the site."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.url = folder, f"http://127.0.0.1:{port}"

    def comes_to_say(self, words: str) -> bool:
        """Does the page come to say this, failing or not?"""
        for _ in range(PATIENCE * 2):
            try:
                with urllib.request.urlopen(self.url + KERN, timeout=PATIENCE) as answer:
                    page = answer.read().decode()
            except HTTPError as error:
                page = error.read().decode()
            except OSError:
                page = ""
            if words in page:
                return True
            time.sleep(0.5)
        return False


@pytest.fixture
def dev(tmp_path: Path) -> Iterator[Dev]:
    folder, port = copy_of_the_site(tmp_path, copied=("webapp", "static")), free_port()
    started = subprocess.Popen(
        ["make", "-o", ".venv/installed", "-o", ".venv/installed-dev", "dev", f"PORT={port}"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    yield Dev(folder, port)
    os.killpg(started.pid, signal.SIGKILL)
    started.wait()


def test_a_change_of_the_data_shows_and_a_mistake_is_told_on_the_page(dev: Dev) -> None:
    counties = dev.folder / "webapp/facts/counties.toml"
    assert dev.comes_to_say("Kern County")
    change(counties, '^name = "Kern"', 'name = "Zebra"')
    assert dev.comes_to_say("Zebra County")
    change(counties, '^felony = "check"', 'felony = "chek"')
    assert dev.comes_to_say("felony: &#39;chek&#39; is unknown")
    change(counties, '^felony = "chek"', 'felony = "check"')
    assert dev.comes_to_say("Zebra County")


def test_a_change_of_a_style_shows(dev: Dev) -> None:
    style = dev.folder / "static/site.css"
    assert dev.comes_to_say("Kern County")
    change(style, r"\Z", "b{color:red}")
    assert dev.comes_to_say(f"site.{sha256(style.read_bytes()).hexdigest()[:10]}.css")
    assert b"color:red" in brotli.decompress(style.with_name("site.css.br").read_bytes())
