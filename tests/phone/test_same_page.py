"""What the phone draws is what the server would have answered: the whole page, its title, its language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from tests.support.journeys import first_path_to_each_question, form
from tests.support.phone import Phone
from tests.support.visits import made_up


def different(device: Phone, lang: str, numbers: Iterable[int]) -> list[Any]:
    """Where the two differ on made-up visits."""
    return device.different((f"/{lang}/{address}", sent) for address, sent in map(made_up, numbers))


@pytest.mark.parametrize("part", range(4))
def test_on_any_form_of_any_visit(device: Phone, lang: str, part: int) -> None:
    """One to ten convictions, kept answers, Back, Change, Remove, typed cities, codes, in a frame and at a table."""
    assert different(device, lang, range(part * 150, (part + 1) * 150)) == []


@pytest.mark.parity
@pytest.mark.parametrize("part", range(20))
def test_on_ten_thousand_visits(device: Phone, lang: str, part: int) -> None:
    numbers = range(1_000 + part * 250, 1_000 + (part + 1) * 250)
    assert different(device, lang, numbers) == []


def test_on_first_path_to_each_question(device: Phone, lang: str) -> None:
    """As it is first asked, and without an answer."""
    paths = first_path_to_each_question().values()
    asked = [(f"/{lang}/check", list(form(answers).items())) for answers in paths]
    left_empty = [
        (address, [*sent, ("asked", f"1.{name}")])
        for (address, sent), name in zip(asked, first_path_to_each_question(), strict=True)
    ]
    assert device.different([*asked, *left_empty]) == []


@pytest.mark.parametrize(
    "address", ["check", "check?county=fresno", "check?line=1", "code", "embed/check?look=dark", "embed/code"]
)
def test_on_a_page_that_is_only_opened(device: Phone, lang: str, address: str) -> None:
    assert device.different([(f"/{lang}/{address}", None)]) == []
