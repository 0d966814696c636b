"""Which languages there are, which one a request is in, and the same page in another one.

The language is in the path and nowhere else: no cookie, no guess that overrides the address. Only ``/`` and
error pages outside a language look at Accept-Language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache, wraps
from io import BytesIO
from pathlib import Path
from typing import Annotated, Literal, ParamSpec, TypeVar

from babel.core import Locale, UnknownLocaleError, negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from click import ClickException
from flask import Flask, g, request
from flask_babel import Babel, Domain, force_locale
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header
from werkzeug.routing import BaseConverter

Given = ParamSpec("Given")
Said = TypeVar("Said")
TRANSLATIONS = Path(__file__).parent.parent.parent / "translations"


class LanguageError(ClickException, ValueError):
    """What is wrong with a language. A command that meets it prints that and nothing else."""


class CatalogueError(ClickException, FileNotFoundError):
    """Which catalogue is not there, or not made from its source; told like the error above."""


def _known_to_babel(locale: str) -> str:
    try:
        Locale.parse(locale)
    except (ValueError, UnknownLocaleError) as error:
        raise ValueError(f"Babel has no locale {locale!r}") from error
    return locale


class Language(BaseModel):
    """One language of the site; the fields are explained in ``translations/languages.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    tag: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
    locale: Annotated[str, AfterValidator(_known_to_babel)]
    name: Annotated[str, Field(min_length=1)]
    direction: Literal["ltr", "rtl"]
    reviewed_by: str
    reviewed_on: date | None = None


def read_languages(path: Path) -> dict[str, Language]:
    """The languages of the file, by tag. Raises LanguageError with the file, the language and what is wrong."""
    languages: dict[str, Language] = {}
    try:
        for raw in tomllib.loads(path.read_text(encoding="utf-8"))["language"]:
            language = Language.model_validate(raw)
            if language.tag in languages:
                raise ValueError(f"{language.tag} stands there twice")
            languages[language.tag] = language
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        raise LanguageError(f"{path.name}: {raw.get('tag')}: {wrong}") from error
    except (ValueError, KeyError) as error:
        raise LanguageError(f"{path.name}: {error}") from error
    return languages


LANGUAGES = read_languages(TRANSLATIONS / "languages.toml")
SOURCE = "en"
LONGEST_HEADER = 200
"""No browser prefers more languages than fit in there."""


def converter(languages: Mapping[str, Language]) -> type[BaseConverter]:
    """A converter for ``/<lang:lang>/…`` that knows only the languages we have; others are a 404."""
    return type("LanguageConverter", (BaseConverter,), {"regex": "|".join(languages), "part_isolating": True})


def negotiate(languages: Mapping[str, Language], accepted: str) -> Language:
    """The language that fits an Accept-Language header best, else English."""
    wanted = [tag for tag, _quality in parse_accept_header(accepted[:LONGEST_HEADER], LanguageAccept)]
    by_tag = {tag.lower(): language for tag, language in languages.items()}
    return by_tag[(negotiate_locale(wanted, list(by_tag), sep="-") or SOURCE).lower()]


def current() -> Language:
    """The language of this request."""
    language: Language = g.language
    return language


def kept_in_each_language(say: Callable[Given, Said]) -> Callable[Given, Said]:
    """Keep what a function says for the same arguments in the same language. For ids of our own, never for answers."""

    @cache
    def said(_tag: str, *given: Given.args, **named: Given.kwargs) -> Said:
        return say(*given, **named)

    @wraps(say)
    def say_again(*given: Given.args, **named: Given.kwargs) -> Said:
        return said(current().tag, *given, **named)  # type: ignore[arg-type]  # ids can be hashed

    return say_again


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Say everything within in this language. Raises RuntimeError outside of an app: there it would stay English."""
    before = g.get("language")
    g.language = language
    try:
        with force_locale(language.locale):
            yield
    finally:
        if before:
            g.language = before
        else:
            g.pop("language")


class Catalogues(Domain):  # type: ignore[misc]
    """Flask-Babel's catalogues, all loaded at start, and found without working out the locale for each word."""

    def __init__(self, languages: Iterable[Language]) -> None:
        super().__init__(str(TRANSLATIONS))
        self.of = {each.tag: Translations.load(str(TRANSLATIONS), [each.tag]) for each in languages}
        for catalogue in self.of.values():  # gettext gives the head of the file for an empty message
            getattr(catalogue, "_catalog", {})[""] = ""

    def get_translations(self) -> NullTranslations:
        """The catalogue of the language of the request."""
        return self.of[g.get("language", LANGUAGES[SOURCE]).tag]


def check_catalogue(tag: str) -> None:
    """Raise CatalogueError unless the language has a compiled catalogue that says what its ``messages.po`` says.

    The two are compared by what is in them: the dates of files say nothing after a copy or a checkout.
    """
    source = TRANSLATIONS / tag / "LC_MESSAGES" / "messages.po"
    compiled = source.with_suffix(".mo")
    if not compiled.exists():
        command = "make words" if source.exists() else f"make language TAG={tag}"
        raise CatalogueError(f"{compiled} is missing: run `{command}`")
    if source.exists():
        with source.open("rb") as file:
            write_mo(current := BytesIO(), read_po(file))
        if compiled.read_bytes() != current.getvalue():
            raise CatalogueError(f"{compiled} is not made from {source.name} as it is now: run `make words`")


def register(app: Flask, extra: Iterable[Language] = ()) -> None:
    """Set up Babel, the ``lang`` part of every address, and what templates need to know.

    ``extra`` adds languages (the tests add a pseudo right-to-left one).
    """
    languages = {**LANGUAGES, **{language.tag: language for language in extra}}
    for tag in LANGUAGES:
        if tag != SOURCE:
            check_catalogue(tag)

    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    babel = Babel(app, locale_selector=lambda: current().locale if "language" in g else LANGUAGES[SOURCE].locale)
    babel.domain_instance = Catalogues(languages.values())

    @app.before_request
    def choose_language() -> None:
        tag = (request.view_args or {}).get("lang") or request.path.split("/", 2)[1]
        g.language = languages.get(tag) or negotiate(languages, request.headers.get("Accept-Language", ""))

    @app.url_defaults
    def keep_language(endpoint: str, values: dict[str, object]) -> None:
        if "lang" not in values and "language" in g and app.url_map.is_endpoint_expecting(endpoint, "lang"):
            values["lang"] = current().tag

    def in_language(tag: str, caller: Callable[[], str]) -> str:
        """``{% call in_language("en") %}…{% endcall %}``: that part of a page in another language."""
        with speaking(languages[tag]):
            return caller()

    app.jinja_env.globals.update(languages=languages.values(), language=current, in_language=in_language)
    app.config["LANGUAGES"] = languages
