"""Language: the shipped pipeline on raw text of treebanks, as spaCy's own scorer counts.

In: the shared folder, or its `treebanks`. Out: labelled attachment, entities and words a second on one core. Always: the
pipeline finds tokens and sentences itself; nothing of these test parts was trained on.
"""

from __future__ import annotations

from pathlib import Path

from threadpoolctl import threadpool_limits

from benchmarks.command import shared_folder
from benchmarks.table import Figure
from tallystick import language
from training.evaluate import Row, score
from training.sources import test_sets

NAME = "language"
FLOORS = {"ewt test": 82.0, "gum test": 84.0, "gum test news": 80.0}
WORDS_A_SECOND = 10_000.0


TURNS = 3
"""Of the slowest set, the fastest counts: what else the machine does can only slow it."""


def run(data: Path) -> list[Figure]:
    """Score the pipeline on every test part. Raises FileNotFoundError where the treebanks are not there."""
    treebanks = shared_folder(data, "treebanks/ewt") / "treebanks"
    nlp = language.load()
    with threadpool_limits(limits=1):
        sets = test_sets(treebanks)
        rows = [score(nlp, documents, name) for name, documents in sets.items()]
        slow = min((row for row in rows if row.las is not None), key=lambda row: row.words_a_second)
        again = [score(nlp, sets[slow.name], slow.name) for _ in range(TURNS - 1)]
    slowest = max(row.words_a_second for row in (slow, *again))
    speed = Figure(
        benchmark=NAME, name="words a second, slowest set", value=float(slowest), floor=WORDS_A_SECOND, aim=WORDS_A_SECOND
    )
    return [figure for row in rows for figure in _figures(row)] + [speed]


def _figures(row: Row) -> list[Figure]:
    floor = FLOORS.get(row.name)
    las = [] if row.las is None else [Figure(benchmark=NAME, name=f"LAS, {row.name}", value=row.las, floor=floor, aim=floor)]
    entities = [] if row.ents is None else [Figure(benchmark=NAME, name=f"entities F, {row.name}", value=row.ents)]
    return las + entities
