"""Source: a ledger made ready for export.

In: the contents of a ledger. Out: its records by id, with the names of persons harmed left out or kept, and answers that
several tables need. Always: offsets are those of the report's own text, also where a name in a quote is left out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from tallystick.model.days import Days
from tallystick.model.ledger import LedgerContents
from tallystick.model.places import Place
from tallystick.model.times import TimeWords
from tallystick.outputs.lookup import Lookup
from tallystick.outputs.withhold import withhold

Row = dict[str, Any]


class Source:
    """The records to export: `look` finds those that are shown, `exact` the same ones as they stand in the ledger."""

    def __init__(self, contents: LedgerContents, *, with_names: bool) -> None:
        # No table lists candidates, of which there may be a million with words to look through for names.
        contents = replace(contents, linked=replace(contents.linked, candidates=()))
        self.exact = Lookup(contents)
        self.look = self.exact if with_names else Lookup(withhold(contents))

    @cached_property
    def as_of(self) -> dict[str, date | None]:
        """The day up to which the toll of a claim counts, by the claim's id."""
        tolls = sorted(self.look.tolls.values(), key=lambda toll: toll.toll_id, reverse=True)
        return {claim_id: toll.as_of for toll in tolls for claim_id in toll.claim_ids}

    def name(self, report_id: str) -> str:
        """The name that a report came under: the first in alphabetical order, of several."""
        return self.look.reports[report_id].name

    def names(self, report_ids: tuple[str, ...]) -> list[str]:
        """All names that these reports came under, sorted."""
        return sorted({name for report_id in report_ids for name in self.look.reports[report_id].names})

    def days(self, words: TimeWords | None, report_id: str) -> list[str | None] | None:
        """First and last day, both inclusive, that time words of a report mean; None where that is unknown."""
        return interval(words.resolve(self.look.published(report_id)) if words else None)


def interval(days: Days | None) -> list[str | None] | None:
    """Both bounds as ISO days, None for an open one; None where neither is known."""
    if days is None or (days.first is None and days.last is None):
        return None
    return [iso(days.first), iso(days.last)]


def iso(day: date | None) -> str | None:
    """A day as 2031-05-12."""
    return day.isoformat() if day else None


def place_row(place: Place | None) -> Row | None:
    """A place by its fields, no finer than the words."""
    if place is None:
        return None
    return {
        "name": place.name,
        "words": place.words,
        "admin1": place.admin1,
        "country": place.country,
        "country_code": place.country_code,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision.value,
    }
