"""Contests: a party's toll of its enemy's losses beside what the other side says for the same group and area.

What enters: statements, values of incidents. What leaves: findings. Always: only figures of the same group, measure and area
are laid side by side, over the same days or, where the days are not told, in the same report; an enemy's total since a day is
laid beside all incidents on record since then, where the party itself gives figures; nobody is taken to be right, and where it
is not told that the one who gives the toll is an enemy, the figures are only said to differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.model import groups
from tallystick.model.claims import Claim, ClaimantRole, Scope, Stance
from tallystick.model.findings import Finding, FindingKind
from tallystick.model.incidents import Incident, Value
from tallystick.model.places import Place
from tallystick.reconcile import wording
from tallystick.reconcile.areas import Inside, lies_in, overlap
from tallystick.reconcile.comparable import reaches_back
from tallystick.reconcile.counts import Count
from tallystick.reconcile.evidence import Evidence
from tallystick.reconcile.intervals import Interval, hull, stated, total
from tallystick.reconcile.members import Members
from tallystick.reconcile.ranking import finding
from tallystick.reconcile.statements import Statement

SIDE_UNKNOWN = (ClaimantRole.OTHER, ClaimantRole.OFFICIAL)
"""Roles in which one whose party the words do not tell may speak for the other side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """What the other side says: its figure and area, the claims and incidents behind it."""

    interval: Interval
    areas: tuple[str, ...]
    claims: tuple[Claim, ...]
    incident_ids: tuple[str, ...]


def contests(
    statements: Sequence[Statement], values: Sequence[Value], counts: Sequence[Count], evidence: Evidence
) -> list[tuple[Statement, Finding]]:
    """Each toll that the other side's figures exclude, with its finding; also tolls that somebody denies."""
    found = []
    denials, members = _all_denials(evidence), Members(counts)
    for statement in statements:
        others = _others(statement, statements, values, members, evidence) if statement.enemy or _outsider(statement) else []
        contrary = next((o for o in others if not o.interval.meets(statement.interval)), None)
        if contrary is not None:
            found.append((statement, _contested(statement, contrary, evidence)))
        denied = _denials(statement, denials)
        if denied:
            found.append((statement, _denied(statement, denied, evidence)))
    return found


def _others(
    statement: Statement, statements: Sequence[Statement], values: Sequence[Value], members: Members, evidence: Evidence
) -> list[Other]:
    """The other side's toll of the same days, else the sum of its incidents there."""
    tolls = [s for s in statements if not s.enemy and s.measure is statement.measure and _same_frame(statement, s)]
    found = [
        Other(interval=s.interval, areas=_names([s.area]), claims=s.claims, incident_ids=())
        for s in sorted(tolls, key=lambda s: s.toll_id)
    ]
    by_id = {i.incident_id: i for i in evidence.incidents}
    if _dated(statement):
        inside = _since_then(statement, members, evidence)
    else:
        inside = [v for v in values if _value_inside(statement, v, by_id[v.incident_id], evidence)]
    if inside:
        claims = tuple(evidence.claims[c] for v in inside for c in v.claim_ids)
        summed = total(hull([Interval(low=v.low, high=v.high)]) for v in inside)
        areas = _names([by_id[v.incident_id].place for v in inside])
        found.append(Other(interval=summed, areas=areas, claims=claims, incident_ids=tuple(v.incident_id for v in inside)))
    return found


def _outsider(statement: Statement) -> bool:
    """Whether someone by name, of whom no side is known, gives a total of a party's losses without saying since when."""
    claimants = [c.claimant for c in statement.claims]
    if _dated(statement) or statement.group.party is None:
        return False
    return all(c is not None and c.named and c.party is None and c.role in SIDE_UNKNOWN for c in claimants)


def _same_frame(one: Statement, other: Statement) -> bool:
    same_days = one.period is not None and one.period == other.period
    undated = not _dated(one) and not _dated(other) and _one_report(one.claims, other.claims)
    near = groups.holds(one.group, other.group) or groups.holds(other.group, one.group)
    placed = one.area is not None and other.area is not None and overlap(one.area, other.area)
    return (same_days or undated) and near and placed and _own_side(one, other.claims)


def _value_inside(statement: Statement, value: Value, incident: Incident, evidence: Evidence) -> bool:
    """Whether an incident's figure is what the other side says of the toll: in one report, over an area that holds it."""
    claims = [evidence.claims[c] for c in value.claim_ids]
    if value.measure is not statement.measure or value.one_party is not None or not _own_side(statement, claims):
        return False
    if statement.area is None or incident.place is None:
        return False
    held = _same_dead(statement, value, claims) and lies_in(statement.area, incident.place) is Inside.YES
    return held and _one_report(statement.claims, claims)


def _since_then(statement: Statement, members: Members, evidence: Evidence) -> list[Value]:
    """What is on record of an enemy's total since a day: the figures of all incidents there, if the party gives one itself.

    None where the total reaches back further than the record, or where it is left open which incidents it holds.
    """
    if not statement.enemy or reaches_back(statement, members.earliest(statement)) or members.hides_some(statement):
        return []
    if any(answer is Inside.MAYBE for _, answer in members.of(statement)):
        return []
    told = [count.value for count in members.surely(statement)]
    speakers = [evidence.claims[c].claimant for value in told for c in value.claim_ids]
    return told if any(one is not None and one.role is ClaimantRole.OWN_LOSSES for one in speakers) else []


def _dated(statement: Statement) -> bool:
    """Whether it is known since when it counts."""
    return statement.period is not None and statement.period.first is not None


def _same_dead(statement: Statement, value: Value, claims: Sequence[Claim]) -> bool:
    """Whether both speak of the same side's dead; a party that speaks of its own losses need not say whose they are."""
    own = {c.claimant.party for c in claims if c.claimant is not None and c.claimant.role is ClaimantRole.OWN_LOSSES}
    unsaid = groups.everybody(value.group) and own == {statement.group.party}
    return groups.holds(statement.group, value.group) or unsaid


def _own_side(statement: Statement, claims: Sequence[Claim]) -> bool:
    """Whether somebody speaks for these figures; against one whose side is not known, it must be the party itself."""
    roles = {c.claimant.role for c in claims if c.claimant is not None}
    return bool(roles) if statement.enemy else ClaimantRole.OWN_LOSSES in roles


def _one_report(some: Sequence[Claim], others: Sequence[Claim]) -> bool:
    return bool({c.report_id for c in some} & {c.report_id for c in others})


def _contested(statement: Statement, other: Other, evidence: Evidence) -> Finding:
    spoken = [c for c in other.claims if c.claimant is not None]
    opening = "opposed parties contest" if statement.enemy else "figures differ on"
    first = statement.period.first if statement.period is not None else None
    when = f" {wording.days(first, statement.as_of, year=True)}" if first is not None else ""
    harm = f"{statement.group.name} were {wording.measured(statement.measure)}{when}"
    text = (
        f"{opening} how many {harm}: {wording.bounds(other.interval)}{_where(other.areas)} according to "
        f"{wording.according_to(spoken, evidence)}, but {wording.bounds(statement.interval)}"
        f"{_where(_names([statement.area]))} according to {wording.according_to(statement.claims, evidence)}."
    )
    claims = [*statement.claim_ids, *(c.claim_id for c in other.claims)]
    values = [("one side", other.interval.number), ("other side", statement.interval.number)]
    kind = FindingKind.CONTESTED if statement.enemy else FindingKind.FIGURES_DIFFER
    return finding(kind, text, other.incident_ids, claims, tuple(values))


def _names(areas: Sequence[Place | None]) -> tuple[str, ...]:
    return tuple(sorted({a.name for a in areas if a is not None}))


def _where(areas: Sequence[str]) -> str:
    return f" in {wording.listed(areas)}" if areas else ""


def _all_denials(evidence: Evidence) -> list[Claim]:
    """Claims in somebody's name that deny a total."""
    claims = [c for c in evidence.claims.values() if c.scope is Scope.TOLL and c.stance is Stance.DENIED]
    return sorted((c for c in claims if c.claimant is not None), key=lambda c: c.claim_id)


def _denials(statement: Statement, denials: Sequence[Claim]) -> list[Claim]:
    """Those that deny this very figure."""
    return [
        c
        for c in denials
        if c.measure is statement.measure
        and stated(c).number == statement.interval.number
        and groups.akin(statement.group, c.group)
    ]


def _denied(statement: Statement, denied: Sequence[Claim], evidence: Evidence) -> Finding:
    what = f"{wording.bounds(statement.interval)} {statement.group.name} {wording.measured(statement.measure)}"
    text = (
        f"a total is denied: {what} according to {wording.according_to(statement.claims, evidence)}; "
        f"{wording.according_to(denied, evidence)} denied it."
    )
    claims = [*statement.claim_ids, *(c.claim_id for c in denied)]
    return finding(FindingKind.CONTESTED, text, [], claims, (("total", statement.interval.number),))
