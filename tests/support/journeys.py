"""Answers and forms shared by the tests: what a browser would send for a set of answers.

What runs every path is worked out once and shared: copy it before you change it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from webapp.rules import Outcome, assess
from webapp.rules.paths import ONE_OF_EACH, Leaf, paths
from webapp.rules.questions import ABOUT_THE_PERSON, QUESTIONS

AFTER_THE_RESULT = ("call", "plan", "sheet", "clerk", "explained")
"""The pages behind a result, by what ``show`` says."""

ONE_OF_EACH_COUNTY = {
    "county": ("los-angeles", "san-diego", "alameda", "sacramento", "orange", "fresno", "unknown"),
    "state": ("il", "al"),
}
"""One county of each kind in counties.toml: the others differ only in name (test_counties.py proves it)."""

LOS_ANGELES_PLANTS = {
    "court": "california",
    "county": "los-angeles",
    "papers": "not-checked",
    "section": "11358",
    "time": "1976-2010",
    "age": "21-over",
    "sentence": "no",
    "plants": "unknown",
    "prior": "none",
    "facts": "none",
    "fifty_2020": "yes",
}
"""A felony of growing an unknown number of plants in Los Angeles: dismiss/misdemeanor, very likely done."""


VERY_LIKELY = {"outcome": "petition", "relief": "dismiss/misdemeanor", "cleared": "very-likely"}
"""What the result of these answers says, by the hooks of the contract."""

FIRST_FOUR = dict(list(LOS_ANGELES_PLANTS.items())[:4])
"""Answers up to the fifth question, which is `time`."""


@cache
def every_path() -> list[Leaf]:
    """Every path, with one of the answers that differ only in name or in one rule; those of one rule in one county."""
    with_one_rule_more = {"county": ("fresno",), "papers": ("report", "not-found")}
    return [*paths(ONE_OF_EACH | ONE_OF_EACH_COUNTY), *paths(with_one_rule_more, {"court": "california"})]


def form(answers: Mapping[str, str], number: int = 1) -> dict[str, str]:
    """The answers of one conviction as form fields."""
    return {name if name in ABOUT_THE_PERSON else f"{number}.{name}": value for name, value in answers.items()}


def forms_of_a_visit() -> list[dict[str, str]]:
    """The form of each step of a visit, from the first answer to the result."""
    answers = list(LOS_ANGELES_PLANTS.items())
    return [form(dict(answers[:number])) for number in range(1, len(answers) + 1)]


@cache
def first_path_to_each_question() -> dict[str, dict[str, str]]:
    """For each question (and each section's list of facts) the answers that come before it on some path."""
    found: dict[str, dict[str, str]] = {}
    for leaf in every_path():
        for index, question in enumerate(leaf.outcome.path):
            name = f"facts of {leaf.answers['section']}" if question == "facts" else question
            found.setdefault(name, {each: leaf.answers[each] for each in leaf.outcome.path[:index]})
    return found


@cache
def slips() -> dict[str, dict[str, str]]:
    """For each question what the form of its page sends for the slip, which says how to get a paper first."""
    return {
        name: form(answers) | {"asked": f"1.{name.split()[0]}", "show": "slip"}
        for name, answers in first_path_to_each_question().items()
    }


@cache
def first_path_to_each_kind_of_result() -> dict[str, dict[str, str]]:
    """For each combination of what a result page shows, one set of answers that leads there."""
    found: dict[str, dict[str, str]] = {}
    for leaf in every_path():
        outcome = leaf.outcome
        name = " ".join(
            (
                outcome.kind,
                "/".join(outcome.relief),
                outcome.cleared,
                ",".join(outcome.also),
                leaf.answers.get("papers", ""),
            )
        )
        found.setdefault(name, dict(leaf.answers))
    return found


@cache
def one_of_each_kind() -> dict[str, dict[str, str]]:
    """One set of answers for each of the contract's kinds of outcome."""
    found: dict[str, dict[str, str]] = {}
    for leaf in every_path():
        found.setdefault(leaf.outcome.kind, dict(leaf.answers))
    return found


def outcome_of(**answers: str) -> Outcome:
    """The outcome of these answers, with ``clean_decade`` etc. by their ids. Fails when a question is left."""
    step = assess(answers)
    assert isinstance(step, Outcome), f"{step.question} is still open (answers: {', '.join(QUESTIONS)})"
    return step
