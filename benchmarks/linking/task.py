"""Linking task: `python -m benchmarks.linking.task COUNT`, one measurement in a process of its own.

In: how many generated accounts. Out: CPU seconds, wall seconds, peak memory, and precision and recall of pairs as one line of
JSON. Always: the reports stand in memory when the clock starts.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Hashable, Iterable
from pathlib import Path

from benchmarks.linking.generated import generated
from tallystick.linking import link
from tallystick.model.ledger import Lineage


def main(count: int) -> None:
    """Link them and print what it took."""
    told = generated(count)
    wall, cpu = time.perf_counter(), time.process_time()
    linked = link(told.reports, told.readings, Lineage())
    measured = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "megabytes": _peak()}
    found = {account: one.incident_id for one in linked.incidents for account in one.account_ids}
    homes = [found[reading.accounts[0].account_id] for reading in told.readings]
    both = _pairs(zip(homes, told.incidents, strict=True))
    measured |= {"precision": both / max(1, _pairs(homes)), "recall": both / max(1, _pairs(told.incidents))}
    print(json.dumps(measured))


def _pairs(keys: Iterable[Hashable]) -> int:
    return sum(number * (number - 1) // 2 for number in Counter(keys).values())


def _peak() -> float:
    """The most memory of this process, in MB."""
    (line,) = (line for line in Path("/proc/self/status").read_text(encoding="utf8").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]))
