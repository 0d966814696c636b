"""A worker that dies takes nobody's check with it: the answers are in the form, and any worker can go on."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from tests.conftest import Server
from tests.support.load import Person, crowd, eventually, workers
from tests.support.nginx import NO_LIMIT, Site, behind_nginx, needs_nginx

pytestmark = needs_nginx


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """nginx before two instances with two workers each."""
    folder = tmp_path_factory.mktemp("killed")
    with behind_nginx(folder, limits=NO_LIMIT, WEB_CONCURRENCY="2") as site:
        yield site


def replaced(server: Server, worker: int) -> bool:
    """Is another worker there in its place?"""
    return eventually(lambda: worker not in workers(server) and len(workers(server)) == 2)


def all_go_on(people: list[Person]) -> bool:
    """Does each of them get a page more?"""
    before = [person.seen for person in people]
    return eventually(lambda: all(person.seen > seen for person, seen in zip(people, before, strict=True)))


def test_a_killed_worker_loses_no_journey(site: Site) -> None:
    server = site.instances[0]
    with crowd(site, people=12, seconds=3, retries=1) as people:
        assert all_go_on(people)
        for worker in workers(server):  # one after the other, as many people are at each
            os.kill(worker, signal.SIGKILL)
            assert replaced(server, worker)
            assert all_go_on(people)
    assert [wrong for person in people for wrong in person.wrong] == []
    assert all(person.seen >= len(person.steps) for person in people)


def test_a_worker_that_is_told_to_stop_makes_nobody_try_again(site: Site) -> None:
    server = site.instances[0]
    with crowd(site, people=12, seconds=3) as people:
        assert all_go_on(people)
        worker = workers(server)[0]
        os.kill(worker, signal.SIGTERM)
        assert replaced(server, worker)
    assert [wrong for person in people for wrong in person.wrong] == []
