"""What templates use to name a law, a form or a phone number. A template or a translation never types one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from flask import Flask
from flask_babel import gettext
from markupsafe import Markup

from webapp.facts import ACTIONS, CITATIONS, STATES
from webapp.facts.offices import SHOWN
from webapp.i18n.languages import current, kept_in_each_language
from webapp.rules.reasons import CITATIONS_OF

PAGE_OF_A_FORM = re.compile(r"/jcc-form/|\.pdf$")
"""The addresses that open a form itself, and not a page about it."""


def opens_the_form(address: str) -> bool:
    """Does this address open a form?"""
    return bool(PAGE_OF_A_FORM.search(address))


@kept_in_each_language
def cite(citation: str) -> Markup:
    """The citation as a link to where it can be confirmed. Where a form has no page, the link says what it opens."""
    found = CITATIONS[citation]
    if found.kind == "form" and not opens_the_form(found.url):
        about = Markup('{} (<a href="{}" hreflang="en">{}</a>)')
        return about.format(cite_number(citation), found.url, gettext("about this form"))
    return Markup('<a href="{}" translate="no">{}</a>').format(found.url, found.number)


@cache
def cite_number(citation: str) -> Markup:
    """The citation without a link, where the page links to something of its own."""
    return Markup('<bdi translate="no">{}</bdi>').format(CITATIONS[citation].number)


def with_citations(message: str, names: Iterable[str]) -> Markup:
    """A message of the data in the reader's language, with the number of the first citation for ``{0}`` and so on.

    A law is a link to it. A form is its number alone: what stands around it says where the form comes from.
    """
    numbers = (cite_number(name) if CITATIONS[name].kind == "form" else cite(name) for name in names)
    return Markup(gettext(message)).format(*numbers)


@kept_in_each_language
def language_name(tag: str) -> str:
    """The name of a language in the reader's language: "Korean", "coreano"."""
    return str(Locale.parse(tag, sep="-").get_display_name(current().locale))


@cache
def tel(phone: str) -> Markup:
    """A phone number as a link that dials it."""
    digits = phone.replace("-", "")
    return Markup('<a class="tel" href="tel:+1{}"><bdi translate="no">{}</bdi></a>').format(digits, phone)


@kept_in_each_language
def month(when: str) -> str:
    """ "2020-02" as the reader's language writes it: February 2020, febrero de 2020; "2020" as it is."""
    if "-" not in when:
        return when
    year, number = map(int, when.split("-")[:2])
    return str(format_skeleton("yMMMM", date(year, number, 1), locale=current().locale))


def keep_all() -> None:
    """Name everything that is kept, in the language of the request, so that what a person asks leaves no trace."""
    for citation in CITATIONS:
        cite(citation)
        cite_number(citation)
    for office in SHOWN.values():
        tel(office.phone)
        for tag in office.speaks:
            language_name(tag)
    for state in STATES.values():
        tel(state.phone)
        month(state.checked_on.isoformat())
    for action in ACTIONS.values():
        month(action.when)


def day(when: date | str) -> str:
    """A day as the reader's language writes it; of "2020-02" or "2020", as much as is known."""
    if isinstance(when, str):
        if when.count("-") < 2:
            return month(when)
        when = date.fromisoformat(when)
    return str(format_date(when, "long", locale=current().locale))


NAMED = re.compile(r"""\b(cite|cite_number|office)\(["']([\w-]+)["']\)""")
"""A citation or an office that a template names."""


def register(app: Flask) -> None:
    """Give the helpers to templates.

    Raises ValueError, naming the rule, where one rests on no source, or on one that is unknown or unverified; and naming
    the template, where it names a citation that we do not have or an office that may not be shown.
    """
    for reason, names in CITATIONS_OF.items():
        if not names or any(name not in CITATIONS or CITATIONS[name].sure == "unverified" for name in names):
            raise ValueError(f"The rule {reason} rests on no source we have. See webapp/rules/reasons.py")
    helpers = (month, day, cite, cite_number, language_name, opens_the_form, tel, with_citations)
    app.jinja_env.globals.update({helper.__name__: helper for helper in helpers}, office=SHOWN.__getitem__)
    for template in app.jinja_env.list_templates(extensions=["html"]):
        source = (Path(str(app.template_folder)) / template).read_text(encoding="utf-8")
        for helper, name in NAMED.findall(source):
            if name not in (SHOWN if helper == "office" else CITATIONS):
                raise ValueError(f'{template} asks for {helper}("{name}"), which is not in the data')
