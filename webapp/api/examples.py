"""The examples of the API: on its page, and in the OpenAPI document."""

from __future__ import annotations

from webapp.i18n.languages import SOURCE
from webapp.rules.questions import Age, County, Court, Papers, Plants, Section, Sentence, Time

REQUEST: dict[str, object] = {
    "language": SOURCE,
    "convictions": [
        {
            Court.id: Court.CALIFORNIA.value,
            County.id: County.FRESNO.value,
            Papers.id: Papers.NOT_CHECKED.value,
            Section.id: Section.S11358.value,
            Time.id: Time.FROM_1976.value,
            Age.id: Age.OVER_21.value,
            Sentence.id: Sentence.NO.value,
            Plants.id: Plants.SIX_OR_FEWER.value,
        }
    ],
}
"""Growing six plants or fewer in Fresno. It leads to an outcome."""
