"""API: what programs ask of a ledger; the command line and the pages use nothing else.

In: inputs, and the place of a ledger. Out: records of the model. Always: trouble is an error of `tallystick.model.errors`, one
line and its remedy. What is slow to import (the language model, the solvers, the database) is imported where it is used, so
that `--help` waits for none of it and `show` only for the database.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tallystick.model.errors import SetupError
from tallystick.model.incidents import BestRule
from tallystick.model.ledger import LedgerContents

if TYPE_CHECKING:
    from tallystick.desk import Desk, RunSummary
    from tallystick.pipeline import Earlier
    from tallystick.reading import Adding
    from tallystick.store import Problem

Progress = Callable[[str, int, int | None], None]
"""Told at each step of a run its name, how many reports are done, and of how many where that is known."""

__all__ = [
    "Progress",
    "add_places",
    "open_as_of",
    "open_contents",
    "open_desk",
    "own_gazetteer",
    "report_data",
    "run",
    "verify",
]


def run(
    inputs: Sequence[str],
    location: str,
    progress: Progress = lambda *_: None,
    *,
    gazetteer: Path | None = None,
    figures: Path | None = None,
    best: BestRule = BestRule.MOST,
    weights: Path | None = None,
    anew: bool = False,
) -> RunSummary:
    """Read files, folders and patterns into the ledger at a path, which is made where there is none.

    `gazetteer` is a file that `add_places` made: its places are found beside the shipped ones. `figures` is a file with a
    project's own readings of vague words ("dozens"), which go before the shipped ones; `best` is how a best figure is chosen
    where origins differ; `weights` is a file with own bits of linking (docs/weights.md); with `anew` all that the ledger holds
    is derived again. Raises InputError where an input leads nowhere, LedgerError where the ledger cannot be used, SetupError
    where one of the files cannot be read.
    """
    with open_desk(location, gazetteer=gazetteer, figures=figures, best=best, weights=weights, anew=anew) as desk:
        return desk.add(inputs, progress)


def open_desk(
    location: str,
    *,
    gazetteer: Path | None = None,
    figures: Path | None = None,
    best: BestRule = BestRule.MOST,
    weights: Path | None = None,
    anew: bool = False,
) -> Desk:
    """The ledger, open for reports that come again and again: `with open_desk(...) as desk: desk.add(inputs)`.

    The first that is added waits until what the ledger knows is at hand; each further one costs what it touches. The arguments
    are those of `run`, and so is what is raised.
    """
    from tallystick import pipeline

    own = _text(figures) if figures else ""
    bits = _text(weights) if weights else ""
    return pipeline.open_desk(location, gazetteer=gazetteer, figures=own, best=best, weights=bits, anew=anew)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf8")
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"The table {path} cannot be read: {error}.", "Name a TOML file in UTF-8.") from error


def add_places(dump: Path, gazetteer: Path, progress: Callable[[int], None] = lambda _: None) -> Adding:
    """Add a GeoNames dump to a user's gazetteer, a file that is made where there is none.

    Raises InputError where the dump cannot be used, SetupError where the gazetteer cannot be written.
    """
    from tallystick.reading import Gazetteer, add_dump

    return add_dump(dump, gazetteer, Gazetteer.load(), progress)


def own_gazetteer() -> Path:
    """Where a user's own places are kept if nothing else is said: the folder that the platform has for data of programs."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Application Support")
    else:
        base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "tallystick" / "gazetteer.sqlite"


def open_contents(location: str) -> LedgerContents:
    """All that a ledger holds but the reports' bytes. Raises LedgerError."""
    from tallystick.store import Ledger

    with Ledger.open(location) as ledger:
        return ledger.contents()


def open_as_of(location: str, day: date, progress: Progress = lambda *_: None) -> Earlier:
    """What the ledger said at the end of a day, from the reports published by then alone. Raises LedgerError."""
    from tallystick import pipeline

    return pipeline.as_of(open_contents(location), day, progress)


def report_data(location: str, report_id: str) -> bytes:
    """The bytes of one report as received. Raises LedgerError."""
    from tallystick.store import Ledger

    with Ledger.open(location) as ledger:
        return ledger.data(report_id)


def verify(location: str) -> tuple[Problem, ...]:
    """Every hash, passage and reference checked, and every text against its bytes read again. Raises LedgerError."""
    from tallystick.intake import clean_all
    from tallystick.model.reports import Report
    from tallystick.store import Ledger, Problem

    with Ledger.open(location) as ledger:
        found = list(ledger.verify())
        texts = {report.report_id: report for report in ledger.contents().reports}
        again = {one.report_id: one for one in clean_all(ledger.items()) if isinstance(one, Report)}
    for report_id, report in texts.items():
        if again.get(report_id) != report:
            detail = f"The bytes of {report.name} give another text or title than the ledger holds; derive it anew: run --anew."
            found.append(Problem(kind="text", where=report_id, detail=detail))
    return tuple(found)
