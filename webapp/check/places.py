"""Approximate string matching: the county that somebody means who types a city, a district or a misspelling.

``county_named`` takes a county's own name, in any usual form, and is sure. ``suggest`` only offers: a city is nearly
always in the county of its court, and a misspelling is read with some luck, so the reader is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from webapp.facts import COUNTIES, PLACES
from webapp.rules.questions import County

LONGEST_TYPED = 120
"""Letters. No place has a name near that long, and making long text comparable takes time."""
MOST_OFFERS = 3
ALIKE = 0.79
"""One letter in five may be wrong, missing, too many or swapped with its neighbour: tests/check/test_places.py."""
MOST_ALIKE = 5
"""How many names are compared closely."""
AS_GOOD = 0.04
"""How much worse than the best match another one may be and still be offered beside it."""
SHORTEST_INSIDE = 5
"""Letters of a name that is looked for among other words: "la" and "weed" are words too."""

SHORT_NAMES = {
    "la": County.LOS_ANGELES,
    "sf": County.SAN_FRANCISCO,
    "slo": County.SAN_LUIS_OBISPO,
    "sd": County.SAN_DIEGO,
    "unknown": County.UNKNOWN,
}
ABBREVIATIONS = {"st": "saint", "sta": "santa", "sn": "san", "mt": "mount", "ft": "fort", "so": "south"}
ABBREVIATIONS |= {"n": "north", "s": "south", "e": "east", "w": "west"}
BEFORE = re.compile(r"^((el |the )?(condado|county)( de| of)?|(la )?ciudad de|city of) ")
AFTER = re.compile(r"( county| co| condado)?( ca| calif| california)?$")
NOT_KNOWN = (
    *("no se", "no lo se", "no se cual", "no se donde", "no sabo", "no recuerdo", "no me acuerdo", "se me olvido"),
    *("ni idea", "quien sabe", "no estoy seguro", "no estoy segura", "i dont know", "dont know", "do not know", "idk"),
    *("dunno", "not sure", "no idea", "i forgot", "cant remember", "dont remember", "unknown", "desconocido"),
)


class Offer(NamedTuple):
    """A county that may be meant, or "unknown". ``place``: what was found there; "" where it is the county itself."""

    county: str
    place: str = ""


def county_named(typed: str) -> str | None:
    """The slug of the county that a person typed ("los ángeles", "L.A. county", "Condado de Orange"), or None."""
    return COUNTY_NAMES.get(bare(typed)) if len(typed) <= LONGEST_TYPED else None


def suggest(typed: str) -> tuple[Offer, ...]:
    """The counties that may be meant by what is no county's name, the likeliest first; each once, at most three."""
    if len(typed) > LONGEST_TYPED:
        return ()
    words = bare(typed).split()
    offers = exactly("".join(words)) or list(misspelt("".join(words))) or list(inside(words))
    first: dict[str, Offer] = {}
    for offer in offers:
        first.setdefault(offer.county, offer)
    return tuple(first.values())[:MOST_OFFERS]


def exactly(name: str) -> list[Offer]:
    """Where the places of this name are. "City" is added and left out in speech: "Culver", "Ventura City"."""
    return NAMES.get(name) or NAMES.get(name + "city") or NAMES.get(name.removesuffix("city")) or []


def misspelt(name: str) -> Iterator[Offer]:
    """Where the names are that look most like this one."""
    found = process.extract(name, NAMES.keys(), scorer=OSA.normalized_similarity, score_cutoff=ALIKE, limit=MOST_ALIKE)
    for known, score, _ in found:
        if score >= found[0][1] - AS_GOOD:
            yield from NAMES[known]


def inside(words: list[str]) -> Iterator[Offer]:
    """Where the places are that are named among other words ("in the court of Van Nuys"), the longest name first."""
    spans = [(i, j) for i in range(len(words)) for j in range(i + 1, min(i + 6, len(words)) + 1)]
    known = {span: name for span in spans if (name := "".join(words[slice(*span)])) in NAMES}
    start, end = max(known, key=lambda span: len(known[span]), default=(0, 0))
    if len(name := known.get((start, end), "")) >= SHORTEST_INSIDE:
        yield from (*NAMES[name], *inside(words[:start]), *inside(words[end:]))


def comparable(text: str) -> str:
    """A name without accents, signs, capitals and abbreviations, for sorting and comparing."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", " ", re.sub(r"[.']", "", plain)).split()
    return " ".join(ABBREVIATIONS.get(word, word) for word in words)


def bare(text: str) -> str:
    """The same without the words around a name that only say that it is a county, a city, or in California."""
    return AFTER.sub("", BEFORE.sub("", comparable(text))).strip()


def places_by_name() -> dict[str, list[Offer]]:
    """Every name without its spaces, and where it is: counties first, so that they win over their cities."""
    names: dict[str, list[Offer]] = {}
    for slug, county in COUNTIES.items():
        names[bare(county.name).replace(" ", "")] = [Offer(slug)]
    for phrase in NOT_KNOWN:
        names[phrase.replace(" ", "")] = [Offer(County.UNKNOWN)]
    for places in PLACES.values():
        for name in places.names:
            names.setdefault(bare(name).replace(" ", ""), []).append(Offer(places.county, name))
    return names


COUNTY_NAMES = {comparable(county.name): slug for slug, county in COUNTIES.items()} | SHORT_NAMES
NAMES = places_by_name()
