"""Copied: statements of several reports that are one, because they stand in the same words of a shared passage.

In: claims, attributions and copies. Out: for each statement its twins, itself among them. Always: twins stand in each other's
place in the passage, not only somewhere in it, and say the same: an outlet that exchanged a figure made another statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tallystick.model.claims import Attribution, Claim
from tallystick.model.copies import Copy
from tallystick.reconcile.intervals import stated

Statement = Claim | Attribution
Twins = Mapping[str, frozenset[str]]


def twins_of(statements: Iterable[Statement], copies: Iterable[Copy]) -> Twins:
    """The statements that are one with each that has a twin, by their ids."""
    of_report: dict[str, list[Statement]] = {}
    for said in sorted(statements, key=lambda s: (s.passage.start, s.claim_id)):
        of_report.setdefault(said.report_id, []).append(said)
    together: dict[str, set[str]] = {}
    for copy in copies:
        for one, other in _pairs(copy, of_report):
            joined = together.get(one, {one}) | together.get(other, {other})
            for claim_id in joined:
                together[claim_id] = joined
    return {claim_id: frozenset(joined) for claim_id, joined in together.items()}


def _pairs(copy: Copy, of_report: Mapping[str, Sequence[Statement]]) -> Iterable[tuple[str, str]]:
    facing = [one for one in of_report.get(copy.right.report_id, ()) if copy.right.touches(one.passage.start, one.passage.end)]
    for one in of_report.get(copy.left.report_id, ()) if facing else ():
        across = copy.across(one.report_id, one.passage.start, one.passage.end)
        if across is not None:
            yield from (
                (one.claim_id, other.claim_id) for other in facing if other.passage.touches(*across) and same_said(one, other)
            )


def same_said(one: Statement, other: Statement) -> bool:
    """Whether two statements say the same of the same: one measure, scope, stance and figures that agree, or one actor."""
    if isinstance(one, Attribution) or isinstance(other, Attribution):
        same_kind = isinstance(one, Attribution) and isinstance(other, Attribution)
        return same_kind and one.stance is other.stance
    same = (one.measure, one.scope, one.stance) == (other.measure, other.scope, other.stance)
    return same and stated(one).meets(stated(other))
