"""copies: near-copies at scale beside the bare library, planted copies, and those that sets of real reports hold.

In: the shared folder, or gva's own. Out: figures. Always: the same figures but for the seconds.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.copies import cut, gva, others, scored, speed
from benchmarks.table import Figure


def run(data: Path) -> list[Figure]:
    """Measure everything; four minutes or so. Raises FileNotFoundError where the reports of gva are not there."""
    with tempfile.TemporaryDirectory() as folder:
        found = [figure for part in (gva, others, cut) for figure in part.figures(data, Path(folder))]
    return [*scored.figures(), *found, *speed.figures()]
