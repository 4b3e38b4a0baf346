"""Joining: what follows from reports together once each is read, kept as reports come.

In: reports and their readings, some at a time. Out: `LedgerContents` of all of them. Always: the contents are those that the
same reports, all at once, would give; of lineage, linking and reconciling each does again only what the further reports touch.
"""

from __future__ import annotations

from collections.abc import Iterable

from tallystick.lineage import Tracing
from tallystick.linking import Linking
from tallystick.means import best_of, weights_of
from tallystick.model.accounts import Reading
from tallystick.model.ledger import LedgerContents, Run
from tallystick.model.reports import Rejection, Report
from tallystick.progress import Progress, Stage
from tallystick.reconcile import Reconciling


class Joining:
    """The reports so far, by a Run; a context that holds what linking keeps."""

    def __init__(self, run: Run | None) -> None:
        self._run = run
        self._reports: dict[str, Report] = {}
        self._readings: dict[str, Reading] = {}
        self._unlinked: set[str] = set()
        self._tracing, self._linking, self._reconciling = Tracing(), Linking(own=weights_of(run)), Reconciling(best_of(run))

    @classmethod
    def of(cls, contents: LedgerContents) -> Joining:
        """What a ledger holds: its lineage is known, and it is linked with the first reports that come to it."""
        joining = cls(contents.run)
        joining._take(contents.reports, contents.readings)
        joining._tracing = Tracing.of(contents.reports, contents.lineage)
        return joining

    def __enter__(self) -> Joining:
        return self

    def __exit__(self, *_: object) -> None:
        self._linking.__exit__()

    def add(
        self,
        reports: Iterable[Report],
        readings: Iterable[Reading],
        rejections: tuple[Rejection, ...] = (),
        progress: Progress = lambda *_: None,
    ) -> LedgerContents:
        """Take further reports, each with its reading; what follows from all of them, beside what was rejected by now."""
        come = tuple(reports)
        self._take(come, readings)
        progress(Stage.TRACE, 0, None)
        self._tracing.add(come)
        lineage = self._tracing.lineage()
        progress(Stage.LINK, 0, None)
        unlinked = sorted(self._unlinked)
        self._linking.add([self._reports[one] for one in unlinked], [self._readings[one] for one in unlinked], lineage)
        self._unlinked.clear()
        linked = self._linking.linked()
        progress(Stage.RECONCILE, 0, None)
        known = tuple(self._reports[one] for one in sorted(self._reports))
        told = tuple(self._readings[one] for one in sorted(self._readings))
        return LedgerContents(
            run=self._run,
            reports=known,
            rejections=rejections,
            readings=told,
            lineage=lineage,
            linked=linked,
            reconciled=self._reconciling.reconcile(known, told, lineage, linked),
        )

    def _take(self, reports: Iterable[Report], readings: Iterable[Reading]) -> None:
        self._reports |= {one.report_id: one for one in reports}
        come = {one.report_id: one for one in readings}
        self._readings |= come
        self._unlinked |= come.keys()
