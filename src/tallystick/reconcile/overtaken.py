"""Overtaken: figures of one report that deaths told by another have overtaken.

What enters: what each report of an incident says alone. What leaves: the ids of the claims whose figures no longer hold.
Always: the wounded who die move and never add: three killed and six wounded on Monday are four and five on Wednesday, and a
girl who was wounded and has died is one. Nobody dead becomes wounded again, so that of two reports of one day it is known
which tells the later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.model import groups
from tallystick.model.claims import ClaimantRole, Measure
from tallystick.model.incidents import Value
from tallystick.reconcile.alone import Alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How many one report, alone, says were killed and wounded, and when it came out; `claims` say so."""

    killed: int
    wounded: int
    day: date
    claims: frozenset[str]

    def is_overtaken_by(self, other: Standing) -> bool:
        """Whether some of its wounded are among the other's dead: as many in all, and no later."""
        as_many = self.killed + self.wounded == other.killed + other.wounded
        return as_many and self.killed < other.killed and self.day <= other.day


def overtaken(told: Sequence[Alone]) -> frozenset[str]:
    """The claims of killed and wounded that no longer hold, since some of the wounded have died."""
    known = [standing for one in told if (standing := _standing(one)) is not None]
    return frozenset(
        claim
        for one in known
        if any(one.is_overtaken_by(other) and _believed(other, one, known) for other in known)
        for claim in one.claims
    )


def _believed(newer: Standing, older: Standing, known: Sequence[Standing]) -> bool:
    """Whether, from the day of the newer figures on, no more reports tell of the older number of dead than of so many."""
    since = [one for one in known if one.day >= newer.day]
    return sum(one.killed == older.killed for one in since) <= sum(one.killed >= newer.killed for one in since)


def _standing(one: Alone) -> Standing | None:
    """The figures of one report; None where they are no points, its day is unknown, or it counts its enemy's losses."""
    if one.day is None or any(c.claimant is not None and c.claimant.role is ClaimantRole.ENEMY_LOSSES for c in one.claims):
        return None
    killed, wounded = (_sum(one.values, measure) for measure in (Measure.KILLED, Measure.WOUNDED))
    if killed is None or wounded is None:
        return None
    return Standing(killed=killed, wounded=wounded, day=one.day, claims=one.claim_ids)


def _sum(values: Sequence[Value], measure: Measure) -> int | None:
    """The measure over all groups, those within another one left out; None where one of them is no point."""
    told = [v for v in values if v.measure is measure]
    points = [v.best for v in groups.outermost(told, lambda value: value.group)]
    return None if None in points else sum(p for p in points if p is not None)
