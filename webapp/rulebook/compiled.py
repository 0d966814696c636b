"""Every path, merged: run by ``make assets`` into a file, so that no process of the site has to run them all.

The file counts only while the rules, the data and the program of the book are those it was made of; else the paths are
run. So what is shown is never older than what runs.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from webapp.rulebook.entries import Told, told
from webapp.rules.outcome import Also, Cleared, Kind, Relief
from webapp.rules.paths import Leaf, Part, as_data, diagram, from_data
from webapp.rules.questions import Section, Sentence
from webapp.rules.reasons import Reason

OFFENSES = tuple(section.value for section in Section if section.value.isdecimal())
"""The four sections that have a page and a key of their own."""

HERE = Path(__file__).parent
FILE = HERE / "paths.jsonl"
"""Two lines: the digest of the sources and of the second line, and the diagram as JSON."""
SOURCES = (HERE, HERE.parent / "rules", HERE.parent / "facts")


class Seen(NamedTuple):
    """What the book sees of a path. ``section``: whose key it ends in, or "" where that is the trunk."""

    told: Told
    section: str


def see(leaf: Leaf) -> Seen:
    """See all that a person is told. In the key of a section: an adult whose sentence is over, as far as is known."""
    over = leaf.answers.get(Sentence.id) in (Sentence.NO, Sentence.UNKNOWN)
    finished = over and leaf.answers[Section.id] in OFFENSES
    return Seen(told(leaf), leaf.answers[Section.id] if finished else "")


def every_path() -> Part[Seen]:
    """The diagram of all paths: read where the file is of these very rules, else run, which takes seconds."""
    return _read() or diagram(see)


def write() -> None:
    """Run all paths and write the file anew."""
    content = json.dumps(as_data(diagram(see)), separators=(",", ":")).encode()
    FILE.write_bytes(_digest(content) + b"\n" + content)


def _read() -> Part[Seen] | None:
    try:
        digest, _, content = FILE.read_bytes().partition(b"\n")
    except OSError:
        return None
    return from_data(json.loads(content), _seen) if digest == _digest(content) else None


def _digest(content: bytes) -> bytes:
    found = sha256(content)
    for folder in SOURCES:
        for source in sorted(folder.iterdir()):
            if source.suffix in (".py", ".toml"):
                found.update(b"\n%s\n" % source.name.encode() + source.read_bytes())
    return b'"%s"' % found.hexdigest().encode()


def _seen(data: Any) -> Seen:
    (kind, relief, cleared, also, because), section = data
    outcome = Told(
        Kind(kind), tuple(map(Relief, relief)), Cleared(cleared), tuple(map(Also, also)), tuple(map(Reason, because))
    )
    return Seen(outcome, section)
