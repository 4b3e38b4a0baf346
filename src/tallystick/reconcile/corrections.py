"""Corrections: totals that were given up for others since, and the later reports that give them again.

What enters: statements, counts of incidents. What leaves: corrections with their findings. Always: a total is given up only
where the one for which it is counts the same people since the same day, excludes it, and came out later, in a newer state of
its page or in words that say that it corrects; a total that falls without such words is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tallystick.model.claims import Claim
from tallystick.model.findings import Finding, FindingKind
from tallystick.reconcile import wording
from tallystick.reconcile.correcting import one_voice, says_it_corrects, speaks_of_correcting
from tallystick.reconcile.counts import Count
from tallystick.reconcile.evidence import Evidence
from tallystick.reconcile.members import Members
from tallystick.reconcile.ranking import Values, finding
from tallystick.reconcile.statements import Statement, statements_of, within


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Claims of a total that was given up for another, and later claims that give it again."""

    old: Statement
    now: Statement
    given_up: tuple[Claim, ...]
    for_these: tuple[Claim, ...]
    again: tuple[Claim, ...] = ()

    @property
    def claim_ids(self) -> frozenset[str]:
        """The claims that no longer hold."""
        return frozenset(c.claim_id for c in (*self.given_up, *self.again))


def corrections(statements: Sequence[Statement], counts: Sequence[Count], evidence: Evidence) -> list[Correction]:
    """The totals that were given up, each for the latest that corrects it."""
    found: dict[str, Correction] = {}
    newer = frozenset(state for states in evidence.later.values() for state in states)
    for alike in _by_sum(statements):
        for now in (s for s in alike if _may_correct(s, newer, evidence)):
            for old in alike:
                one = _correction(old, now, evidence) if _excludes(now, old) else None
                if one is not None and (old.toll_id not in found or str(now.as_of) > str(found[old.toll_id].now.as_of)):
                    found[old.toll_id] = one
    members = Members(counts if found else ())
    return [_with_carriers(found[key], statements, members, evidence) for key in sorted(found)]


def standing(
    statements: Sequence[Statement], corrected: Sequence[Correction], evidence: Evidence
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """The statements that hold, made of the claims that were not given up, and those of which nothing holds."""
    gone = frozenset(claim for one in corrected for claim in one.claim_ids)
    if not gone:
        return tuple(statements), ()
    kept = replace(evidence, tolls=tuple(one for one in evidence.tolls if one.claim_id not in gone))
    return statements_of(kept), tuple(s for s in statements if gone.issuperset(s.claim_ids))


def correction_findings(found: Sequence[Correction], evidence: Evidence) -> list[Finding]:
    """A finding for each: that a total was revised, or that one which was given up is still carried."""
    return [_carried(one, evidence) if one.again else _revised(one, evidence) for one in found]


def _by_sum(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Statements of one measure that count since the same day."""
    alike: dict[object, list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: s.toll_id):
        alike.setdefault((statement.measure, statement.enemy, _begins(statement)), []).append(statement)
    return list(alike.values())


def _begins(statement: Statement) -> object:
    return statement.period.first if statement.period is not None else None


def _may_correct(now: Statement, newer: frozenset[str], evidence: Evidence) -> bool:
    """Whether a claim of it speaks of a correction, or stands in the newer state of a page."""
    return any(c.report_id in newer or speaks_of_correcting(c, evidence) for c in now.claims)


def _excludes(now: Statement, old: Statement) -> bool:
    """Whether a total of the same people excludes an earlier one: it is smaller, or as of the same day."""
    if now.interval.meets(old.interval) or not (within(now, old) and within(old, now)):
        return False
    smaller = old.interval.low is not None and now.interval.high is not None and now.interval.high < old.interval.low
    return now.as_of == old.as_of or (smaller and str(old.as_of) < str(now.as_of))


def _correction(old: Statement, now: Statement, evidence: Evidence) -> Correction | None:
    pairs = [(one, other) for one in old.claims for other in now.claims if _corrects(other, one, evidence)]
    if not pairs:
        return None
    given_up, for_these = (tuple({pair[side].claim_id: pair[side] for pair in pairs}.values()) for side in (0, 1))
    return Correction(old=old, now=now, given_up=given_up, for_these=for_these)


def _corrects(now: Claim, old: Claim, evidence: Evidence) -> bool:
    return now.report_id in evidence.later.get(old.report_id, frozenset()) or says_it_corrects(now, old, evidence)


def _with_carriers(one: Correction, statements: Sequence[Statement], members: Members, evidence: Evidence) -> Correction:
    """With the claims that were told after the correction and give the old number again."""
    days = [day for c in one.for_these if (day := evidence.told_on(c)) is not None]
    again = [
        claim
        for statement in statements
        if _counts_as(statement, one, members)
        for claim in statement.claims
        if days and (told := evidence.told_on(claim)) is not None and told > max(days) and _carries(claim, statement, one)
    ]
    return replace(one, again=tuple(sorted(again, key=lambda c: c.claim_id)))


def _counts_as(statement: Statement, one: Correction, members: Members) -> bool:
    """Whether it is the old total: as of no later day than the correction, or of one up to which nothing more is on record."""
    alike = (statement.measure, statement.enemy, _begins(statement)) == (one.old.measure, one.old.enemy, _begins(one.old))
    if not alike or statement.interval != one.old.interval or not (within(statement, one.old) and within(one.old, statement)):
        return False
    last = one.now.as_of
    return last is None or not any(count.first > last for count, _ in members.of(statement))


def _carries(claim: Claim, statement: Statement, one: Correction) -> bool:
    """Whether it repeats what was given up: in nobody's name, or in that of its source as of no later day."""
    earlier = str(statement.as_of) <= str(one.now.as_of)
    return claim.claimant is None or (earlier and any(one_voice(claim, c) for c in one.given_up))


def _revised(one: Correction, evidence: Evidence) -> Finding:
    before, now = wording.listed(wording.quoted(one.given_up)), wording.listed(wording.quoted(one.for_these))
    text = (
        f"a total was revised from {before} to {now} {_of_whom(one.now)}, "
        f"according to {wording.according_to(one.for_these, evidence)}."
    )
    return _finding(FindingKind.REVISED, text, one, [("before", one.old.interval.number), ("now", one.now.interval.number)])


def _carried(one: Correction, evidence: Evidence) -> Finding:
    total = f"a total of {wording.listed(wording.quoted(one.given_up))} {_of_whom(one.old)}"
    text = wording.carried_on(total, one.for_these, one.again, evidence)
    reports = len({claim.report_id for claim in one.again})
    values = [("given up", one.old.interval.number), ("now", one.now.interval.number), ("reports", reports)]
    return _finding(FindingKind.RETRACTED, text, one, values)


def _of_whom(one: Statement) -> str:
    return f"{one.group.name} {wording.measured(one.measure)}{wording.frame(one.period, one.as_of, one.area)}"


def _finding(kind: FindingKind, text: str, one: Correction, values: Values) -> Finding:
    return finding(kind, text, [], [c.claim_id for c in (*one.given_up, *one.for_these, *one.again)], values)
