"""Figures: what a machine does per answer, behind nginx; `make bench` writes them into docs/figures.md."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Thread

from tests.conftest import TOP
from tests.support.load import FORM, workers
from tests.support.nginx import NAME, Site

FIGURES = TOP / "docs/figures.md"
CORES, ANSWERS, PEOPLE, IDLE = 2, 13, 100_000, 0.5
"""The promise: on so many cores so many people an hour, so many answers each, with that part of the machine idle."""
A_SECOND = PEOPLE * ANSWERS / 3600
MOST_CPU = CORES * IDLE / A_SECOND
"""Seconds of the processors for one answer."""
CALLERS = 24
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Measured:
    """One steady load: seconds of CPU for each answer, and how long callers waited."""

    cpu: float
    waits: list[float]

    @property
    def people_an_hour(self) -> float:
        """With that part of the machine idle."""
        return CORES * IDLE * 3600 / (ANSWERS * self.cpu)

    def wait(self, share: float) -> float:
        """The seconds within which this share of callers was answered."""
        return sorted(self.waits)[int(share * (len(self.waits) - 1))]


def cpu_of(processes: Iterable[int]) -> float:
    """Seconds that these processes have worked."""
    return sum(sum(map(int, stat(process)[11:13])) for process in processes) / TICKS


def stat(process: int) -> list[str]:
    """The fields of /proc/PID/stat behind the name."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()


def steady(site: Site, bodies: list[str], seconds: float, rate: float = A_SECOND) -> Measured:
    """Send the posts at a steady rate, whether or not the answers come, and wait for each from when it was due."""
    processes = [worker for each in site.instances for worker in workers(each)] + [int(each) for each in site.workers()]
    waits: list[float] = []
    for _ in range(2):  # once to warm up
        waits.clear()
        before, began = cpu_of(processes), time.monotonic() + 0.2

        def call(number: int, began: float = began) -> None:
            connection = site.connect()
            for turn in range(number, int(rate * seconds), CALLERS):
                due = began + turn / rate
                time.sleep(max(0, due - time.monotonic()))
                headers = {"Host": NAME, "Accept-Encoding": "gzip, deflate, br", **FORM}
                connection.request("POST", "/es/check", bodies[turn % len(bodies)], headers)
                response = connection.getresponse()
                assert response.status == 200
                response.read()
                waits.append(time.monotonic() - due)

        callers = [Thread(target=call, args=(number,)) for number in range(CALLERS)]
        for each in callers:
            each.start()
        for each in callers:
            each.join()
    assert len(waits) == int(rate * seconds), "somebody was not answered"
    return Measured((cpu_of(processes) - before) / len(waits), list(waits))


def write(section: str, lines: list[str]) -> None:
    """Put a section into docs/figures.md in the place of the one of the same name."""
    text = FIGURES.read_text() if FIGURES.exists() else "# Figures\n\nWritten by `make bench`.\n"
    new = f"\n## {section}\n\nMeasured {date.today()}.\n\n" + "\n".join(lines) + "\n"
    old = re.compile(rf"\n## {re.escape(section)}\n.*?(?=\n## |\Z)", re.DOTALL)
    FIGURES.write_text(old.sub(lambda _: new, text) if old.search(text) else text + new)
