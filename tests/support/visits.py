"""Made-up forms of the check, by number: whole and unfinished visits, several convictions, and every button at once."""

from __future__ import annotations

from random import Random

from webapp.check.answer_code import encode
from webapp.check.journey import MOST_CONVICTIONS, Journey
from webapp.rules import Outcome, assess
from webapp.rules.questions import ABOUT_THE_PERSON, QUESTIONS

Form = list[tuple[str, str]]

TYPED = (
    *(
        "Los Angelos",
        "sandiego",
        "oc",
        "East LA",
        "Van Nuys",
        "no sé",
        "condado de orange",
        "L.A.",
        "Ventura City",
        "la",
    ),
    *(
        "in the court of Van Nuys",
        "xyz",
        "San Fransisco",
        "",
        "  fresno ",
        "ñandú",
        "weed",
        "unknown",
        "paradise",
        "Lake",
    ),
    *("el dorado hills near placerville", "san jsoe", "cuidad de mexico", "the court in Compton, I think", "a" * 200),
)
SHOWN = ("result", "plan", "sheet", "clerk", "call", "explained", "slip", "slip")
BROKEN_CODES = ("", "  ", "0", "abc", "<b>", "4", "44", "1" * 130)


def visit(random: Random) -> dict[str, str]:
    """The answers of a visit, by field; some left open, some to questions that are not asked any more."""
    answers: dict[str, str] = {}
    count = random.choice((1, 1, 1, 2, 2, 3, 5, 10))
    for number in range(1, count + 1):
        known = {name: answers[name] for name in ABOUT_THE_PERSON if name in answers}
        stops = random.random() < 0.15
        while not isinstance(step := assess(known), Outcome):
            value = random.choice(list(QUESTIONS[step.question])).value
            if step.question == "court" and random.random() < 0.7:
                value = "california"
            known[step.question] = answers[field(number, step.question)] = value
            if stops and random.random() < 0.15:
                break
    for _ in range(random.choice((0, 0, 1, 4))):
        name = random.choice(list(QUESTIONS))
        answers[field(random.randint(1, count), name)] = random.choice(list(QUESTIONS[name])).value
    return answers


def field(number: int, question: str) -> str:
    """The name of a field."""
    return question if question in ABOUT_THE_PERSON else f"{number}.{question}"


def made_up(number: int) -> tuple[str, Form]:
    """An address of the check and a form for it: always the same for a number."""
    random = Random(number)
    answers = visit(random)
    form = list(answers.items())
    count = Journey(answers).count

    def sometimes(chance: float, name: str, *values: str) -> None:
        if random.random() < chance:
            form.append((name, random.choice(values)))

    def places(how_many: int) -> list[str]:
        numbers = range(1, min(MOST_CONVICTIONS, count + 1) + 1)
        return [f"{random.choice(numbers)}.{random.choice(list(QUESTIONS))}" for _ in range(how_many)]

    if random.random() < 0.35:
        (asked,) = places(1)
        conviction, question = asked.split(".")
        here = field(int(conviction), question)
        if random.random() < 0.6:
            form = [(name, value) for name, value in form if name != here]
        form.append(("asked", asked))
        if question == "county":
            sometimes(0.8, random.choice(("typed", "typed", "offer")), *TYPED)
        else:
            sometimes(0.5, here, *QUESTIONS[question])
    sometimes(0.15, "remove", *map(str, range(count + 2)))
    sometimes(0.2, "change", *places(3))
    sometimes(0.5, "show", *SHOWN, *places(4))
    sometimes(0.2, "back", *places(1), "result", "explained", "x")
    sometimes(0.2, "from", *places(1), "result", "explained", "x")
    sometimes(0.2, "for", "family")
    sometimes(0.1, "whose", "family", "self")
    sometimes(0.2, "line", "1")
    sometimes(0.2, "look", "dark", "compact", "no such look")
    sometimes(0.1, "open", *places(1))
    sometimes(0.1, random.choice(("county", "section", "zzz", "1.zzz")), "fresno", "11357", "q")
    if random.random() < 0.12:
        code = encode(Journey(answers))
        wrong = (code[:-1] + "2", f"{code} {code}", "3" + code[1:], *BROKEN_CODES)
        form.append(("code", random.choice((code, code, code.lower().replace("-", " "), *wrong))))
    address = random.choice(("check", "check", "embed/check", "code"))
    return address, form
