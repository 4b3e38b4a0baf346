"""Gazetteer: a place name enters; the places that bear it leave, with country, division, coordinates and inhabitants.

The table is the folded index in `data/` (its sources and licences stand in `data/README.md`). It is opened once, in about a
quarter of a second; rows are read only when they are asked for.
"""

from __future__ import annotations

import gzip
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from copy import copy
from functools import cache
from importlib.resources import files

from tallystick.model.errors import SetupError
from tallystick.model.names import sound_key
from tallystick.reading.places.added import AddedPlaces
from tallystick.reading.places.entry import Entry, EntryKind
from tallystick.reading.places.gazetteer_keys import index_key

__all__ = ["Entry", "EntryKind", "Gazetteer"]
_SAINT = re.compile(r"\bSt\. ")
_FORMAL = {"Washington, D.C.": "District of Columbia"}

SECTION = "\x1d"
SECTIONS = 6


class Gazetteer:
    """The places of the world by name; `load` gives the one that is shipped."""

    def __init__(self, sections: Sequence[str]) -> None:
        """Sections of the data file: rows; sorted keys with their rows' numbers; sounds likewise; common words; names.

        Sorted lines are searched as they are: a table of a third of a million keys would take longer to build than to use.
        """
        rows, names, self._sound_lines, common, first_names, surnames = sections
        self._rows = rows.split("\n")
        self._names = names.split("\n")
        self._sounds: list[str] = []
        self._common = frozenset(common.split("\n"))
        self._first_names = frozenset(first_names.split("\n"))
        self._surnames = frozenset(surnames.split("\n"))
        self._entries: dict[int, Entry] = {}
        self._added: AddedPlaces | None = None
        self._countries = self._country_names()

    @classmethod
    def load(cls) -> Gazetteer:
        """Return the shipped gazetteer.

        Raises SetupError where the package's data file is missing or damaged.
        """
        return _shipped()

    def with_added(self, added: AddedPlaces) -> Gazetteer:
        """The same gazetteer, and beside its places those that a user added."""
        both = copy(self)
        both._added = added
        return both

    def find(self, name: str) -> tuple[Entry, ...]:
        """The places that bear this name: countries before divisions before towns, the largest first within a kind."""
        return self.find_key(index_key(name))

    def find_key(self, key: str) -> tuple[Entry, ...]:
        """The same for a key that `index_key` made."""
        added = self._added.find_key(key, self._countries) if self._added is not None else ()
        return self._sorted(_line(self._names, key), added)

    def find_sound(self, name: str) -> tuple[Entry, ...]:
        """The places whose name sounds alike, of countries that write another script than ours."""
        if not self._sounds:
            self._sounds = self._sound_lines.split("\n")
        key = sound_key(name)
        added = self._added.find_sound(key, self._countries) if self._added is not None else ()
        return self._sorted(_line(self._sounds, key), added)

    def of_country(self, code: str) -> Iterator[Entry]:
        """All entries of a country, by its ISO 3166 code."""
        return (self._entry(number) for number, row in enumerate(self._rows) if f"|{code}|" in row)

    def is_common(self, key: str) -> bool:
        """Whether the key is an ordinary English word as well ("reading", "mobile")."""
        return key in self._common

    def is_first_name(self, key: str) -> bool:
        """Whether the key is a usual first name of persons."""
        return key in self._first_names

    def is_surname(self, key: str) -> bool:
        """Whether the key is a usual surname of persons."""
        return key in self._surnames

    def country_name(self, code: str) -> str | None:
        """The name of a country by its ISO 3166 code."""
        return self._countries.get(code)

    def _sorted(self, numbers: str | None, added: tuple[Entry, ...]) -> tuple[Entry, ...]:
        entries = [*(self._entry(int(number)) for number in numbers.split(" ")), *added] if numbers else list(added)
        if len(entries) < 2:
            return tuple(entries)
        order = list(EntryKind)
        return tuple(sorted(entries, key=lambda entry: (order.index(entry.kind), -entry.population, entry.name)))

    def _entry(self, number: int) -> Entry:
        if number not in self._entries:
            name, kind, code, admin1, lat, lon, population = self._rows[number].split("|")
            self._entries[number] = Entry(
                name=_written_out(name),
                kind=EntryKind(kind),
                country_code=code or None,
                country=self._countries.get(code),
                admin1=_written_out(admin1) or None,
                lat=float(lat),
                lon=float(lon),
                population=int(population),
            )
        return self._entries[number]

    def _country_names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for row in self._rows:
            name, kind, code, _ = row.split("|", 3)
            if kind != EntryKind.COUNTRY:
                break
            names[code] = name
        return names


def _written_out(name: str) -> str:
    """The name as registers of names have it: "Saint Louis", "District of Columbia"."""
    return _FORMAL.get(name) or _SAINT.sub("Saint ", name)


@cache
def _shipped() -> Gazetteer:
    try:
        data = gzip.decompress(files("tallystick.reading").joinpath("data/gazetteer.txt.gz").read_bytes())
    except (OSError, EOFError) as error:
        raise SetupError("The gazetteer inside the package cannot be read.", "Install tallystick again.") from error
    sections = data.decode("utf8").split(SECTION)
    if len(sections) != SECTIONS:
        raise SetupError("The gazetteer inside the package is damaged.", "Install tallystick again.")
    return Gazetteer(sections)


def _line(lines: list[str], key: str) -> str | None:
    """The numbers on the line that begins with the key and a tab."""
    start = f"{key}\t"
    index = bisect_left(lines, start)
    return lines[index][len(start) :] if index < len(lines) and lines[index].startswith(start) else None
