"""API: what programs ask of a ledger; the command line and the pages use nothing else.

In: inputs, and the place of a ledger. Out: records of the model. Always: trouble is an error of `tallystick.model.errors`, one
line and its remedy. What is slow to import (the language model, the solvers, the database) is imported where it is used, so
that `--help` waits for none of it and `show` only for the database.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tallystick.model.errors import SetupError
from tallystick.model.ledger import LedgerContents

if TYPE_CHECKING:
    from tallystick.pipeline import RunSummary
    from tallystick.store import Problem

Progress = Callable[[str, int, int | None], None]
"""Told at each step of a run its name, how many reports are done, and of how many where that is known."""

__all__ = ["Progress", "open_contents", "report_data", "run", "verify"]


def run(inputs: Sequence[str], location: str, progress: Progress = lambda *_: None, figures: Path | None = None) -> RunSummary:
    """Read files, folders and patterns into the ledger at a path, which is made where there is none.

    `figures` is a file with a project's own readings of vague words ("dozens"), which go before the shipped ones.
    Raises InputError where an input leads nowhere, LedgerError where the ledger cannot be used, SetupError where the file of
    figures cannot be read.
    """
    from tallystick import pipeline

    return pipeline.run(inputs, location, figures=_text(figures) if figures else "", progress=progress)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf8")
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"The table of figures {path} cannot be read: {error}.", "Name a TOML file in UTF-8.") from error


def open_contents(location: str) -> LedgerContents:
    """All that a ledger holds but the reports' bytes. Raises LedgerError."""
    from tallystick.store import Ledger

    with Ledger.open(location) as ledger:
        return ledger.contents()


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
            detail = f"The bytes of {report.name} give another text or title than the ledger holds; run it again."
            found.append(Problem(kind="text", where=report_id, detail=detail))
    return tuple(found)
