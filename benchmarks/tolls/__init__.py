"""tolls: what toll arithmetic finds of a planted truth, and what it costs for a year of 100 to 10,000 incidents.

In: nothing. Out: F of gaps and contradictions over generated histories, the share of consistent ones without a doubt; seconds,
memory and the share of tolls that were solved. Always: each year in a process of its own; that of 2,000 incidents is judged: by
its CPU time, since other work shares the machine, and by whether all was solved. That of 10,000 is only
printed: a part of it is solved.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import Figure
from benchmarks.tolls.planted import planted_scores, quiet, shares

NAME = "tolls"
HISTORIES = 300
SIZES = (100, 1_000, 2_000, 10_000)
JUDGED = 2_000
SECONDS = 60.0
FLOORS = {
    "gaps, F": 0.95,
    "contradictions, F": 0.95,
    "planted culprit in a smallest set": 0.95,
}
QUIET = 0.99


def run(_data: Path) -> list[Figure]:
    """Measure all; ten minutes. It needs no data."""
    return [*_truth(), *(figure for size in SIZES for figure in _of_size(size))]


def _truth() -> Iterator[Figure]:
    measured = shares(planted_scores(HISTORIES))
    for name, value in measured.items():
        floor = FLOORS.get(name)
        yield Figure(benchmark=NAME, name=name, value=value, floor=floor, aim=floor)
    silence = quiet(HISTORIES)
    yield Figure(benchmark=NAME, name="consistent histories without a doubt", value=silence, floor=QUIET, aim=QUIET)


def _of_size(size: int) -> Iterator[Figure]:
    command = [sys.executable, "-m", "benchmarks.tolls.task", str(size)]
    measured = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])
    limit = SECONDS if size == JUDGED else None
    label = f"{size:,} incidents, {measured['tolls']:,.0f} tolls"
    cost = {"cpu": "CPU seconds", "wall": "wall seconds", "megabytes": "peak memory in MB"}
    for key, words in cost.items():
        judged = limit if key == "cpu" else None
        yield Figure(
            benchmark=NAME, name=f"{label}: {words}", value=measured[key], floor=judged, aim=judged, more_is_better=False
        )
    aim = 1.0 if limit is not None else None
    yield Figure(benchmark=NAME, name=f"{label}: solved, of those that compare", value=measured["solved"], floor=aim, aim=aim)
