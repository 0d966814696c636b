"""What a person is told about one conviction: block ids, in order. What each block says is in ``draw.py``.

An id says all that the words of its block depend on, beside the language: ``step.docket.court-fresno`` is the step
"docket" with that office. So result, plan, sheet and API say the same, and what a page has said once it need not say
again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from webapp.answer.result import Result
from webapp.answer.steps import AGAIN, ASK_IF_DONE, Step, plan
from webapp.facts import ways_for
from webapp.facts.offices import LAWYER_LINE, asker, near, serving
from webapp.rules.outcome import Kind, Outcome, Relief
from webapp.rules.questions import Papers
from webapp.rules.reasons import Reason

BY_COUNTY = frozenset({Reason.COUNTY_ACTED, Reason.COUNTY_BEHIND})
"""Reasons that rest on what one county was reported to have done."""

TO_ASK_FOR = (Relief.DISMISS, Relief.INFRACTION, Relief.MISDEMEANOR)
ASK = ("full-dismissal", *TO_ASK_FOR, "if-still-a-misdemeanor", "then-older-law", "start-from-yes")
REFUSED = ("as-it-is", Relief.INFRACTION, Relief.MISDEMEANOR, Relief.SAME)
"""What there is to say on asking the court, and on a judge who says no."""


def in_one_go(steps: Iterable[str]) -> dict[str, str]:
    """For each block of a step, in the order shown, the block to draw: an office of several steps is named once."""
    drawn: dict[str, str] = {}
    before = ""
    for step in steps:
        where = step.split(".")[2] if step.count(".") == 2 else ""
        drawn[step] = f"{step}.{AGAIN}" if where and where == before else step
        before = where
    return drawn


def blocks(result: Result) -> tuple[str, ...]:
    """All that is said about one conviction: first what fits on one screen, then what can be unfolded."""
    outcome, steps = result.outcome, plan(result)
    in_short, *life = result.life
    called = {step.where for step in steps}
    return (
        f"verdict.{verdict(outcome)}",
        f"meaning.{in_short}",
        call(steps),
        *otherwise(outcome),
        "immigration",
        *immigration_help(result.place),
        *(block for step in steps for block in (step.block, *step.say)),
        *ask(result),
        *(f"life.{entry}" for entry in life),
        *known(result),
        *because(outcome),
        *(f"way.{way.id}" for way in ways_for(outcome.kind, *outcome.also, *outcome.because)),
        *(f"office.{office.id}" for office in near(result.place) if office.id not in called),
    )


def verdict(outcome: Outcome) -> str:
    """What is said first: that it is probably done, where a petition is needed only if it is not; else the law."""
    return f"cleared.{outcome.cleared}" if _perhaps_done(outcome) else f"law.{law(outcome)}"


def law(outcome: Outcome) -> str:
    """What the law gives in this case, as far as one sentence can say it."""
    if outcome.kind is Kind.PETITION:
        return f"petition-{outcome.relief[0]}"
    if outcome.kind is Kind.DESTROYED and Reason.DESTRUCTION_ON_REQUEST in outcome.because:
        return "destroyed-on-request"
    if outcome.kind is Kind.DESTROYED and Reason.DESTRUCTION_OF_CONCENTRATE in outcome.because:
        return "destroyed-perhaps"
    return f"{outcome.kind}.{outcome.state}" if outcome.state else outcome.kind


def first_call(county: str) -> str:
    """The call of somebody from this county of whom we know nothing else: is it done?"""
    office = asker(county)
    answered = office and office.phone and office.answers_any_weekday
    return f"call.{ASK_IF_DONE}.{office.id}" if office and answered else f"call.call-defender.{LAWYER_LINE}"


def call(steps: list[Step]) -> str:
    """The one call: where it may be done already, to ask that; else the first step with a number that is answered on
    weekdays, else the line that names lawyers."""
    for step in sorted(steps, key=lambda step: step.id != ASK_IF_DONE):
        if step.office and step.office.phone and step.office.answers_any_weekday:
            return f"call.{step.id}.{step.office.id}"
    return f"call.call-defender.{LAWYER_LINE}"


def immigration_help(county: str | None) -> tuple[str, ...]:
    """Who helps immigrants in this county."""
    found = serving(county, "immigration") if county else ()
    return tuple(f"immigration_help.{office.id}" for office in found)


def otherwise(outcome: Outcome) -> tuple[str, ...]:
    """What the law gives if it is not done yet."""
    return (f"otherwise.{outcome.relief[0]}",) if _perhaps_done(outcome) else ()


def ask(result: Result) -> Iterator[str]:
    """What to ask the court for, what if the judge says no, and what a judge has to start from."""
    kind, best, fallback = result.outcome.kind, result.best, result.fallback
    if result.full_dismissal_was_given:
        yield "ask.full-dismissal"
    if kind is Kind.REDUCED and best is Relief.INFRACTION:
        yield "ask.if-still-a-misdemeanor"
    elif kind in (Kind.PETITION, Kind.DESTROYED) and best is not Relief.SAME:
        yield f"ask.{best}"
        if result.papers == Papers.REDUCED:
            yield "refused.as-it-is"
        elif fallback:
            yield f"refused.{fallback}"
        if kind is Kind.PETITION and best is Relief.MISDEMEANOR and result.papers != Papers.EXPUNGED:
            yield "ask.then-older-law"
        yield "ask.start-from-yes"


def known(result: Result) -> Iterator[str]:
    """What the county, or the other state, is known to have done."""
    if result.state and result.state.says and result.state.sure != "unverified":
        yield f"state.{result.state.code}"
    if cleared := result.outcome.cleared:
        yield f"known.{cleared}.{result.place}" if result.place else f"known.{cleared}"


def because(outcome: Outcome) -> Iterator[str]:
    """The rules behind it."""
    for reason in outcome.because:
        yield f"reason.{reason}.{outcome.county}" if reason in BY_COUNTY else f"reason.{reason}"


def _perhaps_done(outcome: Outcome) -> bool:
    """May it be done already, so that a petition is only the second thing to think of?"""
    return outcome.kind is Kind.PETITION and bool(outcome.cleared)
