"""The plan: which steps a result has, in order, and whom each one is done with. Words: ``facts/steps.toml``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from webapp.answer.result import Result
from webapp.facts import PLAN_STEPS, FormGuide, PlanStep, offices
from webapp.rules.cleared import OPEN_PAPERS
from webapp.rules.exceptions import EXCEPTION_OF
from webapp.rules.outcome import Kind, Relief
from webapp.rules.questions import Papers
from webapp.rules.reasons import Reason

PETITION = ("petition-form", "copy-to-prosecutor", "hand-in")
"""From the form to the judge."""

LAWYER_FIRST = frozenset({*EXCEPTION_OF.values(), Reason.SENTENCE_UNKNOWN})
"""What nobody is sure of, and a lawyer should look at before anything is sent."""

FIXED: dict[Kind, tuple[str, ...]] = {
    Kind.DONE: ("keep-the-order", "fix-record"),
    Kind.LAWYER: ("call-defender", "docket", "state-record"),
    Kind.SERVING: ("call-defender-serving", "form-with-lawyer", "keep-the-rules"),
    Kind.JUVENILE: ("call-juvenile", "juvenile-form"),
    Kind.AFTER_PROP_64: ("state-record", "docket", "older-law"),
    Kind.NOT_COVERED: ("state-record", "docket", "older-law"),
    Kind.NO_CONVICTION: ("state-record", "plea-taken-back", "seal-arrest"),
    Kind.FEDERAL: ("federal-pardon", "federal-lawyer"),
    Kind.OTHER_STATE: ("other-state-law", "other-state-lawyer"),
}
"""Steps that depend on the kind of outcome alone."""

ASK_IF_DONE = "ask-if-done"
AGAIN = "again"
"""Ends the id of a block whose place was named just before it."""
DISPUTE = "dispute-report"
"""Where only a report of a company shows it, whatever the court did: how to have the report corrected."""

STEPS_BY_NAME = frozenset(
    {
        *PETITION,
        *(name for names in FIXED.values() for name in names),
        *(ASK_IF_DONE, "ask-for-a-dismissal", "ask-for-the-order", "ask-destroyed", "ask-destroyed-on-request"),
        *("ask-clerk-for-record", "come-back", "correct-the-record", DISPUTE),
    }
)
"""Every step that a plan may have: the data must have them all."""


@dataclass(frozen=True)
class Step:
    """One step of a plan for one result. ``where``: the id of the office, or of the other state; "" for neither."""

    words: PlanStep
    where: str
    boxes: tuple[str, ...]
    """The blocks on what to look for in each form for this result."""

    @property
    def id(self) -> str:
        """The id of the step."""
        return self.words.id

    @property
    def office(self) -> offices.Office | None:
        """Whom it is done with."""
        return offices.SHOWN.get(self.where)

    @property
    def block(self) -> str:
        """The block that says what to do."""
        return f"step.{self.id}.{self.where}" if self.where else f"step.{self.id}"

    @property
    def blocks(self) -> tuple[str, ...]:
        """The same with all that a plan says of it."""
        details = f"details.{self.id}" if self.where or not self.words.whom else f"details.{self.id}.{AGAIN}"
        return (self.block, *self.say, details, *self.boxes)

    @property
    def say(self) -> tuple[str, ...]:
        """The block with the words to say, if there are any."""
        return (f"say.{self.id}",) if self.words.say else ()


def plan(result: Result) -> list[Step]:
    """The steps of a result, in order."""
    return [step_named(name, result) for name in step_ids(result)]


def step_ids(result: Result) -> tuple[str, ...]:
    """Which steps. Where it may already be done, the first one is to ask. An order of the court helps with a report."""
    steps = _steps_of_outcome(result)
    if result.papers != Papers.REPORT:
        return steps
    after = steps.index(ASK_IF_DONE) + 1 if ASK_IF_DONE in steps else 1
    return (*steps[:after], DISPUTE, *steps[after:])


def _steps_of_outcome(result: Result) -> tuple[str, ...]:
    outcome = result.outcome
    match outcome.kind:
        case Kind.PETITION:
            order = ("ask-for-the-order",) if result.order_may_be_owed else ()
            once_lowered = _older_law(result) if result.best is Relief.MISDEMEANOR else ()
            what, docket = _what_it_was(result)
            # who does not know the county finds it on the state record
            where = () if result.county else ("state-record",)
            calls = _calls(result)
            return (*what, *calls, *where, *order, *docket, *PETITION, "fix-record", *once_lowered)
        case Kind.DESTROYED:
            on_request = Reason.DESTRUCTION_ON_REQUEST in outcome.because
            ask_to_destroy = "ask-destroyed-on-request" if on_request else "ask-destroyed"
            # that it had to go makes the record wrong; the older law, which leaves it there, comes after
            correct = () if on_request else ("correct-the-record",)
            last = PETITION if result.asks_a_judge else _older_law(result)
            # the copies before anything is destroyed: a noncitizen may need them
            return (*_calls(result), ask_to_destroy, "docket", "state-record", *correct, *last)
        case Kind.REDUCED:
            what, docket = _what_it_was(result)
            lower_still = PETITION if result.asks_a_judge else ()
            calls = _calls(result)
            return (*what, *calls, "keep-the-order", "state-record", *docket, *lower_still, *_older_law(result))
        case Kind.GET_RECORD:
            return (*(("ask-clerk-for-record",) if result.county else ()), "state-record", "come-back")
        case kind:
            return FIXED.get(kind, ())


def _calls(result: Result) -> tuple[str, ...]:
    """Whom to call before a judge is asked: a lawyer where somebody has to look, and who knows if it is done."""
    if not result.asks_a_judge:
        return ()
    lawyer = ("call-defender",) if LAWYER_FIRST & set(result.outcome.because) else ()
    if_done = (ASK_IF_DONE,) if result.outcome.kind is Kind.PETITION and result.papers in OPEN_PAPERS else ()
    dismissal = ("ask-for-a-dismissal",) if result.dismissal_may_be_had else ()
    return (*lawyer, *if_done, *dismissal)


def _what_it_was(result: Result) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The docket: before all else where nobody knows what the case was about, so that it is not asked for again."""
    if Reason.SECTION_UNKNOWN in result.outcome.because:
        return ("ask-clerk-for-record",), ()
    return (), ("docket",)


def _older_law(result: Result) -> tuple[str, ...]:
    return () if result.papers == Papers.EXPUNGED else ("older-law",)


def step_named(name: str, result: Result) -> Step:
    """The step of this id, as it is done for a result."""
    words = PLAN_STEPS[name]
    office = WHOM[words.whom](result) if words.whom in WHOM else None
    where = office.id if office else result.outcome.state or "" if words.whom == "other-state" else ""
    found = ".".join(filter(None, (result.outcome.kind, result.best)))
    return Step(words, where, tuple(f"boxes.{form}.{found}" for form in words.forms))


WHOM: dict[str, Callable[[Result], offices.Office | None]] = {
    "asker": lambda result: result.asker,
    "clerk": lambda result: result.court,
    "defender": lambda result: result.lawyer,
    "juvenile": lambda result: result.lawyer,
    "prosecutor": lambda result: result.prosecutor if result.prosecutor_is_known else None,
    "state": lambda result: result.state_records,
    "lawyer-line": lambda result: offices.SHOWN[offices.LAWYER_LINE],
}
"""Whom a step is done with, by what its data says."""


def boxes(form: FormGuide, kind: str, relief: str = "") -> list[str]:
    """Which boxes of the form fit this kind of outcome and relief, in plain words, each once."""
    fitting = [box.say for box in form.boxes if box.fits == kind and (not box.relief or box.relief == relief)]
    return list(dict.fromkeys(fitting))
