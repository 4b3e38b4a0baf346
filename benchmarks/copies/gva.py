"""Copies across sites among the reports of gva: how many are found, and how many of the pairs read by hand were copied.

In: the shared folder, or gva's own; the judged pairs beside this module, by report id: "copied" where one text or its source
stands behind both (agency or partner copy, a statement's or a speaker's words), "not" where any two reporters would write it,
or where only the page is shared. Out: figures. Always: pairs were drawn at random with a fixed seed from what was found, 60
before evidence was mended, 60 after, 40 of the rest, then all that were left, and read; what was in doubt is "not". Errors of
all draws were mended where a general reason was seen: the precision is not a blind one (docs/measurements.md).
"""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

from benchmarks.command import shared_folder
from benchmarks.table import Figure
from tallystick.clean import clean
from tallystick.ingest import collect
from tallystick.lineage import trace
from tallystick.lineage.versions import canonical
from tallystick.model.reports import Item, Report

NAME = "copies"
JUDGED = Path(__file__).with_name("gva_pairs.tsv")
FIELDS = ("id", "url", "published", "title", "text")
FLOOR, AIM = 0.95, 0.95
Pair = tuple[str, str]


def figures(data: Path, folder: Path) -> list[Figure]:
    """Trace all reports; `folder` is for a file of them. Raises FileNotFoundError where there are none."""
    found = _found(_reports(data, folder))
    copied = {pair for pair, judged in _judged().items() if judged == "copied"}
    still = [pair for pair in _judged() if pair in found]
    right = sum(pair in copied for pair in still)
    told = {
        "pairs of reports from two sites": len(found),
        "of these read by hand": len(still),
        "of all pairs read and judged copied, still found": sum(pair in found for pair in copied) / len(copied),
    }
    return [
        Figure(benchmark=NAME, name="gva: precision of pairs read", value=right / len(still), floor=FLOOR, aim=AIM),
        *(Figure(benchmark=NAME, name=f"gva: {name}", value=value) for name, value in told.items()),
    ]


def _judged() -> dict[Pair, str]:
    with JUDGED.open(encoding="utf8") as lines:
        return {(row["left"], row["right"]): row["judged"] for row in csv.DictReader(lines, delimiter="\t")}


def _reports(data: Path, folder: Path) -> list[Report]:
    source = shared_folder(data, "benchmarks/gva/reports.jsonl.gz") / "benchmarks" / "gva" / "reports.jsonl.gz"
    records = folder / "reports.jsonl"
    with gzip.open(source, "rt", encoding="utf8") as lines, records.open("w", encoding="utf8") as written:
        for row in map(json.loads, lines):
            written.write(f"{json.dumps({field: row.get(field) for field in FIELDS})}\n")
    cleaned = (clean(item) for item in collect([str(records)]) if isinstance(item, Item))
    return [one for one in cleaned if isinstance(one, Report)]


def _found(reports: list[Report]) -> set[Pair]:
    """Names of the pairs that share a passage and stand on two sites."""
    by_id = {one.report_id: one for one in reports}
    pairs = {(by_id[copy.left.report_id], by_id[copy.right.report_id]) for copy in trace(reports).copies}
    return {(min(one.name, other.name), max(one.name, other.name)) for one, other in pairs if _site(one) != _site(other)}


def _site(report: Report) -> str:
    return (canonical(report.address) or "").partition("/")[0]
