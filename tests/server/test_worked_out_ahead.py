"""The rule book is worked out ahead by a process of its own; without it, it is worked out where it is needed."""

from __future__ import annotations

import json
import os

import pytest
from webapp.rulebook.ahead import WorkedOut, work_out_ahead

from tests.conftest import Server
from tests.promises.test_weight import wire
from webapp.rulebook import ahead


def test_a_child_works_it_out_once_for_all() -> None:
    slow, next_to_it = WorkedOut(os.getpid), WorkedOut(lambda: "beside it")
    work_out_ahead(slow, next_to_it)
    _child, _status = os.wait()
    assert slow() != os.getpid()
    assert slow() == slow()
    assert next_to_it() == "beside it"


def test_what_needs_another_of_them_gets_it_from_the_same_child() -> None:
    first = WorkedOut(os.getpid)
    second = WorkedOut(lambda: first() == os.getpid())
    work_out_ahead(first, second)
    os.wait()
    assert second()


def test_a_child_that_fails_leaves_the_work_to_whoever_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()
    monkeypatch.setattr(ahead, "LONGEST_WAIT", 0.2)
    work = WorkedOut(lambda: "done" if os.getpid() == here else 1 // 0)
    work_out_ahead(work)
    os.wait()
    assert work() == "done"


def test_where_such_memory_is_forbidden_the_site_works_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "memfd_create", forbidden)
    work = WorkedOut(os.getpid)
    work_out_ahead(work)
    assert work() == os.getpid()


def test_without_it_the_work_is_done_once_when_first_asked_for() -> None:
    asked: list[int] = []
    work = WorkedOut(lambda: asked.append(1) or len(asked))
    assert (work(), work()) == (1, 1)


def test_the_running_site_has_the_book_in_every_language(server: Server) -> None:
    found = json.loads(wire(server, "/rules.json")[1])
    assert found["questions"][0]["words"] == {
        "en": "Which court was your case in?",
        "es": "¿En qué corte fue su caso?",
    }
