"""Speed of near-copies: what they cost among 1,000, 10,000 and 100,000 generated reports, beside the bare library.

In: nothing. Out: seconds, memory, the ratio to the library alone in the same run, and how the cost grows. Always: each measured
in a process of its own; judged are the largest size, and growth, which may not exceed n log n. Seconds of the processor, since
other programs share the machine; a ratio is the median of three turns.
"""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from math import log
from statistics import median

from benchmarks.table import Figure

NAME = "copies"
TURNS = 3
SIZES = (1_000, 10_000, 100_000)
LARGEST = max(SIZES)
SECONDS, MEGABYTES, RATIO = 300.0, 2048.0, 1.5
Measured = dict[str, float]


def figures() -> list[Figure]:
    """Measure all sizes; some minutes."""
    turns = {size: [(_measured("bare", size), _measured("near", size)) for _ in range(TURNS)] for size in SIZES}
    found = [one for size, measured in turns.items() for one in _of_size(size, measured)]
    costs = {size: median(near["cpu"] for _, near in measured) for size, measured in turns.items()}
    return [*found, *_growth(costs)]


def _of_size(size: int, turns: list[tuple[Measured, Measured]]) -> list[Figure]:
    judged = size == LARGEST
    ratio = median(near["cpu"] / bare["cpu"] for bare, near in turns)
    told = {
        "CPU seconds": (median(near["cpu"] for _, near in turns), None),
        "wall seconds": (median(near["wall"] for _, near in turns), SECONDS if judged else None),
        "peak memory in MB": (max(near["megabytes"] for _, near in turns), MEGABYTES if judged else None),
        "CPU seconds, bare library": (median(bare["cpu"] for bare, _ in turns), None),
        "ratio to the bare library": (ratio, RATIO if judged else None),
        "near-copies found": (turns[0][1]["pairs"], None),
    }
    return [_figure(f"{size:,} reports: {name}", value, limit) for name, (value, limit) in told.items()]


def _growth(costs: dict[int, float]) -> list[Figure]:
    """Each tenfold step's cost as a multiple of what n log n would cost: at most 1."""
    sizes = sorted(costs)
    return [
        _figure(
            f"growth from {small:,} to {large:,} reports, of n log n",
            costs[large] / costs[small] / (large * log(large) / (small * log(small))),
            1.0,
        )
        for small, large in pairwise(sizes)
    ]


def _figure(name: str, value: float, limit: float | None) -> Figure:
    return Figure(benchmark=NAME, name=name, value=value, floor=limit, aim=limit, more_is_better=False)


def _measured(task: str, count: int) -> Measured:
    command = [sys.executable, "-m", "benchmarks.copies.task", task, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    measured: Measured = json.loads(done.stdout.splitlines()[-1])
    return measured
