"""The flow of reconciling: origins, values, wholes, grades, tolls, findings.

What enters: reports, readings, lineage, linked, as they stand. What leaves: one `Reconciled`, each tuple sorted, findings in
the order in which a reviewer should look at them. Always: the order of the inputs changes nothing, and nothing here reads a
clock, a file or chance; an incident is weighed by what bears on it alone (`Evidence.of`), so that it need not be weighed again
as long as that is the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tallystick.model.accounts import Reading
from tallystick.model.findings import Finding, FindingKind
from tallystick.model.incidents import Assessment, BestRule, Incident, Origin, Value
from tallystick.model.ledger import Lineage, Linked, Reconciled
from tallystick.model.reports import Report
from tallystick.model.tolls import Implied, Toll
from tallystick.model.wholes import Whole
from tallystick.reconcile.alone import Alone, alone
from tallystick.reconcile.basis_findings import bases_of_tolls
from tallystick.reconcile.cases import case_of, values_of
from tallystick.reconcile.contests import contests
from tallystick.reconcile.corrections import correction_findings, corrections, standing
from tallystick.reconcile.counts import Count, FactKey, counts_of
from tallystick.reconcile.evidence import Evidence, gather
from tallystick.reconcile.grades import Case, assess
from tallystick.reconcile.implied import implied_in, implied_of
from tallystick.reconcile.incident_findings import incident_findings
from tallystick.reconcile.kept import Kept
from tallystick.reconcile.origins import origins_of_attribution, origins_of_statuses
from tallystick.reconcile.outcomes import Outcome, outcome_of
from tallystick.reconcile.overtaken import overtaken
from tallystick.reconcile.part_findings import part_findings
from tallystick.reconcile.ranking import ranked
from tallystick.reconcile.series import Series
from tallystick.reconcile.statements import Statement, statements_of
from tallystick.reconcile.toll_findings import toll_findings
from tallystick.reconcile.tolls import Checked, check
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
    return Reconciling(best).reconcile(reports, readings, lineage, linked)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    """What one incident comes to, beside the evidence that it was weighed by."""

    evidence: Evidence
    case: Case
    origins: tuple[Origin, ...]
    values: tuple[Value, ...]
    wholes: tuple[Whole, ...]
    findings: tuple[Finding, ...]
    counts: tuple[Count, ...]
    assessment: Assessment

    def opposed(self) -> Assessment:
        """Its grade where an opposed party's total excludes its figures."""
        return assess(self.case, self.evidence, frozenset((self.case.incident_id,)))


class Reconciling:
    """What was reconciled so far: an incident is weighed anew where what bears on it is another, and else not."""

    def __init__(self, best: BestRule = BestRule.MOST) -> None:
        self._best = best
        self._weighed: dict[str, _Weighed] = {}
        self._laid: tuple[Sequence[Statement], Sequence[Count], Sequence[Statement]] = ((), (), ())
        self._outcomes, self._implying = Kept(outcome_of), Kept(implied_in)
        self._checked: Sequence[Checked] = ()
        self._implied: tuple[Implied, ...] = ()

    def reconcile(self, reports: Sequence[Report], readings: Sequence[Reading], lineage: Lineage, linked: Linked) -> Reconciled:
        """Reconcile all that is read and linked by now."""
        evidence = gather(reports, readings, lineage, linked)
        self._weighed = {one.incident_id: self._weigh(one, evidence.of(one)) for one in evidence.incidents}
        weighed = self._weighed.values()
        values = tuple(value for one in weighed for value in one.values)
        counts = tuple(sorted((count for one in weighed for count in one.counts), key=lambda count: count.key))
        statements = statements_of(evidence)
        corrected = corrections(statements, counts, evidence)
        statements, given_up = standing(statements, corrected, evidence)
        checked = self._check(statements, counts, given_up)
        contested = contests(statements, values, counts, evidence)
        sole = [f for _, f in contested if f.kind is FindingKind.CONTESTED and len(f.incident_ids) == 1]
        opposed = frozenset(f.incident_ids[0] for f in sole)  # a total beside several contests none of them alone
        findings = [finding for one in weighed for finding in one.findings]
        findings += [f for _, f in contested] + toll_findings(checked, evidence, self._implied) + part_findings(evidence)
        findings += bases_of_tolls(statements, evidence) + correction_findings(corrected, evidence)
        return Reconciled(
            origins=tuple(origin for one in weighed for origin in one.origins),
            values=values,
            wholes=tuple(whole for one in weighed for whole in one.wholes),
            assessments=tuple(one.opposed() if one.case.incident_id in opposed else one.assessment for one in weighed),
            tolls=_tolls([c.toll for c in checked], {s.toll_id: f.kind for s, f in contested}),
            findings=ranked(findings),
            implied=self._implied,
        )

    def _weigh(self, incident: Incident, evidence: Evidence) -> _Weighed:
        known = self._weighed.get(incident.incident_id)
        return known if known is not None and known.evidence == evidence else _weighed(incident, evidence, self._best)

    def _check(
        self, statements: Sequence[Statement], counts: Sequence[Count], given_up: Sequence[Statement]
    ) -> Sequence[Checked]:
        """The tolls beside the counts, laid anew where any of either is another; series that are as before stay solved."""
        laid = (statements, counts, given_up)
        if self._laid != laid:
            self._laid, self._checked = laid, check(statements, counts, given_up=given_up, outcomes=self._outcomes)
            self._implied = implied_of(_solved(self._checked), self._implying)
        return self._checked


def _weighed(incident: Incident, evidence: Evidence, best: BestRule) -> _Weighed:
    """What follows for an incident from what bears on it alone."""
    told = alone(incident, evidence)
    lapsed = overtaken(told)
    case = case_of(incident, evidence, lapsed)
    found = values_of(case, best)
    wholes = wholes_of(found, _holding(told, lapsed, evidence), evidence, best)
    values = tuple(sorted(settled(found, wholes), key=_order))
    return _Weighed(
        evidence=evidence,
        case=case,
        origins=_origins(case, evidence),
        values=values,
        wholes=tuple(wholes),
        findings=tuple(incident_findings(case, incident, evidence)),
        counts=counts_of([incident], values, _standing(case)),
        assessment=assess(case, evidence, frozenset()),
    )


def _holding(told: Sequence[Alone], lapsed: frozenset[str], evidence: Evidence) -> list[Alone]:
    """Those reports of an incident whose figures still hold: overtaken by no other, and the newest state of their page."""
    here = {one.report_id for one in told}
    newer = evidence.later
    return [one for one in told if not one.claim_ids & lapsed and not newer.get(one.report_id, frozenset()) & here]


def _order(value: Value) -> tuple[str, str, tuple[str, ...]]:
    return value.group.name, value.measure.value, value.claim_ids


def _standing(case: Case) -> dict[FactKey, tuple[Origin, ...]]:
    """The origins that stand behind each figure."""
    return {
        (fact.incident_id, fact.group, fact.measure): tuple(p.origin for p in sides(positions)[0])
        for fact, positions in zip(case.facts, case.positions, strict=True)
    }


def _origins(case: Case, evidence: Evidence) -> tuple[Origin, ...]:
    claims = [claim for fact in case.facts for claim in fact.claims]
    found = [origin for origins in case.origins for origin in origins]
    found += origins_of_statuses(case.incident_id, claims, case.cast, evidence)
    found += origins_of_attribution(case.incident_id, case.attributions, case.cast, evidence)
    return tuple(sorted(found, key=lambda o: (o.fact, not o.known, o.name, o.claim_ids)))


def _solved(checked: Sequence[Checked]) -> list[tuple[Series, Outcome]]:
    """Each series with its outcome once."""
    found = {id(c.outcome): (c.series, c.outcome) for c in checked}
    return [(series, outcome) for series, outcome in found.values() if series is not None and outcome is not None]


def _tolls(tolls: Sequence[Toll], contested: Mapping[str, FindingKind]) -> tuple[Toll, ...]:
    """The tolls; the status of one that another side's figures exclude is what the finding says of it."""
    return tuple(replace(t, status=contested[t.toll_id].value) if t.toll_id in contested else t for t in tolls)
