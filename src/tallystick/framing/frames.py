"""Frames: the framings of an incident, one for each report that tells of it.

The contents of a ledger enter, once; `of` gives an incident's framings in the order of its reports' ids. Always: the order of
the ledger's tuples changes nothing.
"""

from __future__ import annotations

from collections import defaultdict

from tallystick.framing.facts import Source
from tallystick.framing.omissions import left_out
from tallystick.framing.shared import swaps
from tallystick.model.accounts import Account
from tallystick.model.claims import Measure
from tallystick.model.copies import Copy
from tallystick.model.framings import Framing
from tallystick.model.incidents import Incident
from tallystick.model.ledger import LedgerContents
from tallystick.model.reports import MarkKind, Report
from tallystick.model.tellings import Telling

DEATHS = (Measure.KILLED, Measure.KILLED_OR_WOUNDED, Measure.NEUTRALISED)


class Framer:
    """Lays a ledger out by report, then gives the framings of one incident after another."""

    def __init__(self, contents: LedgerContents) -> None:
        self._reports = {one.report_id: one for one in contents.reports}
        self._readings = {one.report_id: one for one in contents.readings}
        self._accounts = {one.account_id: one for reading in contents.readings for one in reading.accounts}
        self._published = {one.report_id: one.published for one in contents.reports}
        self._published |= {one.report_id: one.published for one in contents.linked.datings}
        self._damaged = frozenset(one.passage.report_id for one in contents.lineage.damages)
        self._copies: dict[str, list[Copy]] = defaultdict(list)
        for copy in contents.lineage.copies:
            for side in {copy.left.report_id, copy.right.report_id}:
                self._copies[side].append(copy)

    def of(self, incident: Incident) -> tuple[Framing, ...]:
        """One framing for each report that tells of the incident and is in the ledger."""
        sources = self._sources(incident)
        return tuple(self._framing(incident, one, sources) for one in sources)

    def _sources(self, incident: Incident) -> list[Source]:
        by_report: dict[str, list[Account]] = defaultdict(list)
        for account_id in incident.account_ids:
            account = self._accounts.get(account_id)
            if account is not None:
                by_report[account.report_id].append(account)
        return [
            Source(
                report=self._reports[report_id],
                reading=self._readings[report_id],
                accounts=tuple(sorted(accounts, key=lambda one: one.account_id)),
                published=self._published.get(report_id),
                title=_titled(self._reports[report_id]),
                damaged=report_id in self._damaged,
            )
            for report_id, accounts in sorted(by_report.items())
            if report_id in self._reports
        ]

    def _framing(self, incident: Incident, own: Source, sources: list[Source]) -> Framing:
        tellings = _tellings(own)
        missing, unasked = left_out(own, sources, main=own.report.report_id in incident.main_report_ids)
        return Framing(
            incident_id=incident.incident_id,
            report_id=own.report.report_id,
            tellings=tellings,
            attribution_ids=tuple(one.claim_id for one in own.attributions),
            left_out=missing,
            unasked=unasked,
            swaps=swaps(own.report.report_id, tellings, self._copies[own.report.report_id]),
        )


def _tellings(own: Source) -> tuple[Telling, ...]:
    """How the report tells of the dead, else of the other persons harmed, else of things, in text order."""
    claims = {one.claim_id: one for one in own.claims}
    told = [one for one in own.reading.tellings if one.claim_id in claims]
    for wanted in (
        [one for one in told if claims[one.claim_id].measure in DEATHS],
        [one for one in told if not claims[one.claim_id].measure.of_things],
        told,
    ):
        if wanted:
            return tuple(sorted(wanted, key=lambda one: (one.act.start, one.harmed.start, one.claim_id)))
    return ()


def _titled(report: Report) -> bool:
    return bool(report.title) or any(mark.kind is MarkKind.TITLE for mark in report.marks)
