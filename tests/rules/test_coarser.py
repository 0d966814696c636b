"""``coarser`` sees less of each end: what then is equal becomes one part, what is left out is gone, the rest stays."""

from __future__ import annotations

import pytest

from webapp.rules.paths import Arm, End, Fork, Part, coarser, rows

PLANTS = Fork("plants", (Arm(("6-or-fewer",), End("dismiss")), Arm(("over-6", "unknown"), End("misdemeanor"))))
GRAMS = Fork("amount", (Arm(("within",), End("dismiss")), Arm(("over",), End("same"))))
SECTION = Fork("section", (Arm(("11357",), GRAMS), Arm(("11358",), PLANTS), Arm(("11359",), End("misdemeanor"))))


def length(seen: str) -> int:
    return len(seen)


def only(*kept: str) -> dict[str, str]:
    """What to see of the ends that are kept; ``get`` gives None for the others."""
    return {seen: seen for seen in kept}


def told(part: Part[object]) -> list[tuple[dict[str, tuple[str, ...]], object]]:
    return [(dict(row.answers), row.seen) for row in rows(part)]


def test_an_end_shows_what_is_seen_of_it() -> None:
    assert coarser(End("same"), length) == End(4)


def test_where_as_much_is_seen_as_before_nothing_changes() -> None:
    assert told(coarser(SECTION, str)) == told(SECTION)


def test_a_question_whose_answers_now_lead_to_the_same_is_left_out() -> None:
    assert coarser(PLANTS, lambda seen: "lower") == End("lower")
    assert told(coarser(SECTION, lambda seen: seen == "same")) == [
        ({"section": ("11357",), "amount": ("within",)}, False),
        ({"section": ("11357",), "amount": ("over",)}, True),
        ({"section": ("11358", "11359")}, False),
    ]


def test_answers_that_now_lead_to_the_same_share_an_arm_in_the_order_of_their_question() -> None:
    apart = Fork("plants", (Arm(("unknown",), End("b")), Arm(("6-or-fewer",), End("a")), Arm(("over-6",), End("B"))))
    found = coarser(apart, str.lower)
    assert isinstance(found, Fork)
    assert {arm.values: arm.to for arm in found.arms} == {
        ("over-6", "unknown"): End("b"),
        ("6-or-fewer",): End("a"),
    }


def test_equal_parts_become_one_object() -> None:
    other = Fork("plants", (Arm(("6-or-fewer",), End("DISMISS")), Arm(("over-6", "unknown"), End("MISDEMEANOR"))))
    both = Fork("time", (Arm(("1976-2010",), PLANTS), Arm(("2011-2016",), other), Arm(("after",), End("same"))))
    found = coarser(both, str.lower)
    assert isinstance(found, Fork)
    assert [arm.values for arm in found.arms] == [("1976-2010", "2011-2016"), ("after",)]


def test_a_part_that_two_ways_share_is_seen_once() -> None:
    seen: list[str] = []
    shared = Fork("time", (Arm(("1976-2010",), PLANTS), Arm(("2011-2016",), PLANTS), Arm(("after",), End("same"))))

    def see(what: str) -> str:
        seen.append(what)
        return what

    coarser(shared, see)
    assert sorted(seen) == ["dismiss", "misdemeanor", "same"]


def test_a_way_of_which_nothing_is_seen_is_left_out_with_its_answers() -> None:
    assert told(coarser(SECTION, only("dismiss", "misdemeanor").get)) == [
        ({"section": ("11357",)}, "dismiss"),
        ({"section": ("11358",), "plants": ("6-or-fewer",)}, "dismiss"),
        ({"section": ("11358",), "plants": ("over-6", "unknown")}, "misdemeanor"),
        ({"section": ("11359",)}, "misdemeanor"),
    ]
    assert coarser(SECTION, only("same").get) == End("same")


def test_what_is_seen_as_nothing_but_not_none_stays() -> None:
    assert told(coarser(GRAMS, lambda seen: "" if seen == "same" else seen)) == [
        ({"amount": ("within",)}, "dismiss"),
        ({"amount": ("over",)}, ""),
    ]


@pytest.mark.parametrize("part", [End("same"), SECTION], ids=["an end", "a fork"])
def test_where_nothing_at_all_is_left_it_says_so(part: Part[str]) -> None:
    with pytest.raises(ValueError, match="left out"):
        coarser(part, only().get)
