"""Speed: what a whole run costs beside the bare parse of the same texts.

In: the shared folder, or `benchmarks/gva` in it. Out: seconds and memory for 100 reports, and the run's seconds
as a multiple of the parse's. Always: both are measured in processes of their own on one core, by turns, three times; the ratio
is the median of the three pairs, and the loading of the model is in neither.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.command import shared_folder
from benchmarks.table import Figure

NAME = "speed"
REPORTS = 300
FIELDS = ("id", "url", "published", "title", "text")
TURNS = 3
FLOOR, AIM = 1.3, 1.0


def run(data: Path) -> list[Figure]:
    """Measure on 300 reports. Raises FileNotFoundError where there are none."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reports = _reports(data)
        records = folder / "reports.jsonl"
        records.write_text("".join(f"{json.dumps(report)}\n" for report in reports), encoding="utf8")
        turns = [(_measured("parse", records), _measured("run", records)) for _ in range(TURNS)]
    return _figures(turns, len(reports))


def _figures(turns: list[tuple[dict[str, float], dict[str, float]]], reports: int) -> list[Figure]:
    hundred = 100 / reports
    parse, whole = (median(turn[side]["cpu"] for turn in turns) for side in (0, 1))
    plain = {
        "reports": float(reports),
        "parse, CPU seconds for 100 reports": parse * hundred,
        "run, CPU seconds for 100 reports": whole * hundred,
        "parse, wall seconds for 100 reports": median(turn[0]["wall"] for turn in turns) * hundred,
        "run, wall seconds for 100 reports": median(turn[1]["wall"] for turn in turns) * hundred,
        "run, peak memory in MB": max(turn[1]["megabytes"] for turn in turns),
    }
    ratio = median(run_["cpu"] / parse_["cpu"] for parse_, run_ in turns)
    judged = Figure(benchmark=NAME, name="run / parse", value=ratio, floor=FLOOR, aim=AIM, more_is_better=False)
    return [judged, *(Figure(benchmark=NAME, name=name, value=value) for name, value in plain.items())]


def _measured(task: str, records: Path) -> dict[str, float]:
    """CPU seconds, wall seconds and peak memory of one task in a process of its own."""
    ledger = records.with_suffix(".ledger")
    for left in records.parent.glob(f"{ledger.name}*"):
        left.unlink()
    command = [sys.executable, "-m", "benchmarks.speed_task", task, str(records), str(ledger)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def _reports(data: Path) -> list[dict[str, str]]:
    """The first reports of the Gun Violence Archive by id, without what its coders know of them."""
    shared = shared_folder(data, "benchmarks/gva/reports.jsonl.gz")
    with gzip.open(shared / "benchmarks" / "gva" / "reports.jsonl.gz", "rt", encoding="utf8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    given = [{field: one[field] for field in FIELDS if one.get(field)} for one in records]
    return sorted(given, key=lambda one: one["id"])[:REPORTS]
