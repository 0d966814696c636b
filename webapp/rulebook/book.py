"""The rule book of this site, from the file that ``make assets`` made of the rules, else worked out anew.

The file counts only while the rules, the data and the program of the book are those it was made of. So what is shown is
never older than what runs, and where it is missing the paths are run, which takes seconds.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter

from webapp.rulebook.contents import Book, read_off, see
from webapp.rulebook.once import Once
from webapp.rules.paths import diagram

HERE = Path(__file__).parent
FILE = HERE / "book.json"
"""Two lines: the digest of the sources and of the second line, and the book."""
SOURCES = (HERE, HERE.parent / "rules", HERE.parent / "facts")


@Once
def book() -> Book:
    """The book, read or worked out once in a process."""
    return _read() or read_off(diagram(see))


def write() -> None:
    """Run all paths and write the file anew."""
    content = TypeAdapter(Book).dump_json(read_off(diagram(see)))
    FILE.write_bytes(_digest(content) + b"\n" + content)


def _read() -> Book | None:
    try:
        digest, _, content = FILE.read_bytes().partition(b"\n")
    except OSError:
        return None
    return TypeAdapter(Book).validate_json(content) if digest == _digest(content) else None


def _digest(content: bytes) -> bytes:
    found = sha256(content)
    for folder in SOURCES:
        for source in sorted(folder.iterdir()):
            if source.suffix in (".py", ".toml"):
                found.update(b"\n%s\n" % source.name.encode() + source.read_bytes())
    return b'"%s"' % found.hexdigest().encode()
