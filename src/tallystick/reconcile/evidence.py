"""Evidence: everything that the other rooms found, looked up by id.

What enters: reports, readings, lineage, linked. What leaves: one frozen index. Always: it holds no judgement of its own, and
equal inputs in any order give equal answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.model.accounts import Account, Reading
from tallystick.model.claims import Attribution, Claim
from tallystick.model.copies import Copy
from tallystick.model.incidents import Incident
from tallystick.model.ledger import Lineage, Linked
from tallystick.model.reports import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Claims, attributions, reports and incidents by id; `later` maps a report to the newer states of its page."""

    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    attributions: Mapping[str, Attribution]
    accounts: Mapping[str, Account]
    published: Mapping[str, date | None]
    incidents: tuple[Incident, ...]
    incident_of: Mapping[str, str]
    copies: Mapping[str, tuple[Copy, ...]]
    later: Mapping[str, frozenset[str]]

    def claims_of(self, incident: Incident) -> tuple[Claim, ...]:
        """The claims of an incident's accounts, by id."""
        ids = {c for a in incident.account_ids if a in self.accounts for c in self.accounts[a].claim_ids}
        return tuple(self.claims[c] for c in sorted(ids) if c in self.claims)

    def attributions_of(self, incident: Incident) -> tuple[Attribution, ...]:
        """The attributions of an incident's accounts, by id."""
        ids = {c for a in incident.account_ids if a in self.accounts for c in self.accounts[a].attribution_ids}
        return tuple(self.attributions[c] for c in sorted(ids) if c in self.attributions)

    def day_of(self, report_id: str) -> date | None:
        """When a report was published, as stated or inferred; None where it is unknown."""
        return self.published.get(report_id)

    def copied(self, one: Claim | Attribution, other: Claim | Attribution) -> bool:
        """Whether the two stand in the two sides of one shared passage."""
        return any(_faces(copy, one, other) for copy in self.copies.get(one.report_id, ()))


def gather(reports: Sequence[Report], readings: Sequence[Reading], lineage: Lineage, linked: Linked) -> Evidence:
    """Index what the rooms found."""
    accounts = {a.account_id: a for r in readings for a in r.accounts}
    incidents = tuple(sorted(linked.incidents, key=lambda i: i.incident_id))
    published = {r.report_id: r.published for r in reports} | {d.report_id: d.published for d in linked.datings}
    return Evidence(
        reports={r.report_id: r for r in reports},
        claims={c.claim_id: c for r in readings for c in r.claims},
        attributions={a.claim_id: a for r in readings for a in r.attributions},
        accounts=accounts,
        published=published,
        incidents=incidents,
        incident_of={
            c: i.incident_id for i in incidents for a in i.account_ids if a in accounts for c in accounts[a].claim_ids
        },
        copies=_by_report(lineage),
        later=_later(lineage),
    )


def _faces(copy: Copy, one: Claim | Attribution, other: Claim | Attribution) -> bool:
    left, right = (one, other) if copy.left.report_id == one.report_id else (other, one)
    return (
        copy.left.report_id == left.report_id
        and copy.right.report_id == right.report_id
        and copy.left.touches(left.passage.start, left.passage.end)
        and copy.right.touches(right.passage.start, right.passage.end)
    )


def _by_report(lineage: Lineage) -> dict[str, tuple[Copy, ...]]:
    found: dict[str, list[Copy]] = {}
    for copy in sorted(lineage.copies, key=lambda c: c.copy_id):
        for report_id in {copy.left.report_id, copy.right.report_id}:
            found.setdefault(report_id, []).append(copy)
    return {report_id: tuple(copies) for report_id, copies in found.items()}


def _later(lineage: Lineage) -> dict[str, frozenset[str]]:
    """All newer states of each page, over any number of steps."""
    next_states: dict[str, set[str]] = {}
    for version in lineage.versions:
        next_states.setdefault(version.earlier, set()).add(version.later)
    found: dict[str, frozenset[str]] = {}
    for report_id in next_states:
        seen: set[str] = set()
        waiting = [report_id]
        while waiting:
            for state in sorted(next_states.get(waiting.pop(), set()) - seen):
                seen.add(state)
                waiting.append(state)
        found[report_id] = frozenset(seen)
    return found
