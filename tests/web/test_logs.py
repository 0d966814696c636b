"""Nothing of what somebody sent gets into a log by a side way: a path that is not ours, a warning, a failure in a thread."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import product
from pathlib import Path

from tests.conftest import PATIENCE, TOP, Server, start_server
from tests.promises.test_privacy import send
from webapp.web.logs import ANSWERED, PLAIN

PROGRAM = """
import threading, warnings
from webapp.web.logs import keep_words_out
keep_words_out()

class Late:
    def __del__(self):
        raise ValueError("11358 here")

def fail():
    raise KeyError("11358 there")

warnings.warn("11358 in a warning")
thread = threading.Thread(target=fail)
thread.start()
thread.join()
Late()
"""


def test_a_warning_or_a_failure_outside_of_a_request_is_told_without_its_words() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=TOP, capture_output=True, text=True, timeout=PATIENCE)
    assert "11358" not in done.stdout + done.stderr
    assert "KeyError at <string>" in done.stderr
    assert "ValueError at <string>" in done.stderr


def test_the_path_of_options_is_not_written_whatever_stands_there(server: Server) -> None:
    before = len(server.log)
    assert send(server, "OPTIONS", "/en/rules/I%20was%20convicted%20in%20Kern%20200").status == 200
    log = server.written_since(before)
    assert " OPTIONS - 200 " in log
    assert "Kern" not in log


def test_a_path_that_no_page_of_ours_answered_is_not_written_for_any_method(server: Server) -> None:
    methods = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "QUERY")
    folders = ("", "/en", "/en/rules", "/en/help", "/static", "/api/v1", "/api/v1/help")
    before = len(server.log)
    for method, folder in product(methods, folders):
        body = b"" if method == "POST" else None
        assert send(server, method, f"{folder}/Kern-11358", body).status in (404, 405, 415, 501), (method, folder)
    log = server.written_since(before)
    assert len(re.findall(r" (?:\w+|-) - (?:404|405|415|501) ", log)) == len(methods) * len(folders)
    assert "Kern" not in log


def test_a_call_over_the_limit_of_the_api_leaves_no_path(tmp_path: Path) -> None:
    running = start_server(tmp_path, API_PER_SECOND="1", WEB_CONCURRENCY="1")
    try:
        asked = [send(running, "GET", "/api/v1/help/Kern-11358").status for _ in range(8)]
        assert set(asked) == {404, 429}
        log = running.written_since(0)
    finally:
        running.process.terminate()
        running.process.wait(10)
    assert " GET - 429 " in log
    assert "Kern" not in log


def test_a_spelling_of_somebodys_own_is_not_written_though_it_leads_on(server: Server) -> None:
    before = len(server.log)
    assert send(server, "GET", "/c/condado%20de%20Kern").status == 301
    assert send(server, "GET", "/c/kern").status == 301
    log = server.written_since(before)
    assert " GET - 301 " in log
    assert " GET /c/kern 301 " in log


def test_nginx_writes_the_same_paths() -> None:
    conf = (TOP / "deploy/nginx/record-check.conf").read_text()
    [(statuses, letters)] = re.findall(r"\(GET\|HEAD\|POST\) \(([\d|]+)\) (\S+)\$", conf)
    assert set(statuses.split("|")) == ANSWERED
    assert letters == PLAIN.pattern.replace(r"\w", "A-Za-z0-9_")
