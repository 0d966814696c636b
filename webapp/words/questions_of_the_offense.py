"""The words of the questions on the offense, on the record around it, and on what Los Angeles did in 2020."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from webapp.rules.questions import (
    Amount,
    City,
    CleanDecade,
    Concentrate,
    Facts,
    Fifty2020,
    Level,
    OnlyCannabis,
    Plants,
    Possession,
    Prior,
    Question,
    Section,
    Transport,
)
from webapp.words.question import DONT_KNOW, NOT_SAID, Option, Words


def _yes_no(yes: str, no: str) -> dict[str, Option]:
    return {"yes": Option(label=yes), "no": Option(label=no), "unknown": Option(label=DONT_KNOW)}


OF_THE_OFFENSE: dict[type[Question], Words] = {
    Possession: Words(
        title=_("Which of these was the case about?"),
        short=_("Letter"),
        hint=_("A paper shows it as a letter after the number."),
        look=_("The letter is in brackets right after the number. Many papers have no letter."),
        options={
            Possession.CONCENTRATE: Option(
                label=_("Concentrated cannabis"), hint=_("Like hash, oil or wax."), codes="(a)"
            ),
            Possession.SMALL: Option(label=_("28.5 grams or less"), hint=_("About one ounce."), codes="(b)"),
            Possession.MORE: Option(label=_("More than 28.5 grams"), codes="(c)"),
            Possession.SCHOOL: Option(label=_("At a school"), codes="(d) · (e)"),
            Possession.UNKNOWN: Option(label=NOT_SAID),
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
            Concentrate.UNKNOWN: Option(label=NOT_SAID),
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
            Plants.UNKNOWN: Option(label=NOT_SAID),
        },
    ),
    Transport: Words(
        title=_("What does the paper say after the number?"),
        short=_("Words on the paper"),
        hint=_(
            "Look for a letter, or for these words. If it names several at once, choose “%(answer)s”.", answer=NOT_SAID
        ),
        look=_("Read the few words beside the number, like TRANSPORT, SELL or GIVE AWAY. Papers often cut them short."),
        options={
            Transport.SMALL: Option(label=_("28.5 grams or less, given away or carried"), codes="(b)"),
            Transport.CARRY: Option(label=_("It speaks only of carrying (transport) or giving away")),
            Transport.SALE: Option(label=_("It speaks of a sale, “for sale”, import or furnish")),
            Transport.UNKNOWN: Option(label=NOT_SAID),
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
            Amount.UNKNOWN: Option(label=NOT_SAID),
        },
    ),
    Level: Words(
        title=_("How serious was the conviction?"),
        short=_("How serious"),
        hint=_("The level at first, before any later change. A paper says it close to the number."),
        look=_(
            "Close to the number, look for FELONY, MISDEMEANOR or INFRACTION. Some papers say FEL, MISD or INF, or only F, M or I."
        ),
        options={
            Level.FELONY: Option(label=_("Felony")),
            Level.MISDEMEANOR: Option(label=_("Misdemeanor")),
            Level.INFRACTION: Option(label=_("Infraction"), hint=_("Like a traffic ticket: a fine and no jail.")),
            Level.UNKNOWN: Option(label=DONT_KNOW),
        },
    ),
    Prior: Words(
        title=_("Were any of these on the record before this case?"),
        short=_("On the record before"),
        hint=_("One answer for the whole list. You do not tell us which one."),
        items=(
            _("Murder, a sex crime against a child, or another of the most serious crimes (a “super strike”)"),
            _("A crime that makes a person register as a sex offender"),
            _("Two or more convictions for the same thing (the same number of the law)"),
        ),
        look=_("A state record lists all cases by date. Only what came before this case counts."),
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
            "Look first at the charge that ended in the conviction. If only a police report names it, choose “I don’t know”."
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
        title=_("Were you convicted of anything from February 2010 to February 2020?"),
        short=_("Ten years without a conviction"),
        hint=_("A conviction of any crime counts, this one too. A traffic ticket does not."),
        options=_yes_no(_("No, never"), _("Yes, one or more times")),
    ),
    OnlyCannabis: Words(
        title=_("In February 2020, was the record only for cannabis, and every sentence over?"),
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
