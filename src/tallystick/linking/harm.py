"""Harm: what one account says was suffered, drawn together so that two accounts can be laid side by side.

Claims of one account enter; `Total`s leave: one interval for each measure and side, and `Item`s for things and rarer measures.
Denied figures and shares of other figures never count. A total is for comparing only: it never becomes a value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tallystick.model.claims import Claim, ClaimantRole, Measure, Scope, Stance
from tallystick.model.groups import Nature


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Total:
    """Persons of one side (`party` empty: not told) with a measure; both bounds inclusive, None open.

    `by_enemy` where all who say so count their enemy's losses: beside what others say, such a figure is at most an upper bound.
    """

    party: str
    low: int | None
    high: int | None
    by_enemy: bool = False

    def comparable(self, other: Total) -> bool:
        """Whether the two may count the same persons: an untold party is neutral."""
        return not self.party or not other.party or self.party == other.party

    def meets(self, other: Total) -> bool:
        """Whether one number could satisfy both."""
        return _meet((self.least(other), self.high), (other.least(self), other.high))

    def least(self, beside: Total) -> int | None:
        """The least that it leaves beside another figure; who counts its enemy's losses counts too many sooner than too few."""
        return None if self.by_enemy and not beside.by_enemy else self.low


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Item:
    """A figure of things, or of persons with a measure other than killed and wounded."""

    kind: str
    low: int | None
    high: int | None


Bounds = tuple[int | None, int | None]


def counted(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims that tell of harm in the incident itself."""
    return tuple(one for one in claims if one.scope is Scope.INCIDENT and one.stance is not Stance.DENIED)


def moved(claims: Iterable[Claim], measure: Measure) -> int:
    """Persons of whom the account tells that a later death or finding took them out of a measure; 0 where it tells of none."""
    gone = [c for c in claims if c.transfer is not None and c.transfer.moved_from is measure and c.stance is Stance.ASSERTED]
    return max((c.figure.low or 0 for c in gone), default=0)


def totals(claims: Iterable[Claim], measure: Measure, moved: int = 0) -> tuple[Total, ...]:
    """One total for each side that the claims tell apart, by party; an unknown party joins the only known one.

    Those who were moved out of the measure may still stand in what others counted: five wounded, when one of them has died, may
    have been six.
    """
    sides: dict[str, list[Claim]] = defaultdict(list)
    for claim in counted(claims):
        if claim.measure is measure and claim.group.nature is Nature.PERSONS:
            sides[claim.group.party or ""].append(claim)
    sums = [_total(party, side) for party, side in sorted(sides.items())]
    if len(sums) == 2 and not sums[0].party:
        untold, known = sums
        low, high = _common([(untold.low, untold.high), (known.low, known.high)])
        by_enemy = _by_enemy([*sides[""], *sides[known.party]])
        sums = [Total(party=known.party, low=low, high=high, by_enemy=by_enemy)]
    return tuple(replace(total, high=total.high + moved) if total.high is not None else total for total in sums)


def items(claims: Iterable[Claim]) -> tuple[Item, ...]:
    """Figures of things and of the rarer measures, by kind."""
    kinds: dict[str, list[Bounds]] = defaultdict(list)
    for claim in counted(claims):
        if claim.group.nature is Nature.MATERIEL or claim.measure not in (Measure.KILLED, Measure.WOUNDED):
            kinds[f"{claim.measure} {claim.group.name}"].append(_bounds(claim))
    merged = {kind: _common(bounds) for kind, bounds in kinds.items()}
    return tuple(Item(kind=kind, low=low, high=high) for kind, (low, high) in sorted(merged.items()))


def _total(party: str, claims: list[Claim]) -> Total:
    """Groups inside another group of the account are in its figure already; of those side by side it is not known
    whether they overlap ("a man", "a teenager"), so that the total lies between the greatest of them and their sum."""
    names = {claim.group.name for claim in claims}
    groups: dict[str, list[Bounds]] = defaultdict(list)
    for claim in claims:
        if not names.intersection(claim.group.within):
            groups[claim.group.name].append(_bounds(claim))
    sums = [_common(bounds) for bounds in groups.values()]
    low = max((low for low, _ in sums if low is not None), default=None)
    highs = [high for _, high in sums if high is not None]
    high = sum(highs) if len(highs) == len(sums) else None
    return Total(party=party, low=low, high=high, by_enemy=_by_enemy(claims))


def _by_enemy(claims: list[Claim]) -> bool:
    """Whether every speaker counts its enemy's losses; what is said in nobody's name beside it is its own."""
    roles = {claim.claimant.role for claim in claims if claim.claimant is not None}
    return roles == {ClaimantRole.ENEMY_LOSSES}


def _bounds(claim: Claim) -> Bounds:
    """Those counted name by name are at most as many as there are; so are those who died of their wounds, beside the others."""
    later = claim.transfer is not None and claim.transfer.moved_to is claim.measure
    return claim.figure.low, None if claim.basis.by_name or later else claim.figure.high


def _common(bounds: list[Bounds]) -> Bounds:
    """What the intervals have in common, or, where they have nothing, all that they span."""
    lows = [low for low, _ in bounds if low is not None]
    highs = [high for _, high in bounds if high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is None or high is None or low <= high:
        return low, high
    return (min(lows) if len(lows) == len(bounds) else None), (max(highs) if len(highs) == len(bounds) else None)


def _meet(left: Bounds, right: Bounds) -> bool:
    above = left[0] is not None and right[1] is not None and left[0] > right[1]
    below = left[1] is not None and right[0] is not None and left[1] < right[0]
    return not (above or below)
