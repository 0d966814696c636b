"""Which languages there are, which one a request is in, and the same page in another one.

The language is in the path and nowhere else: no cookie, no guess that overrides the address. Only ``/`` and
error pages outside a language look at Accept-Language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache, wraps
from pathlib import Path
from typing import Literal, ParamSpec, TypeVar

from babel.core import negotiate_locale
from babel.support import NullTranslations, Translations
from flask import Flask, g, request
from flask_babel import Babel, Domain, force_locale
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header
from werkzeug.routing import BaseConverter

from webapp.facts import read_entries

Given = ParamSpec("Given")
Said = TypeVar("Said")
TRANSLATIONS = Path(__file__).parent.parent.parent / "translations"


@dataclass(frozen=True, kw_only=True, slots=True)
class Language:
    """One language of the site; the fields are explained in ``translations/languages.toml``."""

    tag: str
    locale: str
    name: str
    direction: Literal["ltr", "rtl"]
    reviewed_by: str
    reviewed_on: date | None = None


LANGUAGES = read_entries(TRANSLATIONS / "languages.toml", "language", Language, "tag")
SOURCE = "en"
LONGEST_HEADER = 200
"""No browser prefers more languages than fit in there."""


def converter(languages: dict[str, Language]) -> type[BaseConverter]:
    """A converter for ``/<lang:lang>/…`` that knows only the languages we have; others are a 404."""
    return type("LanguageConverter", (BaseConverter,), {"regex": "|".join(languages), "part_isolating": True})


def negotiate(languages: dict[str, Language], accepted: str) -> Language:
    """The language that fits an Accept-Language header best, else English."""
    wanted = [tag.replace("-", "_") for tag, _quality in parse_accept_header(accepted[:LONGEST_HEADER], LanguageAccept)]
    return languages[negotiate_locale(wanted, list(languages)) or SOURCE]


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
        self.of = {each.tag: Translations.load(str(TRANSLATIONS), [each.locale]) for each in languages}

    def get_translations(self) -> NullTranslations:
        """The catalogue of the language of the request."""
        return self.of[g.get("language", LANGUAGES[SOURCE]).tag]


def register(app: Flask, extra: Iterable[Language] = ()) -> None:
    """Set up Babel, the ``lang`` part of every address, and what templates need to know.

    ``extra`` adds languages (the tests add a pseudo right-to-left one).
    """
    languages = {**LANGUAGES, **{language.tag: language for language in extra}}
    for tag in LANGUAGES:
        if tag != SOURCE:
            _check_catalogue(TRANSLATIONS / tag / "LC_MESSAGES" / "messages.mo")

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


def _check_catalogue(compiled: Path) -> None:
    source = compiled.with_suffix(".po")
    if not compiled.exists():
        raise FileNotFoundError(f"{compiled} is missing: run `make words` to compile the catalogues")
    if source.exists() and compiled.stat().st_mtime < source.stat().st_mtime:
        raise FileNotFoundError(f"{compiled} is older than {source.name}: run `make words` to compile the catalogues")
