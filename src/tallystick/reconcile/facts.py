"""Fact: what is said of one group and measure in one incident, by all reports together.

What enters: an incident's claims. What leaves: facts, each with its claims. Always: a claim stands in one fact at most; the
share of a figure is a fact of its own only where its group is another one, and then it names the whole as what holds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tallystick.model import groups
from tallystick.model.claims import Claim, Measure, Scope, Stance
from tallystick.model.figures import DEED
from tallystick.model.groups import Group
from tallystick.model.incidents import Incident
from tallystick.reconcile.evidence import Evidence
from tallystick.reconcile.intervals import common, individual, stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """The claims of one group and measure in one incident; `moves` are transfers into or out of the measure."""

    incident_id: str
    group: Group
    measure: Measure
    claims: tuple[Claim, ...]
    moves: tuple[Claim, ...] = ()
    part: bool = False

    @property
    def name(self) -> str:
        """The name of the fact, its measure and group ("killed children")."""
        return f"{self.measure.value} {self.group.name}"

    @property
    def counted(self) -> bool:
        """Whether somebody gives a number; else all that is told is single persons."""
        asserted = (c for c in self.claims if c.stance is Stance.ASSERTED)
        return any(c.person is None and not individual(c) and c.figure.rule != DEED for c in asserted)


def facts_of(incident: Incident, evidence: Evidence) -> tuple[Fact, ...]:
    """The facts of an incident, sorted by group and measure."""
    claims = evidence.claims_of(incident)
    counted = [c for c in claims if c.scope is Scope.INCIDENT and (c.transfer is None or _told_no_other_way(c, claims))]
    moves = [c for c in claims if c.transfer is not None]
    found = [
        Fact(
            incident_id=incident.incident_id,
            group=_name(members),
            measure=measure,
            claims=tuple(members),
            moves=_moves(moves, members, measure),
        )
        for measure in Measure
        for members in fold([c for c in counted if c.measure is measure])
    ]
    parts = _parts(incident, [c for c in claims if c.scope is Scope.PART and c.transfer is None], found, evidence)
    found += [p for p in parts if not any(f.measure is p.measure and groups.same(f.group, p.group) for f in found)]
    return tuple(sorted(found, key=lambda f: (f.group.name, f.measure.value, f.part, f.claims[0].claim_id)))


def _told_no_other_way(move: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the only words for deaths tell of a transfer ("he died of his wounds"), and nobody counts the dead."""
    same = [c for c in claims if c.measure is move.measure and c.scope is Scope.INCIDENT and c.transfer is None]
    return not any(c.person in (None, move.person) for c in same) and (move.person is not None or not same)


def fold(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Put claims of one measure together by group.

    Equal names fold, and so do persons told of one by one, who add up whatever they are called. A general name ("people",
    "soldiers") then joins the one more special group that it may stand for and whose figures allow its own; where there are
    several such, it stays apart, for nothing tells which is meant.
    """
    named: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda c: (groups.specific(c.group), c.claim_id), reverse=True):
        home = next((cluster for cluster in named if _one_fold(cluster[0], claim)), None)
        if home is None:
            named.append([claim])
        else:
            home.append(claim)
    clusters: list[list[Claim]] = []
    for members in named:
        homes = [cluster for cluster in clusters if _may_join(members, cluster)]
        if len(homes) == 1:
            homes[0].extend(members)
        else:
            clusters.append(members)
    return [sorted(cluster, key=lambda c: c.claim_id) for cluster in clusters]


def _one_fold(one: Claim, other: Claim) -> bool:
    """Whether two claims fold by their names; attackers are never counted with those whom they harmed."""
    if one.person is None or other.person is None:
        return _same_name(one.group, other.group) and (one.person is None) == (other.person is None)
    return groups.stand_together(one.group, other.group)


def _same_name(one: Group, other: Group) -> bool:
    return groups.folded(one.name) == groups.folded(other.name) and one.nature is other.nature and one.party == other.party


def _may_join(members: Sequence[Claim], cluster: Sequence[Claim]) -> bool:
    if not all(groups.akin(a.group, b.group) for a in members for b in cluster):
        return False
    if any(c.person is not None for c in (*members, *cluster)):
        return groups.same(_name(members), _name(cluster)) or not any(
            a.report_id == b.report_id for a in members for b in cluster
        )
    return any(common((stated(a), stated(b))) is not None for a in members for b in cluster) and not _apart(members, cluster)


def _apart(members: Sequence[Claim], cluster: Sequence[Claim]) -> bool:
    """Whether one report gives both names with figures that cannot be the same: then it counts two groups."""
    return any(a.report_id == b.report_id and common((stated(a), stated(b))) is None for a in members for b in cluster)


def _name(claims: Sequence[Claim]) -> Group:
    """The group's name for the record: one with a party, told by the most reports, the most special."""
    names = sorted({c.group for c in claims}, key=lambda g: (g.name, g.party or "", g.within))
    if any(c.person is not None for c in claims) and len(names) > 1:
        whole = next((g for g in names if all(groups.holds(g, other) for other in names)), None)
        return whole or Group(name=groups.EVERYBODY[0], nature=names[0].nature, party=names[0].party)
    reports = {g: len({c.report_id for c in claims if c.group == g}) for g in names}
    return max(names, key=lambda g: (g.party is not None, not groups.everybody(g), reports[g], groups.specific(g)))


def _moves(moves: Sequence[Claim], members: Sequence[Claim], measure: Measure) -> tuple[Claim, ...]:
    concerned = [m for m in moves if m.transfer and measure in (m.transfer.moved_from, m.transfer.moved_to)]
    return tuple(m for m in concerned if any(groups.akin(m.group, c.group) for c in members))


def _parts(incident: Incident, parts: Sequence[Claim], facts: Sequence[Fact], evidence: Evidence) -> list[Fact]:
    """Shares of an incident's figures whose group is not the whole's: facts that never add, for the whole holds them."""
    names = {claim.claim_id: fact.group.name for fact in facts for claim in fact.claims}
    told = []
    for claim in parts:
        whole = evidence.claims.get(claim.part_of or "")
        bounded = claim.figure.low is not None or claim.figure.high is not None
        if whole is None or whole.scope is not Scope.INCIDENT or not bounded or groups.holds(claim.group, whole.group):
            continue
        holding = (*claim.group.within, whole.group.name, names.get(whole.claim_id, whole.group.name))
        told.append(replace(claim, group=replace(claim.group, within=tuple(dict.fromkeys(holding)))))
    return [
        Fact(incident_id=incident.incident_id, group=_name(members), measure=measure, claims=tuple(members), part=True)
        for measure in Measure
        for members in _by_name([c for c in told if c.measure is measure])
    ]


def _by_name(shares: Sequence[Claim]) -> list[list[Claim]]:
    """Shares by the name of their group: put together, men and women would make a whole that nobody tells of."""
    names = sorted({groups.folded(c.group.name) for c in shares})
    return [cluster for name in names for cluster in fold([c for c in shares if groups.folded(c.group.name) == name])]
