"""Made-up offices: what a test says of an office depends on the rule, never on what stands in the directory today."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest
from flask.testing import FlaskClient

from webapp import create_app
from webapp.config import Settings
from webapp.facts import Office, offices

NUMBERS = count()
CHECKED_ON = date(2026, 11, 22)


def office(**fields: object) -> Office:
    """An office of the tests, with what an entry must have."""
    needed: dict[str, object] = {
        "id": f"office-of-the-tests-{next(NUMBERS)}",  # what is drawn of an id is kept
        "name": "An Office",
        "kind": "court",
        "serves": ["kern"],
        "services": "Helps.",
        "cost": "free",
        "source": "https://office.example/",
        "seen": "2026",
        "checked_on": CHECKED_ON,
        "sure": "sure",
    }
    return Office.model_validate(needed | fields)


def free_lawyer(**fields: object) -> Office:
    """A public defender with a phone."""
    return office(name="A Made-up Office", kind="public-defender", phone="555-010-0100", **fields)


def only_lawyer_of_kern(monkeypatch: pytest.MonkeyPatch, lawyer: Office) -> FlaskClient:
    """The site where the only free lawyer of Kern County is this one, until the test ends."""
    others = {name: each for name, each in offices.SHOWN.items() if "kern" not in each.serves or each.kind == "court"}
    monkeypatch.setattr(offices, "SHOWN", others | {lawyer.id: lawyer})
    monkeypatch.setitem(offices.IN, "kern", [each for each in offices.SHOWN.values() if "kern" in each.serves])
    return create_app(Settings()).test_client()
