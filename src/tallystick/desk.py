"""Desk: a ledger that stands open for reports.

In: inputs, again and again. Out: for each time a RunSummary; the ledger holds the new reports beside those it had, and all that
follows from them together. Always: nothing is written before all is derived, then all of it in one transaction, so that a run
killed at any moment leaves the ledger as it was and may be repeated; neither order of inputs nor number of runs matters. What
the ledger's own Run has derived before is not derived again, and what is once at hand stays there: one report more costs what
it touches. Another Run (other code, model or settings) derives all anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from tallystick.ingest import collect
from tallystick.intake import clean_all, refused_items
from tallystick.joining import Joining
from tallystick.means import Means
from tallystick.model.accounts import Reading
from tallystick.model.ids import bytes_id
from tallystick.model.ledger import LedgerContents
from tallystick.model.reports import Item, Rejection, RejectionReason, Report
from tallystick.perusal import read_all
from tallystick.progress import Progress, Stage
from tallystick.store import Ledger, State


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """What one run did: `received` and `rejections` are of its own inputs, the other counts of the whole ledger after it."""

    received: int
    rejections: tuple[Rejection, ...]
    reports: int
    new_reports: int
    incidents: int
    findings: int


class Desk:
    """An open ledger, which is made where there is none; a context that closes it.

    With `anew` nothing that the ledger holds is taken for known but what it received. Raises LedgerError where the ledger
    cannot be used, SetupError where the means cannot.
    """

    def __init__(self, location: str, means: Means, *, anew: bool = False) -> None:
        means.check()
        self._means, self._run, self._anew = means, means.run(), anew
        self._ledger = Ledger.open(location, create=True)
        self._state: State | None = None
        self._joining: Joining | None = None

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self._forget()
        self._ledger.close()

    def add(self, inputs: Sequence[str], progress: Progress = lambda *_: None) -> RunSummary:
        """Read the inputs into the ledger.

        Raises InputError where an input leads nowhere, LedgerError where another process has written to the ledger meanwhile:
        then nothing was written, and the same may be asked for again.
        """
        progress(Stage.COLLECT, 0, None)
        outcomes = tuple(collect(inputs))
        try:
            return self._add(outcomes, progress)
        except BaseException:
            self._forget()
            raise

    def _add(self, outcomes: Sequence[Item | Rejection], progress: Progress) -> RunSummary:
        refused = [one for one in outcomes if isinstance(one, Rejection)]
        items = [one for one in outcomes if isinstance(one, Item)]
        before = self._state or self._ledger.state()
        same = before.contents.run == self._run and not self._anew
        contents = self._derived(before.contents if same else None, items, refused, before.contents.rejections, progress)
        progress(Stage.STORE, 0, None)
        self._state = self._ledger.write(contents, [*items, *refused_items(refused)], before if same else None)
        self._anew = False
        return _summary(outcomes, before.contents, contents)

    def _derived(
        self,
        known: LedgerContents | None,
        items: Sequence[Item],
        refused: Iterable[Rejection],
        rejected: Iterable[Rejection],
        progress: Progress,
    ) -> LedgerContents:
        """All that follows from what the ledger keeps and the items; `known` is what its own Run has derived of the one."""
        come = chain(self._ledger.items(), items) if known is None else self._touched(known, items)
        cleaned = tuple(clean_all(come, lambda done: progress(Stage.CLEAN, done, None)))
        before = {one.report_id: one for one in known.reports} if known is not None else {}
        new = [one for one in cleaned if isinstance(one, Report) and before.get(one.report_id) != one]
        told = tuple(read_all(new, self._means, lambda done: progress(Stage.READ, done, len(new))))
        unread: list[Rejection] = [one for one in cleaned if isinstance(one, Rejection)]
        unread += [outcome for _, outcome in told if isinstance(outcome, Rejection)]
        reports = [report for report, reading in told if isinstance(reading, Reading)]
        readings = [reading for _, reading in told if isinstance(reading, Reading)]
        rejections = _all_rejections(rejected, refused, unread, {one.report_id for one in cleaned if one.report_id})
        if known is None:
            return self._begun().add(reports, readings, rejections, progress)
        gone = before.keys() & {*(one.report_id for one in new), *(one.report_id for one in unread)}
        if gone:
            kept = [one for one in known.reports if one.report_id not in gone]
            still = [one for one in known.readings if one.report_id not in gone]
            return self._begun().add([*kept, *reports], [*still, *readings], rejections, progress)
        if not reports:
            return replace(known, rejections=rejections)
        self._joining = self._joining or Joining.of(known)
        return self._joining.add(reports, readings, rejections, progress)

    def _touched(self, known: LedgerContents, items: Iterable[Item]) -> Iterable[Item]:
        """All items of each content of which one is new, or which could not be read."""
        fresh = self._ledger.unknown(items)
        failed = {one.report_id for one in known.rejections if one.reason is RejectionReason.READING_FAILED}
        ids = {bytes_id(item.data) for item in fresh} | {one for one in failed if one is not None}
        return chain(self._ledger.items(ids), fresh)

    def _begun(self) -> Joining:
        """A joining of no reports yet, in the place of any other."""
        if self._joining is not None:
            self._joining.__exit__()
        self._joining = Joining(self._run)
        return self._joining

    def _forget(self) -> None:
        """Take nothing for known but what the ledger holds."""
        if self._joining is not None:
            self._joining.__exit__()
        self._joining = self._state = None


def _all_rejections(
    before: Iterable[Rejection], refused: Iterable[Rejection], unread: Iterable[Rejection], cleaned: Collection[str]
) -> tuple[Rejection, ...]:
    """What ingest has refused now or in an earlier run, and what was received but cannot be read by this Run."""
    earlier = (one for one in before if one.report_id not in cleaned)
    return tuple(sorted({*earlier, *refused, *unread}, key=lambda one: (one.name, one.reason, one.detail, one.report_id or "")))


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
