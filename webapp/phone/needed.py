"""Which blocks the phone needs: all that any answers lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from webapp.answer.slip import counters, papers_to_get
from webapp.answer.steps import AGAIN
from webapp.facts import PLAN_STEPS, STATES
from webapp.facts.offices import LAWYER_LINE, SHOWN
from webapp.phone.law import Seen
from webapp.phone.offices import ANSWERED, IN_EACH_COUNTY
from webapp.rules.questions import QUESTIONS, County


def patterns(seen: Iterable[Seen]) -> set[tuple[str, str]]:
    """The blocks with what depends on the place left open, each with the county that those it is for are like.

    ``seen``: every way in which a path can be seen.
    """
    return {(each.known["county"] or County.UNKNOWN.value, block) for each in seen for block in _patterns(each)}


def needed(patterns: Iterable[tuple[str, str]]) -> set[str]:
    """The ids of all blocks that these patterns stand for, and of those before a result."""
    found = {block for like, pattern in patterns for block in _everywhere(like, pattern)}
    return found | set(_before_a_result()) | {"immigration", f"call.call-defender.{LAWYER_LINE}"}


def _patterns(seen: Seen) -> Iterator[str]:
    """The blocks of one conviction, with what depends on the place left open."""
    told = seen.told
    yield from (told.verdict, told.meaning, *told.otherwise, *told.ask, *told.life, *told.known, *told.ways)
    yield from ("immigration_help", "near", *seen.because, *(rule.replace("reason", "law", 1) for rule in seen.because))
    fits = ".".join(filter(None, (seen.known["kind"], seen.known["relief"].partition("/")[0])))
    for step in (*told.calls, *told.steps):
        name = step.partition("@")[0].partition(".")[0]
        yield from (f"step.{step}", f"details.{name}", f"details.{name}.{AGAIN}", f"say.{name}")
        yield from (f"boxes.{form}.{fits}" for form in PLAN_STEPS[name].forms)


def _everywhere(like: str, pattern: str) -> Iterator[str]:
    """The blocks that a pattern stands for in the counties that are like this one, and in each state."""
    for place, offices in IN_EACH_COUNTY.items():
        if offices["like"] == like:
            if pattern == "immigration_help":
                yield from offices["immigration"]
            elif pattern == "near":
                yield from (f"office.{office}" for office in offices["near"])
            else:
                block, _, role = pattern.partition("@")
                block = ".".join(filter(None, (block, offices.get(role)))).replace("{county}", place)
                for state in STATES if "{state}" in block else [""]:
                    yield from _with_its_like(block.replace("{state}", state))


def _with_its_like(block: str) -> Iterator[str]:
    """The block; of a step at an office also the shorter one after another step there, and the call."""
    yield block
    family, name, *where = block.split(".")
    if family == "step" and where and where[0] in SHOWN:
        yield f"{block}.{AGAIN}"
        if where[0] in ANSWERED and PLAN_STEPS[name].say:
            yield f"call.{name}.{where[0]}"


def _before_a_result() -> Iterator[str]:
    """The blocks of the page on getting a paper, and each office by itself."""
    yield from (f"whom.{office}" for office in SHOWN)
    for question in QUESTIONS:
        yield from (f"paper.{question}" for _ in papers_to_get(question)[:1])
        yield from (f"counter.{question}.{counter.step.id}" for counter in counters(question, ""))
