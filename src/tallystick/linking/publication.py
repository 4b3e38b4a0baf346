"""Publication: the days on which reports came out, stated or inferred, kept as reports come.

Reports, readings and the accounts whose pairs are others enter, some at a time; the reports leave whose inferred days are
others. The pairs are those weighed with stated days alone, so that a day that was inferred is never its own evidence. Always:
the days are those that the same reports, all at once, would give; only reports that may be tied to each other are looked at
anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tallystick.linking import almanac, dating
from tallystick.linking.almanac import Dated
from tallystick.linking.clues import Clues, clues
from tallystick.linking.corpus import Corpus
from tallystick.linking.datelines import of_dateline
from tallystick.linking.pairs import Pairs, Stage
from tallystick.linking.ties import Tie, links_of, sides_of, ties_of
from tallystick.model.accounts import Reading
from tallystick.model.reports import Report


class Publication:
    """When reports were published: `stated` is what they state themselves, `dated` has the inferred days too."""

    def __init__(self) -> None:
        self.stated: dict[str, Dated] = {}
        self.dated: dict[str, Dated] = {}
        self._names: dict[str, str] = {}
        self._clues: dict[str, Clues] = {}
        self._counting: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._ties: dict[str, Sequence[Tie]] = {}
        self._datelines: dict[str, Dated] = {}

    def add(self, reports: Sequence[Report], readings: Iterable[Reading]) -> set[str]:
        """Take further reports; those, old ones among them, that are undated and may have other ties now."""
        self._names |= {report.report_id: report.name for report in reports}
        stated = almanac.stated(reports)
        self.stated |= stated
        self.dated |= stated
        by_id = {report.report_id: report for report in reports}
        told = {reading.report_id: clues(reading, by_id[reading.report_id]) for reading in readings}
        self._clues |= told
        counted = {(side, report) for report, one in told.items() for side in sides_of(one)}
        for side, report in counted:
            self._counting[side].add(report)
        touched = set(stated).union(*(self._counting[side] for side in {side for side, _ in counted}))
        return {report for report in touched if self.undated(report)} | self._with_other_years()

    def _with_other_years(self) -> set[str]:
        """Find anew the years of all datelines that lack one; the reports that have another day by it now."""
        days = {known.published for known in self.stated.values() if known.published is not None}
        lacking = [one for one in self._clues.values() if one.dateline is not None]
        found = {one.report_id: dated for one in lacking if (dated := of_dateline(one, days)) is not None}
        changed = {one for one in found.keys() | self._datelines.keys() if found.get(one) != self._datelines.get(one)}
        self._datelines = found
        return changed

    def undated(self, report: str) -> bool:
        """Whether the report was read and states no day."""
        return report in self._clues and self.stated[report].published is None

    def infer(self, touched: Iterable[str], pairs: Pairs, corpus: Corpus) -> set[str]:
        """Date anew what other ties of these undated reports may date; the reports that have other days or reasons now."""
        for report in touched:
            self._ties[report] = self._tied(report, pairs, corpus.accounts((report,)))
        near = dating.together(self._ties, touched)
        known = self.stated | self._datelines
        found = dating.infer({report: self._ties[report] for report in near}, self._clues, self._names, known)
        now = {report: found.get(report, known[report]) for report in near}
        changed = {report for report, known in now.items() if self.dated[report] != known}
        self.dated |= now
        return changed

    def _tied(self, report: str, pairs: Pairs, accounts: Iterable[str]) -> Sequence[Tie]:
        found = {pair for account in accounts for pair in pairs.of(account, Stage.STATED)}
        rows = {account: pairs.row(account, Stage.STATED) for pair in found for account in (pair.left, pair.right)}
        counting = {other for side in sides_of(self._clues[report]) for other in self._counting[side]} - {report}
        return ties_of(report, links_of(report, found, rows), counting, self._clues)
