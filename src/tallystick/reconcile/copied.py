"""Copied: statements of several reports that are one, because they stand in the same words of a shared passage.

In: claims, attributions and copies. Out: for each statement its twins, itself among them. Always: twins stand in each other's
place in the passage, not only somewhere in it, and say the same: an outlet that exchanged a figure made another statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tallystick.model.claims import Attribution, Claim
from tallystick.model.copies import Copy
from tallystick.model.facing import facing
from tallystick.reconcile.intervals import stated

Statement = Claim | Attribution
Twins = Mapping[str, frozenset[str]]


def twins_of(statements: Iterable[Statement], copies: Iterable[Copy]) -> Twins:
    """The statements that are one with each that has a twin, by their ids."""
    together: dict[str, set[str]] = {}
    for one, other in facing(statements, copies):
        if same_said(one, other):
            joined = together.get(one.claim_id, {one.claim_id}) | together.get(other.claim_id, {other.claim_id})
            for claim_id in joined:
                together[claim_id] = joined
    return {claim_id: frozenset(joined) for claim_id, joined in together.items()}


def same_said(one: Statement, other: Statement) -> bool:
    """Whether two statements say the same of the same: one measure, scope, stance and figures that agree, or one actor."""
    if isinstance(one, Attribution) or isinstance(other, Attribution):
        same_kind = isinstance(one, Attribution) and isinstance(other, Attribution)
        return same_kind and one.stance is other.stance
    same = (one.measure, one.scope, one.stance) == (other.measure, other.scope, other.stance)
    return same and stated(one).meets(stated(other))
