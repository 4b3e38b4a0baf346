"""Alone: what each report of an incident, by itself, says of those harmed.

What enters: an incident and the evidence. What leaves: an `Alone` for each report. Always: of an incident that one report
tells of there is none, for nothing can be laid beside it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from tallystick.model.claims import Claim, Scope
from tallystick.model.incidents import Incident, Value
from tallystick.reconcile.cases import case_of, values_of
from tallystick.reconcile.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """One report's own values of an incident, the claims of persons harmed that they rest on, and when it came out."""

    report_id: str
    day: date | None
    claims: tuple[Claim, ...]
    values: tuple[Value, ...]

    @property
    def claim_ids(self) -> frozenset[str]:
        """The ids of its claims."""
        return frozenset(claim.claim_id for claim in self.claims)


def alone(incident: Incident, evidence: Evidence) -> tuple[Alone, ...]:
    """What each of an incident's reports says, where there are several."""
    accounts: dict[str, list[str]] = defaultdict(list)
    for account_id in incident.account_ids:
        if account_id in evidence.accounts:
            accounts[evidence.accounts[account_id].report_id].append(account_id)
    if len(accounts) < 2:
        return ()
    return tuple(_alone(replace(incident, account_ids=tuple(ids)), one, evidence) for one, ids in sorted(accounts.items()))


def _alone(part: Incident, report_id: str, evidence: Evidence) -> Alone:
    claims = tuple(c for c in evidence.claims_of(part) if c.measure.bodily and c.scope is not Scope.TOLL)
    values = tuple(values_of(case_of(part, evidence))) if claims else ()
    return Alone(report_id=report_id, day=evidence.day_of(report_id), claims=claims, values=values)
