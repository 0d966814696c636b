"""The worker as it is, saying in its log whatever Python opens, makes, renames or removes on the disk."""

from __future__ import annotations

import os
import sys

from gunicorn.workers.gthread import ThreadWorker

WROTE = "WROTE"
CHANGES = ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink", "os.truncate", "tempfile.mkstemp")


def watch(event: str, given: tuple[object, ...]) -> None:
    """Python calls this for each thing it does that may matter to somebody's privacy."""
    if event == "open":
        path, _, flags = given
        if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            print(WROTE, event, path, file=sys.stderr)
    elif event in CHANGES:
        print(WROTE, event, given, file=sys.stderr)


class WatchedWorker(ThreadWorker):  # type: ignore[misc]
    """From the start of the process on."""

    def init_process(self) -> None:
        sys.addaudithook(watch)
        super().init_process()
