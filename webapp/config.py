"""The few settings, read from the environment once at start and checked there."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import IPv6Address
from typing import Any
from urllib.parse import urlsplit

LABEL = "[A-Za-z0-9_-]{1,63}"
NAME = re.compile(rf"{LABEL}(?:\.{LABEL}){{0,19}}\.?|\[[0-9a-fA-F:.]{{2,45}}\]", re.ASCII)
"""A name, an IPv4 or an IPv6 address."""
HOST = re.compile(rf"(?:{NAME.pattern})(?::\d{{1,5}})?", re.ASCII)
"""The same, with a port or without: what a Host header may be."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """``leave_to``: where "Leave this site" goes. ``https``: the site is reached over TLS, so send HSTS.

    ``site_url``: the public address, for canonical links behind a proxy; empty: as the request came. ``hosts``: the
    other names that the site answers to.
    ``contact``: an e-mail address for corrections; empty: none is shown. ``report_to``: where "report a problem with
    this rule" leads, an e-mail address or a web address with ``{rule}`` in it; empty: the rule book has no such link.
    ``count_port``: where Prometheus may read counters, on the machine itself; 0: nothing is counted. ``partners``: the
    codes of partners' links that are counted.
    ``api_per_second``: how many requests a second one worker answers on the API; 0: no limit.
    """

    leave_to: str = "https://www.weather.gov/"
    https: bool = False
    site_url: str = ""
    hosts: frozenset[str] = frozenset()
    contact: str = ""
    report_to: str = ""
    count_port: int = 0
    partners: frozenset[str] = frozenset()
    api_per_second: int = 50

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read the settings by their names in capitals; ``README.md`` lists them. An empty one counts as not set.

        Raises ValueError with the name of the setting and what it takes.
        """
        settings = cls(**_read(SETTINGS, environment))
        if settings.https and settings.site_url.startswith("http:"):
            raise ValueError("HTTPS is 1, but SITE_URL begins with http: one of them is wrong")
        if settings.hosts and not settings.site_url:
            raise ValueError("HOSTS are further names of the site: set SITE_URL, its first, as well")
        return settings


@dataclass(frozen=True, kw_only=True)
class Listening:
    """Where gunicorn listens, and with how many processes."""

    host: str = "127.0.0.1"
    port: int = 8000
    web_concurrency: int = 2

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Listening:
        """As for ``Settings``."""
        return cls(**_read(LISTENING, environment))

    @property
    def bind(self) -> str:
        """As gunicorn wants it."""
        return f"{self.host}:{self.port}"


Reader = Callable[[str], object]
"""Makes a setting of what the environment says. Raises ValueError with what it must be."""


def _read(readers: Mapping[str, Reader], environment: Mapping[str, str]) -> dict[str, Any]:
    """The settings that are set, by the names of their fields."""
    found = {}
    for name, read in readers.items():
        if value := environment.get(name):
            try:
                found[name.lower()] = read(value)
            except ValueError as error:
                raise ValueError(f"{name} must be {error}, not {value!r}") from None
    return found


def _web_address(value: str) -> str:
    address = urlsplit(value)
    if address.scheme not in ("http", "https") or not address.netloc:
        raise ValueError("an http or https address")
    return value


def _site(value: str) -> str:
    scheme, _, host = value.rstrip("/").partition("://")
    if scheme.lower() not in ("http", "https") or not HOST.fullmatch(host):
        raise ValueError("an http or https address and nothing behind the name, such as https://check.example")
    return f"{scheme}://{host}".lower()


def _own_address(value: str) -> str:
    number = value[1:-1] if value[0] + value[-1] == "[]" else value
    try:
        return f"[{IPv6Address(number)}]"  # gunicorn wants the brackets
    except ValueError:
        return _like(NAME, "an IP address or a name of this machine")(value)


def _like(pattern: re.Pattern[str], what: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if not pattern.fullmatch(value):
            raise ValueError(what)
        return value

    return read


def _list_of(pattern: re.Pattern[str], what: str) -> Reader:
    one = _like(pattern, f"{what}, with commas between them")
    return lambda value: frozenset(one(part) for part in map(str.strip, value.split(",")) if part)


def _whole(what: str, *allowed: range) -> Reader:
    def read(value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", value) or not any(int(value) in each for each in allowed):
            raise ValueError(what)
        return int(value)

    return read


E_MAIL = r"[^@\s{}]+@[^@\s{}]+\.\w+"
REPORT_PAGE = r"https?://[^\s{}]+\{rule\}[^\s{}]*"

SETTINGS: dict[str, Reader] = {
    "LEAVE_TO": _web_address,
    "HTTPS": lambda value: _like(re.compile("[01]"), "0 or 1")(value) == "1",
    "SITE_URL": _site,
    "HOSTS": _list_of(NAME, "names of hosts without http:// and without a port"),
    "CONTACT": _like(re.compile(E_MAIL), "an e-mail address"),
    "REPORT_TO": _like(re.compile(f"{E_MAIL}|{REPORT_PAGE}"), "an e-mail address, or a web address with {rule}"),
    "COUNT_PORT": _whole("0 or a port from 1000 to 65000", range(1), range(1000, 65001)),
    "PARTNERS": _list_of(re.compile("[a-z0-9-]{1,40}"), "codes of small letters, figures and dashes"),
    "API_PER_SECOND": _whole("a whole number, 0 for no limit", range(1_000_000)),
}
LISTENING: dict[str, Reader] = {
    "HOST": _own_address,
    "PORT": _whole("a port from 1 to 65535", range(1, 65536)),
    "WEB_CONCURRENCY": _whole("a number of processes from 1 to 256", range(1, 257)),
}
"""How each setting is read, by its name in the environment; the field has the same name in small letters."""
