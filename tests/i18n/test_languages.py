"""A language is offered with its catalogue or not at all, and the site starts wherever its files are copied to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.copies import change, copy_of_the_site, make, started
from webapp.i18n.languages import LANGUAGES, Language, negotiate, read_languages

CHINESE = """
[[language]]
tag = "zh-Hant"
locale = "zh_Hant_TW"
name = "繁體中文"
direction = "ltr"
reviewed_by = "a test"
"""
HOME = "Where the facts come from"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copy_of_the_site(tmp_path, copied=("webapp", "templates", "translations", "static"))


def test_the_dates_of_the_files_do_not_matter(copy: Path) -> None:
    for made in (*copy.glob("static/*.br"), *copy.glob("static/*.gz"), *copy.glob("translations/*/*/*.mo")):
        os.utime(made, (1, 1))
    with started(copy) as app:
        assert app.test_client().get("/es/").status_code == 200


def test_a_catalogue_that_was_not_compiled_again_stops_the_start(copy: Path) -> None:
    change(copy / "translations/es/LC_MESSAGES/messages.po", '^msgstr "Dónde', 'msgstr "¿Dónde')
    with pytest.raises(FileNotFoundError, match=r"es/LC_MESSAGES/messages\.mo is not made from"), started(copy):
        pass


@pytest.mark.parametrize("tag", ["es", "zh-Hant"])
def test_a_language_without_a_catalogue_stops_the_start(copy: Path, tag: str) -> None:
    if tag == "es":
        (copy / "translations/es/LC_MESSAGES/messages.mo").unlink()
    else:
        change(copy / "translations/languages.toml", r"\Z", CHINESE)
    with (
        pytest.raises(FileNotFoundError, match=rf"translations/{tag}/LC_MESSAGES/messages\.mo is missing"),
        started(copy),
    ):
        pass


def test_a_language_whose_tag_has_a_script_in_it_speaks_its_own_words(copy: Path) -> None:
    change(copy / "translations/languages.toml", r"\Z", CHINESE)
    make(copy, "language", "TAG=zh-Hant")
    change(
        copy / "translations/zh-Hant/LC_MESSAGES/messages.po",
        f'^msgid "{HOME}"\nmsgstr ""',
        f'msgid "{HOME}"\nmsgstr "事實"',
    )
    make(copy, "words", "assets")
    with started(copy) as app:
        assert "事實" in app.test_client().get("/zh-Hant/about").text


@pytest.mark.parametrize(
    ("field", "value"),
    [("tag", "Chinese!"), ("locale", "xx_YY"), ("direction", "down"), ("reviewed_on", "2026"), ("script", "Hant")],
)
def test_a_language_that_is_described_wrongly_is_refused_by_name(tmp_path: Path, field: str, value: str) -> None:
    path = tmp_path / "languages.toml"
    lines = [line for line in CHINESE.splitlines() if not line.startswith(f"{field} ")]
    path.write_text("\n".join([*lines, f'{field} = "{value}"']))
    with pytest.raises(ValueError, match=rf"languages\.toml: .*: {field}: "):
        read_languages(path)


@pytest.mark.parametrize(
    ("accepted", "tag"),
    [("ES", "es"), ("es-MX,en", "es"), ("zh-hant", "zh-Hant"), ("de", "en"), ("", "en"), ("de,zh-Hant,es", "zh-Hant")],
)
def test_a_browser_gets_the_first_language_it_asks_for_that_there_is(accepted: str, tag: str) -> None:
    chinese = Language(tag="zh-Hant", locale="zh_Hant_TW", name="繁體中文", direction="ltr", reviewed_by="")
    assert negotiate({**LANGUAGES, "zh-Hant": chinese}, accepted).tag == tag
