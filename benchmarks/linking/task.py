"""Linking task: `python -m benchmarks.linking.task COUNT`, one measurement in a process of its own.

In: how many generated accounts. Out: CPU seconds, wall seconds, peak memory, precision and recall of pairs, the seconds that
further reports took each, added one by one, and, where it is soon told, whether all is linked then as if it had come at once;
as one line of JSON. Always: the reports stand in memory when the clock starts; those that come later are drawn from anywhere
among them, so that most join incidents that are known.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator

from benchmarks.linking.generated import SEED, Generated, generated
from benchmarks.memory import peak_megabytes
from tallystick.linking import Linking, link
from tallystick.model.ledger import Lineage, Linked

LATER = 25
"""Reports that are added one by one."""

SOON_TOLD = 10_000
"""Accounts up to which all is linked once more, at once, to be compared."""


def main(count: int) -> None:
    """Link them, add the later ones, and print what it took."""
    told = generated(count + LATER)
    later = set(random.Random(SEED).sample(range(len(told.reports)), LATER))
    first = [place for place in range(len(told.reports)) if place not in later]
    wall, cpu = time.perf_counter(), time.process_time()
    with Linking() as linking:
        linking.add([told.reports[place] for place in first], [told.readings[place] for place in first], Lineage())
        linked = linking.linked()
        measured = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "megabytes": peak_megabytes()}
        measured |= _agreement(told, first, linked)
        seconds = list(_adding(linking, told, sorted(later)))
        measured |= {"median": statistics.median(seconds), "worst": max(seconds)}
        if count <= SOON_TOLD:
            measured["equal"] = linking.linked() == link(told.reports, told.readings, Lineage())
    print(json.dumps(measured))


def _adding(linking: Linking, told: Generated, places: Iterable[int]) -> Iterator[float]:
    """The seconds that each of these reports takes."""
    for place in places:
        began = time.perf_counter()
        linking.add([told.reports[place]], [told.readings[place]], Lineage())
        yield time.perf_counter() - began


def _agreement(told: Generated, places: Iterable[int], linked: Linked) -> dict[str, float]:
    """Precision and recall of pairs of these reports."""
    found = {account: one.incident_id for one in linked.incidents for account in one.account_ids}
    homes = [(found[told.readings[place].accounts[0].account_id], told.incidents[place]) for place in places]
    both = _pairs(homes)
    return {
        "precision": both / max(1, _pairs(home for home, _ in homes)),
        "recall": both / max(1, _pairs(true for _, true in homes)),
    }


def _pairs(keys: Iterable[Hashable]) -> int:
    return sum(number * (number - 1) // 2 for number in Counter(keys).values())


if __name__ == "__main__":
    main(int(sys.argv[1]))
