"""Schemas of what a result means for daily life: topics, and what holds in each of them (pydantic)."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from webapp.facts.schema import Entry, Fact, Id, Text, Texts, like

LifeId: TypeAlias = Annotated[
    str, like(r"[a-z0-9-]+\.[a-z0-9-]+", 'the id of a topic and a name, such as "gun.dismissed"')
]


class LifeTopic(Entry):
    """A part of daily life in which people meet their old case, and its heading."""

    id: Id
    name: Text


class LifeEntry(Fact):
    """What holds in one topic for some standings of a conviction; the fields are explained in ``life.toml``."""

    id: LifeId
    when: Texts
    says: Text
    limits: str
    cites: Texts
    possession: bool = False

    @property
    def topic(self) -> str:
        """The id of its topic."""
        return self.id.partition(".")[0]
