"""The few settings, read from the environment once at start and checked there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, kw_only=True)
class Settings:
    """``leave_to``: where "Leave this site" goes. ``https``: the site is reached over TLS, so send HSTS."""

    leave_to: str = "https://www.weather.gov/"
    https: bool = False

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read ``LEAVE_TO`` (an http or https address) and ``HTTPS`` ("1" or "0").

        Raises ValueError with the name of the setting and what it takes.
        """
        leave_to = environment.get("LEAVE_TO", cls.leave_to)
        address = urlsplit(leave_to)
        if address.scheme not in ("http", "https") or not address.netloc:
            raise ValueError(f"LEAVE_TO must be an http or https address, not {leave_to!r}")
        https = environment.get("HTTPS", "0")
        if https not in ("0", "1"):
            raise ValueError(f"HTTPS must be 0 or 1, not {https!r}")
        return cls(leave_to=leave_to, https=https == "1")
