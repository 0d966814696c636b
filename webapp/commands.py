"""The operator's commands (Flask CLI): is the data whole, what is old or uncertain, which links are dead.

flask --app webapp data
flask --app webapp facts --older-than 365 --sure likely
flask --app webapp links --timeout 10
flask --app webapp audit
"""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NoReturn, get_args
from urllib.error import HTTPError

import click
from flask import Flask

from webapp.answer.references import cited_by
from webapp.answer.result import OFFICES_BY_NAME
from webapp.facts import FILES, Certainty, Citation, Office
from webapp.facts.schema import Fact
from webapp.rules.reasons import CITATIONS_OF

MOST_USERS = 6
"""Of what rests on one fact, so many are named."""
MOST_TRIED = 12
"""If none of so many links answers, the network is what is dead."""


@dataclass(frozen=True)
class Checked:
    """A fact with its file, id and certainty; ``when`` it was last confirmed ("2020" or "2026-11-22"); its links; and
    what rests on it.
    """

    file: str
    id: str
    sure: str
    when: str
    links: tuple[str, ...]
    users: tuple[str, ...] = ()

    def __str__(self) -> str:
        users = ", ".join(self.users[:MOST_USERS])
        more = f" and {len(self.users) - MOST_USERS} more" if len(self.users) > MOST_USERS else ""
        return f"{self.when:10}  {self.sure:10}  {self.file:17}  {self.id}  {users}{more}".rstrip()


def checked() -> Iterator[Checked]:
    """Every fact of the site that has a source."""
    users = defaultdict(list, cited_by())
    for reason, names in CITATIONS_OF.items():
        for name in names:
            users[name].insert(0, f"rule {reason}")
    for file, entries in FILES.items():
        for entry in entries:
            match entry:
                case Office():
                    when = str(entry.confirmed or entry.checked_on)
                    yield Checked(file, entry.id, entry.sure, when, (entry.url, entry.source), _shown_in(entry))
                case Citation():
                    links, when = (entry.url, entry.read_at), str(entry.checked_on)
                    yield Checked(file, entry.id, entry.sure, when, links, tuple(users[entry.id]))
                case Fact():
                    links, when = (entry.source, getattr(entry, "start", "")), str(entry.checked_on)
                    yield Checked(file, entry.name_in_file, entry.sure, when, links)


def _shown_in(office: Office) -> tuple[str, ...]:
    if office.sure == "unverified":
        return ("not shown",)
    named = [OFFICES_BY_NAME[office.id]] if office.id in OFFICES_BY_NAME else []
    return tuple(filter(None, (office.phone, *named, *(f"help/{place}" for place in office.serves))))


def old(today: date, older_than: int, sure: Certainty | None = None) -> list[Checked]:
    """The facts last confirmed at least ``older_than`` days before ``today``, or in a year that may be that long ago.

    What no page shows comes last, and the oldest first.
    """
    day = (today - timedelta(days=older_than)).isoformat()
    found = [fact for fact in checked() if fact.when <= day[: len(fact.when)] and sure in (None, fact.sure)]
    return sorted(found, key=lambda fact: (fact.sure == "unverified", fact.when, fact.file, fact.id))


def open_link(address: str, timeout: float) -> str:
    """ "200" or another status, or the kind of failure, of one address."""
    agent = {"User-Agent": "cannabis-record-check link check"}
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=agent), timeout=timeout) as response:
            return str(response.status)
    except HTTPError as error:
        return str(error.code)
    except (OSError, ValueError) as error:
        return type(error).__name__


def dead_links(timeout: float) -> list[str]:
    """Lines for the addresses that did not answer with 200, each with the facts that rest on it.

    Raises ConnectionError where not one of the first addresses answers at all.
    """
    users: dict[str, list[str]] = {}
    for fact in checked():
        for link in filter(None, fact.links):
            if link != "none":
                users.setdefault(link, []).append(f"{fact.file}: {fact.id}")
    links = list(users)
    with ThreadPoolExecutor(MOST_TRIED) as pool:
        statuses = list(pool.map(lambda link: open_link(link, timeout), links[:MOST_TRIED]))
        if not any(status.isdigit() for status in statuses):
            raise ConnectionError(f"offline: none of {len(statuses)} addresses answered")
        statuses += pool.map(lambda link: open_link(link, timeout), links[MOST_TRIED:])
    bad = [(status, link) for status, link in zip(statuses, links, strict=True) if status != "200"]
    return [f"{status:>12}  {link}  ({', '.join(users[link])})" for status, link in sorted(bad)]


def ask_pip_audit() -> tuple[str, str]:
    """What pip-audit finds about every installed package, as JSON, and what it complains of. Empty: no answer."""
    command = [sys.executable, "-m", "pip_audit", "--local", "--progress-spinner", "off", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout, done.stderr


def _end(lines: Iterable[object], otherwise: str) -> NoReturn:
    """Print the lines and end with 1, as something needs a look; or print what to say without any, and end well."""
    found = "\n".join(map(str, lines))
    click.echo(found or otherwise)
    sys.exit(1 if found else 0)


@click.command()
def data() -> None:
    """Check every entry of the data, and every name in it. With a problem the site has not even started."""
    for file, entries in FILES.items():
        click.echo(f"{len(entries):5}  {file}")
    click.echo(f"{sum(map(len, FILES.values())):5}  entries, and nothing is wrong with them.")


@click.command()
@click.option("--older-than", type=click.IntRange(min=0), default=365, metavar="DAYS", show_default=True)
@click.option("--sure", type=click.Choice([*get_args(Certainty)]), help="Only facts as sure as this.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), default=lambda: str(date.today()), metavar="YYYY-MM-DD")
def facts(older_than: int, sure: Certainty | None, today: datetime) -> None:
    """List what was confirmed long ago, with what rests on it."""
    _end(old(today.date(), older_than, sure), "Nothing is that old.")


@click.command()
@click.option("--timeout", type=float, default=10.0, metavar="SECONDS", show_default=True)
def links(timeout: float) -> None:
    """Open every link of the data and report those that fail."""
    try:
        dead = dead_links(timeout)
    except ConnectionError as error:
        raise click.ClickException(str(error)) from error
    _end(dead, "Every link answered.")


@click.command()
def audit() -> None:
    """Ask for known holes in the installed packages. Where nobody answers it is skipped, and says so."""
    found, complaint = ask_pip_audit()
    if not found:
        _end((), f"skipped: the advisory service gave no answer. {' '.join(complaint.split()[-30:])}")
    packages = json.loads(found)["dependencies"]
    known = [each for each in packages if "skip_reason" not in each]
    if not known:
        _end((), "skipped: the package index that was asked has no advisories.")
    holes = [
        f"{each['name']} {each['version']}  {hole['id']}  fixed in: {', '.join(hole['fix_versions']) or 'nothing yet'}"
        for each in known
        for hole in each["vulns"]
    ]
    _end(holes, f"No known hole in {len(known)} packages. Not known to the service: {len(packages) - len(known)}.")


def register(app: Flask) -> None:
    """Give the commands to ``flask --app webapp``."""
    for command in (data, facts, links, audit):
        app.cli.add_command(command)
