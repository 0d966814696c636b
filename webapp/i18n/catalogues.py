"""Checks of the catalogues (gettext), and Babel's extraction method for data files.

``make words`` brings the catalogues up to date with pybabel; ``make check-words`` runs ``check`` on each.
"""

from __future__ import annotations

import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from webapp.i18n.languages import LANGUAGES, SOURCE, TRANSLATIONS

PLACEHOLDER = re.compile(r"%\((\w+)\)s|\{(\w*)\}")
TAG = re.compile(r"</?[a-z][^>]*>")
TYPED_BY_HAND = re.compile(
    r"\b(?:HS|PC|VC|WIC|BCIA)\s?\d|\b(?:CR|JV|FW)-\d|\b(?:AB|SB)\s?\d"
    r"|\b1[12]\d{3}\b|\b\d{3,4}\.\d|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b"
)
"""A citation, a form number or a phone number: those come from the data, never from a translation."""


def extract_toml(
    file: BinaryIO, keywords: object, comment_tags: object, options: Mapping[str, str]
) -> Iterator[tuple[int, None, str, list[str]]]:
    """Babel extraction method: the values of the ``keys`` of every table of a TOML file, with their line numbers.

    ``boxes.say`` means the ``say`` of each of the inline tables in ``boxes``.
    """
    text = file.read().decode("utf-8")
    keys = options["keys"].split()
    lines = text.splitlines()
    for tables in tomllib.loads(text).values():
        for entry in tables:
            for key in keys:
                for value in values_of(entry, key):
                    line = next(n for n, content in enumerate(lines, 1) if f'"{value}"' in content)
                    yield line, None, value, [f"NOTE: {entry.get('id') or entry.get('code')}"]


def values_of(entry: Mapping[str, Any], key: str) -> list[str]:
    """The strings that an entry has under a key: one, several or none."""
    name, _, inner = key.partition(".")
    values = entry.get(name, [])
    if inner:
        return [table[inner] for table in values]
    return [value for value in ([values] if isinstance(values, str) else values) if value]


def read(path: Path) -> Catalog:
    """Read a catalogue or a template."""
    with path.open("rb") as file:
        return read_po(file)


def problems(tag: str, current: Catalog) -> list[str]:
    """Everything wrong with one catalogue, in words; an empty list when it is whole."""
    folder = TRANSLATIONS / tag
    catalogue = read(folder / "LC_MESSAGES" / "messages.po")
    avoid: dict[str, str] = {}
    if (words := folder / "avoid.toml").exists():
        avoid = tomllib.loads(words.read_text(encoding="utf-8"))
    found = [
        f"stale, not in the site any more: {message.id}"
        for message in catalogue
        if message.id and message.id not in current
    ]
    for message in current:
        if message.id:
            found += [f"{problem}: {message.id}" for problem in _problems_of(message, catalogue.get(message.id), avoid)]
    return found


def _problems_of(source: Message, translated: Message | None, avoid: Mapping[str, str]) -> Iterator[str]:
    english = _forms(source.id)[-1]
    if TYPED_BY_HAND.search(english):
        yield "a number typed by hand in English"
    if translated is None or not all(_forms(translated.string)):
        yield "missing"
        return
    if translated.fuzzy:
        yield "fuzzy"
    for text in _forms(translated.string):
        yield from _problems_between(english, text, avoid)


def _forms(text: str | Sequence[str] | None) -> Sequence[str]:
    """The singular and the plurals of a message that has them, else its one text."""
    return text if isinstance(text, list | tuple) else [str(text or "")]


def _problems_between(english: str, text: str, avoid: Mapping[str, str]) -> Iterator[str]:
    if sorted(PLACEHOLDER.findall(english)) != sorted(PLACEHOLDER.findall(text)):
        yield "other placeholders"
    if sorted(TAG.findall(english)) != sorted(TAG.findall(text)):
        yield "other tags"
    if TYPED_BY_HAND.search(text):
        yield "a number typed by hand"
    if unicodedata.normalize("NFC", text) != text:
        yield "not in normal form NFC"
    if text == english and len(english.split()) > 2:
        yield "the same as English"
    if _numbers(english) != _numbers(text):
        yield "other figures"
    for pattern, instead in avoid.items():
        if re.search(pattern, text, re.IGNORECASE):
            yield f"uses a word to avoid ({pattern}; write: {instead})"


def _numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+(?:[.,]\d+)*", PLACEHOLDER.sub("", text)))


def translated_languages() -> list[str]:
    """The tags of the languages that have a catalogue."""
    return [tag for tag in LANGUAGES if tag != SOURCE]


def check(template: Path) -> int:
    """Print what is wrong with each catalogue beside the messages of ``template``; the number of problems."""
    current = read(template)
    found = [f"{tag}: {problem}" for tag in translated_languages() for problem in problems(tag, current)]
    print("\n".join(found) or "The catalogues are whole.")
    if found:
        print(f"{len(found)} to mend in translations/<language>/LC_MESSAGES/messages.po, as docs/change/word.md says.")
    return len(found)


if __name__ == "__main__":
    sys.exit(1 if check(Path(sys.argv[1])) else 0)
