"""Ranking: findings made with their ids, in the order in which a reviewer should look at them.

What enters: findings' parts. What leaves: findings. Always: the same evidence gives the same finding and the same place in the
order; two findings never say the same of the same claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tallystick.model.findings import Finding, FindingKind
from tallystick.model.ids import content_id

Values = Sequence[tuple[str, int | str | None]]


def finding(kind: FindingKind, text: str, incident_ids: Iterable[str], claim_ids: Iterable[str], values: Values) -> Finding:
    """A finding with its id, which follows from its kind and evidence."""
    claims, incidents = tuple(sorted(set(claim_ids))), tuple(sorted(set(incident_ids)))
    return Finding(
        finding_id=content_id("finding", kind.value, *incidents, "|", *claims, "|", text),
        kind=kind,
        text=text[0].upper() + text[1:],
        incident_ids=incidents,
        claim_ids=claims,
        values=tuple(values),
    )


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by kind, then by how many claims they concern, each once."""
    unique = {f.finding_id: f for f in findings}.values()
    return tuple(sorted(unique, key=lambda f: (f.kind.rank, -len(f.claim_ids), f.text, f.finding_id)))
