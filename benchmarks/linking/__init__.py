"""linking: what linking costs among 1,000, 10,000 and 100,000 accounts of generated truth.

In: nothing. Out: seconds, memory, precision and recall of pairs. Always: each size in a process of its own; the largest is
judged.
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
SECONDS, MEGABYTES = 300.0, 4096.0


def run(_data: Path) -> list[Figure]:
    """Measure all sizes; some minutes. It needs no data."""
    return [figure for size in SIZES for figure in _of_size(size)]


def _of_size(size: int) -> Iterator[Figure]:
    command = [sys.executable, "-m", "benchmarks.linking.task", str(size)]
    measured = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])
    judged = size == max(SIZES)
    limits = {"wall": ("wall seconds", SECONDS), "megabytes": ("peak memory in MB", MEGABYTES)}
    for key, (words, limit) in limits.items():
        floor = limit if judged else None
        name = f"{size:,} accounts: {words}"
        yield Figure(benchmark=NAME, name=name, value=measured[key], floor=floor, aim=floor, more_is_better=False)
    for key in ("cpu", "precision", "recall"):
        words = {"cpu": "CPU seconds", "precision": "precision of pairs", "recall": "recall of pairs"}[key]
        yield Figure(benchmark=NAME, name=f"{size:,} accounts: {words}", value=measured[key])
