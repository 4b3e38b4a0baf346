"""Entry: one place of a gazetteer, with country, division, coordinates and inhabitants."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tallystick.model.places import Place, PlacePrecision


class EntryKind(StrEnum):
    """What an entry of the gazetteer is."""

    COUNTRY = "C"
    REGION = "R"
    DIVISION = "1"
    DISTRICT = "2"  # a division of the second order
    CAPITAL = "K"  # of a country
    TOWN = "P"


_PRECISION = {
    EntryKind.COUNTRY: PlacePrecision.COUNTRY,
    EntryKind.REGION: PlacePrecision.REGION,
    EntryKind.DIVISION: PlacePrecision.DIVISION,
    EntryKind.DISTRICT: PlacePrecision.DIVISION,
    EntryKind.CAPITAL: PlacePrecision.TOWN,
    EntryKind.TOWN: PlacePrecision.TOWN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place of the gazetteer; `admin1` is the first-order division, a division's own name where it is one itself."""

    name: str
    kind: EntryKind
    country_code: str | None
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int

    @property
    def town(self) -> bool:
        """Whether it is a town, a capital among them."""
        return self.kind in (EntryKind.TOWN, EntryKind.CAPITAL)

    def place(self, words: str) -> Place:
        """The place as the words in a report name it."""
        return Place(
            name=self.name,
            words=words,
            precision=_PRECISION[self.kind],
            admin1=self.admin1,
            country=self.country,
            country_code=self.country_code,
            lat=self.lat,
            lon=self.lon,
        )
