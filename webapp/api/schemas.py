"""The shapes of what goes in and out, as JSON Schema, made from the enumerations of the rules.

The same schemas stand in the OpenAPI document and check each request, so the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from webapp.check.journey import MOST_CONVICTIONS
from webapp.facts import COUNTIES, FORMS, PLAN_STEPS, STATES
from webapp.facts.offices import Kind as OfficeKind
from webapp.i18n.languages import LANGUAGES, SOURCE
from webapp.rules.outcome import Also, Cleared, Kind, Relief
from webapp.rules.questions import ABOUT_THE_PERSON, QUESTIONS
from webapp.rules.reasons import Reason
from webapp.words.questions import FACTS_OF_SECTION

Schema = dict[str, Any]
STRING: Schema = {"type": "string"}
BOOLEAN: Schema = {"type": "boolean"}
ABOUT_A_CONVICTION = tuple(name for name in QUESTIONS if name not in ABOUT_THE_PERSON)
PERSON = tuple(name for name in QUESTIONS if name in ABOUT_THE_PERSON)


def one_of(values: Iterable[str], description: str = "", **more: object) -> Schema:
    """A string that is one of the values."""
    return {"type": "string", "enum": list(values), **({"description": description} if description else {}), **more}


def listed(items: Schema, description: str = "") -> Schema:
    """A list."""
    return {"type": "array", "items": items, **({"description": description} if description else {})}


def answered(**properties: Schema) -> Schema:
    """An object that we send: it has every property. More may be added with time."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def asked(names: Iterable[str]) -> Schema:
    """An object of answers: the questions that it may hold, each with its values. Anything else is an error."""
    values = {name: one_of(QUESTIONS[name], QUESTIONS[name].__doc__ or "") for name in names}
    return {"type": "object", "properties": values, "additionalProperties": False}


def ref(name: str) -> Schema:
    """One of the schemas below."""
    return {"$ref": f"#/components/schemas/{name}"}


def says(description: str) -> Schema:
    """A text in the language of the answer."""
    return {"type": "string", "description": description}


LANGUAGE = one_of(LANGUAGES, "The language of all texts in the answer.")
OFFICE_OR_NULL: Schema = {"anyOf": [ref("Office"), {"type": "null"}]}
YEAR_OR_NULL: Schema = {"type": ["integer", "null"], "description": "The year in which the contact was last confirmed."}

SCHEMAS: dict[str, Schema] = {
    "Conviction": asked(ABOUT_A_CONVICTION) | {"description": "What is known of one conviction, by question."},
    "Person": asked(PERSON) | {"description": "Answers about the person: they count for every conviction."},
    "CheckRequest": {
        "type": "object",
        "properties": {
            "language": LANGUAGE | {"default": SOURCE},
            "convictions": {
                "type": "array",
                "minItems": 1,
                "maxItems": MOST_CONVICTIONS,
                "items": ref("Conviction"),
            },
            "person": ref("Person"),
        },
        "required": ["convictions"],
        "additionalProperties": False,
    },
    "CheckAnswer": answered(
        language=LANGUAGE,
        notices=listed(STRING, "Show these beside every result."),
        convictions=listed(ref("ConvictionAnswer"), "One for each conviction, in the order they were sent."),
    ),
    "ConvictionAnswer": {
        "oneOf": [
            answered(next=ref("Question"), path=ref("Path")),
            answered(outcome=ref("Outcome"), path=ref("Path")),
        ],
        "description": "The question to ask next, or the outcome when nothing is left to ask.",
    },
    "Path": listed(one_of(QUESTIONS), "The questions that were asked, in order; with `next` that one stands last."),
    "Question": answered(
        id=one_of(QUESTIONS),
        about_the_person=BOOLEAN | {"description": "Send the answer under `person`, and ask it once only."},
        title=says("The question."),
        hint=says("A line below it."),
        look=says("Where on the paper to look; empty where there is no advice."),
        items=listed(STRING, "The list that the question speaks of; show it with the question. Mostly empty."),
        answers=listed(ref("Answer")),
    ),
    "Answer": answered(
        id=STRING,
        label=says("The answer in words."),
        hint=says("A line below it, or empty."),
        codes=says("The numbers or letters as a paper prints them, or empty."),
    ),
    "Outcome": answered(
        kind=one_of(Kind),
        relief=listed(one_of(Relief), "What to ask the court for, then the fallback."),
        cleared=one_of(Cleared, "How likely it is that it was done already. Never a certainty; empty: not said."),
        cleared_text=says("`cleared` in words, or empty."),
        also=listed(one_of(Also), "Other ways that fit."),
        also_text=listed(STRING, "`also` in words, in the same order."),
        headline=says("The outcome in words."),
        reasons=listed(ref("Reason"), "The rules behind it, the most important first."),
        steps=listed(ref("Step"), "What to do, in order."),
    ),
    "Reason": answered(id=one_of(Reason), text=says("The rule in words."), citations=listed(ref("Citation"))),
    "Citation": answered(id=STRING, number=says("As lawyers write it."), url=STRING | {"format": "uri"}),
    "Step": answered(
        id=one_of(PLAN_STEPS),
        title=STRING,
        office=OFFICE_OR_NULL | {"description": "Whom to call or visit; null where no one office fits."},
        where=says("Where to go where it is not the office, or empty."),
        say=listed(STRING, "The words to say, in the language of the answer."),
        say_in_english=listed(STRING, "The same in English: the clerk hears English."),
        bring=listed(STRING),
        cost=STRING,
        takes=says("How long it takes."),
        next=says("What happens then."),
        stuck=says("What to do if nothing happens."),
        forms=listed(one_of(FORMS), "The forms of this step; each has a guide at /<language>/forms/<id>."),
        boxes=listed(answered(form=one_of(FORMS), say=listed(STRING)), "What to look for in each form."),
        citations=listed(ref("Citation")),
    ),
    "Office": answered(
        id=STRING,
        name=STRING,
        kind=one_of(OfficeKind.__args__),  # type: ignore[attr-defined]
        does=says("What it does, or empty."),
        phone=says("Empty where we know none."),
        url=says("Empty where we know none."),
        address=STRING,
        hours=says("In English, as the office writes it, or empty."),
        languages=listed(STRING, "Languages in which it is known to help; empty: not known."),
        call_first=BOOLEAN | {"description": "Not confirmed on the office's own page: tell people to call first."},
        confirmed=YEAR_OR_NULL,
    ),
    "Questions": answered(
        language=LANGUAGE,
        questions=listed(ref("Question"), "All of them, in order. `/api/v1/check` asks only what counts."),
        facts_of_section=answered(**{str(section): listed(STRING) for section in FACTS_OF_SECTION})
        | {"description": "The `items` of the question `facts`, by the answer to `section`."},
    ),
    "Help": answered(
        language=LANGUAGE,
        county=answered(id=one_of(COUNTIES), name=STRING),
        local=listed(ref("Office"), "Offices of the county; may be empty."),
        statewide=listed(ref("Office"), "Offices for everybody in California."),
    ),
    "State": answered(
        language=LANGUAGE,
        state=answered(id=one_of(STATES), name=STRING),
        known=BOOLEAN | {"description": "Could we confirm what this state does? If not, the facts below are empty."},
        auto=one_of(["yes", "partly", "later", "no", "unknown"], "Does it clear old cases without a request?"),
        says=says("What the state does; or that we do not know."),
        law=says("The law as lawyers write it, or empty."),
        steps=listed(STRING, "What to do, in order."),
        start=answered(url=STRING, name=STRING) | {"description": "The page to start from; both empty: none known."},
        phone=answered(number=STRING, name=STRING) | {"description": "A free help line; both empty: none known."},
        call_first=BOOLEAN | {"description": "Read in one good source only: tell people to check."},
        confirmed=YEAR_OR_NULL,
        source=says("Where the fact was read, or empty."),
    ),
    "Problem": answered(
        type=STRING | {"format": "uri-reference"},
        title=STRING,
        status={"type": "integer", "minimum": 400, "maximum": 599},
        detail=STRING,
        errors=listed(
            answered(field=says("Which one: `convictions/0/plants`."), message=says("What is wrong with it.")),
            "The fields that are wrong; empty where it is not about a field.",
        ),
    ),
}
