"""Speed: what a whole run costs beside the bare parse of the same texts.

In: the shared folder, or `benchmarks/gva` in it. Out: seconds and memory for 100 reports, and the run's seconds
as a multiple of the parse's; the seconds that one report more takes, end to end, in a ledger of a thousand. Always: parse and
run are measured in processes of their own on one core, by turns, three times; the ratio is the median of the three pairs, and
the loading of the model is in neither.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.command import shared_folder
from benchmarks.table import Figure

NAME = "speed"
REPORTS = 300
FIELDS = ("id", "url", "published", "title", "text")
TURNS = 3
FLOOR, AIM = 1.3, 1.0
THOUSAND = 1_000
CLOSED, OPEN = (15.0, 5.0), (3.0, 2.0)
"""Seconds of one report more that must be kept and that are aimed at: in a ledger that is opened for it, and in an open one."""


def run(data: Path) -> list[Figure]:
    """Measure on 300 and 1,000 reports. Raises FileNotFoundError where there are none."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reports = _reports(data)
        records = folder / "reports.jsonl"
        _write(records, reports[:REPORTS])
        turns = [(_measured("parse", records), _measured("run", records)) for _ in range(TURNS)]
        return [*_figures(turns, len(reports[:REPORTS])), *_one_more(folder, reports)]


def _write(file: Path, reports: Sequence[dict[str, str]]) -> None:
    file.write_text("".join(f"{json.dumps(report)}\n" for report in reports), encoding="utf8")


def _one_more(folder: Path, reports: Sequence[dict[str, str]]) -> Iterator[Figure]:
    """What a report costs in a ledger of all before it: at an open desk, and by a run of its own."""
    thousand, last = folder / "thousand.jsonl", folder / "last.jsonl"
    _write(thousand, reports[:-1])
    _write(last, reports[-1:])
    measured = _measured("more", thousand)
    measured["closed"] = _measured("run", last, thousand.with_suffix(".ledger"))["cpu"]
    one = f"one report more of {len(reports):,}"
    costs = {
        "closed": ("in a ledger that is opened for it", *CLOSED),
        "median": ("in an open one, median", *OPEN),
        "worst": ("in an open one, worst", None, None),
    }
    for key, (words, floor, aim) in costs.items():
        name = f"{one}, CPU seconds {words}"
        yield Figure(benchmark=NAME, name=name, value=measured[key], floor=floor, aim=aim, more_is_better=False)
    name = "added one by one they give the ledger of all at once"
    yield Figure(benchmark=NAME, name=name, value=measured["equal"], floor=1.0, aim=1.0)


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


def _measured(task: str, records: Path, known: Path | None = None) -> dict[str, float]:
    """What one task measures in a process of its own, with a ledger that is there or a new one."""
    ledger = known or records.with_suffix(".ledger")
    for left in records.parent.glob(f"{ledger.name}*") if known is None else ():
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
    return sorted(given, key=lambda one: one["id"])[:THOUSAND]
