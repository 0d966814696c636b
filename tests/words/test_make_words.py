"""Whoever translates needs make and nothing else: it takes in what changed, and changes nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.copies import change, copy_of_the_site, make
from webapp.i18n import catalogues

SPANISH = "translations/es/LC_MESSAGES/messages.po"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copy_of_the_site(tmp_path, copied=("webapp", "templates", "translations"))


def test_it_leaves_a_clean_tree_clean(copy: Path) -> None:
    before = (copy / SPANISH).read_bytes()
    make(copy, "words")
    assert (copy / SPANISH).read_bytes() == before


def test_a_new_sentence_comes_empty_with_the_place_where_it_stands(copy: Path) -> None:
    change(copy / "templates/pages/glossary.html", r"\Z", '{{ _("Zebras zigzag.") }}\n')
    make(copy, "words")
    message = catalogues.read(copy / SPANISH).get("Zebras zigzag.")
    assert message is not None
    assert message.string == ""
    assert message.locations == [("templates/pages/glossary.html", None)]


def test_a_sentence_that_went_keeps_its_translation_for_the_day_it_comes_back(copy: Path) -> None:
    glossary = copy / "webapp/facts/glossary.toml"
    means = next(line for line in glossary.read_text().splitlines() if line.startswith("means = "))[9:-1]
    spanish = catalogues.read(copy / SPANISH)
    kept = spanish.get(means)
    assert kept is not None
    change(glossary, '^means = ".*"', 'means = "Zebra."')
    make(copy, "words")
    after = catalogues.read(copy / SPANISH)
    assert after.get(means) is None
    assert after.obsolete[means].string == kept.string


@pytest.mark.parametrize("tag", ["vi", "zh-Hant"])
def test_a_language_is_begun_with_every_sentence_of_the_site(copy: Path, tag: str) -> None:
    make(copy, "language", f"TAG={tag}")
    begun = catalogues.read(copy / f"translations/{tag}/LC_MESSAGES/messages.po")
    spanish = catalogues.read(copy / SPANISH)
    assert {message.id for message in begun} == {message.id for message in spanish}
    assert not any("".join(message.string) for message in begun if message.id)
