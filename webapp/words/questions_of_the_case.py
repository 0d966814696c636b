"""The words of the questions on the case: court, papers, what it was about, when, how old, is it over."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from webapp.rules.questions import Age, County, Court, Papers, Question, Section, Sentence, State, Time, YouthCourt
from webapp.words.question import DONT_KNOW, Option, Words

OF_THE_CASE: dict[type[Question], Words] = {
    Court: Words(
        title=_("Which court was the case in?"),
        short=_("Court"),
        hint=_(
            "A conviction means that a judge or a jury found you guilty, or that you pleaded guilty or “no contest”. It counts even if you never went to jail."
        ),
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
                label=_("There was no conviction"),
                hint=_(
                    "Only an arrest, a ticket that was dropped, or drug classes (diversion). If a fine was paid, or the plea was guilty or no contest, choose the court."
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
            "Look at the top of the court paper: “Superior Court of California, County of …”. On a state record it is beside the word COURT."
        ),
        options={County.UNKNOWN: Option(label=DONT_KNOW)},
    ),
    Papers: Words(
        title=_("What does the newest paper say?"),
        short=_("Newest paper"),
        hint=_(
            "A letter or an order from the court, or your own state record (RAP sheet). A background check is not one of these: it has an answer of its own."
        ),
        look=_(
            "Look near the end, under the word “disposition”. Words like “dismissed”, “sealed” or “reduced” are often beside the number of the law."
        ),
        options={
            Papers.NOT_CHECKED: Option(label=_("There is no new paper, or nobody has checked")),
            Papers.UNCHANGED: Option(
                label=_("It was checked, and the conviction is still there"),
                hint=_("The court said so, or the state record (RAP sheet) shows it."),
            ),
            Papers.REPORT: Option(
                label=_("Only a background check shows it"),
                hint=_("The report of a company, for a job or a place to live."),
            ),
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
                hint=_("Also if the state record says “relief granted”."),
                codes="PC 1203.4 · 1203.4a · 1203.41 · 1203.425",
            ),
        },
    ),
    Section: Words(
        title=_("What was the case about?"),
        short=_("What it was about"),
        hint=_("What the conviction was for, not the arrest. If you have a paper, look for the number."),
        look=_(
            "The number is close to the letters HS or H&S. A letter may follow it, like (a) or (b). A state record lists the arrest first and the court below it. Use the one from the court."
        ),
        options={
            Section.S11357: Option(label=_("Having it (possession)"), codes="HS 11357"),
            Section.S11358: Option(label=_("Growing it"), codes="HS 11358"),
            Section.S11359: Option(label=_("Having it to sell"), codes="HS 11359"),
            Section.S11360: Option(label=_("Selling, giving or carrying it"), codes="HS 11360"),
            Section.OLDER: Option(
                label=_("The paper shows an older number"),
                hint=_("Used until about 1973."),
                codes="HS 11530 · HS 11531",
            ),
            Section.RELATED: Option(
                label=_("Another charge in a cannabis case"),
                hint=_("Helping someone, an attempt, a pipe, or a place to use or sell."),
                codes="PC 32 · PC 664 · HS 11364 · HS 11366",
            ),
            Section.OTHER: Option(
                label=_("Something else"),
                hint=_(
                    "Using or selling to a minor. Making hash oil. A plan with others (conspiracy). Having it in jail or prison. Having it in a car, or driving under its influence. Another drug."
                ),
                codes="HS 11361 · HS 11379.6 · PC 182 · PC 4573 · VC 23152 · VC 23222",
            ),
            Section.UNKNOWN: Option(label=DONT_KNOW),
        },
    ),
    Time: Words(
        title=_("When did it happen?"),
        short=_("When"),
        hint=_("The day it happened, not the day in court. If you know only about when, that is enough."),
        look=_("Look for “offense date”, “violation date” or “date of arrest”. The law changed on November 9, 2016."),
        options={
            Time.BEFORE_1976: Option(label=_("Before 1976")),
            Time.FROM_1976: Option(label=_("From 1976 to 2010")),
            Time.FROM_2011: Option(label=_("From 2011 to November 8, 2016")),
            Time.AFTER: Option(label=_("On November 9, 2016, or later")),
            Time.STRADDLE: Option(label=_("It happened before November 9, 2016, and the conviction came later")),
            Time.UNKNOWN: Option(label=DONT_KNOW),
        },
    ),
    Age: Words(
        title=_("How old were you then?"),
        short=_("Age then"),
        hint=_("The age on the day it happened."),
        look=_("Compare the date of the offense with the birthday. Please type no birthday here. We never need it."),
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
        hint=_("That means in jail or prison for it now. Or having to see a probation or parole officer for it."),
        look=_(
            "The sentence is after the letters SEN, or after “probation”. Add the time to the date of the sentence to see when it ended."
        ),
        options={
            Sentence.NO: Option(label=_("No, it is over")),
            Sentence.YES: Option(label=_("Yes")),
            Sentence.UNKNOWN: Option(label=DONT_KNOW),
        },
    ),
}
