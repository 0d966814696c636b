"""The preview card of a shared link says what the site says, in the language of the link."""

from __future__ import annotations

from flask import Flask
from flask_babel import gettext as _
from PIL import Image

from tests.conftest import TOP
from webapp.i18n.languages import LANGUAGES, speaking

MOST_BYTES = 30_000


def test_a_card_was_drawn_with_the_words_of_today_in_its_language(app: Flask, lang: str) -> None:
    """``make pictures`` draws the cards, and writes their words into the files."""
    with app.app_context(), speaking(LANGUAGES[lang]):
        title, text = (
            _("Is your old cannabis conviction cleared?"),
            _("Find out in about five minutes. Free and private."),
        )
        words = f"{_('Cannabis Record Check')}. {title} {text}"
    with Image.open(TOP / "static" / f"card-{lang}.png") as card:
        assert card.info["Description"] == words
        assert card.size == (1200, 630)


def test_a_card_is_light_enough_for_a_preview(lang: str) -> None:
    assert (TOP / "static" / f"card-{lang}.png").stat().st_size <= MOST_BYTES
