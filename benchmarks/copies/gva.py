"""Copies across sites among the reports of gva: how many are found, and how many of the pairs read by hand were copied.

In: the shared folder, or gva's own; the judged pairs beside this module. Out: figures. Always: pairs were drawn at random with
a fixed seed from what was found, 60 before evidence was mended, 60 after, 40 of the rest, then all that were left, and those
that later changes found; errors of all draws were mended where a general reason was seen: the precision is not a blind one
(docs/measurements.md).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.command import shared_folder
from benchmarks.copies.judged import Record, find_pairs, read_judged, share
from benchmarks.table import Figure

NAME = "copies"
JUDGED = Path(__file__).with_name("gva_pairs.tsv")
FIELDS = ("id", "url", "published", "title", "text")
FLOOR, AIM = 0.95, 0.95


def figures(data: Path, folder: Path) -> list[Figure]:
    """Trace all reports; `folder` is for a file of them. Raises FileNotFoundError where there are none."""
    found = find_pairs(_records(data), folder)
    judged = {pair: row["judged"] == "copied" for pair, row in read_judged(JUDGED).items()}
    still = [copied for pair, copied in judged.items() if pair in found]
    told = {
        "pairs of reports from two sites": len(found),
        "of these read by hand": len(still),
        "of all pairs read and judged copied, still found": share(pair in found for pair, copied in judged.items() if copied),
    }
    return [
        Figure(benchmark=NAME, name="gva: precision of pairs read", value=share(still), floor=FLOOR, aim=AIM),
        *(Figure(benchmark=NAME, name=f"gva: {name}", value=value) for name, value in told.items()),
    ]


def _records(data: Path) -> Iterator[Record]:
    source = shared_folder(data, "benchmarks/gva/reports.jsonl.gz") / "benchmarks" / "gva" / "reports.jsonl.gz"
    with gzip.open(source, "rt", encoding="utf8") as lines:
        for row in map(json.loads, lines):
            yield {field: row.get(field) for field in FIELDS}
