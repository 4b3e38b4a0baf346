"""Damage: how well lost words are noticed and supplied, over planted reports and over real ones.

In: the shared folder, or `benchmarks/gva` in it; the planted reports need no data. Out: shares over 200 planted reports from
which links were taken out, and how many places are noticed among 2,809 local news reports, which are thought to be whole.
Always: a place that is noticed counts as right only where words were taken out; what is supplied only where it is those words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.command import shared_folder
from benchmarks.damage.planted import Planted, planted
from benchmarks.table import Figure
from tallystick.clean import clean
from tallystick.ingest import collect
from tallystick.lineage import trace
from tallystick.model.copies import Damage
from tallystick.model.reports import Item, Report

NAME = "damage"
PLANTED = 200
REPORTS = "benchmarks/gva/reports.jsonl.gz"
PRECISION_FLOOR, SUPPLIED_FLOOR = 0.95, 0.95
NEAR = 2
"""Characters by which a place may be off: the space that a link left."""


@dataclass(slots=True)
class Score:
    """Counts over planted reports."""

    lost: int = 0
    noticed: int = 0
    right: int = 0
    supplied: int = 0
    supplied_right: int = 0

    def add(self, one: Planted, found: list[Damage]) -> None:
        """Count what was found in one report."""
        open_places = dict(one.lost)
        self.lost += len(open_places)
        self.noticed += len(found)
        for damage in found:
            place = next((at for at in open_places if abs(at - damage.at) <= NEAR), None)
            words = open_places.pop(place) if place is not None else None
            self.right += words is not None
            self.supplied += damage.supplied is not None
            self.supplied_right += damage.supplied is not None and damage.supplied.quote.strip() == words


def run(data: Path) -> list[Figure]:
    """Measure on planted and on real reports. Raises FileNotFoundError where the real ones are not there."""
    alone, beside = _planted(paired=False), _planted(paired=True)
    found = list(_real(shared_folder(data, REPORTS) / REPORTS))
    noticed = [count for _, count in found]
    return [
        _share("planted: noticed places that are damage", beside.right, beside.noticed, PRECISION_FLOOR),
        _share("planted: damage noticed, alone", alone.right, alone.lost),
        _share("planted: damage noticed, beside a whole report", beside.right, beside.lost),
        _share("planted: supplied words that are right", beside.supplied_right, beside.supplied, SUPPLIED_FLOOR),
        Figure(benchmark=NAME, name="local news: reports", value=len(found)),
        Figure(benchmark=NAME, name="local news: places noticed", value=sum(noticed), more_is_better=False),
    ]


def _planted(*, paired: bool) -> Score:
    score = Score()
    for seed in range(PLANTED):
        one = planted(seed)
        texts = [one.damaged, *([f"The Daily's editors put this together at noon.\n\n{one.whole}"] if paired else [])]
        first, *others = (_report(text, str(number)) for number, text in enumerate(texts))
        found = trace([first, *others]).damages
        score.add(one, [damage for damage in found if damage.passage.report_id == first.report_id])
    return score


def _report(text: str, name: str) -> Report:
    return Report(report_id=f"planted {name}", names=(name,), text=text, extractor="planted")


def _real(path: Path) -> Iterator[tuple[str, int]]:
    """Each report with how many places are noticed in it, copies among them considered."""
    items = (item for item in collect([str(path)]) if isinstance(item, Item))
    reports = [one for one in map(clean, items) if isinstance(one, Report)]
    found = trace(reports).damages
    for report in reports:
        yield report.report_id, sum(damage.passage.report_id == report.report_id for damage in found)


def _share(name: str, part: int, whole: int, floor: float | None = None) -> Figure:
    return Figure(benchmark=NAME, name=name, value=part / max(1, whole), floor=floor)
