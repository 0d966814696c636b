"""What is worked out once in a process: by the thread that asks first, while the others wait, and then kept."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import Generic, TypeVar

Found = TypeVar("Found")


class Once(Generic[Found]):
    """A function without arguments that works only at its first call: ``@Once`` above it.

    ``functools.cache`` would let eight threads of a new process do the same work beside each other.
    """

    def __init__(self, work: Callable[[], Found]) -> None:
        self.work = work
        self.__doc__ = work.__doc__
        self._kept: list[Found] = []
        self._lock = RLock()

    def __call__(self) -> Found:
        with self._lock:
            if not self._kept:
                self._kept.append(self.work())
            return self._kept[0]

    @property
    def known(self) -> bool:
        """Has it been worked out?"""
        return bool(self._kept)

    def forget(self) -> None:
        """Let it be worked out anew."""
        self._kept.clear()
