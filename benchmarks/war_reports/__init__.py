"""War reports: sets of six to ten reports of our own on wars beside which no rule was written, and what is found in each.

In: the shared folder, for its scorer. Out: figures of the claims and of the pairs of claims for each set, as for the seeds.
Always: gold and reports were written before the program had read them, by one who knew none of its code; the events are
invented. The errors of all have been looked at by now: what each set stood at before tells how well other reports are read, see
docs/measurements.md; the next author's set is to be scored before it is opened.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from benchmarks.command import shared_folder
from benchmarks.seeds import SCORER, read_scores, scored
from benchmarks.table import Figure

NAME = "war_reports"
SETS = {
    "read": {"found": (0.90, 1.0), "whole": (0.80, 0.95), "precision": (0.95, 0.97)},
    "opened": {"found": (0.88, 1.0), "whole": (0.68, 0.95), "precision": (0.95, 0.97)},
    "opened_later": {"found": (0.87, 1.0), "whole": (0.70, 0.95), "precision": (0.90, 0.97)},
    "opened_last": {"found": (0.82, 1.0), "whole": (0.64, 0.95), "precision": (0.91, 0.97)},
    "opened_fifth": {"found": (0.88, 1.0), "whole": (0.75, 0.95), "precision": (0.93, 0.97)},
    "opened_sixth": {"found": (0.78, 1.0), "whole": (0.60, 0.95), "precision": (0.92, 0.97)},
    "opened_seventh": {"found": (0.80, 1.0), "whole": (0.70, 0.95), "precision": (0.92, 0.97)},
    "opened_eighth": {"found": (0.88, 1.0), "whole": (0.68, 0.95), "precision": (0.95, 0.97)},
    "opened_ninth": {"found": (0.88, 1.0), "whole": (0.78, 0.95), "precision": (0.94, 0.97)},
    "opened_tenth": {"found": (0.82, 1.0), "whole": (0.66, 0.95), "precision": (0.90, 0.97)},
}
"""The figures with a floor, below what was reached when the sets were made, and an aim, that of the seeds."""


def run(data: Path) -> list[Figure]:
    """Score the sets. Raises FileNotFoundError where the scorer is not there."""
    scorer = shared_folder(data, str(SCORER)) / SCORER
    here = Path(__file__).parent
    return [_of(name, figure) for name in SETS for figure in read_scores(scored(here / name, scorer))]


def _of(name: str, figure: Figure) -> Figure:
    floor, aim = SETS[name].get(figure.name, (None, None))
    return replace(figure, benchmark=NAME, name=f"{name.replace('_', ' ')}: {figure.name}", floor=floor, aim=aim)
