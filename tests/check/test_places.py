"""What people type for a county is understood: a county goes on, a city or a misspelling is offered, and none wrongly."""

from __future__ import annotations

import timeit

import pytest

from webapp.check.places import LONGEST_TYPED, MOST_OFFERS, county_named, suggest
from webapp.facts import COUNTIES, PLACES

A_COUNTY = """
    los-angeles      Los Angeles | los ángeles | LOS ANGELES COUNTY | L.A. | la | L.A. County | Los Angeles, CA
    los-angeles      condado los angeles | el condado de Los Ángeles | County of Los Angeles | ciudad de Los Angeles
    orange           Orange | Condado de Orange | orange co. | Orange County, California | condado orange
    san-francisco    SF | san francisco | San Francisco Calif.
    san-luis-obispo  SLO | San Luis Obispo County
    san-diego        sd | San Diego Condado
    del-norte        del norte | condado del norte | Del Norte County
    contra-costa     Contra-Costa
"""
"""A county's own name goes on at once."""

OFFERED = """
    los-angeles      Los Angelos | Los Angles | Los Anjeles | losangeles | East LA | E. L.A. | East Los Angeles | este de los ángeles
    los-angeles      Van Nuys | vannuys | Long Beach | Long Beech | Compton | Hollywood | Holywood | North Holywood | N. Hollywood
    los-angeles      Pomonna | Ingelwood | Norwak | Wittier | Lancester | Santa Monika | Sta. Monica | south gate | southgate
    los-angeles      ciudad de Compton | en la corte de Van Nuys | Compton Courthouse | South Central | Watts | Boyle Heights
    los-angeles      San Fernando Valley | the valley | City of Industry | La Cañada | la canada flintridge | Los Angeles city | Culver
    los-angeles      Hollywood, Los Angeles | Downtown LA | parque huntington | El Monte, CA | elmonte | San Pedro
    orange           oc | O.C. | Orrange | orang | Santa Ana | Santa Anna | Sta Ana | Anahiem | Garden Grov | Huntington Beech
    san-diego        sandiego | san diago | San Deigo | Chulavista | Chula Bista | El Cahon | Imperial Beech | San Isidro | Escondito
    san-bernardino   san bernadino | San Bernardio | sanbernardino | 29 Palms | Twenty-nine Palms | Victorvile | Rialto
    riverside        Rivercide | riversid | Moreno Valley | Coachela | Indio
    kern             Bakersfield | bakersfeild | Vakersfield | Bakersfild | Delano
    alameda          Oakland | Oaklan | East Oakland | Alamida | Haywards
    san-francisco    san fransisco | San Francico | Frisco | sanfrancisco | Tenderloin
    sacramento       sacremento | Sacamento | Sacto | Elk Grove
    fresno           Frezno | Fresnno | I think Fresno | creo que fue en Fresno | Clovis
    santa-clara      San Jose | San José | San Hose | Palo Alto | Gilroy
    san-joaquin      stokton | Stocton | Lodi
    san-luis-obispo  Paso Robles | El Paso de Robles | San Luis Obisbo | San Louis Obispo | San Luis
    ventura          Bentura | San Buenaventura | Ventura city | Oxnar | Simi Valley
    napa             St. Helena | Saint Helena | Nappa
    mendocino        Mendicino | Ft. Bragg | Ukia
    siskiyou         Siskyou | Mt. Shasta | Weed
    contra-costa     Contra Costra | Richmnd
    solano           Ballejo | Suisun
    humboldt         Humbolt | Eureka | Garberville
    san-mateo        San Matteo | Daly City | South SF
    santa-barbara    Santa Barbra | Lompok | Isla Vista
    monterey         Monterrey | Salinas | Carmel
    tuolumne         Sonora
    sutter           Yuba Cty
    unknown          no se | No sé | nose | no lo sé | I don't know | i don’t know | dont know | no me acuerdo | quién sabe | not sure
"""
"""One county is offered, for one tap."""

ASKED = """
    monterey san-benito                    Aromas
    los-angeles lassen                     Westwood
    contra-costa los-angeles               Brentwood
    los-angeles san-diego santa-barbara    Mission Hills
    los-angeles ventura                    Westlake Village
    san-bernardino santa-barbara           SB
    riverside san-bernardino               Inland Empire | I.E.
    los-angeles san-diego                  San Diego o Los Ángeles
    fresno unknown                         not sure, maybe Fresno
    fresno san-joaquin                     sanjoaquin
    humboldt los-angeles                   Arcada
    los-angeles san-diego                  Pamona
"""
"""More than one may be meant: every one of them is offered."""

NOT_OFFERED = """
    Gotham | Narnia | Chicago | Las Vegas | Tijuana | Phoenix | Reno | Texas | México | Mexico City | Guadalajara | New York
    San | Santa | City | county | condado | los | a | ? | 12345 | asdf | 洛杉磯 | <b> | nada | casa | solo | todo | no tengo papeles
    weed possession | Baja California
"""
"""Nobody can tell: nothing is offered."""


def spellings(table: str) -> list[tuple[set[str], str]]:
    """Each spelling of a table with the counties in front of it, which two spaces part from it."""
    found = []
    for line in table.strip().splitlines():
        counties, _, typed = line.strip().partition("  ")
        found += [(set(counties.split()), each.strip()) for each in typed.split("|")]
    return found


def offered(typed: str) -> set[str]:
    return {str(offer.county) for offer in suggest(typed)}


def test_the_tables_hold_enough_spellings_to_choose_the_threshold_by() -> None:
    assert len(spellings(A_COUNTY) + spellings(OFFERED) + spellings(ASKED)) > 150


@pytest.mark.parametrize(("county", "typed"), [(*counties, typed) for counties, typed in spellings(A_COUNTY)])
def test_a_countys_own_name_is_taken_in_any_usual_form(county: str, typed: str) -> None:
    assert county_named(typed) == county


@pytest.mark.parametrize("slug", COUNTIES)
def test_every_county_is_taken_by_its_name(slug: str) -> None:
    name = COUNTIES[slug].name
    for typed in (name, name.upper(), f" {name} County", f"condado de {name}", f"County of {name}", f"{name}, CA"):
        assert county_named(typed) == slug, typed


@pytest.mark.parametrize("slug", COUNTIES)
def test_every_county_is_offered_without_its_spaces_and_with_two_letters_swapped(slug: str) -> None:
    name = COUNTIES[slug].name
    assert suggest(name.replace(" ", ""))[0].county == slug
    if len(name) > 4:
        assert slug in offered(name[:2] + name[3] + name[2] + name[4:])


@pytest.mark.parametrize(("counties", "typed"), spellings(OFFERED) + spellings(ASKED))
def test_a_city_or_a_misspelling_is_offered_and_not_taken(counties: set[str], typed: str) -> None:
    assert county_named(typed) is None
    assert offered(typed) == counties


@pytest.mark.parametrize("typed", [each.strip() for each in NOT_OFFERED.replace("\n", "|").split("|") if each.strip()])
def test_nothing_is_offered_where_nobody_can_tell(typed: str) -> None:
    assert county_named(typed) is None
    assert suggest(typed) == ()


def test_every_place_is_offered_with_every_county_that_has_one_of_its_name() -> None:
    counties: dict[str, set[str]] = {}
    for places in PLACES.values():
        for name in places.names:
            counties.setdefault(name, set()).add(places.county)
    for name, its in counties.items():
        assert county_named(name) or offered(name) >= its, name
        assert len(its) <= MOST_OFFERS, name


def test_an_offer_says_what_was_recognised() -> None:
    assert [(offer.county, offer.place) for offer in suggest("longbeach")] == [("los-angeles", "Long Beach")]
    assert [(offer.county, offer.place) for offer in suggest("los angelos")] == [("los-angeles", "")]


@pytest.mark.parametrize(
    "typed", ["san " * 30, "a " * 60, "x" * 120, "los angeles de " * 8, "compton " * 15, "ﷺ" * 120]
)
def test_long_text_takes_no_time(typed: str) -> None:
    assert len(typed) <= LONGEST_TYPED
    assert min(timeit.repeat(lambda: (county_named(typed), suggest(typed)), number=1, repeat=5)) < 0.005


def test_text_longer_than_any_name_is_not_even_compared() -> None:
    too_long = "Los Angeles" + " " * LONGEST_TYPED
    assert county_named(too_long) is None
    assert suggest(too_long) == ()
