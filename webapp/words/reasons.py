"""The words of the rules: one or two plain sentences each; the catalogues hold the other languages.

No statute, form or phone number is typed here: a page adds the citations of each rule from the law data.
"""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from webapp.rules.reasons import Reason

REASON_WORDS: dict[Reason, str] = {
    Reason.FEDERAL_COURT: _(
        "California law cannot change a federal case. A federal pardon covers some cases of simple possession."
    ),
    Reason.ANOTHER_STATE: _("California law cannot change a case from another state. That state may have its own way."),
    Reason.NEVER_CONVICTED: _(
        "An arrest is not a conviction. The state hides many old arrests without a request. Felony charges that were filed and then dropped are not hidden that way."
    ),
    Reason.COURT_UNKNOWN: _(
        "Your own state record names the California courts and cases that the state knows of. By California law nobody may make you hand over your copy. Does immigration ask for it? Talk to an immigration lawyer first."
    ),
    Reason.PAPER_SAYS_DISMISSED: _(
        "Your paper says that the court dismissed or sealed it. Read in the order what was sealed: only that is closed to the public."
    ),
    Reason.PROSECUTOR_OBJECTED: _(
        "The review without a request stops when the prosecutor objects. You may still ask a judge."
    ),
    Reason.OLDER_SECTION: _(
        "The law names newer numbers only. Los Angeles asked to dismiss felonies back to 1961. So ask."
    ),
    Reason.RELATED_OFFENSE: _(
        "This number is not on the list in the law. Some courts still gave relief. Did you take this charge in place of one for having cannabis? Then the court and the state may have to destroy the record. Tell the lawyer if you still serve a sentence."
    ),
    Reason.NOT_ON_THE_LIST: _(
        "This number is not on the list of the cannabis law. Other laws may fit. Was it cannabis in a car? Ask the court if that record must be destroyed."
    ),
    Reason.AFTER_THE_NEW_LAW: _("The new law began on November 9, 2016. Your case was already under it."),
    Reason.ACROSS_THE_NEW_LAW: _(
        "It happened under the old law and ended under the new one. A lawyer should look at which one the court used."
    ),
    Reason.SALE_OR_GROWING_BEFORE_1976: _(
        "The code was different then. Los Angeles asked to dismiss felonies back to 1961. So ask."
    ),
    Reason.YOUTH_IN_ADULT_COURT: _(
        "The case of a person under 18 was in adult court. The rules for young people and for adults are different. A lawyer can say which ones fit."
    ),
    Reason.YOUTH: _(
        "For a person under 18 today’s law makes it an infraction at most. Juvenile court has its own form."
    ),
    Reason.STILL_SERVING: _(
        "A person who still serves a sentence may ask for a lower one. The judge may look at public safety."
    ),
    Reason.EXCEPTION_PLANTS: _(
        "Growing more than six plants can stay a felony after one of the most serious crimes, or one with sex-offender registration. It also can after two convictions like this, or if it harmed nature. The court does not have to keep it one."
    ),
    Reason.EXCEPTION_FOR_SALE: _(
        "This can stay a felony after one of the most serious crimes, or one with sex-offender registration. It also can after two convictions like this, or if a young person was involved. The court does not have to keep it one."
    ),
    Reason.EXCEPTION_SALE: _(
        "This can stay a felony after one of the most serious crimes, or one with sex-offender registration. It also can after two convictions like this, with a young person, or across the state line. The court does not have to keep it one."
    ),
    Reason.SECTION_UNKNOWN: _(
        "We do not know what the case was about. A small amount may be no crime today. Selling may be a misdemeanor. The court can tell you the number of the law."
    ),
    Reason.TIME_UNKNOWN: _(
        "We do not know when it happened. If it was on November 9, 2016, or later, the new law was used already. The record shows the date."
    ),
    Reason.SENTENCE_UNKNOWN: _(
        "We do not know if the sentence is over. If it is not, call a free lawyer before you ask the court for anything."
    ),
    Reason.POSSESSION_NO_CRIME: _("Having a small amount at 21 or older is no crime today."),
    Reason.PLANTS_NO_CRIME: _("Growing six plants or fewer at home at 21 or older is no crime today."),
    Reason.CARRYING_NO_CRIME: _(
        "Carrying a small amount is no crime today at 21 or older. Nor is giving it free to someone of 21 or older."
    ),
    Reason.POSSESSION_INFRACTION: _("Having a small amount at 18 to 20 is only an infraction today."),
    Reason.PLANTS_INFRACTION: _("Growing six plants or fewer at 18 to 20 is only an infraction today."),
    Reason.CARRYING_INFRACTION: _(
        "Carrying a small amount, or giving it away, at 18 to 20 is only an infraction today."
    ),
    Reason.POSSESSION_MISDEMEANOR: _("Having more than the limit is a misdemeanor today, not a felony."),
    Reason.PLANTS_MISDEMEANOR: _("Growing more than six plants is a misdemeanor today for most people, not a felony."),
    Reason.FOR_SALE_MISDEMEANOR: _("Having it to sell is a misdemeanor today for most people, not a felony."),
    Reason.SALE_MISDEMEANOR: _(
        "Selling it, or carrying it to sell, is a misdemeanor today for most people, not a felony."
    ),
    Reason.NOTHING_LOWER: _("Today’s law has the same level for this. So it gives nothing lower."),
    Reason.PERHAPS_NOTHING_LOWER: _(
        "Some cases have the same level in today’s law as before. If this is one, there is nothing lower to ask for."
    ),
    Reason.HOME_HARVEST: _(
        "Did it come from six or fewer plants that were grown at home? Then ask a lawyer. At 21 or older that may be no crime today."
    ),
    Reason.AMOUNT_UNKNOWN: _(
        "We do not know the amount. The prosecutor has to prove that it was over the limit. Old police reports can sometimes be used."
    ),
    Reason.SALE_UNKNOWN: _(
        "We do not know if the paper means a sale. If it speaks only of carrying or giving a small amount, the law gives more. A lawyer can help to show that."
    ),
    Reason.AGE_UNKNOWN: _("We do not know your age then. At 21 or older you may ask for more."),
    Reason.DESTRUCTION: _(
        "Courts, police and the state must destroy many records of having cannabis, or of a small gift, after two years. Often they did not."
    ),
    Reason.DESTRUCTION_OF_CONCENTRATE: _(
        "The newer law seems to order such a record destroyed after two years, for concentrate too. We have not read all of its words. Ask."
    ),
    Reason.DESTRUCTION_ON_REQUEST: _(
        "A record of having cannabis from before 1976 is destroyed only if you ask. The state handles it, not the court."
    ),
    Reason.PAPER_SAYS_REDUCED: _("Reduced is not erased. A lower conviction stays on your record."),
    Reason.EXPUNGED_BEFORE: _(
        "An older dismissal should not stop you from asking under the cannabis law, which may give more. A court said so about a law like it."
    ),
    Reason.COURTS_HAD_TO_ACT: _(
        "If a case was on the state’s list, the court had to act by March 1, 2023, unless the prosecutor objected. Many cases were never on the list."
    ),
    Reason.COUNTY_ACTED: _("This is what the county is known to have done with its list of old cases."),
    Reason.COUNTY_BEHIND: _("In July 2023 this county had many cases of the list still open."),
    Reason.LA_2020_CONCENTRATE: _(
        "The program that sorted the cases of 2020 put felonies of this kind among those to dismiss."
    ),
    Reason.LA_2020_UNDER_21: _("In 2020 the county asked to dismiss cases of people who were under 21 when convicted."),
    Reason.LA_2020_FIFTY: _("In 2020 the county asked to dismiss cases of people of 50 or older."),
    Reason.LA_2020_CLEAN_DECADE: _(
        "In 2020 the county asked to dismiss cases of people with ten years without a conviction."
    ),
    Reason.LA_2020_ONLY_CANNABIS: _(
        "The program that sorted the cases of 2020 put people with only cannabis cases and no sentence left among those to help."
    ),
    Reason.LA_2021: _("Los Angeles asked to dismiss about 66,000 convictions in 2020, and about 58,000 more in 2021."),
    Reason.LA_CITIES_2020: _(
        "In 2020 ten cities asked to dismiss about 4,000 misdemeanors for having cannabis. Many of their other cases seem to be on no list."
    ),
    Reason.ONLY_A_REPORT: _(
        "The report of a company is not the record of the state. It can be old or wrong. You may ask the company in writing to correct it."
    ),
    Reason.COURT_FOUND_NOTHING: _(
        "The court found nothing. That can mean that the case was sealed or destroyed. It can also be under another name, in another court or in storage. Your state record can tell."
    ),
}
