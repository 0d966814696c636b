"""How much slower this machine is than the usual one, for which limits in seconds are written."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

USUAL = 0.025
"""Seconds of the processor that a usual machine takes for a million additions."""


def slowness() -> float:
    """How many times as long this machine takes now as the usual one; 1 where it is as fast or faster.

    Measured anew each time: how fast a shared machine is changes while the tests run. The best of three counts.
    """
    return max(1.0, min(_million_additions() for _ in range(3)) / USUAL)


def within(limit: float, taken: Callable[[], float]) -> bool:
    """Does ``taken`` give less than a limit for the usual machine, in one of ten tries?

    The other tries measure what else the machine was doing. How slow it is matters only where the limit is passed.
    """
    return any(found < limit or found < limit * slowness() for found in (taken() for _ in range(10)))


def _million_additions() -> float:
    began, total = process_time(), 0
    for number in range(1_000_000):
        total += number
    return process_time() - began
