"""News clusters: reports of many outlets on many events, some with dead or injured, linked all together.

In: a folder of reports, each a JSON file with its event, or the shared folder. Out: B-cubed of the reports of events with dead
or injured, and how many incidents with killed or wounded come of reports on sports, technology and entertainment alone.
Always: Tallystick sees neither events nor categories; a report that tells of several incidents counts where it mainly tells
of one.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.command import shared_folder, tallystick
from benchmarks.table import Figure

NAME = "news_clusters"
FOLDER = f"benchmarks/{NAME}"
VIOLENT = frozenset({2, 4, 12, 35, 64, 68, 73, 74})
"""Events with dead or injured, by the data's README."""
HARMLESS = frozenset({"sport", "sports", "technology", "entertainment"})
FIELDS = {"dId": "id", "url": "url", "date_publish": "published", "source_domain": "outlet", "title": "title", "text": "text"}
Row = dict[str, Any]


def run(data: Path) -> list[Figure]:
    """Read every report into one ledger and score what it exports. Raises FileNotFoundError where there are none."""
    shared = shared_folder(data, FOLDER)
    rows = [json.loads(path.read_text("utf8")) for path in sorted((shared / FOLDER).glob("*.json"))]
    if not rows:
        raise FileNotFoundError(f"no reports in {shared / FOLDER}")
    incidents = _incidents(rows)
    events = {row["dId"]: row["newsCluster"]["EventId"] for row in rows}
    violent = {report: event for report, event in events.items() if event in VIOLENT}
    precision, recall = bcubed(violent, homes(incidents, violent))
    harmless = {row["dId"] for row in rows if row["newsCluster"]["Category"].lower() in HARMLESS} - violent.keys()
    return [
        Figure(benchmark=NAME, name="events with dead or injured: B-cubed", value=_f(precision, recall), floor=0.85, aim=0.85),
        Figure(benchmark=NAME, name="events with dead or injured: B-cubed precision", value=precision),
        Figure(benchmark=NAME, name="events with dead or injured: B-cubed recall", value=recall),
        Figure(benchmark=NAME, name="events with dead or injured: reports", value=len(violent)),
        Figure(benchmark=NAME, name="incidents with dead or injured of harmless reports", value=_harmed(incidents, harmless),
               floor=0, aim=0, more_is_better=False),
        Figure(benchmark=NAME, name="harmless reports", value=len(harmless)),
    ]  # fmt: skip


def homes(incidents: Sequence[Row], reports: Mapping[str, object]) -> dict[str, str]:
    """The incident that each report mainly tells of, else the first that lists it, else one of its own."""
    found: dict[str, str] = {}
    for field in ("main_report_ids", "report_ids"):
        for incident in incidents:
            for report in incident[field]:
                found.setdefault(report, incident["incident_id"])
    return {report: found.get(report, f"alone {report}") for report in reports}


def bcubed(truth: Mapping[str, object], found: Mapping[str, object]) -> tuple[float, float]:
    """Precision and recall of B-cubed over the reports; nothing is precise or found where there are none."""
    both = Counter((truth[report], found[report]) for report in truth)
    wanted, given = Counter(truth.values()), Counter(found[report] for report in truth)
    shares = [
        (both[truth[one], found[one]] / given[found[one]], both[truth[one], found[one]] / wanted[truth[one]]) for one in truth
    ]
    number = max(1, len(shares))
    return sum(precision for precision, _ in shares) / number, sum(recall for _, recall in shares) / number


def _f(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _harmed(incidents: Sequence[Row], harmless: set[str]) -> int:
    return sum(
        set(incident["report_ids"]) <= harmless
        and any((incident.get(field) or {}).get(bound) for field in ("killed", "wounded") for bound in ("low", "best", "high"))
        for incident in incidents
    )


def _incidents(rows: Sequence[Row]) -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        records, ledger, exported = (Path(name) / one for one in ("reports.jsonl", "news.ledger", "incidents.jsonl"))
        records.write_text(
            "".join(f"{json.dumps({new: row.get(old) for old, new in FIELDS.items()})}\n" for row in rows), encoding="utf8"
        )
        tallystick("run", records, "--ledger", ledger)
        tallystick("export", ledger, "incidents", "--format", "jsonl", "-o", exported)
        return [json.loads(line) for line in exported.read_text("utf8").splitlines()]
