"""Rows: a whole ledger as rows of its tables, and back.

In: `LedgerContents`, or the rows of every derived table. Out: the other. Always: `load(dump(contents))` equals `contents`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Table

from tallystick.model.accounts import Account, Reading
from tallystick.model.claims import Attribution, Claim, Person
from tallystick.model.copies import Copy, Damage, NearCopy, Version
from tallystick.model.findings import Finding
from tallystick.model.incidents import Assessment, Candidate, Dating, Incident, Origin, Value
from tallystick.model.ledger import LedgerContents, Lineage, Linked, Reconciled, Run
from tallystick.model.reports import Mark, Rejection, Report
from tallystick.model.tellings import Telling
from tallystick.model.times import TimeWords
from tallystick.model.tolls import Toll
from tallystick.model.wholes import Whole
from tallystick.store import schema
from tallystick.store.codec import flatten, from_plain, to_plain, unflatten

T = TypeVar("T")
Row = Mapping[str, Any]
NewRow = dict[str, Any]
ReadTable = Callable[[Table], Sequence[Row]]
"""Gives a table's rows in the order of `position`, each keyed by the columns' keys."""


def dump(contents: LedgerContents) -> dict[Table, Iterator[NewRow]]:
    """The rows of every derived table, made one by one as they are taken: a large ledger has a million."""
    linked, reconciled = contents.linked, contents.reconciled
    plain: dict[Table, Iterable[Any]] = {
        schema.runs: [contents.run] if contents.run else [],
        schema.reports: contents.reports,
        schema.rejections: contents.rejections,
        schema.readings: contents.readings,
        schema.copies: contents.lineage.copies,
        schema.versions: contents.lineage.versions,
        schema.damages: contents.lineage.damages,
        schema.near_copies: contents.lineage.near_copies,
        schema.datings: linked.datings,
        schema.candidates: linked.candidates,
        schema.incidents: linked.incidents,
        schema.origins: reconciled.origins,
        schema.values: reconciled.values,
        schema.wholes: reconciled.wholes,
        schema.assessments: reconciled.assessments,
        schema.tolls: reconciled.tolls,
        schema.findings: reconciled.findings,
    }
    return {table: _rows(table, records) for table, records in plain.items()} | {
        schema.marks: (row for report in contents.reports for row in _rows(schema.marks, report.marks, report.report_id)),
        schema.claims: (row for reading in contents.readings for row in _rows(schema.claims, reading.claims)),
        schema.attributions: (row for reading in contents.readings for row in _rows(schema.attributions, reading.attributions)),
        schema.accounts: (row for reading in contents.readings for row in _rows(schema.accounts, reading.accounts)),
        schema.persons: (row for reading in contents.readings for row in _rows(schema.persons, reading.persons)),
        schema.tellings: (row for reading in contents.readings for row in _rows(schema.tellings, reading.tellings)),
        schema.time_words: (row for reading in contents.readings for row in _time_rows(reading)),
        schema.account_claims: _members(
            "account_id",
            "claim_id",
            ((account.account_id, account.claim_ids) for reading in contents.readings for account in reading.accounts),
        ),
        schema.incident_accounts: _members(
            "incident_id", "account_id", ((incident.incident_id, incident.account_ids) for incident in linked.incidents)
        ),
    }


def _rows(table: Table, records: Iterable[Any], report_id: str | None = None) -> Iterator[NewRow]:
    """One row a record; `report_id` for those that do not carry the id of the report they belong to."""
    keys = table.columns.keys()
    for position, record in enumerate(records):
        row = {"report_id": report_id, **flatten(record), "position": position}
        yield {key: row.get(key) for key in keys}


def _time_rows(reading: Reading) -> Iterator[NewRow]:
    for caption, words in ((False, reading.times), (True, reading.caption_times)):
        for position, one in enumerate(words):
            yield {"report_id": reading.report_id, "caption": caption, "position": position, "time": to_plain(one)}


def _members(owner: str, member: str, owners: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[NewRow]:
    for owner_id, member_ids in owners:
        for position, member_id in enumerate(member_ids):
            yield {owner: owner_id, "position": position, member: member_id}


def load(read: ReadTable) -> LedgerContents:
    """The contents that the rows hold. Raises ValueError, KeyError or TypeError where a row makes no record."""
    runs = [unflatten(Run, row) for row in read(schema.runs)]
    marks = _grouped(Mark, read(schema.marks), "report_id")
    accounts = _ids(read(schema.incident_accounts), "incident_id", "account_id")

    def records(kind: type[T], table: Table) -> tuple[T, ...]:
        return tuple(unflatten(kind, row) for row in read(table))

    return LedgerContents(
        run=runs[0] if runs else None,
        reports=tuple(unflatten(Report, row, marks=tuple(marks[row["report_id"]])) for row in read(schema.reports)),
        rejections=tuple(unflatten(Rejection, row, data=None) for row in read(schema.rejections)),
        readings=_readings(read),
        lineage=Lineage(
            copies=records(Copy, schema.copies),
            versions=records(Version, schema.versions),
            damages=records(Damage, schema.damages),
            near_copies=records(NearCopy, schema.near_copies),
        ),
        linked=Linked(
            datings=records(Dating, schema.datings),
            candidates=records(Candidate, schema.candidates),
            incidents=tuple(
                unflatten(Incident, row, account_ids=tuple(accounts[row["incident_id"]])) for row in read(schema.incidents)
            ),
        ),
        reconciled=Reconciled(
            origins=records(Origin, schema.origins),
            values=records(Value, schema.values),
            wholes=records(Whole, schema.wholes),
            assessments=records(Assessment, schema.assessments),
            tolls=records(Toll, schema.tolls),
            findings=records(Finding, schema.findings),
        ),
    )


def _readings(read: ReadTable) -> tuple[Reading, ...]:
    claims = _grouped(Claim, read(schema.claims), "report_id")
    attributions = _grouped(Attribution, read(schema.attributions), "report_id")
    persons = _grouped(Person, read(schema.persons), "report_id")
    tellings = _grouped(Telling, read(schema.tellings), "report_id")
    claim_ids = _ids(read(schema.account_claims), "account_id", "claim_id")
    accounts: dict[str, list[Account]] = defaultdict(list)
    for row in read(schema.accounts):
        accounts[row["report_id"]].append(unflatten(Account, row, claim_ids=tuple(claim_ids[row["account_id"]])))
    times: dict[tuple[str, bool], list[TimeWords]] = defaultdict(list)
    for row in read(schema.time_words):
        times[row["report_id"], row["caption"]].append(from_plain(TimeWords, row["time"]))
    return tuple(
        Reading(
            report_id=report_id,
            claims=tuple(claims[report_id]),
            attributions=tuple(attributions[report_id]),
            accounts=tuple(accounts[report_id]),
            persons=tuple(persons[report_id]),
            tellings=tuple(tellings[report_id]),
            times=tuple(times[report_id, False]),
            caption_times=tuple(times[report_id, True]),
        )
        for report_id in (row["report_id"] for row in read(schema.readings))
    )


def _grouped(kind: type[T], rows: Sequence[Row], owner: str) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        found[row[owner]].append(unflatten(kind, row))
    return found


def _ids(rows: Sequence[Row], owner: str, member: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row[owner]].append(row[member])
    return found
