"""The flow of reconciling: origins, values, wholes, grades, tolls, findings.

What enters: reports, readings, lineage, linked. What leaves: one `Reconciled`, each tuple sorted, findings in the order in
which a reviewer should look at them. Always: the order of the inputs changes nothing, and nothing here reads a clock, a file
or chance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tallystick.model.accounts import Reading
from tallystick.model.findings import FindingKind
from tallystick.model.incidents import BestRule, Incident, Origin, Value
from tallystick.model.ledger import Lineage, Linked, Reconciled
from tallystick.model.reports import Report
from tallystick.model.tolls import Toll
from tallystick.model.wholes import Whole
from tallystick.reconcile.alone import Alone, alone
from tallystick.reconcile.cases import case_of, values_of
from tallystick.reconcile.contests import contests
from tallystick.reconcile.counts import FactKey, counts_of
from tallystick.reconcile.evidence import Evidence, gather
from tallystick.reconcile.grades import Case, assess
from tallystick.reconcile.incident_findings import incident_findings
from tallystick.reconcile.origins import origins_of_attribution, origins_of_statuses
from tallystick.reconcile.overtaken import overtaken
from tallystick.reconcile.part_findings import part_findings
from tallystick.reconcile.ranking import ranked
from tallystick.reconcile.statements import statements_of
from tallystick.reconcile.toll_findings import toll_findings
from tallystick.reconcile.tolls import check
from tallystick.reconcile.values import sides
from tallystick.reconcile.wholes import settled, wholes_of


def reconcile(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    lineage: Lineage,
    linked: Linked,
    best: BestRule = BestRule.MOST,
) -> Reconciled:
    """Reconcile what was read and linked; `best` is how a best figure is chosen where origins differ."""
    evidence = gather(reports, readings, lineage, linked)
    weighed = [_weighed(incident, evidence, best) for incident in evidence.incidents]
    cases = [case for case, _, _ in weighed]
    values = tuple(sorted((value for _, mine, _ in weighed for value in mine), key=_order))
    statements = statements_of(evidence)
    checked = check(statements, counts_of(evidence.incidents, values, _standing(cases)))
    contested = contests(statements, values, evidence)
    opposed = frozenset(i for _, f in contested if f.kind is FindingKind.CONTESTED for i in f.incident_ids)
    findings = [f for case, i in zip(cases, evidence.incidents, strict=True) for f in incident_findings(case, i, evidence)]
    findings += [f for _, f in contested] + toll_findings(checked, evidence) + part_findings(evidence)
    return Reconciled(
        origins=_origins(cases, evidence),
        values=values,
        wholes=tuple(whole for _, _, mine in weighed for whole in mine),
        assessments=tuple(assess(case, evidence, opposed) for case in cases),
        tolls=_tolls([c.toll for c in checked], {s.toll_id: f.kind for s, f in contested}),
        findings=ranked(findings),
    )


def _weighed(incident: Incident, evidence: Evidence, best: BestRule) -> tuple[Case, list[Value], list[Whole]]:
    """All that is known of an incident, its values, and its wholes."""
    told = alone(incident, evidence)
    lapsed = overtaken(told)
    case = case_of(incident, evidence, lapsed)
    values = values_of(case, best)
    wholes = wholes_of(values, _holding(told, lapsed, evidence), evidence, best)
    return case, settled(values, wholes), wholes


def _holding(told: Sequence[Alone], lapsed: frozenset[str], evidence: Evidence) -> list[Alone]:
    """Those reports of an incident whose figures still hold: overtaken by no other, and the newest state of their page."""
    here = {one.report_id for one in told}
    newer = evidence.later
    return [one for one in told if not one.claim_ids & lapsed and not newer.get(one.report_id, frozenset()) & here]


def _order(value: Value) -> tuple[str, str, str, tuple[str, ...]]:
    return value.incident_id, value.group.name, value.measure.value, value.claim_ids


def _standing(cases: Sequence[Case]) -> dict[FactKey, tuple[Origin, ...]]:
    """The origins that stand behind each figure."""
    return {
        (fact.incident_id, fact.group, fact.measure): tuple(p.origin for p in sides(positions)[0])
        for case in cases
        for fact, positions in zip(case.facts, case.positions, strict=True)
    }


def _origins(cases: Sequence[Case], evidence: Evidence) -> tuple[Origin, ...]:
    found = [o for case in cases for origins in case.origins for o in origins]
    for case in cases:
        claims = [claim for fact in case.facts for claim in fact.claims]
        found += origins_of_statuses(case.incident_id, claims, case.cast, evidence)
        found += origins_of_attribution(case.incident_id, case.attributions, case.cast, evidence)
    return tuple(sorted(found, key=lambda o: (o.incident_id, o.fact, not o.known, o.name, o.claim_ids)))


def _tolls(tolls: Sequence[Toll], contested: Mapping[str, FindingKind]) -> tuple[Toll, ...]:
    """The tolls; the status of one that another side's figures exclude is what the finding says of it."""
    return tuple(replace(t, status=contested[t.toll_id].value) if t.toll_id in contested else t for t in tolls)
