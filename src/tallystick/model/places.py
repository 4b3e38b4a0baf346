"""Place: where something is said to have happened, no finer than the words; and which place holds which.

What the records cannot tell is None, never False.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

from tallystick.model.names import fold_name, sound_key

__all__ = ["EARTH_RADIUS_KM", "Place", "PlacePrecision", "distance_km", "fold_name", "holds", "sound_key"]


class PlacePrecision(StrEnum):
    """How closely a place is known; the order follows UCDP GED's where_prec."""

    EXACT = "exact"
    TOWN = "town"
    NEAR = "near"
    DIVISION = "division"
    COUNTRY = "country"
    REGION = "region"
    NAME_ONLY = "name only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place by its name, with what holds it. Coordinates are degrees (WGS 84), None where unknown.

    `town` is the town of which a quarter is one that the gazetteer lacks.
    """

    name: str
    words: str
    precision: PlacePrecision
    admin1: str | None = None
    country: str | None = None
    country_code: str | None = None
    lat: float | None = None
    lon: float | None = None
    town: str | None = None


EARTH_RADIUS_KM = 6371.0

_AREAS = frozenset({PlacePrecision.DIVISION, PlacePrecision.COUNTRY, PlacePrecision.REGION})


def distance_km(left: Place, right: Place) -> float | None:
    """Return the great-circle distance in kilometres, None where either has no coordinates."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    north = radians(right.lat - left.lat) / 2
    east = radians(right.lon - left.lon) / 2
    chord = sin(north) ** 2 + cos(radians(left.lat)) * cos(radians(right.lat)) * sin(east) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def holds(outer: Place, inner: Place) -> bool | None:
    """Whether the outer place contains the inner one or is the same; None where the two records cannot tell.

    A division has its own name as `admin1` where it is of the first order; one of the second order has its parent's.
    """
    if _differ(outer.country_code or outer.country, inner.country_code or inner.country):
        return False
    if outer.precision is PlacePrecision.COUNTRY:
        return True if _agree(outer.country_code or outer.country, inner.country_code or inner.country) else None
    if inner.precision is PlacePrecision.COUNTRY:
        return False if outer.country_code is not None or outer.country is not None else None
    if inner.town is not None and outer.precision is not PlacePrecision.DIVISION:
        return fold_name(inner.town) == fold_name(outer.name) or _same_name(outer, inner)
    if _same_name(outer, inner):
        return None if _smaller(outer, inner) else True
    if outer.precision is PlacePrecision.DIVISION:
        return _division_holds(outer, inner)
    return _point_holds(outer, inner)


def _division_holds(outer: Place, inner: Place) -> bool | None:
    first_order = outer.admin1 is None or fold_name(outer.admin1) == fold_name(outer.name)
    if first_order and inner.admin1 is not None:
        return fold_name(outer.name) == fold_name(inner.admin1)
    return False if _differ(outer.admin1, inner.admin1) else None


def _point_holds(outer: Place, inner: Place) -> bool | None:
    """A town holds no other town; a region's extent is unknown."""
    if _differ(outer.admin1, inner.admin1) and outer.precision is not PlacePrecision.REGION:
        return False
    towns = {outer.precision, inner.precision} <= {PlacePrecision.TOWN}
    return False if towns and distance_km(outer, inner) is not None else None


def _same_name(outer: Place, inner: Place) -> bool:
    unknown = PlacePrecision.NAME_ONLY in (outer.precision, inner.precision)
    folded = sound_key if unknown else fold_name
    return folded(outer.name) == folded(inner.name) and not _differ(outer.admin1, inner.admin1)


def _smaller(outer: Place, inner: Place) -> bool:
    """Whether the inner place is an area and the outer one a point of the same name: the city and its province."""
    return inner.precision in _AREAS and outer.precision not in _AREAS


def _agree(left: str | None, right: str | None) -> bool:
    return left is not None and right is not None and fold_name(left) == fold_name(right)


def _differ(left: str | None, right: str | None) -> bool:
    return left is not None and right is not None and fold_name(left) != fold_name(right)
