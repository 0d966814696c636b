"""The gazetteer is whole and consistent: every city of the state, in a county that there is, and no name twice in one."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from webapp.facts import COUNTIES, PLACES

CITIES_IN_CALIFORNIA = 483
"""With Mountain House, a city since July 2024."""
NO_CITY = {"alpine", "mariposa", "trinity"}
"""The three counties in which no city was ever founded."""


def test_every_city_of_the_state_is_in() -> None:
    cities = [(places.county, city) for places in PLACES.values() for city in places.cities]
    assert len(cities) == len(set(cities)) == CITIES_IN_CALIFORNIA
    assert {county for county, _ in cities} == set(COUNTIES) - NO_CITY


def test_no_two_cities_of_the_state_have_one_name() -> None:
    names = Counter(city for places in PLACES.values() for city in places.cities)
    assert [name for name, times in names.items() if times > 1] == []


def test_the_largest_county_has_its_88_cities() -> None:
    assert sum(len(places.cities) for places in PLACES.values() if places.county == "los-angeles") == 88


def test_no_name_stands_twice_in_one_county() -> None:
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for places in PLACES.values():
        names[places.county].update(places.names)
    assert {county: [each for each, times in found.items() if times > 1] for county, found in names.items()} == {
        county: [] for county in names
    }


def test_every_county_has_places() -> None:
    assert {places.county for places in PLACES.values()} == set(COUNTIES)


def test_every_entry_has_a_source_and_was_checked() -> None:
    for places in PLACES.values():
        assert places.source.startswith("https://"), places.id
        assert date(2026, 1, 1) <= places.checked_on, places.id
        assert places.sure in ("sure", "likely"), places.id
        assert [name for name in places.names if name != name.strip() or not name] == [], places.id
