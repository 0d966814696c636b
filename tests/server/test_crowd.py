"""Sixty-four people may check at the same time: nobody gets an error or somebody else's page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Server
from tests.support.load import crowd, running, workers

PEOPLE = 64


def test_sixty_four_people_get_their_own_right_pages_for_fifteen_seconds(server: Server) -> None:
    with crowd(server, PEOPLE, seconds=15) as people:
        pass
    assert [wrong for person in people for wrong in person.wrong] == []
    assert all(person.seen >= len(person.steps) for person in people)


@pytest.mark.bench
def test_sixty_four_people_get_their_own_right_pages_for_a_minute(tmp_path: Path) -> None:
    with running(tmp_path) as server:
        before = workers(server)
        with crowd(server, PEOPLE, seconds=60) as people:
            pass
        assert [wrong for person in people for wrong in person.wrong] == []
        assert workers(server) == before, "a worker was lost"
    print(f"\n{sum(person.seen for person in people) / 60:8.0f} pages a second for {PEOPLE} people, no error")
