"""Places side by side: what two accounts' places have to do with each other, and which of several is the most precise.

`Place`s enter; folded names, distances in kilometres and a choice leave. A place that bears its division's name ("Idlib") is
taken for the division: reports use one word for both, and a vague place must not be read as a precise one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tallystick.model.places import Place, PlacePrecision, distance_km, fold_name

NEAR_KM = 30.0
"""Towns closer than this may stand for one another in two reports ("near Idlib", the village itself)."""

FAR_KM = 50.0
"""Towns further apart than this are never one place: beyond what the suburb of a city or a wrong neighbour explains."""

_DIVISION_WORDS = re.compile(r"\b(?:province|governorate|region|state|county|district|department|oblast)\b|[^\w ]+")
_TOWNS = frozenset({PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.NEAR})
_FINENESS = {precision: rank for rank, precision in enumerate(PlacePrecision)}


def fold(name: str | None) -> str | None:
    """A name without case, accents and words for divisions; None where nothing is left."""
    if not name:
        return None
    folded = fold_name(name)
    return " ".join(_DIVISION_WORDS.sub(" ", folded).split()) or folded


def country(place: Place | None) -> str | None:
    """The country's code or folded name."""
    if place is None:
        return None
    if place.country_code:
        return place.country_code.lower()
    return fold(place.country or (place.name if place.precision is PlacePrecision.COUNTRY else None))


def division(place: Place | None) -> str | None:
    """The folded first-order division that holds the place, or that it is."""
    if place is None:
        return None
    return fold(place.admin1 or (place.name if place.precision is PlacePrecision.DIVISION else None))


def town(place: Place | None) -> str | None:
    """The folded name where the place is a town or finer and does not share its division's name."""
    if place is None or place.precision not in _TOWNS:
        return None
    name = fold(place.name)
    return None if name == division(place) else name


def apart(left: Place | None, right: Place | None) -> bool:
    """Whether the two cannot be one place: different countries, or towns known to lie far from each other."""
    if left is None or right is None:
        return False
    here, there = country(left), country(right)
    if here is not None and there is not None and here != there:
        return True
    if town(left) is None or town(right) is None or town(left) == town(right):
        return False
    gap = distance_km(left, right)
    return gap is not None and gap > FAR_KM


def most_precise(places: Iterable[Place | None]) -> Place | None:
    """The finest place; among equals the one told most often, then the one with most known, then by name."""
    known = [place for place in places if place is not None]
    if not known:
        return None
    counts = {(fold(place.name), place.precision): 0 for place in known}
    for place in known:
        counts[fold(place.name), place.precision] += 1
    return min(known, key=lambda place: (*_vagueness(place), -counts[fold(place.name), place.precision], _order(place)))


def _vagueness(place: Place) -> tuple[int, int]:
    unknown = (place.country is None) + (place.admin1 is None) + (place.lat is None)
    vague = town(place) is None and division(place) is not None and place.precision in _TOWNS
    return _FINENESS[PlacePrecision.DIVISION if vague else place.precision], unknown


def _order(place: Place) -> tuple[str, ...]:
    return (place.name, place.admin1 or "", place.country or "", place.words, str(place.lat), str(place.lon))
