"""Passages: what reports share, by report, and whose share is now another.

A lineage enters as it stands, again and again; the reports leave whose copies or page differ from before. Always: what is known
then is what a lineage told all at once would give.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from tallystick.model.copies import Copy, Version
from tallystick.model.ledger import Lineage


class Passages:
    """Copies and pages of all reports."""

    def __init__(self) -> None:
        self._copies: Mapping[str, Copy] = {}
        self._of: defaultdict[str, dict[str, Copy]] = defaultdict(dict)
        self._versions: frozenset[Version] = frozenset()
        self._pages: Mapping[str, str] = {}

    def update(self, lineage: Lineage) -> set[str]:
        """Take the lineage as it stands now; the reports for which anything is another."""
        return self._recopied(lineage.copies) | self._repaged(lineage.versions)

    def of(self, report: str) -> Collection[Copy]:
        """The copies of a report."""
        return self._of[report].values() if report in self._of else ()

    def page(self, report: str) -> str | None:
        """The page that the report is a state of, None where it is the only one."""
        return self._pages.get(report)

    def around(self, reports: Iterable[str]) -> Lineage:
        """All that these reports share with any, and all states of pages."""
        copies = {copy.copy_id: copy for report in reports for copy in self.of(report)}
        return Lineage(copies=tuple(copies[key] for key in sorted(copies)), versions=tuple(self._versions))

    def _recopied(self, copies: Iterable[Copy]) -> set[str]:
        now = {copy.copy_id: copy for copy in copies}
        gone = [copy for key, copy in self._copies.items() if not _equal(copy, now.get(key))]
        come = [copy for key, copy in now.items() if not _equal(copy, self._copies.get(key))]
        for copy in gone:
            for report in _ends(copy):
                del self._of[report][copy.copy_id]
        for copy in come:
            for report in _ends(copy):
                self._of[report][copy.copy_id] = copy
        self._copies = now
        return {report for copy in (*gone, *come) for report in _ends(copy)}

    def _repaged(self, versions: Iterable[Version]) -> set[str]:
        now = frozenset(versions)
        if now == self._versions:
            return set()
        changed = {report for one in now ^ self._versions for report in (one.earlier, one.later)}
        old, self._pages, self._versions = self._pages, _pages(now), now
        return changed | {one for one in old.keys() | self._pages.keys() if old.get(one) != self._pages.get(one)}


def _pages(versions: Iterable[Version]) -> Mapping[str, str]:
    """For each report that is one state of a page, the least id among the states that are known."""
    pages: dict[str, set[str]] = {}
    for one in versions:
        states = pages.get(one.earlier, {one.earlier}) | pages.get(one.later, {one.later})
        pages |= dict.fromkeys(states, states)
    return {report_id: min(states) for report_id, states in pages.items()}


def _ends(copy: Copy) -> set[str]:
    return {copy.left.report_id, copy.right.report_id}


def _equal(one: Copy, other: Copy | None) -> bool:
    return one is other or one == other
