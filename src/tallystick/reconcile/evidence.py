"""Evidence: everything that the other rooms found, looked up by id.

What enters: reports, readings, lineage, linked. What leaves: one frozen index. Always: it holds no judgement of its own, and
equal inputs in any order give equal answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from tallystick.model.accounts import Account, Reading
from tallystick.model.claims import Attribution, Claim, Scope
from tallystick.model.incidents import Incident
from tallystick.model.ledger import Lineage, Linked
from tallystick.model.reports import MarkKind, Report
from tallystick.reconcile.authors import Author, authors_of, relayed_by
from tallystick.reconcile.copied import Statement, Twins, twins_of
from tallystick.reconcile.fuller import as_in_the_fuller

Known = TypeVar("Known")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Claims, attributions, reports and incidents by id; `tolls` are the claims of cumulative figures, in order of their ids.

    `later` maps a report to the newer states of its page, `authors` to who wrote it, `twins` a statement to those that stand
    in the same copied words, `supplied` a report to the places where it lost words, with what another report has there.
    """

    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    attributions: Mapping[str, Attribution]
    accounts: Mapping[str, Account]
    published: Mapping[str, date | None]
    incidents: tuple[Incident, ...]
    incident_of: Mapping[str, str]
    later: Mapping[str, frozenset[str]]
    authors: Mapping[str, Author]
    twins: Twins
    supplied: Mapping[str, tuple[tuple[int, str], ...]]
    tolls: tuple[Claim, ...]

    def of(self, incident: Incident) -> Evidence:
        """All that bears on one incident alone.

        That is what its accounts say, the figures that shares in them are parts of, the statements that stand in the same
        words as theirs, and what is known of the reports of these.
        """
        accounts = {a: self.accounts[a] for a in incident.account_ids if a in self.accounts}
        own: list[Statement] = [*self.claims_of(incident), *self.attributions_of(incident)]
        wholes = {c.part_of for c in own if isinstance(c, Claim) and c.part_of in self.claims}
        ids = {twin for one in own for twin in self.same_words(one)} | {one for one in wholes if one is not None}
        said = [self._statement(claim_id) for claim_id in sorted(ids)]
        reports = sorted({one.report_id for one in (*said, *accounts.values())})
        return Evidence(
            reports=_some(self.reports, reports),
            claims={one.claim_id: one for one in said if isinstance(one, Claim)},
            attributions={one.claim_id: one for one in said if isinstance(one, Attribution)},
            accounts=accounts,
            published=_some(self.published, reports),
            incidents=(incident,),
            incident_of={one.claim_id: incident.incident_id for one in own if isinstance(one, Claim)},
            later=_some(self.later, reports),
            authors=_some(self.authors, reports),
            twins=_some(self.twins, [one.claim_id for one in own]),
            supplied=_some(self.supplied, reports),
            tolls=tuple(one for one in own if isinstance(one, Claim) and one.scope is Scope.TOLL),
        )

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

    def in_title(self, one: Statement) -> bool:
        """Whether the words stand in the title of their report."""
        titles = (mark for mark in self.reports[one.report_id].marks if mark.kind is MarkKind.TITLE)
        return any(mark.start <= one.passage.start < mark.end for mark in titles)

    def told_on(self, one: Statement) -> date | None:
        """The earliest day on which its words are known to have been published: a copy is no newer than what it copies."""
        days = [day for claim_id in self.same_words(one) if (day := self.day_of(self._statement(claim_id).report_id))]
        return min(days, default=None)

    def first_said(self, claim: Claim) -> Claim:
        """The claim in the same words that was published first; itself where no day is known."""
        twins = (self.claims[one] for one in self.same_words(claim) if one in self.claims)
        dated = [(day, twin.claim_id) for twin in twins if (day := self.day_of(twin.report_id)) is not None]
        return self.claims[min(dated)[1]] if dated else claim

    def same_words(self, one: Statement) -> frozenset[str]:
        """The ids of the statements that stand in the same copied words, its own among them."""
        return self.twins.get(one.claim_id, frozenset((one.claim_id,)))

    def may_have_written(self, one: Statement) -> frozenset[Author]:
        """Those of whom one wrote its words: the agency that it names as reporting it, or the authors of its copies."""
        found = (self._statement(claim_id) for claim_id in self.same_words(one))
        return frozenset(relayed_by(said.claimant) or self.authors[said.report_id] for said in found)

    def _statement(self, claim_id: str) -> Statement:
        return self.claims[claim_id] if claim_id in self.claims else self.attributions[claim_id]


def gather(reports: Sequence[Report], readings: Sequence[Reading], lineage: Lineage, linked: Linked) -> Evidence:
    """Index what the rooms found."""
    accounts = {a.account_id: a for r in readings for a in r.accounts}
    incidents = tuple(sorted(linked.incidents, key=lambda i: i.incident_id))
    published = {r.report_id: r.published for r in reports} | {d.report_id: d.published for d in linked.datings}
    claims = as_in_the_fuller((c for r in readings for c in r.claims), reports, lineage)
    attributions = {a.claim_id: a for r in readings for a in r.attributions}
    return Evidence(
        reports={r.report_id: r for r in reports},
        claims=claims,
        attributions=attributions,
        accounts=accounts,
        published=published,
        incidents=incidents,
        incident_of={
            c: i.incident_id for i in incidents for a in i.account_ids if a in accounts for c in accounts[a].claim_ids
        },
        later=_later(lineage),
        authors=authors_of(reports, lineage.copies, lineage.versions),
        twins=twins_of((*claims.values(), *attributions.values()), lineage.copies),
        supplied=_supplied(lineage),
        tolls=tuple(sorted((one for one in claims.values() if one.scope is Scope.TOLL), key=lambda one: one.claim_id)),
    )


def _some(known: Mapping[str, Known], keys: Iterable[str]) -> dict[str, Known]:
    return {key: known[key] for key in keys if key in known}


def _supplied(lineage: Lineage) -> dict[str, tuple[tuple[int, str], ...]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for damage in lineage.damages:
        if damage.supplied is not None:
            found.setdefault(damage.passage.report_id, []).append((damage.at, damage.supplied.quote))
    return {report_id: tuple(sorted(places)) for report_id, places in found.items()}


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
