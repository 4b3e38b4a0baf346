"""Speed task: `python -m benchmarks.speed_task parse|run RECORDS LEDGER`, one measurement in a process of its own.

In: JSONL records. Out: CPU seconds, wall seconds and peak memory as one line of JSON. Always: on one core, with one thread; the
model is loaded and every module imported before the clock starts.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from pathlib import Path

LATE = ("alembic.command", "ortools.sat.python.cp_model", "pyarrow", "splink")
"""What a run imports only when it comes to need it."""
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def main(task: str, records: str, ledger: str) -> None:
    """Measure one task and print it."""
    for name in THREADS:
        os.environ[name] = "1"  # read when numpy is imported, therefore before the imports below
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    from benchmarks.memory import peak_megabytes
    from tallystick import language, pipeline

    for name in LATE:
        importlib.import_module(name)
    nlp = language.load()
    lines = Path(records).read_text(encoding="utf8").splitlines()
    texts = ["\n\n".join(filter(None, (one.get("title"), one["text"]))) for one in map(json.loads, lines)]
    wall, cpu = time.perf_counter(), time.process_time()
    if task == "parse":
        with nlp.select_pipes(enable=["tok2vec", "tagger", "parser"]):
            for _ in nlp.pipe(texts):
                pass
    else:
        pipeline.run([records], ledger, nlp=nlp)
    measured = {
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "megabytes": peak_megabytes(),
    }
    print(json.dumps(measured))


if __name__ == "__main__":
    main(*sys.argv[1:])
