"""The truth table as a file: every way through the questions in one line (``/rules.csv``)."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable, Sequence
from functools import cache

from webapp.rulebook.entries import Told
from webapp.rules.paths import Row
from webapp.rules.questions import QUESTIONS

OUTCOME_COLUMNS = ("kind", "relief", "cleared", "also", "rules")


def packed_csv(rows: Iterable[Row[Told]]) -> bytes:
    """The truth table, packed by gzip: a fortieth of its four megabytes.

    A cell lists the answers that lead on, with ``|``; ``!`` before a list means all but these. An empty cell: any
    answer, or the question is not asked.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([*QUESTIONS, *OUTCOME_COLUMNS])
    cell = cache(_cell)
    for answers, told in rows:
        cells = [cell(question, answers.get(question, ())) for question in QUESTIONS]
        writer.writerow(
            [*cells, told.kind, "/".join(told.relief), told.cleared, "|".join(told.also), "|".join(told.because)]
        )
    return gzip.compress(file.getvalue().encode(), mtime=0)


def _cell(question: str, values: Sequence[str]) -> str:
    left_out = [value.value for value in QUESTIONS[question] if value not in values]
    if values and len(left_out) < len(values):
        return "!" + "|".join(left_out)
    return "|".join(values)
