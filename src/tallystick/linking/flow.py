"""Linking: which accounts tell of one incident, and on which day undated reports were published.

Reports, readings and lineage enter; `Linked` leaves: a dating for each report, the weighed pairs with their reasons, incidents.
The same reports give the same result in any order. Steps, each a module: features, almanac, scoring (blocking and weights),
dating, clusters, incidents. Pairs are first weighed with stated days alone, which dates what reports do not state; then all is
weighed anew with the days that were inferred. An inferred day is never its own evidence. Where enough reports tell of one land
for it to be known which words are rare there, the learned table of weights is used, else the judged one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tallystick.linking import almanac, dating, features, incidents
from tallystick.linking.almanac import Dated
from tallystick.linking.clusters import Cluster, settle
from tallystick.linking.constraints import refusals
from tallystick.linking.echoes import deciding, echoes_of
from tallystick.linking.features import Features
from tallystick.linking.landmarks import landmarks
from tallystick.linking.learned import learned
from tallystick.linking.levels import Weighing
from tallystick.linking.scoring import Scored, prior, score
from tallystick.linking.weights import JUDGED
from tallystick.model.accounts import Reading
from tallystick.model.incidents import Candidate, Dating
from tallystick.model.ledger import Lineage, Linked
from tallystick.model.reports import Report


def link(reports: Sequence[Report], readings: Sequence[Reading], lineage: Lineage, weighing: Weighing | None = None) -> Linked:
    """Date the reports, weigh pairs of accounts and join them into incidents.

    `weighing` stands in place of the shipped tables of weights. Every reading's report must be among the reports (KeyError
    otherwise).
    """
    known = almanac.stated(reports)
    echoed = echoes_of(reports, readings, lineage)
    marks = landmarks(reports, deciding(readings, echoed))
    table = weighing or (learned() if marks else JUDGED)
    rows = almanac.with_days(features.build(readings, lineage, marks, echoed), known)
    pairs, found = settle(rows, score(rows, table))
    names = {report.report_id: report.name for report in reports}
    dated = dating.infer(rows, pairs, readings, names, known)
    if dated != known:
        rows = almanac.with_days(rows, dated)
        pairs, found = settle(rows, score(rows, table))
    return Linked(
        datings=tuple(_dating(dated[report_id]) for report_id in sorted(dated)),
        candidates=_candidates(pairs, found, rows),
        incidents=incidents.build(found, rows, dated),
    )


def _dating(dated: Dated) -> Dating:
    published = dated.published
    return Dating(
        report_id=dated.report_id,
        published=published,
        basis=dated.basis if published is not None else None,
        reason=dated.reason,
    )


def _candidates(pairs: Iterable[Scored], found: Iterable[Cluster], rows: Iterable[Features]) -> tuple[Candidate, ...]:
    by_id = {row.account_id: row for row in rows}
    home = {account_id: place for place, cluster in enumerate(found) for account_id in cluster}
    return tuple(
        Candidate(
            left=pair.left,
            right=pair.right,
            weight=round(pair.weight, 3),
            reasons=(*pair.reasons(), prior(pair.weighing)),
            same=home[pair.left] == home[pair.right],
            refused=tuple(refusals(by_id[pair.left], by_id[pair.right])),
        )
        for pair in pairs
    )
