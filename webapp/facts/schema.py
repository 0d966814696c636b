"""Field types and base classes of the data's schemas (pydantic).

Values are taken as they are typed: a date or a year in quotes is refused, and so is a field that we do not have.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, ClassVar, Literal, TypeAlias

from babel.core import Locale, UnknownLocaleError
from pydantic import AfterValidator, BaseModel, ConfigDict, Field


def like(pattern: str, what: str) -> AfterValidator:
    """A check that a text is written in a certain way. It raises ValueError, saying in which."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"must be {what}")
        return value

    return AfterValidator(check)


def _language(tag: str) -> str:
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError) as error:
        raise ValueError('must be the code of a language, such as "es"') from error
    return tag


LINK = r"https?://\S+"
MONTH = r"\d{4}(-(0[1-9]|1[0-2]))?"
DAY = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"

Id: TypeAlias = Annotated[str, like(r"[a-z0-9]+(-[a-z0-9]+)*", "small letters and figures with dashes between them")]
Link: TypeAlias = Annotated[str, like(LINK, "an address that begins with http")]
LinkOrEmpty: TypeAlias = Annotated[str, like(f"({LINK})?", 'an address that begins with http, or ""')]
LinkOrNone: TypeAlias = Annotated[str, like(f"{LINK}|none", 'an address that begins with http, or "none"')]
Phone: TypeAlias = Annotated[str, like(r"(\d{3}-\d{3}-\d{4})?", 'a number such as "213-974-2811"')]
Month: TypeAlias = Annotated[str, like(MONTH, 'a year or a month, such as "2020-02"')]
Since: TypeAlias = Annotated[str, like(f"({MONTH}|{DAY})?", 'a day, a month or a year, such as "2016-11-09"')]
Year: TypeAlias = Annotated[int, Field(ge=1900, le=2100)]
Text: TypeAlias = Annotated[str, Field(min_length=1)]
LanguageTags: TypeAlias = Annotated[tuple[Annotated[str, AfterValidator(_language)], ...], Field(strict=False)]
Texts: TypeAlias = Annotated[tuple[Text, ...], Field(strict=False)]
"""An array of TOML. Not strict, so that it becomes a tuple: nothing may change it afterwards."""
Certainty: TypeAlias = Literal["sure", "likely", "unverified"]


class Entry(BaseModel):
    """One entry of a data file, or a table within one. ``key`` is the field that names it."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    key: ClassVar[str] = "id"

    @property
    def name_in_file(self) -> str:
        """The id, slug or code by which others name it."""
        return str(getattr(self, self.key))


class Fact(Entry):
    """An entry that says where it was read, on which day we last compared it with that text, and how sure we are."""

    source: Link
    checked_on: date
    sure: Certainty
