"""The catalogues are whole, and the check that says so really fails when they are not."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Catalog

from tests.conftest import TOP
from tests.support.copies import make
from webapp.i18n import catalogues
from webapp.i18n.languages import TRANSLATIONS


@pytest.fixture(scope="module")
def current(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """All messages of the site as it is now."""
    template = tmp_path_factory.mktemp("messages") / "messages.pot"
    make(TOP, "messages", f"POT={template}")
    return catalogues.read(template)


@pytest.mark.parametrize("tag", catalogues.translated_languages())
def test_the_catalogue_has_nothing_missing_fuzzy_stale_or_typed_by_hand(tag: str, current: Catalog) -> None:
    assert catalogues.problems(tag, current) == []


@pytest.mark.parametrize(
    ("english", "translated", "problem"),
    [
        ("Fill out form %(form)s.", "Llene el formulario.", "other placeholders"),
        ("Call <b>now</b>.", "Llame <i>ya</i>.", "other tags"),
        ("Ask the clerk.", "Pida el CR-400.", "a number typed by hand"),
        ("Ask the clerk.", "Vea HS 11357.", "a number typed by hand"),
        ("Ask the clerk.", "Llame al 213-974-2811.", "a number typed by hand"),
        ("See PC 1203.4.", "Vea eso.", "a number typed by hand in English"),
        ("About 28.5 grams.", "Unos 28,5 gramos.", "other figures"),
        ("Ask the court now.", "Ask the court now.", "the same as English"),
        ("Ask the court.", "", "missing"),
        ("The conviction.", "La convicción.", "uses a word to avoid"),
        ("You may ask.", "Tú puedes pedirlo.", "uses a word to avoid"),
    ],
)
def test_the_check_finds(
    english: str, translated: str, problem: str, monkeypatch: pytest.MonkeyPatch, current: Catalog
) -> None:
    template, spoiled = Catalog(locale="es"), Catalog(locale="es")
    template.add(english)
    spoiled.add(english, translated)
    monkeypatch.setattr(catalogues, "read", lambda _path: spoiled)
    assert any(found.startswith(problem) for found in catalogues.problems("es", template))


@pytest.mark.parametrize(
    ("plurals", "problems"),
    [
        (("%(num)s vez", "%(num)s veces"), []),
        (("%(num)s vez", ""), ["missing"]),
        (("una vez", "%(num)s veces"), ["other placeholders"]),
    ],
)
def test_the_check_looks_at_each_plural(
    plurals: tuple[str, str], problems: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    template, spoiled = Catalog(locale="es"), Catalog(locale="es")
    template.add(("%(num)s time", "%(num)s times"))
    spoiled.add(("%(num)s time", "%(num)s times"), plurals)
    monkeypatch.setattr(catalogues, "read", lambda _path: spoiled)
    assert [found.partition(":")[0] for found in catalogues.problems("es", template)] == problems


def test_the_check_finds_a_fuzzy_and_a_stale_string(monkeypatch: pytest.MonkeyPatch) -> None:
    template, spoiled = Catalog(locale="es"), Catalog(locale="es")
    template.add("Ask the court.")
    spoiled.add("Ask the court.", "Pida a la corte.", flags=["fuzzy"])
    spoiled.add("Gone.", "Ya no.")
    monkeypatch.setattr(catalogues, "read", lambda _path: spoiled)
    assert catalogues.problems("es", template) == [
        "stale, not in the site any more: Gone.",
        "fuzzy: Ask the court.",
    ]


def test_words_in_the_data_files_are_extracted_too(current: Catalog) -> None:
    assert "Free clinics in county libraries, with the Public Defender." in current
    assert "New York" in current


def test_every_offered_language_has_a_catalogue_and_a_list_of_words_to_avoid() -> None:
    for tag in catalogues.translated_languages():
        assert (TRANSLATIONS / tag / "LC_MESSAGES" / "messages.po").exists()
        assert (TRANSLATIONS / tag / "avoid.toml").exists()


NEARLY = re.compile(r"almost|nearly|hardly|seldom|rarely", re.IGNORECASE)


def test_spanish_says_casi_only_where_the_source_says_nearly() -> None:
    """“Most” is “la mayoría” or “por lo general”: “casi” would promise more than the law does."""
    said = {message.id: message.string for message in catalogues.read(TRANSLATIONS / "es/LC_MESSAGES/messages.po")}
    casi = [english for english, spanish in said.items() if re.search(r"\bcasi\b", str(spanish), re.IGNORECASE)]
    assert casi
    assert [english for english in casi if not NEARLY.search(english)] == []
