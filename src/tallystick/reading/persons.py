"""Persons told of one by one, within one account: they are matched to the counted, and a shot that killed wounds nobody.

The `Told` claims of one account enter and leave, in the same order. A named or single person never adds to a figure that counts
more; whoever "was shot" and is told dead in the same account is not among the wounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallystick.model.claims import Claim, Measure, Scope
from tallystick.reading.told import Told


def settle(told: Sequence[Told]) -> list[Told]:
    """Turn singles into parts of counted figures, and shots of the dead into harm whose outcome another claim tells."""
    return [_matched(one, told) for one in (_outcome(one, told) for one in told)]


def _outcome(one: Told, told: Sequence[Told]) -> Told:
    """A shot of as many as are told dead in the account: kept as killed or wounded, which never enters the wounded."""
    if not one.shot or one.claim.measure is not Measure.WOUNDED:
        return one
    dead = [other.claim for other in told if other.claim.measure is Measure.KILLED and other.claim.scope is Scope.INCIDENT]
    survivors = any(other.claim.measure is Measure.WOUNDED and not other.shot for other in told)
    covered = any(_at_most(one.claim, claim) for claim in dead)
    if not covered or (survivors and not one.single):
        return one
    return replace(one, claim=replace(one.claim, measure=Measure.KILLED_OR_WOUNDED))


def _matched(one: Told, told: Sequence[Told]) -> Told:
    claim = one.claim
    if not one.single or claim.scope is not Scope.INCIDENT:
        return one
    counted = [
        other.claim
        for other in told
        if not other.single and other.claim.measure is claim.measure and other.claim.scope is Scope.INCIDENT
    ]
    whole = next((other for other in counted if (other.figure.low or 0) > 1 or other.figure.high is None), None)
    if whole is None:
        return one
    return replace(one, claim=replace(claim, scope=Scope.PART, part_of=whole.claim_id))


def _at_most(claim: Claim, other: Claim) -> bool:
    """Whether the first figure is no greater than the second."""
    high, low = claim.figure.high, other.figure.low
    return high is not None and low is not None and high <= low
