"""linking: what linking costs among 1,000, 10,000 and 100,000 accounts of generated truth, and what one report more costs then.

In: nothing. Out: seconds, memory, precision and recall of pairs; the seconds of a report that is added, the median and the
worst of several, and whether what they make is what all at once make. Always: each size in a process of its own; the largest is
judged, by its wall time and its memory on two cores and by the median of what is added.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import Figure

NAME = "linking"
SIZES = (1_000, 10_000, 100_000)
LIMITS = {"wall": 300.0, "megabytes": 4096.0, "median": 2.0}


def run(_data: Path) -> list[Figure]:
    """Measure all sizes; some minutes. It needs no data."""
    return [figure for size in SIZES for figure in _of_size(size)]


def _of_size(size: int) -> Iterator[Figure]:
    command = [sys.executable, "-m", "benchmarks.linking.task", str(size)]
    measured = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])
    costs = {
        "cpu": "CPU seconds",
        "wall": "wall seconds",
        "megabytes": "peak memory in MB",
        "median": "wall seconds for one report more, median",
        "worst": "wall seconds for one report more, worst",
    }
    for key, words in costs.items():
        limit = LIMITS.get(key) if size == SIZES[-1] else None
        name = f"{size:,} accounts: {words}"
        yield Figure(benchmark=NAME, name=name, value=measured[key], floor=limit, aim=limit, more_is_better=False)
    for key in ("precision", "recall"):
        yield Figure(benchmark=NAME, name=f"{size:,} accounts: {key} of pairs", value=measured[key])
    if "equal" in measured:
        name = f"{size:,} accounts: reports added one by one are linked as all at once"
        yield Figure(benchmark=NAME, name=name, value=float(measured["equal"]), floor=1.0, aim=1.0)
