"""Copies task: `python -m benchmarks.copies.task near|bare|trace COUNT`, one measurement in a process of its own.

In: how many generated reports. Out: CPU seconds, wall seconds, peak memory (texts and all) and pairs found as one line of
JSON. Always: both begin with the same texts in memory, and end with pairs of reports; "bare" is the library as one would use
it alone: words by a regular expression, runs of five, the same signature and bands, each report queried, nothing folded or
verified.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Sequence

from rensa import RMinHash, RMinHashLSH

from benchmarks.copies.generated import generated_reports
from benchmarks.memory import peak_megabytes
from tallystick.lineage import near_copies, trace
from tallystick.lineage.near import BANDS, BATCH, ROWS, SEED
from tallystick.lineage.runs import LENGTH
from tallystick.model.ids import bytes_id
from tallystick.model.reports import Report

WORD = re.compile(r"\w+")


def main(task: str, count: int) -> None:
    """Measure one task and print it."""
    texts = [report.text for report in generated_reports(count)]
    work = _prepared(task, texts)
    wall, cpu = time.perf_counter(), time.process_time()
    pairs = work()
    measured = {
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "megabytes": peak_megabytes(),
        "pairs": pairs,
    }
    print(json.dumps(measured))


def _prepared(task: str, texts: Sequence[str]) -> Callable[[], int]:
    """The work to be measured."""
    if task == "bare":
        return lambda: _bare(texts)
    reports = [Report(report_id=bytes_id(text.encode()), names=("",), text=text, extractor="none") for text in texts]
    return (lambda: len(near_copies(reports))) if task == "near" else (lambda: len(trace(reports).copies))


def _bare(texts: Sequence[str]) -> int:
    index = RMinHashLSH(threshold=0.5, num_perm=BANDS * ROWS, num_bands=BANDS)
    pairs: set[tuple[int, int]] = set()
    for start in range(0, len(texts), BATCH):
        signatures = RMinHash.from_token_sets(map(_runs, texts[start : start + BATCH]), BANDS * ROWS, SEED)
        index.insert_many(signatures, start)
        for place, alike in enumerate(index.query_all(signatures), start):
            pairs.update((other, place) for other in alike if other < place)
    return len(pairs)


def _runs(text: str) -> list[str]:
    words = WORD.findall(text.lower())
    return [" ".join(words[place : place + LENGTH]) for place in range(len(words) - LENGTH + 1)]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
