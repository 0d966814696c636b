"""Sixty-four people may check at the same time: nobody gets an error or somebody else's page."""

from __future__ import annotations

import pytest

from tests.support.load import crowd, workers
from tests.support.nginx import Site, needs_nginx

PEOPLE = 64
pytestmark = needs_nginx


def test_sixty_four_people_get_their_own_right_pages_for_fifteen_seconds(front: Site) -> None:
    with crowd(front, PEOPLE, seconds=15) as people:
        pass
    assert [wrong for person in people for wrong in person.wrong] == []
    assert all(person.seen >= len(person.steps) for person in people)


@pytest.mark.bench
def test_sixty_four_people_get_their_own_right_pages_for_a_minute(front: Site) -> None:
    before = [workers(each) for each in front.instances]
    with crowd(front, PEOPLE, seconds=60) as people:
        pass
    assert [wrong for person in people for wrong in person.wrong] == []
    assert [workers(each) for each in front.instances] == before, "a worker was lost"
    print(f"\n{sum(person.seen for person in people) / 60:8.0f} pages a second for {PEOPLE} people, no error")
