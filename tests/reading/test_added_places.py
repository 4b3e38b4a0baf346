"""Places that a user adds from GeoNames dumps: found beside the shipped ones, each line of the dump accounted for."""

from __future__ import annotations

import time
import zipfile
from itertools import product
from pathlib import Path

import pytest

from tallystick.model.errors import InputError, SetupError
from tallystick.model.places import PlacePrecision
from tallystick.reading.places import AddedPlaces, Gazetteer, add_dump, find_places
from tallystick.reading.places.geonames import Skipped


def line(number: int, name: str, lat: float, lon: float, kind: str = "P", code: str = "PPL", **more: str) -> str:
    """A line of a dump: 19 columns, those that nobody reads left blank."""
    cells = [
        str(number), name, more.get("plain", name), more.get("others", ""), str(lat), str(lon), kind, code,
        more.get("country", "SY"), "", more.get("admin1", "12"), "", "", "", more.get("people", "0"), "", "0", "Asia/Damascus",
        "2024-01-01",
    ]  # fmt: skip
    return "\t".join(cells)


IDLIB = line(1, "Idlib Governorate", 35.8, 36.7, "A", "ADM1", people="1500000")
QARHAT = line(2, "Qarhāt", 35.9, 36.6, plain="Qarhat", others="قرحات,Qarhat,Karhat", people="410")
CAMP = line(3, "Tell Zarqun Camp", 35.95, 36.65, "S", "CMPRF")
RIVER = line(4, "Nahr Tuwail", 35.9, 36.5, "H", "STM")
TOWN = line(5, "Idlib", 35.93, 36.63, code="PPLA", people="165000")
FUNCTION = line(6, "Before", 35.7, 36.6)


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    return Gazetteer.load()


def dump(folder: Path, *lines: str, name: str = "SY.txt") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf8")
    return path


@pytest.fixture
def index(tmp_path: Path, shipped: Gazetteer) -> Path:
    path = tmp_path / "own" / "gazetteer.sqlite"
    add_dump(dump(tmp_path, IDLIB, QARHAT, CAMP, RIVER, TOWN, FUNCTION), path, shipped)
    return path


def both(index: Path, shipped: Gazetteer) -> Gazetteer:
    return shipped.with_added(AddedPlaces(index))


def test_a_village_of_a_dump_is_found_with_its_division_and_point(index: Path, shipped: Gazetteer) -> None:
    text = "A bomb fell in Qarhat in Syria."
    (unknown,) = (one for one in find_places(text, shipped) if one.words == "Syria")
    village, country = find_places(text, both(index, shipped))
    assert (village.place.name, village.place.precision) == ("Qarhat", PlacePrecision.TOWN)
    assert (village.place.admin1, village.place.country, village.place.lat) == ("Idlib", "Syria", 35.9)
    assert country.place == unknown.place


def test_a_village_is_found_by_other_spellings_and_by_its_sound(index: Path, shipped: Gazetteer) -> None:
    gazetteer = both(index, shipped)
    assert [one.name for one in gazetteer.find("KARHAT")] == ["Qarhat"]
    assert "Qarhat" in [one.name for one in gazetteer.find_sound("Qarhaat")]


def test_what_is_known_already_stays_as_it_is(index: Path, shipped: Gazetteer) -> None:
    assert both(index, shipped).find("Idlib") == shipped.find("Idlib")
    assert both(index, shipped).find("Before") == shipped.find("Before") == ()


def test_every_line_is_accounted_for(tmp_path: Path, shipped: Gazetteer) -> None:
    damaged = QARHAT.replace("35.9", "north")
    path = dump(tmp_path, IDLIB, QARHAT, CAMP, RIVER, TOWN, damaged, "half\ta line", "")
    adding = add_dump(path, tmp_path / "own.sqlite", shipped)
    assert adding.added == 2
    assert adding.skipped == {Skipped.KNOWN: 2, Skipped.KIND: 1, Skipped.NUMBERS: 1, Skipped.COLUMNS: 1}
    assert adding.unreadable == 2


def test_a_zip_as_geonames_ships_it_gives_the_same(tmp_path: Path, index: Path, shipped: Gazetteer) -> None:
    plain = dump(tmp_path, IDLIB, QARHAT, CAMP, name="part.txt")
    packed = tmp_path / "SY.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(plain, "SY.txt")
        archive.writestr("readme.txt", "The data format is tab-delimited text in utf8 encoding.")
    own = tmp_path / "packed.sqlite"
    assert add_dump(packed, own, shipped).added == 2
    assert both(own, shipped).find("Qarhat") == both(index, shipped).find("Qarhat")


def test_the_same_dump_twice_changes_nothing(tmp_path: Path, index: Path, shipped: Gazetteer) -> None:
    before = (AddedPlaces(index).digest(), both(index, shipped).find("Qarhat"))
    assert add_dump(tmp_path / "SY.txt", index, shipped).again
    assert (AddedPlaces(index).digest(), both(index, shipped).find("Qarhat")) == before


def test_the_digest_names_the_dumps_in_any_order(tmp_path: Path, shipped: Gazetteer) -> None:
    first, second = dump(tmp_path, IDLIB, QARHAT, name="a.txt"), dump(tmp_path, IDLIB, CAMP, name="b.txt")
    for name, dumps in (("one", (first, second)), ("two", (second, first))):
        for one in dumps:
            add_dump(one, tmp_path / name, shipped)
    digests = {AddedPlaces(tmp_path / name).digest() for name in ("one", "two")}
    assert len(digests) == 1


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "is empty"),
        (b"name,lat,lon\nQarhat,35.9,36.6\n", "no GeoNames dump: its first line has 1 columns, not 19"),
        (b"PK\x03\x04 broken", "no GeoNames dump"),
        ((RIVER + "\n").encode(), "gives no place that is not known already (1 lines: another kind"),
    ],
)
def test_what_is_no_dump_is_refused_with_the_remedy(content: bytes, complaint: str, tmp_path: Path, shipped: Gazetteer) -> None:
    path = tmp_path / "given"
    path.write_bytes(content)
    with pytest.raises(InputError) as error:
        add_dump(path, tmp_path / "own.sqlite", shipped)
    assert complaint in error.value.message
    assert "https://download.geonames.org/export/dump/" in error.value.remedy


def test_a_dump_that_is_not_there_is_refused(tmp_path: Path, shipped: Gazetteer) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        add_dump(tmp_path / "none.txt", tmp_path / "own.sqlite", shipped)


def test_a_refused_dump_leaves_the_index_as_it_was(tmp_path: Path, index: Path, shipped: Gazetteer) -> None:
    before = index.read_bytes()
    with pytest.raises(InputError):
        add_dump(dump(tmp_path, RIVER, name="rivers.txt"), index, shipped)
    assert index.read_bytes() == before
    assert AddedPlaces.at(tmp_path / "never made") is None


def test_another_file_is_no_index(tmp_path: Path) -> None:
    path = tmp_path / "own.sqlite"
    path.write_bytes(b"not a database, but long enough to be taken for one")
    with pytest.raises(SetupError, match="tallystick gazetteer add FILE"):
        AddedPlaces(path)


def test_a_large_index_opens_and_answers_fast(tmp_path: Path, shipped: Gazetteer) -> None:
    names = ["Zarqun" + "".join(letters) for letters in product("abcdefghij", repeat=4)]
    villages = [line(number, name, 35 + number / 20_000, 38.0) for number, name in enumerate(names)]
    path = tmp_path / "own.sqlite"
    assert add_dump(dump(tmp_path, IDLIB, *villages), path, shipped).added == len(villages)
    started = time.process_time()
    gazetteer = both(path, shipped)
    assert all(gazetteer.find(name) for name in names[::10])
    assert time.process_time() - started < 0.3  # opening takes a millisecond, an answer some 30 microseconds
