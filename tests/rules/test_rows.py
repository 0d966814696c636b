"""``rows`` reads a diagram off as a table: one row a way, in the order of the answers, with what was there before."""

from __future__ import annotations

from webapp.rules.paths import Arm, End, Fork, Part, Row, rows

DISMISSED, LOWERED, LAWYER = End("dismissed"), End("lowered"), End("lawyer")
PLANTS = Fork("plants", (Arm(("6-or-fewer",), DISMISSED), Arm(("over-6", "unknown"), LOWERED)))
SECTION = Fork("section", (Arm(("11357",), DISMISSED), Arm(("11358",), PLANTS), Arm(("older", "related"), LAWYER)))


def told(part: Part[str]) -> list[tuple[dict[str, tuple[str, ...]], str]]:
    return [(dict(row.answers), row.seen) for row in rows(part)]


def test_an_end_is_one_row_that_asks_for_nothing() -> None:
    assert list(rows(LAWYER)) == [Row({}, "lawyer")]


def test_each_arm_is_a_row_with_all_its_answers_in_the_order_of_the_arms() -> None:
    assert told(PLANTS) == [
        ({"plants": ("6-or-fewer",)}, "dismissed"),
        ({"plants": ("over-6", "unknown")}, "lowered"),
    ]


def test_a_row_holds_every_question_on_its_way_and_none_of_another_way() -> None:
    assert told(SECTION) == [
        ({"section": ("11357",)}, "dismissed"),
        ({"section": ("11358",), "plants": ("6-or-fewer",)}, "dismissed"),
        ({"section": ("11358",), "plants": ("over-6", "unknown")}, "lowered"),
        ({"section": ("older", "related")}, "lawyer"),
    ]
    assert [list(row.answers) for row in rows(SECTION)][1] == ["section", "plants"]


def test_a_part_that_two_ways_share_is_read_once_for_each() -> None:
    shared = Fork("time", (Arm(("1976-2010",), PLANTS), Arm(("2011-2016",), PLANTS)))
    assert [row.answers["time"] for row in rows(shared)] == [("1976-2010",)] * 2 + [("2011-2016",)] * 2


def test_what_was_answered_before_stands_first_in_every_row_and_stays_as_it_was() -> None:
    before = {"court": ("california",)}
    found = list(rows(PLANTS, before))
    assert [next(iter(row.answers.items())) for row in found] == [("court", ("california",))] * 2
    assert [row.answers["plants"] for row in found] == [("6-or-fewer",), ("over-6", "unknown")]
    assert before == {"court": ("california",)}
    assert list(rows(LAWYER, before)) == [Row(before, "lawyer")]
