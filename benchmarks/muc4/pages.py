"""Sheets: a text of the conference as a report, read by Tallystick and laid out as drafts.

A text enters as any report does (`clean`, then the page reader); a `Sheet` leaves. `Desk` loads the model and the tables once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from benchmarks.muc4.drafts import Draft, drafts
from benchmarks.muc4.locations import Locations, Spot
from benchmarks.muc4.mentions import Page, PageReader
from tallystick import language
from tallystick.clean import clean
from tallystick.model.reports import Item, Report

RECORD = "application/x-jsonl-record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One report with all that was found in it; `country` is the land that it is about."""

    page: Page
    spots: tuple[Spot, ...]
    drafts: tuple[Draft, ...]
    country: str


class Desk:
    """Reads texts; `folder` is that of MUC-4, whose `doc` may hold the list of places."""

    def __init__(self, folder: Path) -> None:
        self._pages = PageReader(language.load())
        self._locations = Locations(folder / "doc")

    def sheet(self, name: str, text: str) -> Sheet:
        """Read one text. Raises ValueError where cleaning rejects it."""
        data = json.dumps({"id": name, "text": text}).encode()
        report = clean(Item(name=name, data=data, media_type=RECORD))
        if not isinstance(report, Report):
            raise ValueError(f"{name}: {report.detail}")
        page = self._pages.read(report)
        spots = self._locations.find(page.text)
        return Sheet(page=page, spots=spots, drafts=drafts(page, spots), country=self._locations.home(page.text))
