"""Loading of the data files: read, validate, and check what each entry names. Every problem is told at once, in words.

A problem is one line: ``offices.toml: city-torrance: sure: must be 'sure', 'likely' or 'unverified', not 'unverifed'``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import product
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from click import ClickException
from pydantic import ValidationError

from webapp.facts.schema import Entry

Model = TypeVar("Model", bound=Entry)
References: TypeAlias = Mapping[tuple[type[Entry], str], Collection[str]]
"""For a field of a model, the names that may stand in it."""

FEW = 12
"""So many allowed names are listed in a message; of more, the most similar one is."""
IN_WORDS = {
    "missing": "is missing",
    "extra_forbidden": "is no field of such an entry",
    "date_type": "must be a date without quotes, such as 2026-11-25",
    "time_type": "must be a time without quotes, such as 09:00:00",
    "int_type": "must be a whole number without quotes",
    "string_type": "must be text in quotes",
    "bool_type": "must be true or false, without quotes",
    "tuple_type": 'must be a list, such as ["one", "two"]',
    "dict_type": "must be a table in braces",
    "string_too_short": "must not be empty",
}
"""What pydantic finds wrong, for somebody who has never programmed; the rest is clear in its own words."""


class DataError(ClickException, ValueError):
    """What is wrong in the data, one problem a line. A command that meets it prints that and nothing else."""


def refuse(problems: Collection[str]) -> None:
    """Raise DataError if there are any problems."""
    if problems:
        count = f"{len(problems)} problems" if len(problems) > 1 else "a problem"
        raise DataError("\n".join((f"The data has {count}, so the site does not start:", *problems)))


def read_entries(
    path: Path, table: str, model: type[Model], problems: list[str], beside: Collection[str] = ()
) -> dict[str, Model]:
    """Read the array of tables ``table`` of a TOML file, as entries by their key.

    ``beside``: the other tables of that file. What is wrong is added to ``problems``, and left out of the entries.
    """
    entries: dict[str, Model] = {}
    for number, raw in enumerate(_array(path, table, problems, beside), 1):
        name = raw.get(model.key) or f"the {number}. [[{table}]]"
        try:
            entry = model.model_validate(raw)
        except ValidationError as error:
            problems += [f"{path.name}: {name}: {_in_words(each, model)}" for each in error.errors()]
            continue
        if name in entries:
            problems.append(f"{path.name}: {name}: a second entry of this {model.key}")
        entries[name] = entry
    return entries


def _array(path: Path, table: str, problems: list[str], beside: Collection[str]) -> list[dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        problems.append(f"{path.name}: cannot be read: {error}")
        return []
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{path.name}: {_where_it_stops(text, str(error))}")
        return []
    for name in tables.keys() - {table, *beside}:
        problems.append(f"{path.name}: [[{name}]] is no kind of entry of this file")
    array = tables.get(table)
    if not isinstance(array, list):
        problems.append(f"{path.name}: has no [[{table}]] (with two brackets on each side)")
        return []
    return array


def _where_it_stops(text: str, error: str) -> str:
    """The entry and the line in which a file stops being TOML, with what stands there."""
    found = re.fullmatch(r"(.*) \(at line (\d+), column \d+\)", error)
    if not found:
        return f"cannot be read: {error}"
    lines = text.splitlines()[: int(found[2])]
    names = re.findall(r'^(?:\[\[|(?:id|slug|code) = "([^"]+)")', "\n".join(lines), re.MULTILINE)
    entry = f"{names[-1]}: " if names and names[-1] else ""
    return f"{entry}line {found[2]} cannot be read: {found[1]}: {lines[-1]}"


def _in_words(error: Any, model: type[Entry]) -> str:
    place = ".".join(str(part + 1) if isinstance(part, int) else part for part in error["loc"])
    what = IN_WORDS.get(error["type"]) or error["msg"].removeprefix("Value error, ").replace("Input should", "must")
    given = error["input"]
    if error["type"] == "extra_forbidden":
        what += _similar(place, model.model_fields)
    elif isinstance(given, str | int | float):
        what = f"{what}, not {given!r}"
    return f"{place}: {what}" if place else what


def unknown_names(files: Mapping[str, Iterable[Entry]], references: References) -> Iterator[str]:
    """The problems with what entries name: each name that is none of those that its field allows.

    ``files``: the entries by the name of their file.
    """
    for file, entries in files.items():
        for entry in entries:
            for part, (model, field) in product((entry, *_parts(entry)), references):
                if type(part) is model:
                    allowed = references[model, field]
                    unknown = (name for name in names_in(part, field) if name not in allowed)
                    yield from (f"{file}: {entry.name_in_file}: {field}: {_unknown(name, allowed)}" for name in unknown)


def _parts(entry: Entry) -> tuple[Entry, ...]:
    values = [getattr(entry, field) for field in type(entry).model_fields]
    return tuple(part for value in values if isinstance(value, tuple) for part in value if isinstance(part, Entry))


def names_in(part: Entry, field: str) -> tuple[str, ...]:
    """The names in a field: one, several, or for a table each of its lines as TOML writes it."""
    value = getattr(part, field)
    if isinstance(value, Mapping):
        return tuple(f'{name} = "{inner}"' for name, inner in value.items())
    return value if isinstance(value, tuple) else (str(value),)


def _unknown(name: str, allowed: Collection[str]) -> str:
    if len(allowed) <= FEW:
        return f"'{name}' is unknown; allowed: {', '.join(each or '(nothing)' for each in allowed)}"
    return f"'{name}' is unknown{_similar(name, allowed)}"


def _similar(name: str, allowed: Iterable[str]) -> str:
    found = get_close_matches(name, list(allowed), n=1)
    return f"; is it '{found[0]}'?" if found else ""


def missing_entries(file: str, entries: Collection[str], needed: Iterable[str], by: str) -> list[str]:
    """The problems with entries that are not there. ``by``: who needs them."""
    return [f"{file}: {name}: is missing; {by} needs it" for name in needed if name not in entries]
