"""The gazetteer's recipe on small invented tables: points, votes and the order of lines."""

from __future__ import annotations

import struct
from pathlib import Path

from tallystick.reading.places.gazetteer import Gazetteer
from training.gazetteer.build import Index, _lines
from training.gazetteer.countries import CountryPoints, country_point
from training.gazetteer.divisions import Town, division_codes, divisions
from training.gazetteer.outlines import Outline, read_outlines

SQUARE = [(0.0, 0.0), (0.0, 2.0), (2.0, 2.0), (2.0, 0.0), (0.0, 0.0)]
ISLE = [(60.0, 0.0), (60.0, 1.0), (61.0, 1.0), (61.0, 0.0), (60.0, 0.0)]


def town(name: str, lat: float, lon: float, admin1: str = "Westmark", admin2: str = "") -> Town:
    return Town(name=name, admin1=admin1, admin2=admin2, country_code="NL", lat=lat, lon=lon)


def shapefile(folder: Path, rings: list[list[tuple[float, float]]], name: str) -> Path:
    """One record of the rings, and its table with one column."""
    points = [point for ring in rings for point in ring]
    starts = [sum(len(ring) for ring in rings[:number]) for number in range(len(rings))]
    body = struct.pack("<i4d2i", 5, 0, 0, 0, 0, len(rings), len(points)) + struct.pack(f"<{len(rings)}i", *starts)
    body += b"".join(struct.pack("<2d", *point) for point in points)
    shapes = folder / "lands.shp"
    shapes.write_bytes(bytes(100) + struct.pack(">2i", 1, len(body) // 2) + body)
    field = b"name".ljust(11, b"\0") + b"C" + bytes(4) + bytes([20]) + bytes(15)
    header = struct.pack("<4xIHH20x", 1, 32 + 32 + 1, 21) + field + b"\r"
    shapes.with_suffix(".dbf").write_bytes(header + b" " + name.encode().ljust(20))
    return shapes


def test_a_part_overseas_does_not_move_the_point(tmp_path: Path) -> None:
    outlines = read_outlines(shapefile(tmp_path, [SQUARE, ISLE], "Norland"))
    assert outlines == {"Norland": Outline(centre=(1.0, 1.0), overseas=True)}


def test_a_country_lies_between_two_conventions() -> None:
    points = CountryPoints(stated={"XN": (2.0, 3.0)}, outlines={"Norland": Outline(centre=(1.0, 1.0), overseas=False)})
    assert country_point({"iso": "XN", "name": "Norland"}, points, []) == (1.5, 2.0)


def test_a_big_city_does_not_draw_its_division_to_itself() -> None:
    crowd = [town(f"Quarter {number}", 1.01 + number / 1000, 1.01) for number in range(50)]
    (division,) = divisions([*crowd, town("Far", 3.01, 1.01)])
    assert (division.name, division.lat, division.parent) == ("Westmark", 2.12, None)


def test_a_division_of_the_second_order_names_its_parent() -> None:
    orders = {(one.name, one.parent) for one in divisions([town("Alm", 1, 1, admin2="Alm County")])}
    assert orders == {("Westmark", None), ("Alm County", "Westmark")}


def test_codes_take_the_name_that_most_nearest_towns_bear() -> None:
    towns = [town("Alm", 1.0, 1.0), town("Bor", 1.2, 1.2), town("Cet", 1.4, 1.4, admin1="Eastmark")]
    cities = [{"countrycode": "NL", "admin1code": "7", "latitude": lat, "longitude": lat} for lat in (1.01, 1.19, 1.39)]
    assert division_codes(towns, cities) == {("NL", "7"): "Westmark"}


def test_an_index_can_be_searched() -> None:
    index = Index()
    index.add(("Norland", "C", "NL", "", 1.0, 1.0, 9), ["Norland"])
    index.add(("Al Marsa", "P", "NL", "Westmark", 1.0, 1.0, 5), ["Al Marsa", "El-Marsa"], sounds=True)
    gazetteer = Gazetteer(("\n".join(index.rows), _lines(index.names), _lines(index.sounds), "", "", ""))
    assert [entry.name for entry in gazetteer.find("al-Marsa")] == ["Al Marsa"]
    assert [entry.country for entry in gazetteer.find_sound("el-Mersa")] == []
    assert [entry.country for entry in gazetteer.find_sound("al-Marsah")] == ["Norland"]
    assert gazetteer.find("Marsa") == ()
