"""Ledger: one database that holds reports as they were received and all that was derived from them.

In: items (facts, which are only ever added) and `LedgerContents` (derived, which replace what was there). Out: the same again.
Always: one write is one transaction, so that a ledger killed at any moment opens and holds the whole of the last write;
what is read back equals what was written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine, Table, bindparam, delete, insert, select

from tallystick.model.errors import LedgerError
from tallystick.model.ids import bytes_id, content_id
from tallystick.model.ledger import LedgerContents
from tallystick.model.reports import Item
from tallystick.store import rows, schema
from tallystick.store.checks import Problem, check_contents, check_data
from tallystick.store.engine import damages, open_engine, refer_later, told, writing
from tallystick.store.migrate import bring_to_head, revision

BATCH = 5_000
"""Rows that are handed to the database at a time: enough to be quick, few enough to be small in memory."""


@dataclass(frozen=True, slots=True)
class State:
    """How a ledger stands: what it holds, and a mark that is another one when another run has written."""

    contents: LedgerContents
    mark: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """An open ledger; close it, or use it in a `with` statement."""

    location: str
    engine: Engine

    @classmethod
    def open(cls, location: str, create: bool = False) -> Ledger:
        """Open the ledger at a path; with `create`, make it where there is none, and be ready to write.

        Raises LedgerError where it is missing, no ledger, made by a newer version, or cannot be read or written.
        """
        engine = open_engine(location, create=create)
        with told(location):
            bring_to_head(engine, location, create=create)
        return cls(location, engine)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def write(self, contents: LedgerContents, items: Iterable[Item], before: State | None = None) -> State:
        """Add the items that are not yet kept, and put the contents in the place of what was derived before.

        Where it is told how the ledger stands (`before`), rows that stay as they are stay in their place. Raises LedgerError
        where another run has written meanwhile: where the ledger stands otherwise, or where it keeps a report that the contents
        leave out.
        """
        with told(self.location), writing(self.engine).begin() as connection:
            if before is not None and _mark(connection) != before.mark:
                raise self._written_meanwhile()
            _keep(connection, items)
            self._refuse_partial(connection, contents)
            refer_later(connection)
            old = rows.parts(before.contents) if before is not None else {}
            new = rows.parts(contents)
            for table in reversed(schema.DERIVED):
                _take_out(connection, table, _differing(old[table], new[table]) if old else None)
            for table in schema.DERIVED:
                _put_in(connection, table, _differing(new[table], old.get(table, {})))
            return State(contents, _mark(connection))

    def _refuse_partial(self, connection: Connection, contents: LedgerContents) -> None:
        told_of = {report.report_id for report in contents.reports} | {one.report_id for one in contents.rejections}
        if not set(connection.scalars(select(schema.report_bytes.c.report_id))) <= told_of:
            raise self._written_meanwhile()

    def _written_meanwhile(self) -> LedgerError:
        message = f"Another run has added reports to {self.location} while this one was reading; nothing was written."
        return LedgerError(message, "Run the same command again.")

    def contents(self) -> LedgerContents:
        """All that the ledger holds but the bytes. Raises LedgerError where a row was changed so that it makes no record."""
        return self.state().contents

    def state(self) -> State:
        """How the ledger stands. Raises LedgerError where a row was changed so that it makes no record."""
        with told(self.location), self.engine.begin() as connection:
            try:
                return State(rows.load(lambda table: _read(connection, table)), _mark(connection))
            except (ValueError, KeyError, TypeError) as error:
                message = f"The ledger {self.location} holds a row that is no record of Tallystick's: {error}."
                raise LedgerError(message, "Read the reports into a new ledger: tallystick run INPUT --ledger NEW") from error

    def data(self, report_id: str) -> bytes:
        """The bytes of one report as received. Raises LedgerError where they are not kept."""
        with told(self.location), self.engine.begin() as connection:
            data = connection.scalar(select(schema.report_bytes.c.data).where(schema.report_bytes.c.report_id == report_id))
        if data is None:
            raise LedgerError(f"The ledger {self.location} keeps no report {report_id}.", "Give a report id that it lists.")
        return bytes(data)

    def items(self, report_ids: Collection[str] | None = None) -> Iterator[Item]:
        """Everything received, or what was of these reports: one item for each name it came under, one in memory at a time.

        Sorted by report id and name.
        """
        names, kept = schema.report_names, schema.report_bytes
        query = select(names, kept.c.data).join_from(names, kept).order_by(names.c.report_id, names.c.name, names.c.item_id)
        queries = [query] if report_ids is None else [query.where(names.c.report_id == one) for one in sorted(report_ids)]
        with told(self.location), self.engine.begin() as connection:
            for row in (row for asked in queries for row in connection.execute(asked).mappings()):
                yield Item(**{key: row[key] for key in row if key not in ("item_id", "report_id")})

    def unknown(self, items: Iterable[Item]) -> list[Item]:
        """Those of the items that the ledger does not keep."""
        with told(self.location), self.engine.begin() as connection:
            kept = set(connection.scalars(select(schema.report_names.c.item_id)))
        return [item for item in items if _item_id(item) not in kept]

    def verify(self) -> tuple[Problem, ...]:
        """Every hash, passage and reference checked, and the database's own checks; empty where all holds."""
        with told(self.location), self.engine.begin() as connection:
            found = [Problem(kind="database", where=self.location, detail=line) for line in damages(connection)]
            if revision(connection, self.location) != schema.HEAD:
                found.append(Problem(kind="schema", where=self.location, detail="The tables are not those of this version."))
            query = select(schema.report_bytes).order_by(schema.report_bytes.c.report_id)
            found += check_data((row.report_id, row.data) for row in connection.execute(query))
            kept = set(connection.scalars(select(schema.report_bytes.c.report_id)))
        return (*found, *check_contents(self.contents(), kept))


def _mark(connection: Connection) -> str:
    """What all that a ledger holds follows from, as one hash: its Run, what it received, and what was refused."""
    run = connection.scalar(select(schema.runs.c.run_id))
    names = connection.scalars(select(schema.report_names.c.item_id).order_by(schema.report_names.c.item_id))
    refused = [str(value) for row in _read(connection, schema.rejections) for value in row.values()]
    return content_id("mark", run, *names, *refused)


def _differing(some: rows.Parts, others: rows.Parts) -> rows.Parts:
    """Those of the parts that the others have not or have otherwise."""
    return {owner: records for owner, records in some.items() if others.get(owner) != records}


def _take_out(connection: Connection, table: Table, parts: rows.Parts | None) -> None:
    """Delete the rows of these parts; all, where none are named."""
    if parts is None:
        connection.execute(delete(table))
        return
    statement = delete(table)
    for key in schema.OWNERS[table]:
        statement = statement.where(table.c[key] == bindparam(f"of_{key}"))
    owners = [{f"of_{key}": value for key, value in zip(schema.OWNERS[table], owner, strict=True)} for owner in parts]
    if owners:
        connection.execute(statement, owners)


def _put_in(connection: Connection, table: Table, parts: rows.Parts) -> None:
    made = (row for owner, records in parts.items() for row in rows.rows_of(table, owner, records))
    while batch := list(islice(made, BATCH)):
        connection.execute(insert(table), batch)


def _keep(connection: Connection, items: Iterable[Item]) -> None:
    kept = set(connection.scalars(select(schema.report_bytes.c.report_id)))
    named = set(connection.scalars(select(schema.report_names.c.item_id)))
    for item in items:
        report_id, item_id = bytes_id(item.data), _item_id(item)
        if report_id not in kept:
            connection.execute(insert(schema.report_bytes), {"report_id": report_id, "data": item.data})
        if item_id not in named:
            row = {"item_id": item_id, "report_id": report_id, **_envelope(item)}
            connection.execute(insert(schema.report_names), row)
        kept.add(report_id)
        named.add(item_id)


def _item_id(item: Item) -> str:
    return content_id("itm", bytes_id(item.data), *_envelope(item).values())


def _envelope(item: Item) -> dict[str, Any]:
    return {field: getattr(item, field) for field in ("name", "media_type", "address", "outlet", "title", "published")}


def _read(connection: Connection, table: Table) -> Sequence[rows.Row]:
    keys = table.columns.keys()
    placed = [*(table.c[key] for key in schema.OWNERS[table]), table.c.position] if "position" in keys else []
    order = placed or [*table.primary_key]
    return [dict(zip(keys, row, strict=True)) for row in connection.execute(select(table).order_by(*order))]
