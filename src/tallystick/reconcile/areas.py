"""Areas: whether a place lies in another one, as far as names tell.

What enters: places as read. What leaves: inside, perhaps, outside. Always: two countries never hold each other; a place that is
told more coarsely than the area may lie in it.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from tallystick.model.places import Place, PlacePrecision

COARSE = (PlacePrecision.COUNTRY, PlacePrecision.REGION)


class Inside(StrEnum):
    """Whether something belongs to a sum."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


def lies_in(place: Place | None, area: Place | None) -> Inside:
    """Whether a place lies in an area; an area that is not told may be anywhere."""
    if area is None or place is None:
        return Inside.MAYBE
    if _country(place) and _country(area) and _country(place) != _country(area):
        return Inside.NO
    if _is_country(area):
        return Inside.YES if _country(place) else Inside.MAYBE
    if _name(place.name) == _name(area.name) or (place.admin1 and _name(place.admin1) == _name(area.name)):
        return Inside.YES
    if area.precision is PlacePrecision.REGION:
        return Inside.YES if _country(place) and _country(place) == _country(area) and not _is_country(place) else Inside.MAYBE
    if place.precision in COARSE:
        return Inside.MAYBE
    return _by_division(place, area)


def overlap(one: Place | None, other: Place | None) -> bool:
    """Whether one of the two may hold the other."""
    return lies_in(one, other) is not Inside.NO or lies_in(other, one) is not Inside.NO


def _by_division(place: Place, area: Place) -> Inside:
    """Within a country: divisions hold their towns.

    What is told of a town may reach into its division: a total is often given next to the town of the day.
    """
    here, there = _division(place), _division(area)
    if here is None or there is None:
        return Inside.MAYBE
    if here != there:
        return Inside.NO
    return Inside.YES if area.precision is PlacePrecision.DIVISION else Inside.MAYBE


def _division(place: Place) -> str | None:
    if place.admin1:
        return _name(place.admin1)
    return _name(place.name) if place.precision is PlacePrecision.DIVISION else None


def _country(place: Place) -> str | None:
    if place.country_code:
        return place.country_code.upper()
    return _name(place.country) if place.country else None


def _is_country(place: Place) -> bool:
    return place.precision is PlacePrecision.COUNTRY or (
        place.country is not None and _name(place.name) == _name(place.country)
    )


@lru_cache(maxsize=1 << 14)
def _name(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())
