"""What must hold for any answers at all (Hypothesis)."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.journeys import form
from webapp.check.journey import Journey
from webapp.rules import Next, Outcome, assess
from webapp.rules.outcome import Kind, Relief
from webapp.rules.prop64 import BEST_FIRST
from webapp.rules.questions import ABOUT_THE_PERSON, QUESTIONS, County, Question

ANYTHING = st.dictionaries(st.text(max_size=12), st.text(max_size=12), max_size=8)
ANSWERS = st.fixed_dictionaries({name: st.sampled_from([value.value for value in q]) for name, q in QUESTIONS.items()})


def can_be(answers: dict[str, str]) -> bool:
    """Can there be such a paper? Before 2016 HS 11360(b) was a misdemeanor of a small amount, and (a) a felony."""
    if answers["section"] != "11360":
        return True
    if answers["transport"] == "b":
        return answers["amount"] != "over" and answers["level"] in ("misdemeanor", "unknown")
    felony = answers["transport"] in ("carry", "sale") or answers["amount"] == "over"
    return answers["level"] in (("felony", "unknown") if felony else ("felony", "misdemeanor", "unknown"))


COMMON = {"court": "california", "sentence": "no", "prior": "none", "facts": "none"}
ADULTS = st.fixed_dictionaries(
    {name: st.sampled_from([value.value for value in q]) for name, q in QUESTIONS.items()}
    | {
        "section": st.sampled_from(["11357", "11358", "11359", "11360"]),
        "time": st.sampled_from(["before-1976", "1976-2010", "2011-2016"]),
        "age": st.sampled_from(["18-20", "21-over", "unknown"]),
        "papers": st.sampled_from(["not-checked", "unchanged", "expunged"]),
    }
).map(lambda answers: answers | COMMON)
"""Adults who finished their sentence."""
RECORDS = st.fixed_dictionaries({name: st.sampled_from(["none", "some", "unsure"]) for name in ("prior", "facts")})
LIMITS = {"amount": ("within", "over"), "concentrate": ("8-or-less", "over-8"), "plants": ("6-or-fewer", "over-6")}
UNKNOWNS = ("age", "amount", "concentrate", "plants", "transport", "level")


def best(answers: dict[str, str]) -> int:
    """How good the best relief is: 0 is the best; a lawyer's review or an early exit counts as none."""
    found = assess(answers)
    assert isinstance(found, Outcome)
    return BEST_FIRST[found.relief[0]] if found.relief else len(Relief)


@given(ANYTHING)
def test_any_mapping_at_all_gives_a_question_or_an_outcome(answers: dict[str, str]) -> None:
    assert isinstance(assess(answers), Next | Outcome)


@given(ANSWERS, ANYTHING)
def test_unknown_keys_change_nothing(answers: dict[str, str], extra: dict[str, str]) -> None:
    extra = {key: value for key, value in extra.items() if key not in QUESTIONS}
    assert assess(extra | answers) == assess(answers)


@given(ANSWERS)
def test_answers_that_were_not_asked_for_change_nothing(answers: dict[str, str]) -> None:
    found = assess(answers)
    assert assess({name: answers[name] for name in found.path}) == found


@given(ANSWERS)
def test_taking_one_answer_away_asks_for_it_again(answers: dict[str, str]) -> None:
    for index, name in enumerate(assess(answers).path):
        step = assess({key: value for key, value in answers.items() if key != name})
        assert isinstance(step, Next)
        assert step.question == name
        assert step.path == assess(answers).path[: index + 1]


@settings(max_examples=400)
@given(ADULTS, st.sampled_from(UNKNOWNS))
def test_an_unknown_never_worsens_the_best_relief(answers: dict[str, str], name: str) -> None:
    unknown = answers | {name: "unknown"}
    question: type[Question] = QUESTIONS[name]
    known = [value.value for value in question if value != "unknown"]
    if name == "age":
        known.remove("under-18")  # another court, with its own kind of answer
    papers = [answers | {name: value} for value in known]
    for paper in papers:
        if can_be(paper):
            assert best(unknown) <= best(paper)


@given(ANSWERS, st.sampled_from(["prior", "facts"]))
def test_more_on_the_record_never_gives_a_better_result(answers: dict[str, str], name: str) -> None:
    clean = answers | {name: "none"}
    for more in ("some", "unsure"):
        assert best(answers | {name: more}) >= best(clean)


@settings(max_examples=400)
@given(ADULTS, RECORDS)
def test_being_older_never_gives_a_worse_best_relief(answers: dict[str, str], record: dict[str, str]) -> None:
    person = answers | record
    assert best(person | {"age": "21-over"}) <= best(person | {"age": "18-20"})


@settings(max_examples=400)
@given(ADULTS, RECORDS, st.sampled_from(sorted(LIMITS)))
def test_being_within_the_limit_never_gives_less_than_being_over(
    answers: dict[str, str], record: dict[str, str], name: str
) -> None:
    within, over = (answers | record | {name: value} for value in LIMITS[name])
    if can_be(within) and can_be(over):
        assert best(within) <= best(over)


@given(ANSWERS)
def test_an_unsure_answer_is_never_a_no(answers: dict[str, str]) -> None:
    unsure = {name: "unsure" if name in ("prior", "facts") else "unknown" for name in QUESTIONS}
    unsure |= {name: answers[name] for name in ("papers", "section", "state")} | {"court": "california"}
    found = assess(unsure)
    assert isinstance(found, Outcome)
    assert found.kind is not Kind.NOT_COVERED or answers["section"] == "other"


@settings(max_examples=50)
@given(
    st.lists(ANSWERS, min_size=2, max_size=3),
    st.fixed_dictionaries({name: st.sampled_from(["yes", "no"]) for name in ABOUT_THE_PERSON}),
)
def test_the_order_of_convictions_does_not_matter(convictions: list[dict[str, str]], person: dict[str, str]) -> None:
    def outcomes(order: tuple[dict[str, str], ...]) -> list[str]:
        fields: dict[str, str] = {}
        for number, answers in enumerate(order, 1):
            fields |= form(answers | person, number)
        return sorted(repr(replace(outcome, path=())) for _, _, outcome in Journey(fields).settled())

    first, *others = [outcomes(order) for order in permutations(convictions)]
    assert all(other == first for other in others)


@settings(max_examples=400)
@given(ADULTS, st.sampled_from([county.value for county in County]))
def test_what_to_ask_for_is_the_same_in_every_county(answers: dict[str, str], county: str) -> None:
    here, there = assess(answers), assess(answers | {"county": county})
    assert isinstance(here, Outcome)
    assert isinstance(there, Outcome)
    assert (here.kind, here.relief, here.also) == (there.kind, there.relief, there.also)
