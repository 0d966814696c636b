"""The words of the questions, in plain English; the catalogues hold the other languages.

Numbers stand only in ``codes``, as a paper prints them, and are never part of a translation. One question, one
idea; ask what the paper says, never what the person did.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from flask_babel import lazy_gettext as _

from webapp.rules.questions import (
    Age,
    Amount,
    City,
    CleanDecade,
    Concentrate,
    County,
    Court,
    Facts,
    Fifty2020,
    Level,
    OnlyCannabis,
    Papers,
    Plants,
    Possession,
    Prior,
    Question,
    Section,
    Sentence,
    State,
    Time,
    Transport,
    YouthCourt,
)

DONT_KNOW = _("I don’t know")


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer: its label and, under it, a short hint. ``codes`` are the numbers as a paper prints them."""

    label: str
    hint: str = ""
    codes: str = ""


@dataclass(frozen=True, kw_only=True)
class Words:
    """Everything a question page says. ``short`` is its name in "your answers"; ``look`` is where on the paper to look."""

    title: str
    short: str
    hint: str = ""
    items: tuple[str, ...] = ()
    look: str = ""
    options: dict[str, Option] = field(default_factory=dict)


def _yes_no(yes: str, no: str) -> dict[str, Option]:
    return {"yes": Option(label=yes), "no": Option(label=no), "unknown": Option(label=DONT_KNOW)}


QUESTION_WORDS: dict[type[Question], Words] = {
    Court: Words(
        title=_("Which court was your case in?"),
        short=_("Court"),
        hint=_("Any court paper from the case says it at the top."),
        look=_(
            "The first lines of a court paper name the court. A case in “Superior Court” is a California case. A case in “United States District Court” is a federal case."
        ),
        options={
            Court.CALIFORNIA: Option(label=_("A California court")),
            Court.FEDERAL: Option(
                label=_("A federal court"), hint=_("Or a military court, or a case on federal land.")
            ),
            Court.OTHER_STATE: Option(label=_("A court in another state")),
            Court.NO_CONVICTION: Option(
                label=_("I was never convicted"),
                hint=_(
                    "Only an arrest, a ticket that was dropped, or drug classes (diversion). If you paid a fine, or pleaded guilty or no contest, choose the court."
                ),
            ),
            Court.UNKNOWN: Option(label=DONT_KNOW),
        },
    ),
    State: Words(
        title=_("Which state was the court in?"),
        short=_("State"),
        hint=_("The name of the state is at the top of the court paper."),
    ),
    County: Words(
        title=_("Which county was the court in?"),
        short=_("County"),
        hint=_("The county of the court, not the one where you live now."),
        look=_(
            "Look at the top of the court paper: “Superior Court of California, County of …”. On your state record it is beside the word COURT."
        ),
        options={County.UNKNOWN: Option(label=DONT_KNOW)},
    ),
    Papers: Words(
        title=_("What does your newest paper say?"),
        short=_("Newest paper"),
        hint=_("A paper can be a letter from the court, a court order, or your state record (RAP sheet)."),
        look=_(
            "Look near the end, under the word “disposition”. Words like “dismissed”, “sealed” or “reduced” are often beside the number of the law."
        ),
        options={
            Papers.NOT_CHECKED: Option(label=_("I have no new paper, or I have not checked")),
            Papers.UNCHANGED: Option(label=_("I checked, and the conviction is still there")),
            Papers.REPORT: Option(label=_("Only a report of a boss, a landlord or a company shows it")),
            Papers.NOT_FOUND: Option(label=_("The court looked and found nothing")),
            Papers.DISMISSED: Option(
                label=_("It was dismissed or sealed under the cannabis law"),
                hint=_("Choose this only if the paper shows one of these numbers."),
                codes="HS 11361.8 · HS 11361.9",
            ),
            Papers.REDUCED: Option(
                label=_("It was lowered (reduced) under the cannabis law"), codes="HS 11361.8 · HS 11361.9"
            ),
            Papers.OBJECTED: Option(label=_("The prosecutor objected, or the court said no")),
            Papers.EXPUNGED: Option(
                label=_("It was dismissed under an older law"),
                hint=_("Also if your state record says “relief granted”."),
                codes="PC 1203.4 · 1203.4a · 1203.41 · 1203.425",
            ),
        },
    ),
    Section: Words(
        title=_("Which number does the conviction line show?"),
        short=_("Number of the law"),
        hint=_("Use the line that says “convicted”, not the line of the arrest."),
        look=_(
            "The number is close to the letters HS or H&S. A letter may follow it, like (a) or (b). Your state record lists the arrest first and the court below it. Use the one from the court."
        ),
        options={
            Section.S11357: Option(label=_("Having it (possession)"), codes="HS 11357"),
            Section.S11358: Option(label=_("Growing it"), codes="HS 11358"),
            Section.S11359: Option(label=_("Having it to sell"), codes="HS 11359"),
            Section.S11360: Option(label=_("Selling, giving or carrying it"), codes="HS 11360"),
            Section.OLDER: Option(
                label=_("An older number"), hint=_("Used until about 1973."), codes="HS 11530 · HS 11531"
            ),
            Section.RELATED: Option(
                label=_("Another charge in a cannabis case"),
                hint=_("Helping someone, an attempt, a pipe, or a place to use or sell."),
                codes="PC 32 · PC 664 · HS 11364 · HS 11366",
            ),
            Section.OTHER: Option(
                label=_("Something else"),
                hint=_("A minor, making hash oil, a plan with others (conspiracy), jail, driving, or another drug."),
                codes="HS 11361 · HS 11379.6 · PC 182 · PC 4573 · VC 23152 · VC 23222",
            ),
            Section.UNKNOWN: Option(label=DONT_KNOW),
        },
    ),
    Time: Words(
        title=_("When did it happen?"),
        short=_("When"),
        hint=_("The date of the offense, not the date in court."),
        look=_("Look for “offense date”, “violation date” or “date of arrest”. The law changed on November 9, 2016."),
        options={
            Time.BEFORE_1976: Option(label=_("Before 1976")),
            Time.FROM_1976: Option(label=_("From 1976 to 2010")),
            Time.FROM_2011: Option(label=_("From 2011 to November 8, 2016")),
            Time.AFTER: Option(label=_("On November 9, 2016, or later")),
            Time.STRADDLE: Option(label=_("It happened before that day, and the conviction came after it")),
            Time.UNKNOWN: Option(label=DONT_KNOW),
        },
    ),
    Age: Words(
        title=_("How old were you then?"),
        short=_("Age then"),
        hint=_("Your age on the day it happened."),
        look=_(
            "Compare the date of the offense with your birthday. Please do not type your birthday here. We never need it."
        ),
        options={
            Age.UNDER_18: Option(label=_("Under 18")),
            Age.FROM_18_TO_20: Option(label=_("18 to 20")),
            Age.OVER_21: Option(label=_("21 or older")),
            Age.UNKNOWN: Option(label=DONT_KNOW),
        },
    ),
    YouthCourt: Words(
        title=_("What kind of court was it?"),
        short=_("Kind of court"),
        hint=_("Most cases of people under 18 went to juvenile court."),
        look=_(
            "A paper from juvenile court says “juvenile” or “minor”. It often says “petition” in place of “complaint”."
        ),
        options={
            YouthCourt.JUVENILE: Option(label=_("Juvenile court")),
            YouthCourt.ADULT: Option(label=_("Adult court")),
            YouthCourt.UNKNOWN: Option(label=DONT_KNOW),
        },
    ),
    Sentence: Words(
        title=_("Are you still serving a sentence for this case?"),
        short=_("Still serving"),
        hint=_("Jail, prison, probation, parole or any other supervision."),
        look=_(
            "The sentence is after the letters SEN, or after “probation”. Add the time to the date of the sentence to see when it ended."
        ),
        options={
            Sentence.NO: Option(label=_("No, it is over")),
            Sentence.YES: Option(label=_("Yes")),
            Sentence.UNKNOWN: Option(label=DONT_KNOW),
        },
    ),
    Possession: Words(
        title=_("Which letter comes after the number?"),
        short=_("Letter"),
        hint=_("Or which of these words does the paper use?"),
        look=_("The letter is in brackets right after the number. Many papers have no letter."),
        options={
            Possession.CONCENTRATE: Option(
                label=_("Concentrated cannabis"), hint=_("Like hash, oil or wax."), codes="(a)"
            ),
            Possession.SMALL: Option(label=_("28.5 grams or less"), hint=_("About one ounce."), codes="(b)"),
            Possession.MORE: Option(label=_("More than 28.5 grams"), codes="(c)"),
            Possession.SCHOOL: Option(label=_("At a school"), codes="(d) · (e)"),
            Possession.UNKNOWN: Option(label=_("No letter, or I don’t know")),
        },
    ),
    Concentrate: Words(
        title=_("How much concentrate does the paper name?"),
        short=_("Concentrate"),
        hint=_("Hash, oil and wax are concentrate."),
        look=_("A police report or a lab report often names the weight in grams. A court paper rarely does."),
        options={
            Concentrate.WITHIN: Option(label=_("8 grams or less")),
            Concentrate.OVER: Option(label=_("More than 8 grams")),
            Concentrate.UNKNOWN: Option(label=_("It does not say, or I don’t know")),
        },
    ),
    Plants: Words(
        title=_("How many plants does the paper list?"),
        short=_("Plants"),
        hint=_("Count only what the paper says."),
        look=_("A police report or a probation report may name the number. A court paper rarely does."),
        options={
            Plants.SIX_OR_FEWER: Option(label=_("Six or fewer")),
            Plants.OVER_SIX: Option(label=_("More than six")),
            Plants.UNKNOWN: Option(label=_("It does not say, or I don’t know")),
        },
    ),
    Transport: Words(
        title=_("What does the paper say after the number?"),
        short=_("Words on the paper"),
        hint=_("Look for a letter, or for these words. If it names several at once, choose the last answer."),
        look=_("Read the few words beside the number, like TRANSPORT, SELL or GIVE AWAY. Papers often cut them short."),
        options={
            Transport.SMALL: Option(label=_("28.5 grams or less, given away or carried"), codes="(b)"),
            Transport.CARRY: Option(label=_("It speaks only of carrying (transport) or giving away")),
            Transport.SALE: Option(label=_("It speaks of a sale, “for sale”, import or furnish")),
            Transport.UNKNOWN: Option(label=_("It does not say, or I don’t know")),
        },
    ),
    Amount: Words(
        title=_("Which amount does the paper name?"),
        short=_("Amount"),
        hint=_("28.5 grams is about one ounce."),
        look=_("A police report or a lab report often names the weight in grams. A court paper rarely does."),
        options={
            Amount.WITHIN: Option(label=_("28.5 grams or less"), hint=_("For concentrate: 8 grams or less.")),
            Amount.OVER: Option(label=_("More than that")),
            Amount.UNKNOWN: Option(label=_("It does not say, or I don’t know")),
        },
    ),
    Level: Words(
        title=_("How serious does the paper say it was?"),
        short=_("How serious"),
        hint=_("The level at first, before any later change."),
        look=_(
            "Close to the number, look for FELONY, MISDEMEANOR or INFRACTION. Some papers say FEL, MISD or INF, or only F, M or I."
        ),
        options={
            Level.FELONY: Option(label=_("Felony")),
            Level.MISDEMEANOR: Option(label=_("Misdemeanor")),
            Level.INFRACTION: Option(label=_("Infraction"), hint=_("Like a traffic ticket.")),
            Level.UNKNOWN: Option(label=DONT_KNOW),
        },
    ),
    Prior: Words(
        title=_("Were any of these on your record before this case?"),
        short=_("On the record before"),
        hint=_("One answer for the whole list. You do not tell us which one."),
        items=(
            _("Murder, a sex crime against a child, or another of the most serious crimes (a “super strike”)"),
            _("A crime that makes a person register as a sex offender"),
            _("Two or more convictions for this same number"),
        ),
        look=_("Your state record lists all cases by date. Only what came before this case counts."),
        options={
            Prior.NONE: Option(label=_("No, none of these")),
            Prior.SOME: Option(label=_("Yes, one or more")),
            Prior.UNSURE: Option(label=DONT_KNOW),
        },
    ),
    Facts: Words(
        title=_("Does the paper of this case name any of these?"),
        short=_("Named in the paper"),
        hint=_("One answer for the whole list. You do not tell us which one."),
        look=_(
            "Look first at the charge you were convicted of. If only a police report names it, choose “I don’t know”."
        ),
        options={
            Facts.NONE: Option(label=_("No, none of these")),
            Facts.SOME: Option(label=_("Yes, one or more")),
            Facts.UNSURE: Option(label=DONT_KNOW),
        },
    ),
    City: Words(
        title=_("In which city was the case?"),
        short=_("City"),
        hint=_("In these ten cities the city’s own lawyers bring the smaller cases (misdemeanors)."),
        look=_(
            "Look for “City Attorney” or “City Prosecutor” on the court paper. If it says “District Attorney”, choose “Somewhere else in the county”."
        ),
        options={
            City.LOS_ANGELES: Option(label=_("Los Angeles")),
            City.LONG_BEACH: Option(label="Long Beach"),
            City.TORRANCE: Option(label="Torrance"),
            City.PASADENA: Option(label="Pasadena"),
            City.INGLEWOOD: Option(label="Inglewood"),
            City.BURBANK: Option(label="Burbank"),
            City.SANTA_MONICA: Option(label="Santa Monica"),
            City.HAWTHORNE: Option(label="Hawthorne"),
            City.REDONDO_BEACH: Option(label="Redondo Beach"),
            City.HERMOSA_BEACH: Option(label="Hermosa Beach"),
            City.ELSEWHERE: Option(label=_("Somewhere else in the county")),
            City.UNKNOWN: Option(label=DONT_KNOW),
        },
    ),
    Fifty2020: Words(
        title=_("Were you 50 or older on February 13, 2020?"),
        short=_("50 or older in 2020"),
        hint=_("On that day the county said which cases it asked to dismiss."),
        options=_yes_no(_("Yes"), _("No")),
    ),
    CleanDecade: Words(
        title=_("Were you without any conviction from February 2010 to February 2020?"),
        short=_("Ten years without a conviction"),
        hint=_("A conviction of any crime counts, this one too. A traffic ticket does not."),
        options=_yes_no(_("Yes, I had none in those ten years"), _("No, I had one or more")),
    ),
    OnlyCannabis: Words(
        title=_("In February 2020, was your record only for cannabis, and every sentence over?"),
        short=_("Only cannabis, all over"),
        hint=_("Both must be true for a “yes”."),
        options=_yes_no(_("Yes, both"), _("No")),
    ),
}

FACTS_OF_SECTION: dict[str, tuple[str, ...]] = {
    Section.S11358: (_("Harm to water, land or animals (an environmental crime)"),),
    Section.S11359: (
        _("A buyer under 18"),
        _("A person of 20 or younger who was hired or used for it"),
    ),
    Section.S11360: (
        _("A person under 18 who bought it or was given it"),
        _("Carrying it into California or out of it"),
    ),
}
"""Only the facts that the section on the paper knows (HS 11358(d), 11359(c)-(d), 11360(a)(3))."""
