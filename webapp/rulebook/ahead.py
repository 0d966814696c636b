"""What takes long, worked out ahead of the first reader in a process of its own.

Running every path of the rules takes a second, and 25 MB along the way. A child of the server does that while pages are
answered already. What it finds lies in memory that every worker can read, on no disk, and the child ends.
"""

from __future__ import annotations

import fcntl
import os
import pickle
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import update_wrapper
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")
LONGEST_WAIT = 15.0
"""Seconds. Then the child must have failed, and the work is done where it is needed."""
GLANCE = 0.02
NOWHERE = nullcontext()


class Shelf:
    """Memory in which a child leaves what it found; it is sealed when all of it is there."""

    def __init__(self) -> None:
        self.file = os.memfd_create("worked out", os.MFD_ALLOW_SEALING)

    def fill(self, work: Callable[[], object]) -> None:
        """Leave it there. Everything else that is open is closed first: the port is the server's alone."""
        os.closerange(3, self.file)
        os.closerange(self.file + 1, os.sysconf("SC_OPEN_MAX"))
        with os.fdopen(self.file, "wb", closefd=False) as memory:
            pickle.dump(work(), memory, pickle.HIGHEST_PROTOCOL)
        fcntl.fcntl(self.file, fcntl.F_ADD_SEALS, fcntl.F_SEAL_WRITE)

    def read(self) -> Any:
        """Wait for it and read it. Raises TimeoutError."""
        until = time.monotonic() + LONGEST_WAIT
        while not fcntl.fcntl(self.file, fcntl.F_GET_SEALS) & fcntl.F_SEAL_WRITE:
            if time.monotonic() > until:
                raise TimeoutError
            time.sleep(GLANCE)
        return pickle.loads(os.pread(self.file, os.fstat(self.file).st_size, 0))


class WorkedOut(Generic[Value]):
    """A function without arguments that works once in a process, or not at all where a shelf has what it gives."""

    def __init__(self, work: Callable[[], Value]) -> None:
        update_wrapper(self, work)
        self.work = work
        self.found: list[Value] = []
        self.together: tuple[Shelf, Sequence[WorkedOut[Any]]] | None = None

    def __call__(self) -> Value:
        if not self.found and self.together:
            shelf, all_of_them = self.together
            with suppress(TimeoutError):
                for each, value in zip(all_of_them, shelf.read(), strict=True):
                    each.found = [value]
        if not self.found:
            self.found = [self.work()]
        return self.found[0]


def work_out_ahead(*functions: WorkedOut[Any], within: AbstractContextManager[object] = NOWHERE) -> None:
    """Let a child work all of them out. Where the system has no such memory it is done when first asked for."""
    try:
        shelf = Shelf()
        child = os.fork()
    except (AttributeError, OSError):  # no Linux, or a sandbox that forbids it
        return
    if child == 0:
        try:
            with within:
                shelf.fill(lambda: [each() for each in functions])
        finally:
            os._exit(0)
    for each in functions:
        each.together = shelf, functions
