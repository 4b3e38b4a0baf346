"""Lookup: a ledger's records by id, and what belongs to what.

Enters: the contents of a ledger. Leaves: answers in an order that depends on the records alone.
What always holds: every list is in order of day, text or rank, whatever the order of the tuples that came in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from tallystick.framing import Framer
from tallystick.model.accounts import Account, Reading
from tallystick.model.claims import Attribution, Claim, ClaimantRole, Measure, Stance
from tallystick.model.copies import Copy, Damage
from tallystick.model.findings import Finding
from tallystick.model.framings import Framing
from tallystick.model.groups import Group
from tallystick.model.incidents import ATTRIBUTION, Assessment, Candidate, Dating, Incident, Origin, Status, Value
from tallystick.model.ledger import LedgerContents
from tallystick.model.reports import Report
from tallystick.model.tolls import Implied, Toll
from tallystick.model.wholes import Whole
from tallystick.outputs import wording
from tallystick.outputs.wording import MEASURES

if TYPE_CHECKING:
    from tallystick.linking import Decisions

Statement = Claim | Attribution

Row = TypeVar("Row", Value, Origin)


NO_FIGURES = frozenset({ATTRIBUTION, *Status})
"""Facts that are no figures: who is said to have done it, and what the harmed are said to have been."""


MOST_TRIED = 1_000
"""Accounts of a ledger up to which it is tried out for each what would change its incident, at a hundredth of a second each."""


class Lookup:
    """A ledger's records by id; built once for each showing."""

    def __init__(self, contents: LedgerContents) -> None:
        self.contents = contents
        self.reports: dict[str, Report] = {one.report_id: one for one in contents.reports}
        self.readings: dict[str, Reading] = {one.report_id: one for one in contents.readings}
        self.datings: dict[str, Dating] = {one.report_id: one for one in contents.linked.datings}
        self.incidents: dict[str, Incident] = {one.incident_id: one for one in contents.linked.incidents}
        self.assessments: dict[str, Assessment] = {one.incident_id: one for one in contents.reconciled.assessments}
        self.tolls: dict[str, Toll] = {one.toll_id: one for one in contents.reconciled.tolls}
        self.copies: dict[str, Copy] = {one.copy_id: one for one in contents.lineage.copies}
        self.findings: dict[str, Finding] = {one.finding_id: one for one in contents.reconciled.findings}

    @cached_property
    def decisions(self) -> Decisions:
        """What decided for or against each pair of accounts; linking is imported only where somebody asks for it."""
        from tallystick.linking import Decisions
        from tallystick.means import weights_of

        return Decisions(self.contents, trying=len(self.accounts) <= MOST_TRIED, own=weights_of(self.contents.run))

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Claims and attributions by id."""
        return {one.claim_id: one for reading in self.contents.readings for one in statements_in(reading)}

    @cached_property
    def accounts(self) -> dict[str, Account]:
        """Accounts by id."""
        return {one.account_id: one for reading in self.contents.readings for one in reading.accounts}

    @cached_property
    def incident_of(self) -> dict[str, str]:
        """The incident's id by account id and by claim id."""
        found: dict[str, str] = {}
        for incident in self.incidents.values():
            for account in self.accounts_of(incident):
                for one in (account.account_id, *account.claim_ids, *account.attribution_ids):
                    found[one] = incident.incident_id
        return found

    @cached_property
    def tolls_of(self) -> dict[str, tuple[Toll, ...]]:
        """The tolls by the id of each of their claims."""
        found: dict[str, list[Toll]] = defaultdict(list)
        for toll in sorted(self.tolls.values(), key=lambda one: one.toll_id):
            for claim_id in toll.claim_ids:
                found[claim_id].append(toll)
        return {claim_id: tuple(tolls) for claim_id, tolls in found.items()}

    @cached_property
    def _values(self) -> dict[str, list[Value]]:
        return _by_incident(self.contents.reconciled.values)

    @cached_property
    def _origins(self) -> dict[str, list[Origin]]:
        return _by_incident(self.contents.reconciled.origins)

    def in_order(self) -> list[Incident]:
        """All incidents in order of day, those of unknown day last."""
        return sorted(self.incidents.values(), key=_day_key)

    def ranked(self) -> list[Finding]:
        """All findings, those that most need a reviewer first."""
        return sorted(self.findings.values(), key=self.rank)

    def rank(self, finding: Finding) -> tuple[int, int, str, str]:
        """The place of a finding among all, as a key to sort by."""
        return finding.kind.rank, -len(finding.claim_ids), finding.text, finding.finding_id

    @cached_property
    def _findings(self) -> dict[str, list[Finding]]:
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.findings.values():
            for claim_id in finding.claim_ids:
                found[claim_id].append(finding)
        return found

    def findings_of(self, claim_id: str) -> list[Finding]:
        """The findings of which a claim is evidence."""
        return self._findings.get(claim_id, [])

    def published(self, report_id: str) -> date | None:
        """The day of publication, stated or inferred; None where unknown."""
        dating = self.datings.get(report_id)
        return dating.published if dating else self.reports[report_id].published

    def reports_in_order(self) -> list[Report]:
        """All reports by day of publication, then by name; undated ones last."""
        return sorted(self.reports.values(), key=lambda one: (*_known(self.published(one.report_id)), one.name, one.report_id))

    def accounts_of(self, incident: Incident) -> list[Account]:
        """The accounts of an incident, those for which it is the main news first."""
        found = (self.accounts[one] for one in incident.account_ids if one in self.accounts)
        return sorted(found, key=lambda one: (not one.main, self._report_key(one.report_id), one.account_id))

    def claims_of(self, incident: Incident) -> list[Claim]:
        """The claims of an incident by report and place in its text."""
        ids = [one for account in self.accounts_of(incident) for one in account.claim_ids]
        return [one for one in self.statements_of(ids) if isinstance(one, Claim)]

    def attributions_of(self, incident: Incident) -> list[Attribution]:
        """The attributions of an incident by report and place in its text."""
        ids = [one for account in self.accounts_of(incident) for one in account.attribution_ids]
        return [one for one in self.statements_of(ids) if isinstance(one, Attribution)]

    def candidates_of(self, incident: Incident) -> list[Candidate]:
        """The scored pairs of one of its accounts and one of another incident's, the likeliest first."""
        inside = set(incident.account_ids)
        pairs = {pair for one in inside for pair in self._candidates[one] if (pair.left in inside) != (pair.right in inside)}
        return sorted(pairs, key=lambda one: (-one.weight, one.left, one.right))

    @cached_property
    def _candidates(self) -> dict[str, list[Candidate]]:
        found: dict[str, list[Candidate]] = defaultdict(list)
        for pair in self.contents.linked.candidates:
            found[pair.left].append(pair)
            found[pair.right].append(pair)
        return found

    def statements_of(self, ids: Iterable[str]) -> list[Statement]:
        """The statements of these ids by report and place in its text; each once."""
        found = (self.statements[one] for one in set(ids) if one in self.statements)
        return sorted(found, key=lambda one: (self._report_key(one.report_id), one.passage.start, one.claim_id))

    def values_of(self, incident: Incident) -> list[Value]:
        """The values of an incident: persons before things, then in the order of the measures."""
        found = self._values.get(incident.incident_id, [])
        return sorted(found, key=lambda one: (one.group.nature.value != "persons", MEASURES.index(one.measure), one.group.name))

    @cached_property
    def _wholes(self) -> dict[tuple[str, Measure], Whole]:
        return {(one.incident_id, one.measure): one for one in self.contents.reconciled.wholes}

    def whole_of(self, incident: Incident, measure: Measure) -> Whole | None:
        """A measure over all groups of an incident; None where no value gives it."""
        return self._wholes.get((incident.incident_id, measure))

    @cached_property
    def _implied(self) -> dict[tuple[str, Measure, Group], Implied]:
        return {(one.incident_id, one.measure, one.group): one for one in self.contents.reconciled.implied}

    def implied_of(self, value: Value) -> Implied | None:
        """What tolls leave for a figure, whatever is claimed; None where none limits it."""
        return self._implied.get((value.incident_id, value.measure, value.group))

    def reports_of(self, value: Value) -> frozenset[str]:
        """The reports whose claims support a value."""
        return frozenset(self.statements[one].report_id for one in value.claim_ids if one in self.statements)

    def origins_of(self, incident: Incident) -> dict[str, tuple[Origin, ...]]:
        """The origins of an incident by fact."""
        found: dict[str, list[Origin]] = defaultdict(list)
        for origin in sorted(self._origins.get(incident.incident_id, []), key=lambda one: (one.fact, one.name)):
            found[origin.fact].append(origin)
        return {fact: tuple(of) for fact, of in found.items()}

    def origins_of_figures(self, incident: Incident) -> tuple[Origin, ...]:
        """The origins of all figures that are asserted of an incident.

        Who did it, and what the harmed were, have origins of their own; denials give none.
        """
        told = (origin for fact, of in self.origins_of(incident).items() for origin in of if fact not in NO_FIGURES)
        return tuple(origin for origin in told if any(self._asserted(claim_id) for claim_id in origin.claim_ids))

    def origin_words(self, incident: Incident) -> dict[str, str]:
        """The origins of each fact in words; a status that only its enemy gives is said to be no more than that."""
        return {
            fact: wording.origins(of, enemy_alone=fact in tuple(Status) and self._of_enemies(of))
            for fact, of in self.origins_of(incident).items()
        }

    def _of_enemies(self, origins: Iterable[Origin]) -> bool:
        claimants = [self.statements[one].claimant for origin in origins for one in origin.claim_ids if one in self.statements]
        return all(one is not None and one.role is ClaimantRole.ENEMY_LOSSES for one in claimants)

    def _asserted(self, claim_id: str) -> bool:
        statement = self.statements.get(claim_id)
        return statement is not None and statement.stance is Stance.ASSERTED

    def damages_of(self, report_id: str) -> list[Damage]:
        """The places where a report lost words, in the order of its text."""
        found = (one for one in self.contents.lineage.damages if one.passage.report_id == report_id)
        return sorted(found, key=lambda one: one.at)

    def copies_of(self, report_id: str) -> list[Copy]:
        """The passages that a report shares with others, in the order of its text."""
        found = (one for one in self.copies.values() if report_id in (one.left.report_id, one.right.report_id))
        return sorted(found, key=lambda one: (one.side(report_id).start, one.copy_id))

    def framings_of(self, incident: Incident) -> list[Framing]:
        """How each report tells of an incident, those for which it is the main news first."""
        mains = set(incident.main_report_ids)
        found = self._framer.of(incident)
        return sorted(found, key=lambda one: (one.report_id not in mains, self._report_key(one.report_id)))

    @cached_property
    def _framer(self) -> Framer:
        return Framer(self.contents)

    def answered_by(self, incident: Incident) -> list[Incident]:
        """The incidents that retaliate for this one."""
        return [one for one in self.in_order() if one.answers == incident.incident_id]

    def _report_key(self, report_id: str) -> tuple[bool, date, str, str]:
        report = self.reports.get(report_id)
        known = _known(self.published(report_id) if report else None)
        return (*known, report.name if report else "", report_id)


def statements_in(reading: Reading) -> list[Statement]:
    """The claims and attributions of a report in the order of its text."""
    found: list[Statement] = [*reading.claims, *reading.attributions]
    return sorted(found, key=lambda one: (one.passage.start, one.claim_id))


def _known(day: date | None) -> tuple[bool, date]:
    return (day is None, day or date.min)


def _day_key(incident: Incident) -> tuple[bool, date, bool, date, str]:
    days = incident.days
    first = (days.first or days.last) if days else None
    return (*_known(first), *_known(days.last if days else None), incident.incident_id)


def _by_incident(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.incident_id].append(row)
    return found
