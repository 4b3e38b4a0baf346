"""LedgerContents: everything that one run derives, and the reports that it was derived from."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model.accounts import Reading
from tallystick.model.copies import Copy, Damage, NearCopy, Version
from tallystick.model.findings import Finding
from tallystick.model.incidents import Assessment, Candidate, Dating, Incident, Origin, Value
from tallystick.model.reports import Rejection, Report
from tallystick.model.tolls import Implied, Toll
from tallystick.model.wholes import Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Settings, code and model versions that produced derived rows; `run_id` is their hash, so the same run has the same id."""

    run_id: str
    code_version: str
    model_version: str
    settings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What linking gives: report dates, scored pairs, incidents."""

    datings: tuple[Dating, ...]
    candidates: tuple[Candidate, ...]
    incidents: tuple[Incident, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """What reconciling gives: origins, values, wholes, grades, tolls, findings, and what tolls imply of incidents."""

    origins: tuple[Origin, ...]
    values: tuple[Value, ...]
    wholes: tuple[Whole, ...]
    assessments: tuple[Assessment, ...]
    tolls: tuple[Toll, ...]
    findings: tuple[Finding, ...]
    implied: tuple[Implied, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """What lineage gives: shared passages, versions of one page, near-copies, places where texts lost words."""

    copies: tuple[Copy, ...] = ()
    versions: tuple[Version, ...] = ()
    near_copies: tuple[NearCopy, ...] = ()
    damages: tuple[Damage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerContents:
    """A whole ledger in memory, every tuple sorted by id so that equal ledgers are equal records."""

    run: Run | None
    reports: tuple[Report, ...]
    rejections: tuple[Rejection, ...]
    readings: tuple[Reading, ...]
    lineage: Lineage
    linked: Linked
    reconciled: Reconciled
