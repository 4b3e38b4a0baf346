"""Rows: a whole ledger as rows of its tables, and back.

In: `LedgerContents`, or the rows of every derived table. Out: the other. Always: what is loaded from the rows of contents
equals them; the rows of one owner (`schema.OWNERS`) follow from its records alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass
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
from tallystick.model.tolls import Implied, Toll
from tallystick.model.wholes import Whole
from tallystick.store import schema
from tallystick.store.codec import flatten, from_plain, to_plain, unflatten

T = TypeVar("T")
Row = Mapping[str, Any]
NewRow = dict[str, Any]
Key = tuple[Any, ...]
Parts = Mapping[Key, tuple[Any, ...]]
"""The records whose rows belong together, by what the columns of their owner say."""
ReadTable = Callable[[Table], Sequence[Row]]
"""Gives a table's rows in their order, each keyed by the columns' keys."""


def parts(contents: LedgerContents) -> dict[Table, Parts]:
    """Of every derived table the records of each owner."""
    readings, lineage, linked, reconciled = contents.readings, contents.lineage, contents.linked, contents.reconciled
    accounts = [account for reading in readings for account in reading.accounts]
    return {
        schema.runs: {(): () if contents.run is None else (contents.run,)},
        schema.reports: {(one.report_id,): (one,) for one in contents.reports},
        schema.marks: {(one.report_id,): one.marks for one in contents.reports},
        schema.rejections: {(): contents.rejections},
        schema.readings: {(one.report_id,): (one.report_id,) for one in readings},
        schema.claims: {(one.report_id,): one.claims for one in readings},
        schema.attributions: {(one.report_id,): one.attributions for one in readings},
        schema.accounts: {(one.report_id,): one.accounts for one in readings},
        schema.persons: {(one.report_id,): one.persons for one in readings},
        schema.tellings: {(one.report_id,): one.tellings for one in readings},
        schema.time_words: {(one.report_id,): (one.times, one.caption_times) for one in readings},
        schema.account_claims: {(one.account_id,): one.claim_ids for one in accounts},
        schema.copies: {(one.copy_id,): (one,) for one in lineage.copies},
        schema.versions: {(one.earlier, one.later): (one,) for one in lineage.versions},
        schema.near_copies: {(one.copy_id,): (one,) for one in lineage.near_copies},
        schema.damages: _by_owner((one.passage.report_id, one) for one in lineage.damages),
        schema.datings: {(one.report_id,): (one,) for one in linked.datings},
        schema.candidates: {(one.left, one.right): (one,) for one in linked.candidates},
        schema.incidents: {(one.incident_id,): (one,) for one in linked.incidents},
        schema.incident_accounts: {(one.incident_id,): one.account_ids for one in linked.incidents},
        schema.origins: _by_owner((one.incident_id, one) for one in reconciled.origins),
        schema.values: _by_owner((one.incident_id, one) for one in reconciled.values),
        schema.wholes: {(one.incident_id, one.measure): (one,) for one in reconciled.wholes},
        schema.assessments: {(one.incident_id,): (one,) for one in reconciled.assessments},
        schema.tolls: {(one.toll_id,): (one,) for one in reconciled.tolls},
        schema.implied: _by_owner((one.incident_id, one) for one in reconciled.implied),
        schema.findings: {(): reconciled.findings},
    }


def rows_of(table: Table, owner: Key, records: Sequence[Any]) -> Iterator[NewRow]:
    """The rows of one owner."""
    named = dict(zip(schema.OWNERS[table], owner, strict=True))
    if table is schema.time_words:
        yield from _time_rows(named, *records)
    elif table in MEMBERS:
        yield from ({**named, "position": place, MEMBERS[table]: one} for place, one in enumerate(records))
    else:
        keys = table.columns.keys()
        for place, record in enumerate(records):
            row = {"position": place, **(flatten(record) if is_dataclass(record) else {}), **named}
            yield {key: row.get(key) for key in keys}


MEMBERS = {schema.account_claims: "claim_id", schema.incident_accounts: "account_id"}
"""Tables of ids alone, and the column that these stand in."""


def _by_owner(records: Iterable[tuple[str, Any]]) -> Parts:
    found: defaultdict[Key, list[Any]] = defaultdict(list)
    for owner, record in records:
        found[owner,].append(record)
    return {owner: tuple(mine) for owner, mine in found.items()}


def _time_rows(named: Row, times: Sequence[TimeWords], caption_times: Sequence[TimeWords]) -> Iterator[NewRow]:
    for caption, words in ((False, times), (True, caption_times)):
        for position, one in enumerate(words):
            yield {**named, "caption": caption, "position": position, "time": to_plain(one)}


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
            implied=records(Implied, schema.implied),
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
