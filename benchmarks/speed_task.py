"""Speed task: `python -m benchmarks.speed_task parse|run|more RECORDS LEDGER`, one measurement in a process of its own.

In: JSONL records. Out: as one line of JSON CPU seconds, wall seconds and peak memory; of `more`, which keeps the last LATER
records back, the CPU seconds that one of them takes at an open desk on a ledger of all others, and whether the ledger is then
that of all at once. Always: on one core, with one thread; the model is loaded and every module imported before the clock
starts.
"""

from __future__ import annotations

import importlib
import json
import os
import statistics
import sys
import time
from pathlib import Path
from typing import Any

LATE = ("alembic.command", "ortools.sat.python.cp_model", "pyarrow", "splink")
"""What a run imports only when it comes to need it."""
LATER = 12
"""Reports that `more` adds one by one; the first waits for what the ledger holds, and is not counted."""
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
    if task == "more":
        print(json.dumps(_more(Path(records), ledger, nlp)))
        return
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


def _more(records: Path, ledger: str, nlp: Any) -> dict[str, float]:
    """One record after another, added to a ledger of all but the last LATER."""
    from tallystick import api, joining, pipeline

    lines = records.read_text(encoding="utf8").splitlines(keepends=True)
    portions = [lines[:-LATER], *([line] for line in lines[-LATER:])]
    files = [records.with_name(f"{number}.jsonl") for number in range(len(portions))]
    for file, portion in zip(files, portions, strict=True):
        file.write_text("".join(portion), encoding="utf8")
    pipeline.run([str(files[0])], ledger, nlp=nlp)
    seconds = []
    began = time.process_time()
    with pipeline.open_desk(ledger, nlp=nlp) as desk:
        for file in files[1:]:
            desk.add([str(file)])
            seconds.append(time.process_time() - began)
            began = time.process_time()
    found = api.open_contents(ledger)
    with joining.Joining(found.run) as at_once:
        equal = at_once.add(found.reports, found.readings, found.rejections) == found
    return {"median": statistics.median(seconds[1:]), "worst": max(seconds[1:]), "equal": float(equal)}


if __name__ == "__main__":
    main(*sys.argv[1:])
