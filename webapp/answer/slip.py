"""What a slip says of one open question: the papers that answer it, and where to get them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from webapp.facts import COUNTIES, PLAN_STEPS, PlanStep, SamplePaper, offices, papers_for

MOST_PAPERS = 3
"""One is enough, and the slip has one page."""
AT_THE_COURT = "docket"


@dataclass(frozen=True, slots=True)
class Counter:
    """Where papers are to be had: the step that says how, the office where we may name it, what to say there."""

    step: PlanStep
    office: offices.Office | None
    say: tuple[str, ...]


def papers_to_get(question: str) -> list[SamplePaper]:
    """The kinds of paper to get for a question, at most three; none for what stands in no court paper."""
    return papers_for(question)[:MOST_PAPERS]


def counters(papers: Iterable[SamplePaper], county: str) -> list[Counter]:
    """Where to get these papers in a county, in order; without any, the court, whose file may hold others."""
    says: dict[str, list[str]] = {}
    for paper in papers:
        says.setdefault(paper.step, []).append(paper.say)
    court = offices.court(county) if county in COUNTIES else None
    confirmed = court if court and court.confirmed else None
    return [
        Counter(PLAN_STEPS[step], confirmed if step == AT_THE_COURT else None, tuple(say))
        for step, say in (says or {AT_THE_COURT: []}).items()
    ]
