"""Places side by side: what two accounts' places have to do with each other, and which of several is an incident's.

`Place`s and accounts enter; folded names, distances in kilometres and a choice leave. A place that bears its division's name
("Idlib") is taken for the division: reports use one word for both, and a vague place must not be read as a precise one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from tallystick.model.accounts import Account
from tallystick.model.places import Place, PlacePrecision, distance_km, fold_name

NEAR_KM = 30.0
"""Towns closer than this may stand for one another in two reports ("near Idlib", the village itself)."""

FAR_KM = 50.0
"""Towns further apart than this are never one place: beyond what the suburb of a city or a wrong neighbour explains."""

_DIVISION_WORDS = re.compile(r"\b(?:province|governorate|region|state|county|district|department|oblast)\b|[^\w ]+")
_TOWNS = frozenset({PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.NEAR})
_FINENESS = {precision: rank for rank, precision in enumerate(PlacePrecision)}
_TOWN = max(_FINENESS[precision] for precision in _TOWNS)

POLICE = "its police"
"""The sign that a report names the police of a town, by reading's name for it."""


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
    """The folded name where the place is a town or finer and does not share its division's name; that of a quarter's town."""
    if place is not None and place.town is not None:
        return fold(place.town)
    if place is None or place.precision not in _TOWNS:
        return None
    name = fold(place.name)
    return None if name == division(place) else name


def bare(place: Place | None) -> str | None:
    """The folded name of a place of which no more is known: villages and quarters that the gazetteer lacks."""
    return fold(place.name) if place is not None and place.precision is PlacePrecision.NAME_ONLY else None


def spot(place: Place | None) -> str | None:
    """The folded name of a town, whatever else bears it."""
    return fold(place.name) if place is not None and place.precision in _TOWNS else None


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


def place_of(accounts: Iterable[Account]) -> Place | None:
    """The place of what these accounts tell of together; None where none names one.

    A town goes before an area; one that signs of a whole report speak for goes before one that only stands beside the harm,
    for that may be a surname or another happening's. Then the one that most reports tell as their main news, then the one whose
    police are named: a quarter has none. Then the finest, the one told most often, the one with most known, by name.
    """
    told = [(account, account.place) for account in accounts if account.place is not None]
    mains = Counter(_key(place) for account, place in told if account.main)
    policed = Counter(_key(place) for account, place in told if POLICE in account.place_signs)
    often = Counter(_key(place) for _, place in told)

    def order(one: tuple[Account, Place]) -> tuple[object, ...]:
        account, place = one
        key, fineness = _key(place), _fineness(place)
        surest = fineness > _TOWN, not account.place_signs, -mains[key], -policed[key]
        return *surest, fineness, -often[key], _unknown(place), _order(place)

    return min(told, key=order)[1] if told else None


def _key(place: Place) -> tuple[str | None, str | None]:
    return fold(place.name), division(place)


def _fineness(place: Place) -> int:
    """The rank of the place's precision; a town that bears its division's name counts as the division."""
    vague = town(place) is None and division(place) is not None and place.precision in _TOWNS
    return _FINENESS[PlacePrecision.DIVISION if vague else place.precision]


def _unknown(place: Place) -> int:
    return (place.country is None) + (place.admin1 is None) + (place.lat is None)


def _order(place: Place) -> tuple[str, ...]:
    known = (place.name, place.admin1, place.country, place.words, place.precision, place.country_code)
    return (*(part or "" for part in known), str(place.lat), str(place.lon))
