"""copies: near-copies at scale, beside the bare library.

In: nothing that is not generated. Out: figures. Always: the same figures but for the seconds.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.command import shared_folder
from benchmarks.copies import speed
from benchmarks.table import Figure


def run(data: Path) -> list[Figure]:
    """Measure everything; a few minutes. Raises FileNotFoundError where the reports of gva are not there."""
    shared_folder(data, "benchmarks/gva/reports.jsonl.gz")
    return speed.figures()
