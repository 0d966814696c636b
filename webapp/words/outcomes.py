"""The words of the book for what the rules conclude. Those of the rules are in ``webapp/words/reasons.py``."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from webapp.rules.outcome import Also, Cleared, Kind, Relief
from webapp.rules.reasons import Chapter

KIND_WORDS: dict[Kind, str] = {
    Kind.FEDERAL: _("A federal case. California cannot change it."),
    Kind.OTHER_STATE: _("A case from another state."),
    Kind.NO_CONVICTION: _("No conviction to clear."),
    Kind.DONE: _("The paper says that it is done."),
    Kind.LAWYER: _("This needs a lawyer. It is never a “no”."),
    Kind.NOT_COVERED: _("The cannabis law does not lower it. Other laws may help."),
    Kind.GET_RECORD: _("Get the record first."),
    Kind.AFTER_PROP_64: _("The new law was used already."),
    Kind.JUVENILE: _("Ask the juvenile court to lower it and seal it."),
    Kind.SERVING: _("Ask for less time, with a lawyer."),
    Kind.DESTROYED: _("The record should have been destroyed, or you may ask for that."),
    Kind.REDUCED: _("It was lowered already. See what more there is."),
    Kind.PETITION: _("Ask the court under the cannabis law."),
}
RELIEF_WORDS: dict[Relief, str] = {
    Relief.DISMISS: _("dismiss and seal"),
    Relief.INFRACTION: _("lower to an infraction"),
    Relief.MISDEMEANOR: _("lower to a misdemeanor"),
    Relief.SAME: _("it may stay as it is"),
}
TODAY_WORDS: dict[Relief, str] = {
    Relief.DISMISS: _("No crime today"),
    Relief.INFRACTION: _("Infraction"),
    Relief.MISDEMEANOR: _("Misdemeanor"),
    Relief.SAME: _("Same level as then"),
}
ALSO_WORDS: dict[Also, str] = {
    Also.RECORD_DESTRUCTION: _("The record may have to be destroyed."),
    Also.OTHER_DISMISSAL: _("An older law may dismiss it."),
    Also.AUTOMATIC_RELIEF: _("A newer law may hide it without a request."),
    Also.ASK_17B: _("Ask the judge to treat the felony as a misdemeanor."),
}
CLEARED_WORDS: dict[Cleared, str] = {
    Cleared.VERY_LIKELY: _("Very likely done already"),
    Cleared.LIKELY: _("Probably done already"),
    Cleared.REDUCED: _("Probably lowered already"),
    Cleared.MIXED: _("Lowered or dismissed, perhaps"),
    Cleared.BEHIND: _("The county was behind in 2023"),
    Cleared.CHECK: _("If it was on the state’s list, the court had to act by March 2023"),
}
CHAPTER_WORDS: dict[Chapter, str] = {
    Chapter.SETTLED_EARLY: _("Rules that settle a case early"),
    Chapter.TODAYS_LAW: _("Rules on what today’s law gives"),
    Chapter.DONE_ALREADY: _("Rules on whether it is done already"),
}
SOURCES_WORDS: dict[str, str] = {
    "laws": _("Laws"),
    "cases": _("Cases, bills and court orders"),
    "other": _("Forms, offices and reports"),
}
OLD_LEVEL_WORDS: dict[str, str] = {
    "felony": _("Felony"),
    "misdemeanor": _("Misdemeanor"),
    "infraction": _("Infraction"),
    "felony-or-misdemeanor": _("Felony or misdemeanor"),
}
GROUND_WORDS: dict[str, str] = {
    "another-section": _("Another number of the law."),
    "misdemeanor-or-infraction": _("A misdemeanor or an infraction."),
    "after-the-new-law": _("Convicted on November 9, 2016, or later."),
    "11357-a-or-b": _("Possession, part (a) or (b)."),
    "other-11357": _("Any other possession felony."),
    "prior-super-strike": _("One of the most serious crimes, before this one."),
    "prior-registration": _("A crime that makes a person register as a sex offender, before this one."),
    "two-prior-same-section": _("Two convictions of the same number, before this one."),
    "fifty-or-older": _("50 or older on that day."),
    "under-21-at-conviction": _("Under 21 when convicted."),
    "only-cannabis-and-finished": _("Only cannabis convictions, and every sentence over."),
    "ten-years-without-conviction": _("Ten years without any conviction."),
    "deceased": _("The person has died."),
    "no-ground": _("Everything else."),
}
DETERMINATION_WORDS: dict[str, str] = {
    "dismiss": _("The county asks the court to dismiss it."),
    "hand-review": _("A person looks at it."),
    "not-eligible": _("Left out."),
    "city-attorney": _("Left to the city attorney, or to the review of 2021."),
}
