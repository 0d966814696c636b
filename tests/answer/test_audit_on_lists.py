"""Rows of the second audit that rest on memory or on one report stand on the public lists (``docs/law/audit-2026-11.md``).

By hooks, ids and citations, never by whole sentences: the words may get better.
"""

from __future__ import annotations

import pytest

from webapp.facts import (
    ASSUMPTIONS,
    OPEN_POINTS,
)

# What rests on memory or on one report stands on the public lists


@pytest.mark.parametrize(
    "point",
    [
        *("destruction-text", "concentrate-destruction", "under-18-destruction", "two-years", "before-1976"),
        *("wrong-record", "judge-starts-from-yes", "own-plants", "charges-beside-it", "older-dismissal-first"),
        *("duty-beyond-the-list", "single-reports", "after-july-2023", "order-of-2021", "prosecutor-today"),
        *("ten-cities", "left-open-in-los-angeles", "legally-invalid", "small-amounts-in-immigration"),
        *("guns-after-lowering", "dna-after-dismissal", "dropped-felony-charges", "old-open-charges"),
        *("money-for-automatic-relief", "fines-back", "drug-registration", "forms-not-seen"),
        *("pardon-paper", "federal-list", "illinois"),
    ],
)
def test_what_was_not_confirmed_stands_on_the_list_of_open_points(point: str) -> None:
    assert point in OPEN_POINTS


@pytest.mark.parametrize(
    "assumption",
    ["unknown-time", "unknown-city", "no-record-in-hand", "exceptions-with-unknown-amount", "unknown-sentence"],
)
def test_what_an_unknown_counts_as_is_public(assumption: str) -> None:
    assert assumption in ASSUMPTIONS
