"""Nothing of what somebody sent gets into a log by a side way: OPTIONS, a warning, a failure in a thread."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import PATIENCE, TOP, Server
from tests.promises.test_privacy import send

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
