"""Seeds: five real reports against what a careful reader finds in them.

In: the shared folder, or its `seeds`. Out: figures of the claims, of the pairs of claims put together and kept apart, and of
the findings. Always: the scoring is the shared scorer's own; its lines are read, nothing is counted anew.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.command import shared_folder, tallystick
from benchmarks.table import Figure

NAME = "seeds"
SCORER = Path("tools", "score_claims.py")
BOUNDS = {"found": (0.93, 1.00), "whole": (0.85, 0.95), "precision": (0.90, 0.97)}
TOGETHER, APART = (0.90, 1.00), (1.00, 1.00)


def run(data: Path) -> list[Figure]:
    """Read the seeds into a fresh ledger and score what it exports. Raises FileNotFoundError where they are not there."""
    shared = shared_folder(data, "seeds/gold.json")
    return read_scores(scored(shared / "seeds", shared / SCORER))


def scored(reports: Path, scorer: Path, given: Sequence[Path] = ()) -> str:
    """What the scorer prints of the reports of a folder, read into a fresh ledger, against the gold beside them.

    `given` is what Tallystick reads in place of the texts, under the same names.
    """
    with tempfile.TemporaryDirectory() as folder:
        exported = _export(given or sorted(reports.glob("*.txt")), Path(folder))
        command = [sys.executable, *map(str, (scorer, reports / "gold.json", *exported))]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _export(reports: Sequence[Path], folder: Path) -> list[Path]:
    ledger = folder / "seeds.ledger"
    tallystick("run", *reports, "--ledger", ledger)
    tables = [folder / "claims.jsonl", folder / "findings.jsonl"]
    for table in tables:
        tallystick("export", ledger, table.stem, "--format", "jsonl", "-o", table, "--with-names")
    return tables


def read_scores(printed: str) -> list[Figure]:
    """The figures in what the scorer prints. Raises ValueError where a line is missing."""
    rates = {name: float(_find(rf"\b{name} ([\d.]+)", printed)[0]) for name in BOUNDS}
    figures = [Figure(benchmark=NAME, name=name, value=rates[name], floor=low, aim=aim) for name, (low, aim) in BOUNDS.items()]
    for words, (low, aim) in (("put together", TOGETHER), ("kept apart", APART)):
        right, pairs = map(int, _find(rf"{words} (\d+)/(\d+)", printed))
        share = right / pairs if pairs else 0.0
        figures.append(Figure(benchmark=NAME, name=f"pairs {words}", value=share, floor=low, aim=aim))
    met, wanted, exported = map(int, _find(r"findings met (\d+)/(\d+), exported (\d+)", printed))
    figures.append(Figure(benchmark=NAME, name=f"findings met of {wanted}", value=met, floor=wanted, aim=wanted))
    figures.append(Figure(benchmark=NAME, name="findings exported", value=exported))
    return figures


def _find(pattern: str, printed: str) -> tuple[str, ...]:
    match = re.search(pattern, printed)
    if match is None:
        raise ValueError(f"the scorer printed no line like {pattern!r}")
    return match.groups()
