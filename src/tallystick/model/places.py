"""Place: where something is said to have happened, no finer than the words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    """A place by its name, with what holds it. Coordinates are degrees (WGS 84), None where unknown."""

    name: str
    words: str
    precision: PlacePrecision
    admin1: str | None = None
    country: str | None = None
    country_code: str | None = None
    lat: float | None = None
    lon: float | None = None
