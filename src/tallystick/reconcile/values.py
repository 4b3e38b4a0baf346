"""Values: low, best and high of each incident, group and measure, by named rules (design, entry "Value").

What enters: a fact and the positions of its origins. What leaves: a value. Always: low is the least lower bound over origins,
high the greatest upper bound; a party's count of its enemy's losses is dissent where others give a range; denials dissent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from tallystick.model import groups
from tallystick.model.claims import Measure
from tallystick.model.incidents import SHARE, BestRule, Value
from tallystick.reconcile.facts import Fact
from tallystick.reconcile.intervals import Interval, hull
from tallystick.reconcile.positions import Position, denials

ONE_ORIGIN = "what the claims of its one origin have in common"
RANGE = "lowest and highest over its origins"
MOST = "lowest and highest over its origins; best is what most of them give, of several the lowest"
LOWEST = "lowest and highest over its origins; best is the lowest until two known origins give more"
AGREED = "what all its origins allow"
ONE_PARTY = "one party's count of its enemy's losses; nobody else gives a figure"
ONE_BY_ONE = "persons of whom a report tells one by one, added"
SURVIVED = "those shot less those dead"


def value_of(fact: Fact, positions: Sequence[Position], chosen: BestRule = BestRule.MOST) -> Value | None:
    """The reconciled figure of a fact, best by the rule that was chosen; None where nobody asserts one."""
    ruling, aside = sides(positions)
    if not ruling:
        return None
    interval = hull(p.interval for p in ruling)
    dissenting = [p for p in aside if not p.interval.meets(interval)]
    agreeing = [p for p in aside if p.interval.meets(interval)]
    parties = sorted({p.party for p in ruling if p.party is not None})
    return Value(
        incident_id=fact.incident_id,
        group=fact.group,
        measure=fact.measure,
        low=interval.low,
        best=_best(interval, ruling, chosen),
        high=interval.high,
        rule=_rule(fact, ruling, parties, chosen),
        claim_ids=tuple(sorted(c for p in (*ruling, *agreeing) for c in p.claim_ids)),
        dissent_ids=tuple(sorted({c for p in dissenting for c in p.claim_ids} | {c.claim_id for c in denials(fact)})),
        one_party=" and ".join(parties) or None,
    )


def survivors(values: Sequence[Value]) -> Value | None:
    """The wounded of a group where all that is told is how many were shot, and how many are dead; else None."""
    shot = _outermost([v for v in values if v.measure is Measure.KILLED_OR_WOUNDED and v.best is not None])
    if len(shot) != 1:
        return None
    akin = [v for v in values if groups.akin(v.group, shot[0].group)]
    dead = _outermost([v for v in akin if v.measure is Measure.KILLED])
    if not dead or any(v.measure is Measure.WOUNDED for v in akin) or any(v.best is None for v in dead):
        return None
    left = (shot[0].best or 0) - sum(v.best or 0 for v in dead)
    claims = tuple(sorted({c for v in (*shot, *dead) for c in v.claim_ids}))
    if left <= 0:
        return None
    return replace(shot[0], measure=Measure.WOUNDED, low=left, best=left, high=left, rule=SURVIVED, claim_ids=claims)


def _outermost(values: Sequence[Value]) -> list[Value]:
    return groups.outermost(values, lambda value: value.group)


def sides(positions: Sequence[Position]) -> tuple[list[Position], list[Position]]:
    """The positions that make the value, and those that stand beside it.

    Parties on their enemy's losses stand beside a known origin of another kind. A figure whose origin is unknown may come
    from such a party, so it does not push one aside.
    """
    others = [p for p in positions if p.party is None]
    if any(p.origin.known for p in others):
        return others, [p for p in positions if p.party is not None]
    return list(positions), []


def _best(interval: Interval, ruling: Sequence[Position], chosen: BestRule) -> int | None:
    """A point that an origin claims, where no other origin's point differs and all allow it; else what the rule chooses."""
    points = {p.interval.exact for p in ruling if p.interval.exact is not None}
    point = next(iter(points)) if len(points) == 1 else None
    if point is None or not all(p.interval.meets(Interval(low=point, high=point)) for p in ruling):
        return _CHOICES[chosen](ruling)
    return point if interval.low is not None and interval.low <= point else None


def _of_most(ruling: Sequence[Position]) -> int | None:
    """The point that most origins give or allow, of several the lowest; None where any of them speaks for a party.

    "At least 13" speaks for 13 and against 10. What parties disagree on is no matter of numbers; outlets that each read one
    police report may slip.
    """
    if any(c.claimant is not None and c.claimant.party is not None for p in ruling for c in p.claims):
        return None
    points = {p.interval.exact for p in ruling if p.interval.exact is not None}
    allowing = {point: sum(p.interval.meets(Interval(low=point, high=point)) for p in ruling) for point in points}
    return min(points, key=lambda point: (-allowing[point], point), default=None)


def _lowest(ruling: Sequence[Position]) -> int | None:
    """The lowest bound, or the lowest point that two known origins give."""
    known = Counter(p.interval.exact for p in ruling if p.origin.known and p.interval.exact is not None)
    corroborated = [point for point, origins in known.items() if origins > 1]
    bounds = [p.interval.low for p in ruling if p.interval.low is not None]
    return min(corroborated or bounds, default=None)


_CHOICES: dict[BestRule, Callable[[Sequence[Position]], int | None]] = {
    BestRule.MOST: _of_most,
    BestRule.LOWEST: _lowest,
    BestRule.AGREED: lambda _: None,
}
_WORDS = {BestRule.MOST: MOST, BestRule.LOWEST: LOWEST}


def _rule(fact: Fact, ruling: Sequence[Position], parties: Sequence[str], chosen: BestRule) -> str:
    if fact.part:
        return SHARE
    if parties:
        return ONE_PARTY
    if not fact.counted and len({c.person for c in fact.claims if c.person is not None}) > 1:
        return ONE_BY_ONE
    if len(ruling) == 1:
        return ONE_ORIGIN
    if len({p.interval for p in ruling}) == 1:
        return AGREED
    return _WORDS.get(chosen, RANGE) if _disagree(ruling) and _CHOICES[chosen](ruling) is not None else RANGE


def _disagree(ruling: Sequence[Position]) -> bool:
    return any(not one.interval.meets(other.interval) for one in ruling for other in ruling)
