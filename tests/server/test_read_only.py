"""The site runs where it can write nothing at all, and a visit leaves nothing on the disk."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import TOP, Server
from tests.support.load import JOURNEYS, answer, right_pages, running, status, workers
from tests.support.watched import WROTE

SITE = ("gunicorn.conf.py", "webapp", "templates", "static", "translations")
BOUNDARY = b"------b"
BIG_PART = b"x" * 60_000
AS_IF_NOT_ROOT = ("setpriv", "--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search,-fowner")
"""Root may write everywhere, unless this right is taken away."""


def multipart(filename: bytes = b"") -> bytes:
    """A post of one conviction's court and of a part as large as it may be."""
    parts = (b'name="1.court"\r\n\r\ncalifornia', b'name="1.county"' + filename + b"\r\n\r\n" + BIG_PART)
    body = b"".join(b"--" + BOUNDARY + b"\r\nContent-Disposition: form-data; " + part + b"\r\n" for part in parts)
    body += b"--" + BOUNDARY + b"--\r\n"
    head = b"POST /es/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary="
    return head + BOUNDARY + b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body


def go_through(server: Server) -> None:
    """A visit in both languages, forms with large parts and files, and what is refused."""
    for steps in JOURNEYS:
        for step in steps:
            assert answer(server, step.raw).endswith(right_pages()[step])
    for sent in (multipart(), multipart(filename=b'; filename="record.pdf"')):
        assert status(answer(server, sent)) in (200, 413, 422)
    too_long = b"POST /es/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 3000000\r\n\r\n"
    assert status(answer(server, too_long + b"x" * 3_000_000)) == 413


def files_in(folder: Path) -> dict[str, int]:
    """Every file below, with the time of its last change."""
    return {str(path): path.lstat().st_mtime_ns for path in folder.rglob("*")}


def open_for_writing(process: int) -> set[str]:
    """The files that a process has open and may write to."""
    found = set()
    for descriptor in Path(f"/proc/{process}/fd").iterdir():
        try:
            target, entry = os.readlink(descriptor), Path(f"/proc/{process}/fdinfo/{descriptor.name}").read_text()
        except FileNotFoundError:  # closed meanwhile
            continue
        flags = int(entry.partition("flags:")[2].split()[0], 8)
        on_disk = target.startswith("/") and not target.startswith(("/dev/null", "/memfd:"))
        if on_disk and flags & os.O_ACCMODE != os.O_RDONLY:
            found.add(target)
    return found


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """The server from a copy of the site in which nothing may be written, without a home or a place for other files."""
    folder = tmp_path_factory.mktemp("closed")
    site = folder / "site"
    for name in SITE:
        leave_out = shutil.ignore_patterns("__pycache__")
        copy = partial(shutil.copytree, ignore=leave_out) if (TOP / name).is_dir() else shutil.copy
        site.mkdir(exist_ok=True)
        copy(TOP / name, site / name)
    for path in (site, *site.rglob("*")):
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    with running(
        folder,
        site,
        before=AS_IF_NOT_ROOT if os.getuid() == 0 else (),
        WEB_CONCURRENCY="1",
        HOME="/nonexistent",
        TMPDIR=str(site),
        PYTHONDONTWRITEBYTECODE="1",
        PYTHONPATH=str(TOP),
        GUNICORN_CMD_ARGS="--worker-class tests.support.watched.WatchedWorker",
    ) as server:
        yield server, site
    for path in (site, *site.rglob("*")):
        path.chmod(path.stat().st_mode | stat.S_IWUSR)


def test_the_whole_site_works_where_nothing_may_be_written(closed: tuple[Server, Path]) -> None:
    server, site = closed
    before, start = files_in(site), len(server.log)
    with pytest.raises(subprocess.CalledProcessError):  # else nothing is shown by this test
        subprocess.run([*(AS_IF_NOT_ROOT if os.getuid() == 0 else ()), "touch", site / "x"], check=True)
    go_through(server)
    assert files_in(site) == before
    assert "Error" not in server.written_since(start)


def test_a_visit_opens_no_file_to_write_to(closed: tuple[Server, Path]) -> None:
    server, _ = closed
    start = len(server.log)
    go_through(server)
    assert WROTE not in server.written_since(start)
    assert "tests.support.watched.WatchedWorker" in server.log, "nobody watched"


def test_the_server_has_nothing_open_to_write_to_but_its_log_and_its_heartbeat(closed: tuple[Server, Path]) -> None:
    server, _ = closed
    go_through(server)
    for process in (server.process.pid, *workers(server)):
        paths = open_for_writing(process)
        heartbeats = {
            path for path in paths if Path(path).name.startswith("wgunicorn-")
        }  # a name alone, and no content
        assert paths - heartbeats == {str(server.log_file)}
