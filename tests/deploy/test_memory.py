"""Whatever runs the site, what is in memory, forms among it, gets to no disk: no swap, no core file."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.conftest import TOP, Server
from tests.support.deployed import DEPLOY, GUIDES, compose


@pytest.mark.parametrize("unit", ["record-check@.service", "nginx-limits.conf"])
def test_neither_the_site_nor_nginx_swaps_or_leaves_a_core_file_under_systemd(unit: str) -> None:
    lines = (DEPLOY / "systemd" / unit).read_text().splitlines()
    assert "LimitCORE=0" in lines
    assert "MemorySwapMax=0" in lines


@pytest.mark.parametrize("name", ["site-1", "site-2", "nginx"])
def test_nor_in_a_container(name: str) -> None:
    service = compose()["services"][name]
    assert service["ulimits"]["core"] == 0
    assert service["memswap_limit"] == service["mem_limit"]


def test_nginx_itself_forbids_core_files() -> None:
    assert re.search(r"^worker_rlimit_core 0;", (DEPLOY / "nginx/nginx.conf").read_text(), re.MULTILINE)


def test_the_guides_say_what_no_file_can_do() -> None:
    machine, cluster = GUIDES[1].read_text(), GUIDES[0].read_text()
    assert "swapoff -a" in machine
    assert "/etc/systemd/system/nginx.service.d/record-check.conf" in machine
    assert "memorySwap" in cluster


def test_the_running_site_leaves_no_core_file(server: Server) -> None:
    with open(f"/proc/{server.process.pid}/limits") as limits:
        assert re.search(r"Max core file size +0 +0 ", limits.read())


@pytest.mark.parametrize("writable", [True, False])
def test_signs_of_life_are_kept_in_memory_where_that_may_be_written(writable: bool) -> None:
    """Else the server starts all the same, with gunicorn's own place for them."""
    program = f"""
import os, runpy
os.access = lambda path, mode: {writable}
print(runpy.run_path("gunicorn.conf.py")["worker_tmp_dir"])
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=TOP, capture_output=True, text=True, timeout=60)
    assert done.stdout == ("/dev/shm\n" if writable else "None\n"), done.stderr
