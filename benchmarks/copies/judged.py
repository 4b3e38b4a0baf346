"""Judged pairs: pairs of reports that were read one by one, and what of them is found.

In: records of a set of reports; a table of judged pairs by report id: "copied" where one text or its source stands behind both
(agency or partner copy, the words of a statement, a speaker, a message), "not" where any two reporters would write it, or where
only the page is shared; what was in doubt is "not". Out: the pairs that lineage finds from two outlets. Always: nothing of the
reports' texts is kept here.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from tallystick.clean import clean
from tallystick.ingest import collect
from tallystick.lineage import trace
from tallystick.lineage.addresses import site
from tallystick.model.reports import Item, Report

Pair = tuple[str, str]
Record = Mapping[str, str | None]


def read_judged(table: Path) -> dict[Pair, dict[str, str]]:
    """The rows of a table by the ids of their reports, the lower first."""
    with table.open(encoding="utf8") as lines:
        return {(row["left"], row["right"]): row for row in csv.DictReader(lines, delimiter="\t")}


def find_pairs(records: Iterable[Record], folder: Path) -> dict[Pair, int]:
    """The pairs that share a passage and are not known to be of one outlet, with the words of their longest one.

    The records go the way that a user's do; `folder` is for a file of them.
    """
    source = folder / "records.jsonl"
    source.write_text("".join(f"{json.dumps(dict(record))}\n" for record in records), encoding="utf8")
    cleaned = (clean(item) for item in collect([str(source)]) if isinstance(item, Item))
    by_id = {one.report_id: one for one in cleaned if isinstance(one, Report)}
    found: dict[Pair, int] = {}
    for copy in trace(list(by_id.values())).copies:
        one, other = by_id[copy.left.report_id], by_id[copy.right.report_id]
        if _outlet(one) is None or _outlet(one) != _outlet(other):
            pair = (min(one.name, other.name), max(one.name, other.name))
            found[pair] = max(found.get(pair, 0), len(copy.left.quote.split()))
    return found


def share(part: Iterable[bool]) -> float:
    """The share of what is so; of nothing, 0."""
    told = list(part)
    return sum(told) / len(told) if told else 0.0


def _outlet(report: Report) -> str | None:
    """The outlet, else the site of its address; None where neither is known."""
    return report.outlet or site(report.address)
