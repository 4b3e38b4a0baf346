"""Added places: dumps that a user adds enter; an index beside the shipped gazetteer leaves, which readers ask by name.

The index is one SQLite file: it is built once, opens at once however large it is, and a dump that is broken off halfway leaves
it as it was. Its digest names what it holds, so that a ledger can say with which places it was read.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tallystick.model.errors import InputError, SetupError
from tallystick.model.names import sound_key
from tallystick.reading.places.entry import Entry, EntryKind
from tallystick.reading.places.gazetteer_keys import index_key
from tallystick.reading.places.geonames import REMEDY, UNREADABLE, DumpPlace, Skipped, read_dump
from tallystick.reading.places.words import FUNCTION

SCHEMA = """
CREATE TABLE dump (digest TEXT PRIMARY KEY, name TEXT NOT NULL, places INTEGER NOT NULL);
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL,
    admin1 TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""
FORMAT = 1
"""The version of the schema, kept as SQLite's user_version."""
SAME_DEGREES = 0.1
"""A place of the same name so near to one that is known is the same one (about ten kilometres)."""
SHORTEST = 3
_GENERIC = re.compile(
    r"^(?:Muhafazat|Wilayat|Provincia de|Departamento de(?:l| la)?|Estado de|Province of|Governorate of)\s+"
    r"|\s+(?:Governorate|Province|Oblast|Region|Department|District|State|Prefecture|Krai|Republic|Voivodeship|County)$"
)


class Known(Protocol):
    """The gazetteer that is there already."""

    def find(self, name: str) -> tuple[Entry, ...]:
        """The places that bear this name."""

    def find_sound(self, name: str) -> tuple[Entry, ...]:
        """The places whose name sounds alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """What became of a dump: places `added`, and how many lines were `skipped` for which reason. `again`: it was there."""

    added: int
    skipped: Mapping[Skipped, int]
    again: bool = False

    @property
    def unreadable(self) -> int:
        """Lines that are damaged."""
        return sum(number for reason, number in self.skipped.items() if reason in UNREADABLE)


class AddedPlaces:
    """The places of one index file, by name and by sound."""

    def __init__(self, path: Path) -> None:
        """Open an index. Raises SetupError where there is none or it is another file."""
        try:
            self._database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
            (version,) = self._database.execute("PRAGMA user_version").fetchone()
        except sqlite3.Error as error:
            raise SetupError(f"The added gazetteer {path} cannot be read: {error}.", _rebuild(path)) from error
        if version != FORMAT:
            raise SetupError(f"{path} is no gazetteer of this version of Tallystick.", _rebuild(path))

    @classmethod
    def at(cls, path: Path | None) -> AddedPlaces | None:
        """The index at a path; None where none is named, or where nothing was added there yet."""
        return cls(path) if path is not None and path.is_file() and path.stat().st_size else None

    def digest(self) -> str:
        """A hash over the dumps that were added: the same dumps give the same digest, in any order."""
        rows = self._database.execute("SELECT digest FROM dump ORDER BY digest")
        return hashlib.sha256(" ".join(digest for (digest,) in rows).encode()).hexdigest()[:16]

    def find_key(self, key: str, countries: Mapping[str, str]) -> tuple[Entry, ...]:
        """The places under a key that `index_key` made; `countries` names a country by its code."""
        return self._find("name", key, countries)

    def find_sound(self, key: str, countries: Mapping[str, str]) -> tuple[Entry, ...]:
        """The places under a key that `sound_key` made."""
        return self._find("sound", key, countries)

    def _find(self, table: str, key: str, countries: Mapping[str, str]) -> tuple[Entry, ...]:
        query = (
            "SELECT place.name, kind, country, admin1, lat, lon, population "
            f"FROM {table} JOIN place ON place.id = {table}.place WHERE key = ? ORDER BY place.id"
        )
        return tuple(_entry(row, countries) for row in self._database.execute(query, (key,)))


def add_dump(dump: Path, index: Path, known: Known, progress: Callable[[int], None] = lambda _: None) -> Adding:
    """Add a dump to an index, which is made where there is none; `progress` is told how many lines were read.

    Raises InputError where the dump cannot be used, SetupError where the index cannot be written.
    """
    digest = _digest(dump)
    divisions = {(one.country_code, one.admin1_code): _division(one, known) for one in _divisions(dump)}
    try:
        index.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(index)) as database, database:  # one transaction: all of the dump or nothing
            _prepare(database, index)
            if database.execute("SELECT 1 FROM dump WHERE digest = ?", (digest,)).fetchone():
                return Adding(added=0, skipped={}, again=True)
            adding = _insert(database, _counted(read_dump(dump), progress), divisions, known)
            if adding.added == 0:
                raise InputError(f"{dump} gives no place that is not known already ({_reasons(adding)}).", REMEDY)
            database.execute("INSERT INTO dump VALUES (?, ?, ?)", (digest, dump.name, adding.added))
    except (sqlite3.Error, OSError) as error:
        raise SetupError(f"The gazetteer {index} cannot be written: {error}.", "Name another file with --gazetteer.") from error
    return adding


def _prepare(database: sqlite3.Connection, index: Path) -> None:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,)
    if version == 0 and not tables:
        database.execute("BEGIN")
        for statement in SCHEMA.strip().split(";\n"):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {FORMAT}")
    elif version != FORMAT:
        raise SetupError(f"{index} is no gazetteer of this version of Tallystick.", _rebuild(index))


def _insert(
    database: sqlite3.Connection,
    places: Iterable[DumpPlace | Skipped],
    divisions: Mapping[tuple[str, str], str],
    known: Known,
) -> Adding:
    skipped: Counter[Skipped] = Counter()
    (number,) = database.execute("SELECT coalesce(max(id), 0) FROM place").fetchone()
    first = number
    for one in places:
        if isinstance(one, Skipped) or _known(one, known):
            skipped[one if isinstance(one, Skipped) else Skipped.KNOWN] += 1
            continue
        number += 1
        kind = {None: EntryKind.TOWN, 1: EntryKind.DIVISION}.get(one.order, EntryKind.DISTRICT)
        admin1 = divisions.get((one.country_code, one.admin1_code), "")
        row = (number, one.name, kind.value, one.country_code, admin1, round(one.lat, 3), round(one.lon, 3), one.population)
        database.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        names = {key for name in one.names if _fit(key := index_key(name))}
        database.executemany("INSERT OR IGNORE INTO name VALUES (?, ?)", [(key, number) for key in sorted(names)])
        sounds = {sound_key(name) for name in one.names if _fit(index_key(name))} if one.foreign else set()
        database.executemany("INSERT OR IGNORE INTO sound VALUES (?, ?)", [(key, number) for key in sorted(sounds)])
    return Adding(added=number - first, skipped=dict(skipped))


def _fit(key: str) -> bool:
    """Whether a key can name a place in a report: not a word of grammar, not two letters."""
    return len(key) >= SHORTEST and key not in FUNCTION


def _known(one: DumpPlace, known: Known) -> bool:
    """Whether the place is known already: a first-order division by its name, others also by lying where they are known."""
    if one.order == 1:
        return _known_division(one, known) is not None
    return any(
        entry.country_code == one.country_code
        and entry.town == (one.order is None)
        and abs(entry.lat - one.lat) < SAME_DEGREES
        and abs(entry.lon - one.lon) < SAME_DEGREES
        for entry in known.find(one.name)
    )


def _divisions(dump: Path) -> Iterator[DumpPlace]:
    return (one for one in read_dump(dump) if isinstance(one, DumpPlace) and one.order == 1)


def _division(one: DumpPlace, known: Known) -> str:
    """The name of a first-order division as the known gazetteer writes it, else its own without its kind."""
    return _known_division(one, known) or _GENERIC.sub("", one.name)


def _known_division(one: DumpPlace, known: Known) -> str | None:
    for name in dict.fromkeys(plain for given in one.names for plain in (given, _GENERIC.sub("", given))):
        for entry in (*known.find(name), *known.find_sound(name)):
            if entry.kind is EntryKind.DIVISION and entry.country_code == one.country_code:
                return entry.name
    return None


def _counted(places: Iterable[DumpPlace | Skipped], progress: Callable[[int], None]) -> Iterator[DumpPlace | Skipped]:
    for number, one in enumerate(places, start=1):
        if number % 10_000 == 0:
            progress(number)
        yield one


def _digest(dump: Path) -> str:
    try:
        with dump.open("rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"{dump} cannot be read: {error.strerror}.", REMEDY) from error


def _reasons(adding: Adding) -> str:
    return "; ".join(f"{number:,} lines: {reason.value}" for reason, number in sorted(adding.skipped.items())) or "no lines"


def _entry(row: tuple[str, str, str, str, float, float, int], countries: Mapping[str, str]) -> Entry:
    name, kind, code, admin1, lat, lon, population = row
    return Entry(
        name=name,
        kind=EntryKind(kind),
        country_code=code or None,
        country=countries.get(code),
        admin1=admin1 or None,
        lat=lat,
        lon=lon,
        population=population,
    )


def _rebuild(path: Path) -> str:
    return f"Remove {path} and add your dumps again: tallystick gazetteer add FILE"
