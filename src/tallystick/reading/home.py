"""Home: the area that an outlet reports from, by the address of its report.

A report's address enters; a country and a division leave, with the words of the address that tell. Always: this is no statement
of the report, so that it fills no place; it only tells which of several places of one name a local outlet means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\w+/", re.IGNORECASE)
_HOST = re.compile(
    r"^(?:https?://)?(?:(?:www\d?|m|amp|mobile)\.)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?=[:/?#]|$)", re.IGNORECASE
)
_STATION = re.compile(r"(?P<sign>[wk][a-z]{2,3})(?:-?tv|news|online|local\d*|now|\d+|am|fm|radio)+")
_PART, _LABEL = "*", "="


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The division that an outlet reports from; `words` are the host or the part of it that tells."""

    country_code: str
    admin1: str
    words: str


def host_of(address: str) -> str | None:
    """The host of an address, without "www." and the like and without an archive's own; None where it has none."""
    match = _HOST.match(_ARCHIVE.sub("", address.strip()))
    return match["host"].lower() if match else None


def home_of(address: str | None) -> Home | None:
    """The home of the outlet of this address, None where nothing tells it."""
    host = host_of(address) if address else None
    if host is None:
        return None
    hosts, labels, parts = _tables()
    label = host.split(".")[-2]
    station = _STATION.fullmatch(label)
    known = labels.get(label) or (labels.get(station["sign"]) if station else None) or hosts.get(host)
    if known is not None:
        return known
    bare = re.sub(r"[^a-z]", "", host.rpartition(".")[0])
    named = [part for part in parts if part in bare]
    return parts[max(named, key=len)] if named else None


@cache
def _tables() -> tuple[Mapping[str, Home], Mapping[str, Home], Mapping[str, Home]]:
    """Homes by host, by a host's label, and by a part of its name."""
    tables: dict[str, dict[str, Home]] = {"": {}, _LABEL: {}, _PART: {}}
    for line in files("tallystick.reading").joinpath("data/outlets.tsv").read_text("utf8").splitlines():
        if line and not line.startswith("#"):
            name, code, admin1 = line.split("\t")
            home = Home(country_code=code, admin1=admin1, words=name.lstrip(_PART + _LABEL))
            tables[name[0] if name[0] in tables else ""][home.words] = home
    return tables[""], tables[_LABEL], tables[_PART]
