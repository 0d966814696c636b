"""How often one worker answers the API. It counts requests, not people: no address is read or kept.

It keeps a runaway program from taking the site down, and nothing more. One busy partner can use it up for all others.
A limit for each caller belongs in the proxy in front, which sees addresses anyway and need not write them down (nginx:
``limit_req``). Where there is one, set API_PER_SECOND=0.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from threading import Lock


class Bucket:
    """A token bucket for the threads of one process: ``rate`` tokens a second, up to twice as many at once."""

    def __init__(self, rate: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate = rate
        self.most = 2.0 * rate
        self.tokens = self.most
        self.clock = clock
        self.filled_at = clock()
        self.lock = Lock()

    def take(self) -> int:
        """Take a token. Gives 0, or where there is none the whole seconds until there is. A rate of 0: no limit."""
        if not self.rate:
            return 0
        with self.lock:
            now = self.clock()
            self.tokens = min(self.most, self.tokens + (now - self.filled_at) * self.rate)
            self.filled_at = now
            if self.tokens >= 1:
                self.tokens -= 1
                return 0
            return math.ceil((1 - self.tokens) / self.rate)
