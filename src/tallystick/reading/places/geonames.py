"""GeoNames: a dump as GeoNames ships it enters (tab-separated text, bare or zipped); its places leave, line by line.

A line that cannot be read leaves as the reason why. Only towns, villages, divisions and camps are taken: they are what reports
name as places of events.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO

from tallystick.model.errors import InputError

COLUMNS = 19
REMEDY = "Give allCountries or a country's file (such as SY.txt or SY.zip) from https://download.geonames.org/export/dump/."
LEFT_OUT = frozenset({"PPLH", "PPLCH", "ADM1H", "ADM2H", "ADM3H", "ADM4H", "ADMDH"})
"""What was once: historical towns and divisions."""
CAMPS = frozenset({"CMPRF", "CMP", "CMPL", "MILB", "AIRB"})
"""Spots that reports name like villages: refugee camps and military bases."""
_LATIN = re.compile(r"[A-Z\u00c0-\u024f][A-Za-z\u00c0-\u024f\u1e00-\u1eff'’`‘ .\-]{2,40}")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1dff\u3040-\uffff]")


class Skipped(StrEnum):
    """Why a line was not taken."""

    COLUMNS = "not 19 columns"
    NUMBERS = "no coordinates or inhabitants"
    ENCODING = "not UTF-8"
    KIND = "another kind of place (rivers, mountains, single buildings, what was once)"
    NAMELESS = "no name in Latin letters"
    KNOWN = "known already"


UNREADABLE = frozenset({Skipped.COLUMNS, Skipped.NUMBERS, Skipped.ENCODING})
"""Reasons that mean a damaged line, not a place that is left out on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DumpPlace:
    """One place of a dump. `order` is that of a division, None for a town; `foreign` where it is also written otherwise."""

    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    order: int | None
    country_code: str
    admin1_code: str
    population: int
    foreign: bool


def read_dump(path: Path) -> Iterator[DumpPlace | Skipped]:
    """The places of a dump. Raises InputError where the file cannot be opened or is no dump."""
    with _opened(path) as lines:
        for number, line in enumerate(lines):
            if number == 0 and line.count(b"\t") != COLUMNS - 1:
                columns = line.count(b"\t") + 1
                raise InputError(f"{path} is no GeoNames dump: its first line has {columns} columns, not {COLUMNS}.", REMEDY)
            if line.strip():
                yield _place(line)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        if path.stat().st_size == 0:
            raise InputError(f"{path} is empty.", REMEDY)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive, archive.open(_member(path, archive)) as lines:
                yield lines
        else:
            with path.open("rb") as plain:
                yield plain
    except (OSError, zipfile.BadZipFile) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path} cannot be read: {reason}.", REMEDY) from error


def _member(path: Path, archive: zipfile.ZipFile) -> str:
    """The dump inside an archive: its text file that is no readme."""
    texts = [name for name in archive.namelist() if name.lower().endswith(".txt") and "readme" not in name.lower()]
    if len(texts) != 1:
        raise InputError(f"{path} holds {len(texts)} text files, not one dump.", REMEDY)
    return texts[0]


def _place(line: bytes) -> DumpPlace | Skipped:
    try:
        cells = line.decode("utf8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError:
        return Skipped.ENCODING
    if len(cells) != COLUMNS:
        return Skipped.COLUMNS
    _, name, plain, others, lat, lon, kind, code, country, _, admin1, *_ = cells
    order = _order(kind, code)
    if order is None:
        return Skipped.KIND
    try:
        point, population = (float(lat), float(lon)), int(cells[14] or 0)
    except ValueError:
        return Skipped.NUMBERS
    if abs(point[0]) > 90 or abs(point[1]) > 180:
        return Skipped.NUMBERS
    written = [one for one in others.split(",") if one]
    foreign = any(_OTHER_SCRIPT.search(one) for one in written)
    further = [one for one in written if foreign and _LATIN.fullmatch(one) and not one.isupper()]
    names = tuple(dict.fromkeys(one for one in (name, plain, *further) if _LATIN.fullmatch(one)))
    if not names:
        return Skipped.NAMELESS
    return DumpPlace(
        name=plain if foreign and _LATIN.fullmatch(plain) else names[0],
        names=names,
        lat=point[0],
        lon=point[1],
        order=order or None,
        country_code=country,
        admin1_code=admin1,
        population=population,
        foreign=foreign,
    )


def _order(kind: str, code: str) -> int | None:
    """The order of a division, 0 for a town or camp; None for what is left out."""
    if code in LEFT_OUT:
        return None
    if kind == "P" or (kind in ("S", "L") and code in CAMPS):
        return 0
    match = re.fullmatch(r"ADM([1-5])", code) if kind == "A" else None
    return int(match[1]) if match else None
