"""The whole decision for one conviction, top to bottom.

``assess`` is the only logic of the site. The next question, the result, the rule book, the API and the tests all
come from running it. It reads no clock, does no I/O and holds no display text.

Spec: ``docs/law/prop64.md`` 8.2 (early exits), 8.3 (main table), 8.4 (already cleared?), 8.5 (unknowns).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from webapp.rules import cleared
from webapp.rules.exceptions import EXCEPTION_OF, ask_exceptions
from webapp.rules.outcome import Also, Kind, Next, Outcome, Relief
from webapp.rules.prop64 import Answer, Ask, Conviction, Offense, Reading, narrow, read_paper, relief
from webapp.rules.questions import Age, City, County, Court, Level, Papers, Section, Sentence, State, Time, YouthCourt
from webapp.rules.reasons import Reason
from webapp.rules.why import WITHOUT_A_RECORD, must_be_destroyed, rules_behind

OTHER_LAWS = (Also.OTHER_DISMISSAL, Also.AUTOMATIC_RELIEF)
DESTRUCTION = (Also.RECORD_DESTRUCTION,)
MEANT_BY = {
    Level.FELONY: frozenset({Level.FELONY}),
    Level.MISDEMEANOR: frozenset({Level.MISDEMEANOR}),
    Level.INFRACTION: frozenset({Level.INFRACTION, Level.MISDEMEANOR}),
    Level.UNKNOWN: frozenset(Level),
}
"""The levels that an answer leaves. To 2010 there were no infractions: what people call one was a small misdemeanor."""


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
            papers = ask(Papers)
            found = california(ask, county, papers)
            return replace(found, county=county, because=(*found.because, *WITHOUT_A_RECORD.get(papers, ())))


def california(ask: Ask, county: County, papers: Papers) -> Outcome:
    """A California conviction: the early exits, in the order the questions come (8.2)."""
    if papers is Papers.DISMISSED:
        return Outcome(kind=Kind.DONE, because=(Reason.PAPER_SAYS_DISMISSED,))
    if papers is Papers.OBJECTED:
        return Outcome(kind=Kind.LAWYER, because=(Reason.PROSECUTOR_OBJECTED,), also=OTHER_LAWS)

    section = ask(Section)
    if section is Section.OLDER:
        return Outcome(kind=Kind.LAWYER, because=(Reason.OLDER_SECTION,), also=(*DESTRUCTION, *OTHER_LAWS))
    if section is Section.RELATED:
        also = (*DESTRUCTION, *OTHER_LAWS, Also.ASK_17B)
        return Outcome(kind=Kind.LAWYER, because=(Reason.RELATED_OFFENSE,), also=also)
    if section is Section.OTHER:
        return Outcome(kind=Kind.NOT_COVERED, because=(Reason.NOT_ON_THE_LIST,), also=(*OTHER_LAWS, Also.ASK_17B))

    # Of the cases of adults HS 11361.5 reaches possession and small gifts: no growing, nothing for sale
    small = () if section in (Section.S11358, Section.S11359) else DESTRUCTION
    time = ask(Time)
    if time is Time.AFTER:
        return Outcome(kind=Kind.AFTER_PROP_64, because=(Reason.AFTER_THE_NEW_LAW,), also=(*small, *OTHER_LAWS))
    if time is Time.STRADDLE:
        return Outcome(kind=Kind.LAWYER, because=(Reason.ACROSS_THE_NEW_LAW,), also=OTHER_LAWS)
    if time is Time.BEFORE_1976 and section not in (Section.S11357, Section.UNKNOWN):
        return Outcome(kind=Kind.LAWYER, because=(Reason.SALE_OR_GROWING_BEFORE_1976,), also=OTHER_LAWS)

    conviction = Conviction(county, papers, section, time, ask(Age))
    if conviction.age is Age.UNDER_18:
        return youth(ask, conviction)
    conviction = conviction._replace(sentence=ask(Sentence))
    if conviction.sentence is Sentence.YES:
        return Outcome(kind=Kind.SERVING, because=(Reason.STILL_SERVING, *conviction.unknowns))
    return adult(ask, conviction)


def youth(ask: Ask, conviction: Conviction) -> Outcome:
    """Under 18: whatever the section, it is an infraction at most today, and HS 11361.5 has the record destroyed."""
    if ask(YouthCourt) is YouthCourt.ADULT:
        because = (Reason.YOUTH_IN_ADULT_COURT, *conviction.unknowns)
        return Outcome(kind=Kind.LAWYER, because=because, also=(*DESTRUCTION, *OTHER_LAWS))
    return Outcome(kind=Kind.JUVENILE, because=(Reason.YOUTH, *conviction.unknowns), also=DESTRUCTION)


def adult(ask: Ask, conviction: Conviction) -> Outcome:
    """An adult whose sentence is over, as far as is known: what today's law gives (8.3), and is it done (8.4)?"""
    offense = read_paper(ask, conviction)
    levels = known_levels(ask, conviction, offense)
    readings = narrow(offense.readings, levels)
    by_law = relief(readings, conviction.age)
    exceptions = ask_exceptions(ask, offense)
    to_ask_for = exceptions.leave(by_law)
    kind = Kind.LAWYER if exceptions.named else kind_of(to_ask_for, conviction)

    worth_a_look = cleared.worth_a_look(kind, conviction, exceptions)
    needs_city = worth_a_look or leads_to_a_judge(kind, to_ask_for)
    city = ask(City) if needs_city and cleared.a_city_may_have_prosecuted(conviction.county, levels) else None
    found = cleared.look(ask, conviction, offense, levels, city, exceptions) if worth_a_look else cleared.NOTHING_TO_SAY

    exception = (EXCEPTION_OF[conviction.section],) if exceptions.named or exceptions.unsure else ()
    if kind is Kind.LAWYER:
        because = (*exception, *conviction.unknowns, *found.because)
        also = (*OTHER_LAWS, Also.ASK_17B)
        return Outcome(kind=kind, because=because, also=also, cleared=found.cleared, city=city)
    reduction = (Also.ASK_17B,) if exception and Level.FELONY in levels else ()
    return Outcome(
        kind=kind,
        because=(*exception, *rules_behind(conviction, offense, readings, by_law), *found.because),
        relief=to_ask_for,
        also=(*other_ways(to_ask_for, conviction, offense, readings), *reduction),
        cleared=found.cleared,
        city=city,
    )


def kind_of(to_ask_for: tuple[Relief, ...], conviction: Conviction) -> Kind:
    """The kind of answer that goes with the relief. Only HS 11357 leaves nothing lower, and HS 11361.5 names it."""
    if to_ask_for == (Relief.SAME,) or (conviction.time is Time.BEFORE_1976 and conviction.section is Section.S11357):
        return Kind.DESTROYED
    if conviction.papers is Papers.REDUCED and Relief.DISMISS not in to_ask_for:
        return Kind.REDUCED
    return Kind.PETITION


def leads_to_a_judge(kind: Kind, to_ask_for: tuple[Relief, ...]) -> bool:
    """Is there a petition to hand in, with a copy for whoever prosecuted?"""
    return kind is Kind.PETITION or (kind is Kind.DESTROYED and to_ask_for != (Relief.SAME,))


def known_levels(ask: Ask, conviction: Conviction, offense: Offense) -> frozenset[Level]:
    """How serious it may have been: fixed by the section, or by the paper, asked for where that changes the answer."""
    levels = frozenset(reading.level for reading in offense.readings)
    if len(levels) == 1:
        return levels
    if offense.level is not None:
        return MEANT_BY[offense.level] & levels
    reliefs = {relief(narrow(offense.readings, frozenset({level})), conviction.age) for level in levels}
    if len(reliefs) > 1:
        return MEANT_BY[ask(Level)] & levels
    to_ask_for = reliefs.pop()
    open_ended = leads_to_a_judge(kind_of(to_ask_for, conviction), to_ask_for)
    if open_ended and cleared.depends_on_level(conviction, levels):
        return MEANT_BY[ask(Level)] & levels
    return levels


def other_ways(
    to_ask_for: tuple[Relief, ...], conviction: Conviction, offense: Offense, readings: frozenset[Reading]
) -> tuple[Also, ...]:
    """Other laws that fit beside Prop 64 (``docs/law/other-paths.md`` section 0)."""
    also = DESTRUCTION if must_be_destroyed(offense, readings) else ()
    if Relief.DISMISS in to_ask_for or conviction.papers is Papers.EXPUNGED:
        return also
    return (*also, *OTHER_LAWS)
