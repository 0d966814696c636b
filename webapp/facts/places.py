"""Schema of the gazetteer: the towns and districts of each county, as people name them."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.facts.schema import Fact, Id, Texts


class Places(Fact):
    """Places of one county from one source; the fields are explained at the top of ``places.toml``."""

    id: Id
    county: str
    cities: Texts = ()
    communities: Texts = ()
    districts: Texts = ()
    other_names: Texts = ()

    @property
    def names(self) -> Iterator[str]:
        """Every name, the best known first."""
        yield from (*self.cities, *self.communities, *self.districts, *self.other_names)
