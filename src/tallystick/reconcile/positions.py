"""Position: the one interval that an origin holds for a fact, from what its latest claims have in common.

What enters: a fact, its origins. What leaves: positions. Always: denied and uncertain claims bound nothing; what an origin
replaced by a later figure bounds nothing; a transfer that became known after a claim moves it and never adds to the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tallystick.model.claims import Claim, ClaimantRole, Stance
from tallystick.model.incidents import Origin
from tallystick.reconcile.evidence import Evidence
from tallystick.reconcile.facts import Fact
from tallystick.reconcile.intervals import Interval, common, individual, spanned, stated
from tallystick.reconcile.revisions import replaced


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """An origin's interval; `claims` bound it, `replaced` are its earlier figures that no longer hold.

    `party` is the claimant's party where it counts its enemy's losses, else None. `torn` where its latest claims exclude each
    other: the interval then spans them.
    """

    origin: Origin
    interval: Interval
    claims: tuple[Claim, ...]
    replaced: tuple[Claim, ...]
    party: str | None
    torn: bool

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The ids of the claims that bound it."""
        return tuple(c.claim_id for c in self.claims)


def positions_of(
    fact: Fact, origins: Sequence[Origin], evidence: Evidence, lapsed: frozenset[str] = frozenset()
) -> tuple[Position, ...]:
    """The position of each origin that asserts a figure which did not lapse, in the order of the origins."""
    by_id = {c.claim_id: c for c in fact.claims if c.stance is Stance.ASSERTED}
    old = replaced(tuple(by_id.values()), evidence) | lapsed
    found = []
    for origin in origins:
        claims = [by_id[c] for c in origin.claim_ids if c in by_id]
        position = _position(origin, claims, old, fact, evidence)
        if position is not None:
            found.append(position)
    return tuple(found)


def denials(fact: Fact) -> tuple[Claim, ...]:
    """The claims that deny the fact in somebody's name."""
    return tuple(c for c in fact.claims if c.stance is Stance.DENIED and c.claimant is not None)


def disputed(fact: Fact, positions: Sequence[Position]) -> tuple[Claim, ...]:
    """The denials of what another origin asserts; to deny somebody's larger figure beside one's own disputes only that one."""
    return tuple(
        d for d in denials(fact) if any(d.claim_id not in p.origin.claim_ids and p.interval.meets(stated(d)) for p in positions)
    )


def _position(origin: Origin, claims: Sequence[Claim], old: frozenset[str], fact: Fact, evidence: Evidence) -> Position | None:
    standing = [c for c in claims if c.claim_id not in old]
    if not standing:
        return None
    latest, interval, torn = _latest(standing, fact, evidence)
    enemy = {c.claimant.party or c.claimant.name for c in claims if c.claimant and c.claimant.role is ClaimantRole.ENEMY_LOSSES}
    return Position(
        origin=origin,
        interval=interval,
        claims=tuple(latest),
        replaced=tuple(c for c in claims if c not in latest),
        party=min(enemy) if enemy else None,
        torn=torn,
    )


def _latest(claims: Sequence[Claim], fact: Fact, evidence: Evidence) -> tuple[list[Claim], Interval, bool]:
    """From the latest day back, as long as older claims allow what newer ones say; undated claims cannot be older or newer."""
    known = sorted(claims, key=lambda c: (evidence.told_on(c) or date.min, c.claim_id), reverse=True)
    kept: list[Claim] = []
    interval: Interval | None = None
    torn = False
    for day, group in groupby(known, key=evidence.told_on):
        members = list(group)
        bounds = [bounds_of(c, fact, evidence) for c in members]
        together = common(bounds)
        if interval is None:
            kept, interval, torn = members, together or spanned(bounds), together is None
            continue
        narrowed = interval.common(together) if together is not None else None
        if narrowed is not None:
            kept, interval = [*kept, *members], narrowed
        elif day is None:
            kept, interval, torn = [*kept, *members], spanned([interval, *bounds]), True
    assert interval is not None
    return sorted(kept, key=lambda c: c.claim_id), interval, torn


def bounds_of(claim: Claim, fact: Fact, evidence: Evidence) -> Interval:
    """How many a claim allows once what became known later has moved: three killed allow four when one of the wounded died."""
    return _told(claim, fact) or _moved(claim, fact, evidence)


def _told(claim: Claim, fact: Fact) -> Interval | None:
    """As many as the claim's report tells of one by one, this one among them; None where others count, or it counts itself.

    Reports that tell of one person are copies, and a copy that was cut tells of all whom the whole one tells of.
    """
    if claim.person is None or fact.counted:
        return None
    here = {c.person for c in fact.claims if c.report_id == claim.report_id and c.person is not None}
    reports = {c.report_id for c in fact.claims if c.person in here}
    persons = {c.person: c.figure.exact or 1 for c in fact.claims if c.report_id in reports and c.person is not None}
    return Interval(low=sum(persons.values()), high=sum(persons.values()))


def _moved(claim: Claim, fact: Fact, evidence: Evidence) -> Interval:
    """A claim's bounds, with the transfers that were told on a later day than it.

    Where others count, "a man was killed" tells of him and not that he was the only one.
    """
    interval = Interval(low=1, high=None) if fact.counted and (claim.person or individual(claim)) else stated(claim)
    told = evidence.told_on(claim)
    asserted = [m for m in fact.moves if m.transfer is not None and m.stance is Stance.ASSERTED]
    later = {(m.transfer, stated(m)) for m in asserted if _after(evidence.told_on(m), told)}
    for transfer, moved in sorted(later, key=lambda pair: (str(pair[0]), pair[1].number or 0)):
        gained = transfer is not None and transfer.moved_to is fact.measure
        interval = interval.plus(moved) if gained else interval.minus(moved)
    return interval


def _after(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one > other
