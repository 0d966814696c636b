"""Commands for the operator: what is old, uncertain, and, only when asked, which links are dead or packages unsafe.

python -m webapp.commands facts --older-than 365 --sure likely
python -m webapp.commands links --timeout 10
python -m webapp.commands audit
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from urllib.error import HTTPError

from webapp.facts import (
    ACTIONS,
    CITATIONS,
    COMMON_QUESTIONS,
    COUNTIES,
    DIFFERENCES,
    FORMS,
    OLD_LAW,
    PAPERS,
    PLAN_STEPS,
    PROGRAMS,
    REPORTS_OF_2020,
    STATES,
    WAYS,
)
from webapp.facts.offices import OFFICES
from webapp.facts.places import PLACES


class Sourced(Protocol):
    """An entry of a data file that rests on one source."""

    @property
    def id(self) -> str: ...
    @property
    def sure(self) -> str: ...
    @property
    def checked_on(self) -> date: ...
    @property
    def source(self) -> str: ...


WITH_ONE_SOURCE: dict[str, Mapping[str, Sourced]] = {
    "way": WAYS,
    "question": COMMON_QUESTIONS,
    "action": ACTIONS,
    "old law": OLD_LAW,
    "differ": DIFFERENCES,
    "form": FORMS,
    "paper": PAPERS,
    "places": PLACES,
    "plan": PLAN_STEPS,
    "report": REPORTS_OF_2020,
    "program": PROGRAMS,
}
"""The data files whose entries rest on one ``source`` each, by the name of their kind."""


@dataclass(frozen=True)
class Fact:
    """One entry of any data file: what it is, how sure, when it was checked, and the links that show it."""

    kind: str
    id: str
    sure: str
    checked_on: date
    links: tuple[str, ...]


def facts() -> Iterator[Fact]:
    """Every fact of the site that has a source."""
    for office in OFFICES.values():
        yield Fact("office", office.id, office.sure, office.checked_on, (office.url, office.source))
    for citation in CITATIONS.values():
        yield Fact("citation", citation.id, citation.sure, citation.checked_on, (citation.url, citation.read_at))
    for county in COUNTIES.values():
        yield Fact("county", county.slug, county.sure, county.checked_on, (county.source,))
    for state in STATES.values():
        yield Fact("state", state.code, state.sure, state.checked_on, (state.start, state.source))
    for kind, entries in WITH_ONE_SOURCE.items():
        for entry in entries.values():
            yield Fact(kind, entry.id, entry.sure, entry.checked_on, (entry.source,))


def list_facts(today: date, older_than: int, sure: str) -> list[str]:
    """Lines for the facts checked more than ``older_than`` days before ``today``, the oldest first."""
    found = [fact for fact in facts() if (today - fact.checked_on).days >= older_than and sure in ("", fact.sure)]
    found.sort(key=lambda fact: (fact.checked_on, fact.sure, fact.kind, fact.id))
    return [f"{fact.checked_on}  {fact.sure:10}  {fact.kind:8}  {fact.id}" for fact in found]


def check_link(address: str, timeout: float) -> str:
    """ "200" or another status, or the kind of failure, of one address."""
    agent = {"User-Agent": "cannabis-record-check link check"}
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=agent), timeout=timeout) as response:
            return str(response.status)
    except HTTPError as error:
        return str(error.code)
    except (OSError, ValueError) as error:
        return type(error).__name__


def check_links(timeout: float) -> list[str]:
    """Lines for the addresses that did not answer with 200, each with the facts that rest on it."""
    users: dict[str, list[str]] = {}
    for fact in facts():
        for link in fact.links:
            if link.startswith("http"):
                users.setdefault(link, []).append(f"{fact.kind} {fact.id}")
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda link: check_link(link, timeout), users))
    bad = [(status, link) for status, link in zip(statuses, users, strict=True) if status != "200"]
    return [f"{status:>12}  {link}  ({', '.join(users[link])})" for status, link in sorted(bad)]


def ask_pip_audit() -> tuple[str, str]:
    """What pip-audit finds about every installed package, as JSON, and what it complains of. Empty: no answer."""
    command = [sys.executable, "-m", "pip_audit", "--local", "--progress-spinner", "off", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout, done.stderr


def audit() -> tuple[list[str], str]:
    """Lines for the packages with known holes, and what to say when there are none."""
    found, complaint = ask_pip_audit()
    if not found:
        return [], f"skipped: the advisory service gave no answer. {' '.join(complaint.split()[-30:])}"
    packages = json.loads(found)["dependencies"]
    known = [each for each in packages if "skip_reason" not in each]
    if not known:
        return [], "skipped: the package index that was asked has no advisories."
    lines = [
        f"{each['name']} {each['version']}  {hole['id']}  fixed in: {', '.join(hole['fix_versions']) or 'nothing yet'}"
        for each in known
        for hole in each["vulns"]
    ]
    return lines, f"No known hole in {len(known)} packages. Not known to the service: {len(packages) - len(known)}."


def main(arguments: list[str], today: date) -> int:
    """Run one command; 1 when something needs a look."""
    parser = argparse.ArgumentParser(prog="python -m webapp.commands", description="What is old, uncertain or dead.")
    commands = parser.add_subparsers(dest="command", required=True)
    listing = commands.add_parser("facts", help="facts by age and certainty")
    listing.add_argument("--older-than", type=int, default=365, metavar="DAYS")
    listing.add_argument("--sure", choices=["sure", "likely", "unverified"], default="")
    links = commands.add_parser("links", help="open every link and report those that fail")
    links.add_argument("--timeout", type=float, default=10.0, metavar="SECONDS")
    commands.add_parser("audit", help="ask for known holes in the installed packages")
    chosen = parser.parse_args(arguments)
    match chosen.command:
        case "facts":
            lines, otherwise = list_facts(today, chosen.older_than, chosen.sure), "Nothing is that old."
        case "links":
            lines, otherwise = check_links(chosen.timeout), "Every link answered."
        case _:
            lines, otherwise = audit()
    print("\n".join(lines) or otherwise)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], date.today()))
