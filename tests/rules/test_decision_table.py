"""The decision table as a small file that a lawyer can read: ``tests/rules/decision_table.md``.

A change of a rule shows as a change of this file. ``make table`` writes it anew: read the difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from webapp.rules.paths import Leaf, paths
from webapp.rules.questions import County
from webapp.rules.reasons import CITATIONS_OF

GOLDEN = Path(__file__).with_name("decision_table.md")
FINISHED = {"court": "california", "county": "fresno", "papers": "not-checked", "sentence": "no"}
ONE = {"state": ("il",), "county": ("fresno",)}
HIDDEN = {"court", "county", "papers", "section", "sentence", "prior", "facts"}

INTRODUCTION = """\
# Decision table

Written by running the rules (`webapp/rules`); compared by `tests/rules/test_decision_table.py`. Relief is what to ask for,
then the fallback. County: Fresno, which is known for nothing special; what is said of others stands under "Each county".
"""


def row(leaf: Leaf, hidden: set[str]) -> str:
    asked = ", ".join(f"{name}: {leaf.answers[name]}" for name in leaf.outcome.path if name not in hidden)
    outcome = leaf.outcome
    relief, also, cleared = "/".join(outcome.relief), " ".join(outcome.also), str(outcome.cleared)
    return f"| {asked} | {outcome.kind} | {relief} | {also} | {cleared} |"


HEAD = "| answers | outcome | relief | also | may be done |\n|---|---|---|---|---|"


def counties() -> Iterator[str]:
    """Every county but Los Angeles, which has a section of its own, under what the rules say of it."""
    alike: dict[tuple[str, str], list[str]] = {}
    for county in County:
        given = {**FINISHED, "county": county, "time": "1976-2010", "age": "21-over"}
        felony, lower = (
            next(paths({"possession": ("b",), "prior": ("none",), "facts": ("none",)}, {**given, "section": section}))
            for section in ("11359", "11357")
        )
        if county is not County.LOS_ANGELES:
            alike.setdefault((str(felony.outcome.cleared), str(lower.outcome.cleared)), []).append(county)
    for (felony_words, lower_words), named in sorted(alike.items()):
        yield f"| {felony_words} | {lower_words} | {', '.join(named)} |"


def table() -> Iterator[str]:
    """The lines: early exits, each section for a finished sentence, papers, counties, what each rule rests on."""
    yield INTRODUCTION
    yield f"## Early exits\n\n{HEAD}"
    early = {"section": ("older", "related", "other"), "papers": ("dismissed", "objected", "not-checked")}
    for leaf in paths({**ONE, **early}):
        yield row(leaf, {"county"})
    exits = {
        "time": ("after", "straddle", "before-1976"),
        "age": ("under-18",),
        "section": ("11357", "11358", "unknown"),
    }
    for leaf in paths({**ONE, **exits, "papers": ("not-checked",), "court": ("california",)}):
        yield row(leaf, {"court", "county", "papers"})
    for leaf in paths(given={**FINISHED, "sentence": "yes", "section": "11359", "time": "1976-2010", "age": "21-over"}):
        yield row(leaf, {"court", "county", "papers"})

    adults = {"age": ("18-20", "21-over", "unknown"), "prior": ("none",), "facts": ("none",)}
    for section in ("11357", "11358", "11359", "11360"):
        yield f"\n## HS {section}, adult, sentence finished\n\n{HEAD}"
        times = (
            ("1976-2010", "2011-2016") if section == "11357" else ("1976-2010",)
        )  # the others did not change in 2011
        for leaf in paths({**adults, "time": times}, {**FINISHED, "section": section}):
            yield row(leaf, HIDDEN)

    yield f"\n## What nobody knows: the section, the time, if the sentence is over\n\n{HEAD}"
    time = {"time": ("before-1976", "1976-2010", "2011-2016", "unknown")}
    for leaf in paths(adults | time, {**FINISHED, "section": "unknown"}):
        yield row(leaf, HIDDEN - {"section"})
    once = {"possession": ("a", "b", "c"), "concentrate": ("over-8",), "plants": ("6-or-fewer", "over-6")}
    for leaf in paths(
        adults | once | {"section": ("11357", "11358", "11359"), "level": ("misdemeanor",)},
        {**FINISHED, "time": "unknown"},
    ):
        yield row(leaf, HIDDEN - {"section"})
    for leaf in paths(
        {"age": ("21-over",)}, {**FINISHED, "section": "11359", "time": "1976-2010", "sentence": "unknown"}
    ):
        yield row(leaf, HIDDEN - {"sentence", "prior", "facts"})

    yield f"\n## Exceptions that can keep it a felony\n\n{HEAD}"
    exceptions = {"section": ("11358", "11359", "11360"), "plants": ("over-6",), "transport": ("sale",)}
    for leaf in paths({**exceptions, "time": ("1976-2010",), "age": ("21-over",)}, FINISHED):
        yield row(leaf, {"court", "county", "papers", "sentence", "time", "age", "plants", "transport"})

    yield f"\n## HS 11357 before 1976\n\n{HEAD}"
    for leaf in paths(adults, {**FINISHED, "section": "11357", "time": "before-1976"}):
        yield row(leaf, HIDDEN)

    yield f"\n## What the newest paper changes (21 or older, 1976-2010)\n\n{HEAD}"
    none = {"prior": ("none",), "facts": ("none",), "level": ("felony", "misdemeanor"), "possession": ("a", "b", "c")}
    for leaf in paths(
        {
            **none,
            "papers": ("unchanged", "report", "not-found", "reduced", "expunged"),
            "section": ("11357", "11358", "11359"),
        },
        {"court": "california", "county": "fresno", "time": "1976-2010", "age": "21-over", "sentence": "no"},
    ):
        yield row(leaf, {"court", "county", "time", "age", "sentence", "prior", "facts"})

    yield f"\n## What the county changes (21 or older, 1976-2010, papers not checked)\n\n{HEAD}"
    for leaf in paths(
        {
            **none,
            "county": ("los-angeles", "alameda", "san-diego", "sacramento", "orange", "fresno", "unknown"),
            "section": ("11357", "11359", "unknown"),
            "possession": ("a", "b"),
            "concentrate": ("8-or-less",),
            "level": ("felony", "misdemeanor", "unknown"),
            "city": ("long-beach", "elsewhere"),
        },
        {"court": "california", "papers": "not-checked", "time": "1976-2010", "age": "21-over", "sentence": "no"},
    ):
        yield row(leaf, {"court", "papers", "time", "age", "sentence", "prior", "facts"})

    yield "\n## Each county\n\n| a felony (HS 11359) may be done | a misdemeanor (HS 11357(b)) | where |\n|---|---|---|"
    yield from counties()

    yield f"\n## What Los Angeles did, where an exception makes it a lawyer's case or may do so\n\n{HEAD}"
    for leaf in paths(
        {"prior": ("none", "some", "unsure"), "facts": ("none", "some", "unsure"), "fifty_2020": ("yes",)},
        {**FINISHED, "county": "los-angeles", "section": "11359", "time": "1976-2010", "age": "21-over"},
    ):
        yield row(leaf, {"court", "papers", "section", "sentence", "time", "age"})

    yield "\n## What each rule rests on (`citations.toml`), the most important first\n\n| rule | citations |\n|---|---|"
    for reason, names in CITATIONS_OF.items():
        yield f"| {reason} | {' '.join(names)} |"


def test_the_decision_table_is_the_one_that_was_reviewed() -> None:
    assert "\n".join(table()) + "\n" == GOLDEN.read_text(encoding="utf-8")


if __name__ == "__main__":
    GOLDEN.write_text("\n".join(table()) + "\n", encoding="utf-8")
