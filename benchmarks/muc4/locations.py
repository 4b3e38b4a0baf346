"""Locations in MUC-4's form: the places of a sentence as "COUNTRY: AREA (TYPE): TOWN (TYPE)".

A text enters; `Spot`s leave. Places are Tallystick's own (`find_places`); the list of places that the conference gave its
systems, where the folder has it, tells how the form writes them, which type they have, and adds quarters and villages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tallystick.model.places import PlacePrecision, fold_name
from tallystick.reading.demonyms import demonym_party
from tallystick.reading.places import Gazetteer, PlaceMention, PlaceRole, find_places

AREAS = "containing-areas-part1.v5"
LEVELS = (
    "COUNTRY REGION,ZONE,AREA DEPARTMENT,PROVINCE,STATE,COMMISSARIAT,INTENDANCY COUNTY,METROPOLITAN DISTRICT "
    "MUNICIPALITY,JURISDICTION CITY,TOWN,TOWNSHIP,CAPITAL,PORT VILLAGE,HAMLET,CANTON,CORREGIMIENTO,COMMUNITY "
    "NEIGHBORHOOD,DISTRICT,SUBURB,SECTOR,QUARTER UNIVERSITY,AIRPORT,SCHOOL,FARM,HILL,RIVER,VOLCANO,JAIL"
)
LEVEL = {
    kind: rank
    for rank, kinds in enumerate(LEVELS.replace("METROPOLITAN DISTRICT", "METRO").split())
    for kind in kinds.split(",")
}
TOWN = LEVEL["CITY"]
PREFERRED = (
    "CITY",
    "TOWN",
    "MUNICIPALITY",
    "NEIGHBORHOOD",
    "UNIVERSITY",
    "AIRPORT",
    "VILLAGE",
    "DEPARTMENT",
    "PROVINCE",
    "REGION",
)
NINE = ("El Salvador", "Guatemala", "Honduras", "Argentina", "Bolivia", "Chile", "Colombia", "Ecuador", "Peru")
"""The countries whose incidents are wanted."""
_KINDS = (
    "department|province|municipality|city|town|village|neighborhood|district|jurisdiction|canton|hamlet|suburb|zone|region|farm|hill|"
    "port|sector|university|airport|corregimiento|settlement"
)
_BEFORE = re.compile(
    rf"\b(?:in|at|near|outside|inside|throughout|of|on|from|around|between|to|toward|through|by|against|and|leaving|reached)\s+"
    rf"(?:(?:the|this|downtown|central|northern|southern|eastern|western|capital|nearby|its|los|las|la|el|colonia)\s+)*"
    rf"(?:(?:{_KINDS})s?\s+(?:of\s+)?)?\"?$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"^['’]?s?\"?\s+(?P<kind>{_KINDS})\b", re.IGNORECASE)
_CAPITAL = re.compile(r"\b(?:this|the (?:\w+ )?(?:country's |nation's )?) ?capital(?: city)?\b(?! of)", re.IGNORECASE)
_HERE = re.compile(r"\b(?:this city|here(?= (?:today|yesterday|this|last|tonight|on|at|in)\b))", re.IGNORECASE)
_CAPITALS = {
    "El Salvador": "San Salvador",
    "Guatemala": "Guatemala City",
    "Honduras": "Tegucigalpa",
    "Argentina": "Buenos Aires",
    "Bolivia": "La Paz",
    "Chile": "Santiago",
    "Colombia": "Bogota",
    "Ecuador": "Quito",
    "Peru": "Lima",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of a text in the form's words; `located` where something is said to be there."""

    start: int
    end: int
    country: str
    name: str
    kind: str
    located: bool

    @property
    def level(self) -> int:
        """How far down from the country it stands."""
        return LEVEL.get(self.kind, TOWN)

    @property
    def written(self) -> str:
        """As an element of the form."""
        return f"{self.name} ({self.kind})"


class Locations:
    """Finds the places of texts; `folder` is that of the documents, which may be absent."""

    def __init__(self, folder: Path | None) -> None:
        self._gazetteer = Gazetteer.load()
        file = folder / AREAS if folder is not None else None
        self._listed = _read(file) if file is not None and file.exists() else {}

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        names = sorted(self._listed, key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE) if names else None

    def home(self, text: str) -> str:
        """The land that a text in ordinary letters is about."""
        return self.country(text, [one for one in find_places(text, self._gazetteer) if one.place.country is not None])

    def find(self, text: str) -> tuple[Spot, ...]:
        """The places of a text in ordinary letters, in order."""
        own = [one for one in find_places(text, self._gazetteer) if one.place.country is not None]
        home = self.country(text, own)
        spots = [spot for one in own if (spot := self._own(text, one, home)) is not None]
        lands = [one for one in spots if one.kind == "COUNTRY"]
        listed = self._by_list(text, home, [one for one in spots if one.kind != "COUNTRY"])
        spots = lands + [one for one in listed if not any(land.start < one.end and one.start < land.end for land in lands)]
        spots += [
            Spot(start=m.start(), end=m.end(), country=home, name=_CAPITALS[home].upper(), kind="CITY", located=True)
            for m in (_CAPITAL.finditer(text) if home in _CAPITALS else ())
        ]
        return tuple(sorted([*spots, *_here(text, own)], key=lambda spot: spot.start))

    def country(self, text: str, own: Sequence[PlaceMention]) -> str:
        """The land of a report: the one of the nine that it names most, by its places and peoples, its dateline first."""
        votes: dict[str, float] = defaultdict(float)
        for one in own:
            votes[one.place.country or ""] += 1.5 if one.role is PlaceRole.DATELINE else 1
        for match in re.finditer(r"[A-Z][a-z]+", text):
            party = demonym_party(match.group())
            if party is not None:
                votes[party] += 0.7
        wanted = [country for country in NINE if votes[country]]
        return max(
            wanted, key=lambda country: votes[country], default=max(votes, key=lambda c: votes[c], default="El Salvador")
        )

    def _own(self, text: str, mention: PlaceMention, home: str) -> Spot | None:
        place = mention.place
        if place.country is None:
            return None
        area = place.precision is PlacePrecision.COUNTRY or place.precision is PlacePrecision.REGION
        located = mention.role is PlaceRole.LOCATED or _stands(text, mention.start, mention.end)
        if mention.role is PlaceRole.DATELINE:
            return None
        if area:
            return Spot(start=mention.start, end=mention.end, country=place.country, name=_plain(place.country), kind="COUNTRY",
                        located=located)  # fmt: skip
        if place.country != home and not (located and self._spoken_of(place.country, text)):
            return None
        kind = "DEPARTMENT" if place.precision is PlacePrecision.DIVISION else "CITY"
        return Spot(start=mention.start, end=mention.end, country=place.country, name=_plain(" ".join(mention.words.split())),
                    kind=_said(text, mention.end) or kind, located=located)  # fmt: skip

    def _spoken_of(self, country: str, text: str) -> bool:
        """Whether a text names a land or its people: only then a place there is believed."""
        return any(demonym_party(match.group()) == country for match in re.finditer(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?", text)) or (
            re.search(rf"\b{re.escape(country)}\b", text, re.IGNORECASE) is not None
        )

    def _by_list(self, text: str, home: str, spots: list[Spot]) -> list[Spot]:
        """The spots as the list writes them, and those that only the list knows."""
        if self._names is None:
            return spots
        found: list[Spot] = []
        for match in self._names.finditer(text):
            start, end = match.span()
            if not text[start].isupper() or text[max(0, start - 1) : start] == "-":
                continue
            chosen = _choice(self._listed[_key(match.group())], home, _said(text, end))
            covered = any(spot.start <= start and end <= spot.end for spot in spots)
            if not covered and not _stands(text, start, end):
                continue
            country, kind = chosen
            if country != home and not self._spoken_of(country, text):
                continue
            found.append(Spot(start=start, end=end, country=country, name=_plain(_key(match.group())), kind=kind,
                              located=_stands(text, start, end)))  # fmt: skip
        kept = [one for one in spots if not any(other.start < one.end and one.start < other.end for other in found)]
        return [*found, *kept]


def _here(text: str, own: Sequence[PlaceMention]) -> list[Spot]:
    """ "this city", "here": the town of the dateline."""
    lines = [one for one in own if one.role is PlaceRole.DATELINE and one.place.precision is PlacePrecision.TOWN]
    if not lines:
        return []
    place = lines[0].place
    return [
        Spot(start=m.start(), end=m.end(), country=place.country or "", name=_plain(lines[0].words), kind="CITY", located=True)
        for m in _HERE.finditer(text)
    ]


def _stands(text: str, start: int, end: int) -> bool:
    """Whether words of place stand before a name, or its kind after it."""
    before = text[max(0, start - 60) : start]
    return _BEFORE.search(before) is not None or _said(text, end) is not None or re.search(r"\),? $|, $", before) is not None


def _said(text: str, end: int) -> str | None:
    match = _AFTER.match(text[end : end + 24])
    return match["kind"].upper() if match else None


def _choice(rows: Sequence[tuple[str, str]], home: str, said: str | None) -> tuple[str, str]:
    """The row of a name that fits the report's land, then what the words call it, then the usual kinds."""
    order = {kind: rank for rank, kind in enumerate(PREFERRED)}
    return min(rows, key=lambda row: (row[0] != home, row[1] != said, order.get(row[1], len(order))))


def _read(file: Path) -> Mapping[str, tuple[tuple[str, str], ...]]:
    rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in file.read_text("latin-1").splitlines():
        match = re.match(r"(?P<country>[A-Z][A-Z .]+): (?P<name>[A-Z0-9][^():]+?) \((?P<kind>[A-Z ]+)\??\)", line)
        if match is not None and len(match["name"]) > 2:
            rows[_key(match["name"])].append((match["country"].title(), match["kind"]))
    return {name: tuple(found) for name, found in rows.items()}


def _key(name: str) -> str:
    return " ".join(name.upper().split())


def _plain(name: str) -> str:
    return fold_name(name).upper()


def written(country: str, spots: Sequence[Spot]) -> str:
    """A location from its country and its places, the larger first."""
    chain = sorted({spot.level: spot for spot in spots if spot.kind != "COUNTRY"}.values(), key=lambda spot: spot.level)
    return ": ".join([_plain(country), *(spot.written for spot in chain)])
