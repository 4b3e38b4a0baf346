"""Cut copies: reports of gva, each cut and published again by an invented outlet, and what that changes.

In: the shared folder, or gva's own. Out: figures. Always: the same sample, of the half of the incidents that rules were written
from; each copy is added alone to the same reports, and nothing may change but that one more report tells of each incident.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.command import shared_folder
from benchmarks.table import Figure
from tallystick.clean import clean
from tallystick.ingest import collect
from tallystick.language import load
from tallystick.lineage import trace
from tallystick.linking import link
from tallystick.model.accounts import Reading
from tallystick.model.reports import Item, Report
from tallystick.reading import Reader
from tallystick.reconcile import reconcile
from training.outlets import learned_from

SEED, REPORTS, CUT, LONG = 2026, 260, 30, 900
KEPT = (0.4, 0.6, 0.8)
"""Shares of its paragraphs that a copy keeps, from the first on or, every other time, the first and the last ones."""

LATER = (0, 1, 3)
"""Days after the report on which its copy is published."""

FLOOR, AIM = 0.95, 1.0


@dataclass(frozen=True)
class Told:
    """What is made of some reports."""

    reports: Sequence[Report]
    readings: Mapping[str, Reading]

    @cached_property
    def facts(self) -> tuple[Any, ...]:
        """Incidents with their places, values, wholes, origins and grades, each by its accounts that are no copy's."""
        readings = tuple(self.readings[report.report_id] for report in self.reports)
        lineage = trace(self.reports)
        linked = link(self.reports, readings, lineage)
        found = reconcile(self.reports, readings, lineage, linked)
        copies = {report.report_id for report in self.reports if report.name.startswith("cut-")}
        ours = {one.account_id for reading in readings if reading.report_id not in copies for one in reading.accounts}
        of = {one.incident_id: tuple(sorted(set(one.account_ids) & ours)) for one in linked.incidents}
        return (
            Counter(of.values()),
            Counter((of[one.incident_id], one.group.name, one.measure, one.low, one.best, one.high) for one in found.values),
            Counter((of[one.incident_id], one.measure, one.low, one.best, one.high) for one in found.wholes),
            Counter((of[one.incident_id], one.place) for one in linked.incidents),
            Counter((of[one.incident_id], one.fact, one.known) for one in found.origins),
            Counter((of[one.incident_id], one.grade) for one in found.assessments),
        )


def figures(data: Path, folder: Path) -> list[Figure]:
    """Read a sample of reports, and link them with each copy; `folder` is for a file of them. Raises FileNotFoundError."""
    chance = random.Random(SEED)
    rows = chance.sample([row for row in _rows(data) if len(row["text"]) > LONG], REPORTS)
    copies = [_cut(row, number, chance) for number, row in enumerate(chance.sample(rows, CUT))]
    source = folder / "cut.jsonl"
    source.write_text("\n".join(map(json.dumps, [*rows, *copies])), encoding="utf8")
    reader = Reader(load())
    reports = [one for item in collect([str(source)]) if isinstance(item, Item) and isinstance(one := clean(item), Report)]
    readings = {report.report_id: reader.read(report) for report in reports}
    whole = [report for report in reports if not report.name.startswith("cut-")]
    before = Told(whole, readings).facts
    again = [Told([*whole, one], readings).facts for one in reports if one.name.startswith("cut-")]
    share = sum(one == before for one in again) / len(again)
    name = f"gva: of {len(again)} cut copies, those that change no incident, value, origin or grade"
    return [Figure(benchmark="copies", name=name, value=share, floor=FLOOR, aim=AIM)]


def _cut(row: Mapping[str, str], number: int, chance: random.Random) -> dict[str, str]:
    paragraphs = [line for line in row["text"].split("\n") if line.strip()]
    kept = max(3, int(len(paragraphs) * chance.choice(KEPT)))
    cut = paragraphs[:kept] if number % 2 else [paragraphs[0], *paragraphs[1:][-kept:]]
    published = date.fromisoformat(row["published"][:10]) + timedelta(days=chance.choice(LATER))
    return {
        **row,
        "id": f"cut-{number}",
        "url": f"https://outlet-{number}.example/news/{number}",
        "published": published.isoformat(),
        "text": "\n\n".join(cut),
    }


def _rows(data: Path) -> Iterator[dict[str, str]]:
    source = shared_folder(data, "benchmarks/gva/reports.jsonl.gz") / "benchmarks" / "gva" / "reports.jsonl.gz"
    with gzip.open(source, "rt", encoding="utf8") as lines:
        for row in map(json.loads, lines):
            if learned_from(row["incident"]) and row["published"]:
                yield {field: row[field] for field in ("id", "url", "published", "title", "text")}
