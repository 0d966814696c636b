"""The whole decision for one conviction, top to bottom.

``assess`` is the only logic of the site. The next question, the result, the rule book, the API and the tests all
come from running it. It reads no clock, does no I/O and holds no display text.

Spec: ``docs/law/prop64.md`` 8.2 (early exits), 8.3 (main table), 8.4 (already cleared?), 8.5 (unknowns).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from webapp.rules import cleared
from webapp.rules.outcome import Also, Kind, Next, Outcome, Relief
from webapp.rules.prop64 import Answer, Ask, Conviction, Offense, Reading, narrow, read_paper, relief
from webapp.rules.questions import (
    Age,
    City,
    County,
    Court,
    Facts,
    Level,
    Papers,
    Prior,
    Section,
    Sentence,
    State,
    Time,
    YouthCourt,
)
from webapp.rules.reasons import Reason

OTHER_LAWS = (Also.OTHER_DISMISSAL, Also.AUTOMATIC_RELIEF)
STILL_OPEN = frozenset({Kind.PETITION, Kind.DESTROYED})
"""Kinds that leave something to check or to ask for under Prop 64."""

TODAYS_LAW = {
    Section.S11357: {
        Relief.DISMISS: Reason.POSSESSION_NO_CRIME,
        Relief.INFRACTION: Reason.POSSESSION_INFRACTION,
        Relief.MISDEMEANOR: Reason.POSSESSION_MISDEMEANOR,
    },
    Section.S11358: {
        Relief.DISMISS: Reason.PLANTS_NO_CRIME,
        Relief.INFRACTION: Reason.PLANTS_INFRACTION,
        Relief.MISDEMEANOR: Reason.PLANTS_MISDEMEANOR,
    },
    Section.S11359: {Relief.MISDEMEANOR: Reason.FOR_SALE_MISDEMEANOR},
    Section.S11360: {
        Relief.DISMISS: Reason.CARRYING_NO_CRIME,
        Relief.INFRACTION: Reason.CARRYING_INFRACTION,
        Relief.MISDEMEANOR: Reason.SALE_MISDEMEANOR,
    },
}
EXCEPTION = {
    Section.S11358: Reason.EXCEPTION_PLANTS,
    Section.S11359: Reason.EXCEPTION_FOR_SALE,
    Section.S11360: Reason.EXCEPTION_SALE,
}


class Unanswered(Exception):
    """The run needs an answer that is missing, or that its question does not know."""


class Interview:
    """Reads the answers one question at a time and remembers which were asked."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self.answers = answers
        self.path: list[str] = []

    def __call__(self, question: type[Answer]) -> Answer:
        self.path.append(question.id)
        answer = question.named(self.answers.get(question.id))
        if answer is None:
            raise Unanswered
        return answer


def assess(answers: Mapping[str, str]) -> Next | Outcome:
    """Assess one conviction: the next question to ask, or the outcome.

    ``answers`` maps question ids to value ids. Unknown keys are ignored; a value that its question does not know
    counts as unanswered.
    """
    interview = Interview(answers)
    try:
        outcome = decide(interview)
    except Unanswered:
        return Next(interview.path[-1], tuple(interview.path))
    return replace(outcome, path=tuple(interview.path))


def decide(ask: Ask) -> Outcome:
    """Which court was it? Only a California conviction goes further."""
    match ask(Court):
        case Court.FEDERAL:
            return Outcome(kind=Kind.FEDERAL, because=(Reason.FEDERAL_COURT,))
        case Court.OTHER_STATE:
            return Outcome(kind=Kind.OTHER_STATE, because=(Reason.ANOTHER_STATE,), state=ask(State))
        case Court.NO_CONVICTION:
            return Outcome(kind=Kind.NO_CONVICTION, because=(Reason.NEVER_CONVICTED,), also=(Also.RECORD_DESTRUCTION,))
        case Court.UNKNOWN:
            return Outcome(kind=Kind.GET_RECORD, because=(Reason.COURT_UNKNOWN,))
        case _:
            county = ask(County)
            return replace(california(ask, county), county=county)


def california(ask: Ask, county: County) -> Outcome:
    """A California conviction: the early exits, in the order the questions come (8.2)."""
    papers = ask(Papers)
    if papers is Papers.DISMISSED:
        return Outcome(kind=Kind.DONE, because=(Reason.PAPER_SAYS_DISMISSED,))
    if papers is Papers.OBJECTED:
        return Outcome(kind=Kind.LAWYER, because=(Reason.PROSECUTOR_OBJECTED,), also=OTHER_LAWS)

    section = ask(Section)
    if section is Section.OLDER:
        return Outcome(kind=Kind.LAWYER, because=(Reason.OLDER_SECTION,), also=(Also.RECORD_DESTRUCTION, *OTHER_LAWS))
    if section is Section.RELATED:
        return Outcome(kind=Kind.LAWYER, because=(Reason.RELATED_OFFENSE,), also=(*OTHER_LAWS, Also.ASK_17B))
    if section is Section.OTHER:
        return Outcome(kind=Kind.NOT_COVERED, because=(Reason.NOT_ON_THE_LIST,), also=(*OTHER_LAWS, Also.ASK_17B))
    if section is Section.UNKNOWN:
        return Outcome(kind=Kind.GET_RECORD, because=(Reason.SECTION_UNKNOWN,))

    # HS 11361.5 reaches small amounts, which only these two sections have
    small = (Also.RECORD_DESTRUCTION,) if section in (Section.S11357, Section.S11360) else ()
    time = ask(Time)
    if time is Time.AFTER:
        return Outcome(kind=Kind.AFTER_PROP_64, because=(Reason.AFTER_THE_NEW_LAW,), also=(*small, *OTHER_LAWS))
    if time is Time.STRADDLE:
        return Outcome(kind=Kind.LAWYER, because=(Reason.ACROSS_THE_NEW_LAW,), also=OTHER_LAWS)
    if time is Time.UNKNOWN:
        return Outcome(kind=Kind.GET_RECORD, because=(Reason.TIME_UNKNOWN,))
    if time is Time.BEFORE_1976 and section is not Section.S11357:
        return Outcome(kind=Kind.LAWYER, because=(Reason.SALE_OR_GROWING_BEFORE_1976,), also=OTHER_LAWS)

    age = ask(Age)
    if age is Age.UNDER_18:
        if ask(YouthCourt) is YouthCourt.ADULT:
            return Outcome(kind=Kind.LAWYER, because=(Reason.YOUTH_IN_ADULT_COURT,), also=(*small, *OTHER_LAWS))
        return Outcome(kind=Kind.JUVENILE, because=(Reason.YOUTH,), also=small)

    if ask(Sentence) is not Sentence.NO:
        return Outcome(kind=Kind.SERVING, because=(Reason.STILL_SERVING,))

    return finished_adult(ask, Conviction(county, papers, section, time, age))


def finished_adult(ask: Ask, conviction: Conviction) -> Outcome:
    """An adult who finished the sentence: what today's law gives (8.3), and whether it may already be done (8.4)."""
    offense = read_paper(ask, conviction)
    level = known_level(ask, conviction, offense)
    readings = at_level(offense, level, conviction.age)
    to_ask_for = relief(readings, conviction.age)
    kind = kind_of(to_ask_for, conviction, offense)

    if offense.exceptions and (ask(Prior) is not Prior.NONE or ask(Facts) is not Facts.NONE):
        return Outcome(kind=Kind.LAWYER, because=(EXCEPTION[conviction.section],), also=(*OTHER_LAWS, Also.ASK_17B))

    still_open = kind in STILL_OPEN
    city = ask(City) if still_open and cleared.a_city_may_have_prosecuted(conviction.county, level) else None
    found = cleared.look(ask, conviction, offense, level, city) if still_open else cleared.NOTHING_TO_SAY
    return Outcome(
        kind=kind,
        because=(*why(conviction, offense, readings, to_ask_for), *found.because),
        relief=() if kind is Kind.NOT_COVERED else to_ask_for,
        also=other_ways(to_ask_for, conviction, offense, readings),
        cleared=found.cleared,
        city=city,
    )


def kind_of(to_ask_for: tuple[Relief, ...], conviction: Conviction, offense: Offense) -> Kind:
    """The kind of answer that goes with the relief."""
    if to_ask_for == (Relief.SAME,):
        return Kind.DESTROYED if offense.destroyable else Kind.NOT_COVERED
    if conviction.time is Time.BEFORE_1976:
        return Kind.DESTROYED
    if conviction.papers is Papers.REDUCED and Relief.DISMISS not in to_ask_for:
        return Kind.REDUCED
    return Kind.PETITION


def known_level(ask: Ask, conviction: Conviction, offense: Offense) -> Level:
    """How serious it was: fixed by the section, asked where that changes the answer, else left unknown."""
    levels = {reading.level for reading in offense.readings}
    if len(levels) == 1:
        return levels.pop()
    reliefs = {relief(narrow(offense.readings, level), conviction.age) for level in levels}
    kinds = {kind_of(each, conviction, offense) for each in reliefs}
    if len(reliefs) > 1 or (kinds <= STILL_OPEN and cleared.depends_on_level(conviction)):
        return ask(Level)
    return Level.UNKNOWN


def at_level(offense: Offense, level: Level, age: Age) -> frozenset[Reading]:
    """The readings that the level on the paper leaves.

    Where all levels that the law knew come to the same, a level it did not know changes nothing: then it was asked
    only for what the county did, and what to ask for is the same in every county.
    """
    known = {reading.level for reading in offense.readings}
    if level not in known and len({relief(narrow(offense.readings, each), age) for each in known}) == 1:
        return offense.readings
    return narrow(offense.readings, level)


def why(
    conviction: Conviction, offense: Offense, readings: frozenset[Reading], to_ask_for: tuple[Relief, ...]
) -> tuple[Reason, ...]:
    """The rules behind the relief, the most important first."""
    because = [TODAYS_LAW[conviction.section].get(each, Reason.NOTHING_LOWER) for each in to_ask_for]
    within = {reading.within for reading in readings}
    if len(within) > 1:
        because.append(offense.doubt)
    if conviction.age is Age.UNKNOWN and True in within:
        because.append(Reason.AGE_UNKNOWN)
    if conviction.papers is Papers.REDUCED:
        because.append(Reason.PAPER_SAYS_REDUCED)
    if conviction.papers is Papers.EXPUNGED:
        because.append(Reason.EXPUNGED_BEFORE)
    if must_be_destroyed(offense, readings):
        on_request = conviction.time is Time.BEFORE_1976
        because.append(Reason.DESTRUCTION_ON_REQUEST if on_request else Reason.DESTRUCTION)
    return tuple(because)


def other_ways(
    to_ask_for: tuple[Relief, ...], conviction: Conviction, offense: Offense, readings: frozenset[Reading]
) -> tuple[Also, ...]:
    """Other laws that fit beside Prop 64 (``docs/law/other-paths.md`` section 0)."""
    also = (Also.RECORD_DESTRUCTION,) if must_be_destroyed(offense, readings) else ()
    if Relief.DISMISS in to_ask_for or conviction.papers is Papers.EXPUNGED:
        return also
    return (*also, *OTHER_LAWS)


def must_be_destroyed(offense: Offense, readings: frozenset[Reading]) -> bool:
    """Does HS 11361.5 name this offense? An HS 11360 that was no felony and within the limit was subdivision (b)."""
    only_b = offense.doubt is Reason.SALE_UNKNOWN and readings == {Reading(Level.MISDEMEANOR, True)}
    return offense.destroyable or only_b
