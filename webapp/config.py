"""The few settings, read from the environment once at start and checked there."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

E_MAIL = re.compile(r"[^@\s{}]+@[^@\s{}]+\.\w+")
REPORT_PAGE = re.compile(r"https?://[^\s{}]+\{rule\}[^\s{}]*")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """``leave_to``: where "Leave this site" goes. ``https``: the site is reached over TLS, so send HSTS.

    ``site_url``: the public address, for canonical links behind a proxy; empty: as the request came.
    ``contact``: an e-mail address for corrections; empty: none is shown. ``report_to``: where "report a problem with
    this rule" leads, an e-mail address or a web address with ``{rule}`` in it; empty: the rule book has no such link.
    ``count_port``: where Prometheus may read counters, on the machine itself; 0: nothing is counted. ``partners``: the
    codes of partners' links that are counted.
    ``api_per_second``: how many requests a second one worker answers on the API; 0: no limit.
    """

    leave_to: str = "https://www.weather.gov/"
    https: bool = False
    site_url: str = ""
    contact: str = ""
    report_to: str = ""
    count_port: int = 0
    partners: frozenset[str] = frozenset()
    api_per_second: int = 50

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read the settings by their names in capitals; ``README.md`` lists them.

        Raises ValueError with the name of the setting and what it takes.
        """
        leave_to = environment.get("LEAVE_TO", cls.leave_to)
        site_url = environment.get("SITE_URL", cls.site_url).rstrip("/")
        for name, value in (("LEAVE_TO", leave_to), ("SITE_URL", site_url)):
            address = urlsplit(value)
            if value and (address.scheme not in ("http", "https") or not address.netloc):
                raise ValueError(f"{name} must be an http or https address, not {value!r}")
        contact = environment.get("CONTACT", cls.contact)
        if contact and not E_MAIL.fullmatch(contact):
            raise ValueError(f"CONTACT must be an e-mail address, not {contact!r}")
        report_to = environment.get("REPORT_TO", cls.report_to)
        if report_to and not E_MAIL.fullmatch(report_to) and not REPORT_PAGE.fullmatch(report_to):
            raise ValueError(f"REPORT_TO must be an e-mail address, or a web address with {{rule}}, not {report_to!r}")
        https = environment.get("HTTPS", "0")
        if https not in ("0", "1"):
            raise ValueError(f"HTTPS must be 0 or 1, not {https!r}")
        count_port = environment.get("COUNT_PORT", "0")
        if not re.fullmatch(r"0|[1-9]\d{3,4}", count_port) or int(count_port) > 65000:
            raise ValueError(f"COUNT_PORT must be 0 or a port from 1000 to 65000, not {count_port!r}")
        partners = [code for code in environment.get("PARTNERS", "").split(",") if code]
        if not all(re.fullmatch(r"[a-z0-9-]{1,40}", code) for code in partners):
            raise ValueError("PARTNERS must be codes of small letters, figures and dashes, with commas between them")
        per_second = environment.get("API_PER_SECOND", str(cls.api_per_second))
        if not re.fullmatch(r"[0-9]{1,6}", per_second):
            raise ValueError(f"API_PER_SECOND must be a whole number, 0 for no limit, not {per_second!r}")
        return cls(
            leave_to=leave_to,
            https=https == "1",
            site_url=site_url,
            contact=contact,
            report_to=report_to,
            count_port=int(count_port),
            partners=frozenset(partners),
            api_per_second=int(per_second),
        )
