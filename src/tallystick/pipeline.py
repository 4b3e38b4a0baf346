"""Pipeline: the whole flow, from what a user names to a ledger that holds it; and what it held on an earlier day.

In: inputs and the place of a ledger. Out: a RunSummary; the ledger holds the new reports beside those it had, and all that
follows from them together. Always: as the desk says of each time that it takes inputs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from spacy.language import Language

from tallystick import language
from tallystick.desk import Desk, RunSummary
from tallystick.joining import Joining
from tallystick.means import Means
from tallystick.model.incidents import BestRule
from tallystick.model.ledger import LedgerContents
from tallystick.progress import Progress
from tallystick.reading import AddedPlaces


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A ledger as of a day; `later` reports came out after it, of `undated` ones nobody knows whether they did."""

    contents: LedgerContents
    day: date
    later: int
    undated: int


def open_desk(
    location: str,
    *,
    nlp: Language | None = None,
    gazetteer: Path | None = None,
    figures: str = "",
    best: BestRule = BestRule.MOST,
    weights: str = "",
    anew: bool = False,
) -> Desk:
    """The ledger, made where there is none, open for reports; `gazetteer` holds a user's own places.

    `figures` are a project's own readings of vague words (TOML); they are kept with the Run, since readings follow from them.
    `best` is how a best figure is chosen where origins differ, `weights` are own bits of linking (TOML); `anew` derives all
    again that the ledger holds.
    Raises LedgerError where the ledger cannot be used, SetupError where places, figures or weights cannot be read.
    """
    means = Means(nlp=nlp or language.load(), added=AddedPlaces.at(gazetteer), figures=figures, best=best, weights=weights)
    return Desk(location, means, anew=anew)


def run(
    inputs: Sequence[str],
    location: str,
    *,
    nlp: Language | None = None,
    gazetteer: Path | None = None,
    figures: str = "",
    best: BestRule = BestRule.MOST,
    weights: str = "",
    anew: bool = False,
    progress: Progress = lambda *_: None,
) -> RunSummary:
    """Read the inputs into the ledger: open a desk on it (`open_desk`), add them, and close it.

    Raises InputError where an input leads nowhere, and what `open_desk` raises.
    """
    with open_desk(location, nlp=nlp, gazetteer=gazetteer, figures=figures, best=best, weights=weights, anew=anew) as desk:
        return desk.add(inputs, progress)


def as_of(contents: LedgerContents, day: date, progress: Progress = lambda *_: None) -> Earlier:
    """What the ledger said at the end of a day: all that follows from the reports published by then, and from no other.

    A report of which nobody knows when it came out is left out. Days that were inferred count as known.
    """
    published = {dating.report_id: dating.published for dating in contents.linked.datings}
    known = {report_id for report_id, told in published.items() if told is not None and told <= day}
    reports = tuple(report for report in contents.reports if report.report_id in known)
    readings = tuple(reading for reading in contents.readings if reading.report_id in known)
    undated = sum(published.get(report.report_id) is None for report in contents.reports)
    later = len(contents.reports) - len(reports) - undated
    with Joining(contents.run) as joining:
        return Earlier(contents=joining.add(reports, readings, (), progress), day=day, later=later, undated=undated)
