"""Pipeline: the whole flow, from what a user names to a ledger that holds it.

In: inputs and the place of a ledger. Out: a RunSummary; the ledger holds the new reports beside those it had, and all that
follows from them together. Always: nothing is written before all is derived, then all of it in one transaction, so that a run
killed at any moment leaves the ledger as it was and may be repeated; neither order of inputs nor number of runs matters.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from pathlib import Path

from spacy.language import Language

import tallystick
from tallystick import language
from tallystick.ingest import collect
from tallystick.intake import clean_all, refused_items
from tallystick.lineage import trace
from tallystick.linking import link
from tallystick.model.accounts import Reading
from tallystick.model.errors import SetupError
from tallystick.model.ids import bytes_id, content_id
from tallystick.model.incidents import BestRule
from tallystick.model.ledger import LedgerContents, Run
from tallystick.model.reports import Item, Rejection, RejectionReason, Report
from tallystick.reading import AddedPlaces, Parsed, Reader
from tallystick.reconcile import reconcile
from tallystick.store import Ledger


class Stage(StrEnum):
    """The steps of a run, in their order."""

    COLLECT = "collecting"
    CLEAN = "cleaning"
    READ = "reading"
    TRACE = "comparing texts"
    LINK = "linking"
    RECONCILE = "reconciling"
    STORE = "storing"


Progress = Callable[[Stage, int, int | None], None]
"""Told at each step how many reports are done, and of how many where that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """What one run did: `received` and `rejections` are of its own inputs, the other counts of the whole ledger after it."""

    received: int
    rejections: tuple[Rejection, ...]
    reports: int
    new_reports: int
    incidents: int
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A ledger as of a day; `later` reports came out after it, of `undated` ones nobody knows whether they did."""

    contents: LedgerContents
    day: date
    later: int
    undated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a Run is made with: the language pipeline, a user's own places, a project's own vague words and best figures."""

    nlp: Language
    added: AddedPlaces | None = None
    figures: str = ""
    best: BestRule = BestRule.MOST

    def reader(self) -> Reader:
        """A reader with these means. Raises SetupError where the figures are malformed."""
        try:
            return Reader(self.nlp, self.added, self.figures)
        except ValueError as error:
            raise SetupError(f"The table of figures cannot be read: {error}.", "Compare it with docs/figures.md.") from error


def run(
    inputs: Sequence[str],
    location: str,
    *,
    nlp: Language | None = None,
    gazetteer: Path | None = None,
    figures: str = "",
    best: BestRule = BestRule.MOST,
    progress: Progress = lambda *_: None,
) -> RunSummary:
    """Read the inputs into the ledger, which is made where there is none; `gazetteer` holds a user's own places.

    `figures` are a project's own readings of vague words (TOML); they are kept with the Run, since readings follow from them.
    `best` is how a best figure is chosen where origins differ.
    Raises InputError where an input leads nowhere, LedgerError where the ledger cannot be used, SetupError where the places or
    the figures cannot be read.
    """
    means = Means(nlp=nlp or language.load(), added=AddedPlaces.at(gazetteer), figures=figures, best=best)
    means.reader()
    with Ledger.open(location, create=True) as ledger:
        progress(Stage.COLLECT, 0, None)
        outcomes = tuple(collect(inputs))
        refused = tuple(one for one in outcomes if isinstance(one, Rejection))
        items = [one for one in outcomes if isinstance(one, Item)]
        before = ledger.contents()
        contents = _derive(before, chain(ledger.items(), items), refused, means, progress)
        progress(Stage.STORE, 0, None)
        ledger.write(contents, [*items, *refused_items(refused)])
    return _summary(outcomes, before, contents)


def _derive(
    before: LedgerContents, items: Iterable[Item], refused: Iterable[Rejection], means: Means, progress: Progress
) -> LedgerContents:
    """All that follows from the items. What the same Run has read of an equal report is not read again: it would be equal."""
    run_record = _run_record(means)
    cleaned = tuple(clean_all(items, lambda done: progress(Stage.CLEAN, done, None)))
    known = _known_readings(before) if before.run == run_record else {}
    told = tuple(_read_all([one for one in cleaned if isinstance(one, Report)], known, means, progress))
    reports = tuple(report for report, reading in told if isinstance(reading, Reading))
    readings = tuple(reading for _, reading in told if isinstance(reading, Reading))
    unread = [one for one in (*cleaned, *(outcome for _, outcome in told)) if isinstance(one, Rejection)]
    rejections = _all_rejections(before.rejections, refused, unread, reports)
    return _joined(run_record, reports, readings, rejections, progress)


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
    return Earlier(contents=_joined(contents.run, reports, readings, (), progress), day=day, later=later, undated=undated)


def _joined(
    run_record: Run | None,
    reports: tuple[Report, ...],
    readings: tuple[Reading, ...],
    rejections: tuple[Rejection, ...],
    progress: Progress,
) -> LedgerContents:
    """What follows from reports together once each is read, by the rule that the Run was made with."""
    best = BestRule(json.loads(run_record.settings).get("best", BestRule.MOST)) if run_record is not None else BestRule.MOST
    progress(Stage.TRACE, 0, None)
    lineage = trace(reports)
    progress(Stage.LINK, 0, None)
    linked = link(reports, readings, lineage)
    progress(Stage.RECONCILE, 0, None)
    return LedgerContents(
        run=run_record,
        reports=reports,
        rejections=rejections,
        readings=readings,
        lineage=lineage,
        linked=linked,
        reconciled=reconcile(reports, readings, lineage, linked, best),
    )


def _read_all(
    reports: Sequence[Report], known: Mapping[Report, Reading], means: Means, progress: Progress
) -> Iterator[tuple[Report, Reading | Rejection]]:
    reader, longest = means.reader(), means.nlp.max_length
    for first in range(0, len(reports), TOGETHER):
        batch = reports[first : first + TOGETHER]
        parsed = _parsed(reader, [one for one in batch if one not in known and len(one.text) <= longest])
        for done, report in enumerate(batch, start=first + 1):
            yield report, known.get(report) or _read(reader, report, parsed.get(report.report_id), longest)
            progress(Stage.READ, done, len(reports))


TOGETHER = 16
"""Reports that are parsed together: more are no faster, and hold more memory."""
UNREADABLE = (ValueError, LookupError, ArithmeticError, RecursionError)
"""What unforeseen words can provoke (a day that no calendar has, a number beyond all tables, brackets without end).

One such report must not cost the reader all others; every other exception is a fault of the code or the machine, concerns all
reports, and stops the run.
"""


def _parsed(reader: Reader, reports: Sequence[Report]) -> dict[str, Parsed]:
    """The reports parsed together; nothing where one of them breaks the parse: each is then parsed when it is read."""
    try:
        return {one.report.report_id: one for one in reader.parse(reports)}
    except UNREADABLE:
        return {}


def _read(reader: Reader, report: Report, parsed: Parsed | None, longest: int) -> Reading | Rejection:
    """What the report says; a Rejection where the parser would refuse its length, or where its words break the reading."""
    if len(report.text) > longest:
        detail = f"The text has {len(report.text):,} characters; up to {longest:,} are read. Split it."
        return _rejection(report, RejectionReason.TOO_LARGE, detail)
    try:
        return reader.understand(parsed) if parsed is not None else reader.read(report)
    except UNREADABLE as error:
        detail = f"Reading stopped at {type(error).__name__}: {error}. Please report this as a fault of Tallystick."
        return _rejection(report, RejectionReason.READING_FAILED, detail)


def _rejection(report: Report, reason: RejectionReason, detail: str) -> Rejection:
    return Rejection(name=report.name, reason=reason, detail=detail, report_id=report.report_id)


def _known_readings(before: LedgerContents) -> dict[Report, Reading]:
    readings = {reading.report_id: reading for reading in before.readings}
    return {report: readings[report.report_id] for report in before.reports}


def _all_rejections(
    before: Iterable[Rejection], refused: Iterable[Rejection], unread: Iterable[Rejection], reports: Iterable[Report]
) -> tuple[Rejection, ...]:
    """What ingest has refused now or in an earlier run, and what was received but cannot be read by this Run."""
    derived = {report.report_id for report in reports} | {one.report_id for one in unread}
    earlier = (one for one in before if one.report_id is None or one.report_id not in derived)
    return tuple(sorted({*earlier, *refused, *unread}, key=lambda one: (one.name, one.reason, one.detail, one.report_id or "")))


def _run_record(means: Means) -> Run:
    """The Run by its content: the same code, model and settings give the same id."""
    code = f"{tallystick.__version__}+{_code_digest()}"
    model = f"{means.nlp.meta['lang']}-{means.nlp.meta['name']}-{means.nlp.meta['version']}"
    places = {"gazetteer": means.added.digest()} if means.added is not None else {}
    own = {"figures": means.figures} if means.figures else {}
    rule = {"best": means.best.value} if means.best is not BestRule.MOST else {}
    settings = json.dumps(places | own | rule)
    return Run(run_id=content_id("run", code, model, settings), code_version=code, model_version=model, settings=settings)


def _code_digest() -> str:
    """A hash over the files of the package, the shipped model among them, so that changed code is never taken for the same."""
    folder = Path(tallystick.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode("utf8"))
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def _summary(outcomes: Sequence[Item | Rejection], before: LedgerContents, contents: LedgerContents) -> RunSummary:
    received = {bytes_id(one.data) for one in outcomes if isinstance(one, Item)}
    own = [one for one in contents.rejections if one in outcomes or one.report_id in received]
    earlier = {report.report_id for report in before.reports}
    return RunSummary(
        received=len(outcomes),
        rejections=tuple(own),
        reports=len(contents.reports),
        new_reports=sum(report.report_id not in earlier for report in contents.reports),
        incidents=len(contents.linked.incidents),
        findings=len(contents.reconciled.findings),
    )
