"""Findings of a changed basis: fewer counted name by name than were reported before, which is no fall.

What enters: positions of a fact, or statements. What leaves: findings. Always: only a figure that was told before is laid
beside one that is kept name by name, and only where it counts no more than that one does; of totals for the same people since
the same day it is told once, where the basis changed first.
"""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.model.claims import Claim
from tallystick.model.findings import Finding, FindingKind
from tallystick.model.incidents import Incident
from tallystick.reconcile import wording
from tallystick.reconcile.evidence import Evidence
from tallystick.reconcile.facts import Fact
from tallystick.reconcile.intervals import individual
from tallystick.reconcile.positions import Position
from tallystick.reconcile.ranking import Values, finding
from tallystick.reconcile.statements import Statement, within

OPENING = "another basis, not a fall"

Pair = tuple[Claim, Claim]
"""A figure kept name by name, and a larger one that was told before."""


def basis_of_fact(fact: Fact, positions: Sequence[Position], incident: Incident, evidence: Evidence) -> list[Finding]:
    """The change of basis within the figures of an incident that stand."""
    standing = [c for p in positions for c in p.claims if c.person is None and not individual(c)]
    pairs = _pairs(standing, evidence)
    if not pairs:
        return []
    named, before = _sides(pairs)
    what = f"{wording.listed(wording.quoted(named))} {fact.group.name} {wording.measured(fact.measure)}"
    text = f"{OPENING}, for {wording.happened(incident)}: {what} were {_told(named, before, evidence)}"
    return [_finding(text, [incident.incident_id], named, before)]


def bases_of_tolls(statements: Sequence[Statement], evidence: Evidence) -> list[Finding]:
    """The changes of basis within tolls: the first of each series, beside the last total that was reported before it."""
    found: dict[object, tuple[Statement, Statement, list[Pair]]] = {}
    named = [s for s in statements if any(c.basis.by_name for c in s.claims)]
    for one in sorted(named, key=_in_time):
        before = [(s, pairs) for s in statements if (pairs := _pairs_of_tolls(one, s, evidence))]
        series = (one.measure, one.group, one.area, one.period and one.period.first)
        if before and series not in found:
            found[series] = (one, *max(before, key=lambda pair: _in_time(pair[0])))
    return [_of_tolls(*one, evidence) for one in found.values()]


def _pairs(claims: Sequence[Claim], evidence: Evidence) -> list[Pair]:
    """Figures kept name by name, each with a larger one that was told before."""
    named = [c for c in claims if c.basis.by_name]
    others = [c for c in claims if not c.basis.by_name]
    return [(one, other) for one in named for other in others if _fewer(one, other) and _told_before(other, one, evidence)]


def _fewer(named: Claim, other: Claim) -> bool:
    low, before = named.figure.low, other.figure.low
    return low is not None and before is not None and low < before


def _told_before(one: Claim, other: Claim, evidence: Evidence) -> bool:
    days = evidence.told_on(one), evidence.told_on(other)
    return days[0] is not None and days[1] is not None and days[0] < days[1]


def _pairs_of_tolls(one: Statement, other: Statement, evidence: Evidence) -> list[Pair]:
    """What one toll counts name by name, beside larger figures of another that counts no more."""
    if one.measure is not other.measure or not _counts_no_more(other, one):
        return []
    named = [c for c in one.claims if c.basis.by_name]
    return _pairs([*named, *(c for c in other.claims if not c.basis.by_name)], evidence)


def _counts_no_more(one: Statement, other: Statement) -> bool:
    """Whether all that one counts belongs to the other; where it is not told since when, the same voice must give both."""
    if not within(one, other) or one.enemy != other.enemy:
        return False
    begins = [s.period.first if s.period is not None else None for s in (one, other)]
    if begins == [None, None]:
        return bool({*one.bases} & {*other.bases})
    if begins[0] is None or begins[1] is None or one.as_of is None or other.as_of is None:
        return False
    return begins[1] <= begins[0] and one.as_of <= other.as_of


def _in_time(one: Statement) -> tuple[str, str]:
    return str(one.as_of), one.toll_id


def _of_tolls(one: Statement, before: Statement, pairs: Sequence[Pair], evidence: Evidence) -> Finding:
    named, reported = _sides(pairs)
    what = f"{wording.listed(wording.quoted(named))} {one.group.name} {wording.measured(one.measure)}"
    frames = [wording.frame(s.period, s.as_of, s.area) for s in (one, before)]
    text = f"{OPENING}: {what}{frames[0]} were {_told(named, reported, evidence, frames[1])}"
    return _finding(text, [], named, reported)


def _told(named: Sequence[Claim], before: Sequence[Claim], evidence: Evidence, frame: str = "") -> str:
    """Who counted by name, and who gave more before; the first has "were" before it."""
    how = named[0].basis.value
    return (
        f"{how}, according to {wording.according_to(named, evidence)}; {wording.listed(wording.quoted(before))} had been "
        f"{before[0].basis.value}{frame}, according to {wording.according_to(before, evidence)}; "
        f"both can be true, for not everybody need be {how} yet."
    )


def _sides(pairs: Sequence[Pair]) -> tuple[list[Claim], list[Claim]]:
    """What is kept name by name, and what was told before, each claim once."""
    return list({one.claim_id: one for one, _ in pairs}.values()), list({other.claim_id: other for _, other in pairs}.values())


def _finding(text: str, incident_ids: Sequence[str], named: Sequence[Claim], before: Sequence[Claim]) -> Finding:
    values: Values = [(named[0].basis.value, named[0].figure.low), (before[0].basis.value, before[0].figure.low)]
    return finding(FindingKind.BASIS_CHANGED, text, incident_ids, [c.claim_id for c in (*named, *before)], values)
