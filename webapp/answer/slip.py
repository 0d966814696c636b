"""What a slip says of one open question: the papers that answer it, and where to get them."""

from __future__ import annotations

from typing import NamedTuple

from webapp.facts import COUNTIES, PLAN_STEPS, PlanStep, SamplePaper, offices, papers_for

MOST_PAPERS = 3
"""One is enough, and the slip has one page."""
AT_THE_COURT = "docket"


class Counter(NamedTuple):
    """Where papers are to be had: the step that says how, and the office where we may name it."""

    step: PlanStep
    office: offices.Office | None


def papers_to_get(question: str) -> list[SamplePaper]:
    """The kinds of paper to get for a question, at most three; none for what stands in no court paper."""
    return papers_for(question)[:MOST_PAPERS]


def counters(question: str, county: str) -> list[Counter]:
    """Where to get the papers for a question in a county; without any, the court, whose file may hold others."""
    court = offices.court(county) if county in COUNTIES else None
    confirmed = court if court and court.confirmed else None
    steps = dict.fromkeys(paper.step for paper in papers_to_get(question)) or (AT_THE_COURT,)
    return [Counter(PLAN_STEPS[step], confirmed if step == AT_THE_COURT else None) for step in steps]


def sentences(question: str, step: str) -> list[str]:
    """What to say at a counter for the papers of a question, in English; nothing where none of ours answers it."""
    return [paper.say for paper in papers_to_get(question) if paper.step == step]
