"""Statements: claims and attributions as exported rows; an attribution is a claim with the measure "attribution".

In: a Source. Out: one row each, by report and place in its text. Always: every row points at its words.
"""

from __future__ import annotations

from collections.abc import Iterable

from tallystick.model.claims import Attribution, Claim, Claimant, Transfer
from tallystick.outputs.export.source import Row, Source, iso, place_row

ATTRIBUTION = "attribution"
_COUNTED = (
    "group",
    "group_party",
    "group_within",
    "low",
    "high",
    "words",
    "rule",
    "estimated",
    "basis",
    "scope",
    "part_of",
    "share",
    "person",
    "age",
    "period",
    "as_of",
    "transfer",
    "place",
)


def rows(source: Source) -> Iterable[Row]:
    """All claims and attributions, by report, place in its text and id."""
    statements = source.look.statements.values()
    for one in sorted(statements, key=lambda one: (source.name(one.report_id), one.report_id, one.passage.start, one.claim_id)):
        more = _attribution(one) if isinstance(one, Attribution) else _claim(source, one)
        yield {**_shared(source, one), **_claimant(one.claimant), **more}


def _shared(source: Source, one: Claim | Attribution) -> Row:
    exact = source.exact.statements[one.claim_id].passage
    return {
        "claim_id": one.claim_id,
        "report_id": source.name(one.report_id),
        "report_sha256": one.report_id,
        "start": exact.start,
        "end": exact.end,
        "quote": one.passage.quote,
        "incident_id": source.look.incident_of.get(one.claim_id),
        "time": source.days(one.time, one.report_id),
        "stance": one.stance.value,
        "method": one.method,
        "actor": one.actor,
    }


def _claimant(claimant: Claimant | None) -> Row:
    return {
        "claimant": claimant.name if claimant else None,
        "claimant_words": claimant.words if claimant else None,
        "claimant_role": claimant.role.value if claimant else None,
        "claimant_named": claimant.named if claimant else None,
        "claimant_party": claimant.party if claimant else None,
        "via": list(claimant.via) if claimant else [],
    }


def _claim(source: Source, claim: Claim) -> Row:
    return {
        "measure": claim.measure.value,
        "group": claim.harmed,
        "group_party": claim.group.party,
        "group_within": list(claim.holders),
        "low": claim.figure.low,
        "high": claim.figure.high,
        "words": claim.figure.words,
        "rule": claim.figure.rule,
        "estimated": claim.figure.estimated,
        "basis": claim.basis.value,
        "scope": claim.scope.value,
        "part_of": claim.part_of,
        "share": claim.share,
        "person": claim.person,
        "age": claim.age,
        "period": source.days(claim.period, claim.report_id),
        "as_of": iso(source.as_of.get(claim.claim_id)),
        "transfer": _transfer(claim.transfer),
        "place": place_row(claim.place),
    }


def _transfer(transfer: Transfer | None) -> Row | None:
    return {"from": transfer.moved_from.value, "to": transfer.moved_to.value} if transfer else None


def _attribution(_: Attribution) -> Row:
    """An attribution counts nobody: what belongs to figures stays null."""
    return {"measure": ATTRIBUTION, **dict.fromkeys(_COUNTED)}
