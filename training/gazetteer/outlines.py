"""Country points: an ESRI shapefile of country outlines enters; one point for each country name leaves.

The point is the area's centre over the polygons near the largest one, so that overseas parts (Alaska, French Guiana) do not
draw the point of the mainland away. The two small readers below save a dependency that nothing else would use.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path

Point = tuple[float, float]
Polygon = tuple[float, Point]
"""Area in square degrees at the equator, and centre as (lon, lat)."""

MAINLAND_REACH = 30.0
"""Degrees at the equator (about 3,300 km): holds all of Indonesia, leaves out Alaska and Hawaii."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A country's centre as (lat, lon), and whether a twentieth or more of it lies overseas, apart from its mainland."""

    centre: Point
    overseas: bool


def read_outlines(shapes: Path, field: str = "name") -> dict[str, Outline]:
    """Return the outline of each name in the shapefile's table; `shapes` is the .shp, its .dbf lies beside it."""
    names = _column(shapes.with_suffix(".dbf"), field)
    return {name: _outline(polygons) for name, polygons in zip(names, _polygons(shapes), strict=True)}


def _outline(polygons: list[Polygon]) -> Outline:
    largest = max(polygons)
    near = [one for one in polygons if hypot(one[1][0] - largest[1][0], one[1][1] - largest[1][1]) <= MAINLAND_REACH]
    total = sum(area for area, _ in near)
    lon = sum(area * centre[0] for area, centre in near) / total
    lat = sum(area * centre[1] for area, centre in near) / total
    return Outline(centre=(round(lat, 2), round(lon, 2)), overseas=total < 0.95 * sum(area for area, _ in polygons))


def _polygons(shapes: Path) -> list[list[Polygon]]:
    data = shapes.read_bytes()
    position, records = 100, []
    while position < len(data):
        length = struct.unpack(">i", data[position + 4 : position + 8])[0] * 2
        records.append(_record(data[position + 8 : position + 8 + length]))
        position += 8 + length
    return records


def _record(record: bytes) -> list[Polygon]:
    parts, points = struct.unpack("<2i", record[36:44])
    starts = [*struct.unpack(f"<{parts}i", record[44 : 44 + 4 * parts]), points]
    flat = struct.unpack(f"<{2 * points}d", record[44 + 4 * parts : 44 + 4 * parts + 16 * points])
    pairs = list(zip(flat[::2], flat[1::2], strict=True))
    return [_ring(pairs[first:last]) for first, last in pairwise(starts)]


def _ring(ring: list[Point]) -> Polygon:
    """Area and centre by the shoelace formula, the area shrunk by the latitude's cosine."""
    twice = lon = lat = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        twice, lon, lat = twice + cross, lon + (x0 + x1) * cross, lat + (y0 + y1) * cross
    centre = (lon / (3 * twice), lat / (3 * twice)) if twice else ring[0]
    return abs(twice) / 2 * cos(radians(centre[1])), centre


def _column(table: Path, field: str) -> list[str]:
    data = table.read_bytes()
    count, header, width = struct.unpack("<IHH", data[4:12])
    start, position = 1, 32
    while data[position] != 0x0D:
        name = data[position : position + 11].split(b"\0")[0].decode("ascii")
        length = data[position + 16]
        if name.lower() == field:
            rows = (data[header + row * width + start :][:length] for row in range(count))
            return [row.decode("latin-1").strip() for row in rows]
        start, position = start + length, position + 32
    raise KeyError(field)
