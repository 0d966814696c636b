"""The questions whose words speak to "you", for who answers for somebody in the family: they say "the person".

The other questions speak of the case and the papers, and fit both readers. Ids, answers and rules are the same.
"""

from __future__ import annotations

from dataclasses import replace

from flask_babel import lazy_gettext as _

from webapp.rules.questions import Age, CleanDecade, County, Court, Fifty2020, Papers, Question, Sentence
from webapp.words.question import Words
from webapp.words.questions import QUESTION_WORDS

FOR_FAMILY: dict[type[Question], Words] = {
    Court: replace(
        QUESTION_WORDS[Court],
        hint=_(
            "A conviction means that a judge or a jury found the person guilty, or that the person pleaded guilty or “no contest”. It counts even with no time in jail."
        ),
    ),
    County: replace(QUESTION_WORDS[County], hint=_("The county of the court, not the one where the person lives now.")),
    Papers: replace(
        QUESTION_WORDS[Papers],
        hint=_(
            "A letter or an order from the court, or the person’s own state record (RAP sheet). A background check is not one of these: it has an answer of its own."
        ),
    ),
    Age: replace(QUESTION_WORDS[Age], title=_("How old was the person then?")),
    Sentence: replace(QUESTION_WORDS[Sentence], title=_("Is the person still serving a sentence for this case?")),
    Fifty2020: replace(QUESTION_WORDS[Fifty2020], title=_("Was the person 50 or older on February 13, 2020?")),
    CleanDecade: replace(
        QUESTION_WORDS[CleanDecade],
        title=_("Was the person convicted of anything from February 2010 to February 2020?"),
    ),
}
