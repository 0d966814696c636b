"""The API's answers: a pydantic model for each object that is sent. They are the schemas of the OpenAPI document."""

from __future__ import annotations

from typing import Annotated, Literal

from flask_babel import gettext
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from typing_extensions import TypeAliasType

from webapp.api.ids import FormId, HelpCounty, Language, LetterId, LifeId, LifeTopicId, QuestionId, StepId
from webapp.facts import offices as directory
from webapp.rules.outcome import Also, Cleared, Kind, Relief
from webapp.rules.questions import State
from webapp.rules.reasons import Reason
from webapp.words.hours import opening_hours

Message = Annotated[str, BeforeValidator(lambda message: gettext(message) if message else "")]
"""A message of a data file: it is said in the language that Babel is set to."""

Path = Annotated[tuple[QuestionId, ...], Field(description="The questions asked, in order; `next` stands last.")]


class Said(BaseModel):
    """What we answer: every field is there. More may be added with time. Made from records of data by their fields."""

    model_config = ConfigDict(from_attributes=True)


class Answer(Said):
    id: str
    label: str = Field(description="The answer in words.")
    hint: str = Field(description="A line below it, or empty.")
    codes: str = Field(description="The numbers or letters as a paper prints them, or empty.")


class Question(Said):
    id: QuestionId
    about_the_person: bool = Field(description="Send the answer under `person`, and ask it once only.")
    title: str = Field(description="The question.")
    hint: str = Field(description="A line below it.")
    look: str = Field(description="Where on the paper to look; empty where there is no advice.")
    items: tuple[str, ...] = Field(description="The list that the question speaks of; show it. Mostly empty.")
    answers: list[Answer]


class Citation(Said):
    id: str
    number: str = Field(description="As lawyers write it.")
    url: str = Field(json_schema_extra={"format": "uri"})


class Rule(Said):
    id: Reason
    text: str = Field(description="The rule in words.")
    citations: list[Citation]


class LifeLine(Said):
    id: LifeId
    topic: LifeTopicId
    heading: Message = Field(description="The topic in words.")
    text: Message = Field(description="What holds there for this outcome, and what a person may truthfully answer.")
    limits: Message = Field(description="Where it does not hold, or empty. Never show the text without it.")
    confirmed: bool = Field(description="False: not yet fully confirmed. Say so.")
    citations: list[Citation]


class Office(Said):
    id: str
    name: str
    kind: directory.Kind
    does: Message = Field(description="What it does, or empty.")
    phone: str = Field(description="Empty where we know none.")
    url: str = Field(description="Empty where we know none.")
    address: str
    hours: Annotated[str, BeforeValidator(opening_hours)] = Field(description="In words; empty: not known.")
    languages: list[str] = Field(
        validation_alias="speaks", description="Languages in which it is known to help; empty: not known."
    )
    call_first: bool = Field(description="Not confirmed on the office's own page: tell people to call first.")
    confirmed: int | None = Field(description="The year in which the contact was last confirmed.")


class Boxes(Said):
    form: FormId
    say: list[Message] = Field(description="What to look for in the form.")


class Step(Said):
    id: StepId
    title: Message
    office: Office | None = Field(description="Whom to call or visit; null where no one office fits.")
    where: Message = Field(description="Where to go where it is not the office, or empty.")
    say: tuple[Message, ...] = Field(description="The words to say, in the language of the answer.")
    say_in_english: tuple[str, ...] = Field(description="The same in English: the clerk hears English.")
    bring: tuple[Message, ...]
    cost: Message
    takes: Message = Field(description="How long it takes.")
    next: Message = Field(description="What happens then.")
    stuck: Message = Field(description="What to do if nothing happens.")
    forms: list[FormId] = Field(description="Each has a guide at /<language>/forms/<id>.")
    boxes: list[Boxes]
    citations: list[Citation]


class Block(Said):
    """A piece of what a result says. Its text depends on the id and the language alone."""

    id: str
    text: str


class OtherWay(Said):
    id: str
    name: Message
    fits: Message = Field(description="Whom it fits.")
    does: Message = Field(description="What it does and does not do.")
    automatic: bool = Field(description="It may have happened without a request.")
    citation: Citation


class OpenFact(Said):
    question: QuestionId = Field(description="The question that was answered with “I don’t know”.")
    decides: bool = Field(description="Would every answer leave nothing open?")
    turns: list[Turn] = Field(description="What its other answers would give.")


class Turn(Said):
    answer: str
    text: str = Field(description="The outcome in a few words, or empty where one more question follows.")


class Letter(Said):
    id: LetterId
    title: Message = Field(description="What it asks.")
    url: str = Field(json_schema_extra={"format": "uri"}, description="Its page, ready to print.")


class Outcome(Said):
    kind: Kind
    headline: str = Field(description="Say this first: that it is probably done, or what the law gives.")
    cleared: Cleared = Field(description="How likely it was done already. Never a certainty; empty: not said.")
    cleared_text: str = Field(description="`cleared` in words, or empty.")
    relief: tuple[Relief, ...] = Field(description="What to ask the court for if it is not done; then the fallback.")
    relief_text: str = Field(description="`relief` in words, or empty.")
    also: tuple[Also, ...] = Field(description="Other ways that fit.")
    also_text: list[str] = Field(description="`also` in words, in the same order.")
    life: list[LifeLine] = Field(description="What it means for daily life: one line for each topic, in order.")
    reasons: list[Rule] = Field(description="The rules behind it, the most important first.")
    steps: list[Step] = Field(description="What to do, in order.")
    offices: list[Office] = Field(description="Who helps near the court of the case, the first to call first.")
    ways: list[OtherWay] = Field(description="Other laws that may fit.")
    open_facts: list[OpenFact] = Field(description="What is not known and would change the outcome, at most two.")
    letters: list[Letter] = Field(description="Letters that fit, in the order to send them; may be empty.")
    blocks: list[Block] = Field(description="All that the page of this result says, in its order.")


class Asking(Said):
    """Not settled yet."""

    next: Question
    path: Path


class Settled(Said):
    """Nothing is left to ask."""

    outcome: Outcome
    path: Path


ConvictionAnswer = TypeAliasType("ConvictionAnswer", Asking | Settled)


class CheckAnswer(Said):
    language: Language
    code: str = Field(description="The answer code: whoever types it on the site sees these answers and results.")
    notices: list[str] = Field(description="Show these beside every result.")
    convictions: list[ConvictionAnswer] = Field(description="One for each conviction, in the order they were sent.")


class QuestionsAnswer(Said):
    language: Language
    questions: list[Question] = Field(description="All, in order. `/api/v1/check` asks only what counts.")
    facts_of_section: dict[str, tuple[str, ...]] = Field(
        description="The `items` of the question `facts`, by the answer to `section`."
    )


class HelpPlace(Said):
    id: HelpCounty
    name: str


class HelpAnswer(Said):
    language: Language
    county: HelpPlace
    local: list[Office] = Field(description="Offices of the county; may be empty.")
    statewide: list[Office] = Field(description="Offices for everybody in California.")


class StatePlace(Said):
    id: State
    name: str


class StateStart(Said):
    """The page to start from; both empty: none known."""

    url: str
    name: str


class StatePhone(Said):
    """A free help line; both empty: none known."""

    number: str
    name: str


class StateAnswer(Said):
    language: Language
    state: StatePlace
    known: bool = Field(description="Could we confirm what this state does? If not, the facts below are empty.")
    auto: Literal["yes", "partly", "later", "no", "unknown"] = Field(
        description="Does it clear old cases without a request?"
    )
    says: str = Field(description="What the state does; or that we do not know.")
    law: str = Field(description="The law as lawyers write it, or empty.")
    steps: list[str] = Field(description="What to do, in order.")
    start: StateStart
    phone: StatePhone
    call_first: bool = Field(description="Read in one good source only: tell people to check.")
    confirmed: int | None = Field(description="The year in which it was last confirmed.")
    source: str = Field(description="Where the fact was read, or empty.")
