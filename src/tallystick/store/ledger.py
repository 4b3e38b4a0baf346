"""Ledger: one database that holds reports as they were received and all that was derived from them.

In: items (facts, which are only ever added) and `LedgerContents` (derived, which replace what was there). Out: the same again.
Always: one write is one transaction, so that a ledger killed at any moment opens and holds the whole of the last write;
what is read back equals what was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from types import TracebackType

from sqlalchemy import Connection, Engine, Table, delete, insert, select

from tallystick.model.errors import LedgerError
from tallystick.model.ids import bytes_id, content_id
from tallystick.model.ledger import LedgerContents
from tallystick.model.reports import Item
from tallystick.store import rows, schema
from tallystick.store.checks import Problem, check_contents, check_data
from tallystick.store.engine import damages, open_engine, told, writing
from tallystick.store.migrate import bring_to_head, revision

BATCH = 5_000
"""Rows that are handed to the database at a time: enough to be quick, few enough to be small in memory."""


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

    def write(self, contents: LedgerContents, items: Iterable[Item]) -> None:
        """Add the items that are not yet kept, and put the contents in the place of what was derived before.

        Raises LedgerError where the contents leave out a report that the ledger keeps: another run has added it meanwhile.
        """
        derived = rows.dump(contents)
        with told(self.location), writing(self.engine).begin() as connection:
            _keep(connection, items)
            self._refuse_partial(connection, contents)
            for table in reversed(schema.DERIVED):
                connection.execute(delete(table))
            for table in schema.DERIVED:
                while batch := list(islice(derived[table], BATCH)):
                    connection.execute(insert(table), batch)

    def _refuse_partial(self, connection: Connection, contents: LedgerContents) -> None:
        told_of = {report.report_id for report in contents.reports} | {one.report_id for one in contents.rejections}
        if not set(connection.scalars(select(schema.report_bytes.c.report_id))) <= told_of:
            message = f"Another run has added reports to {self.location} while this one was reading; nothing was written."
            raise LedgerError(message, "Run the same command again.")

    def contents(self) -> LedgerContents:
        """All that the ledger holds but the bytes. Raises LedgerError where a row was changed so that it makes no record."""
        with told(self.location), self.engine.begin() as connection:
            try:
                return rows.load(lambda table: _read(connection, table))
            except (ValueError, KeyError, TypeError) as error:
                message = f"The ledger {self.location} holds a row that is no record of Tallystick's: {error}."
                raise LedgerError(message, "Run the reports into it again: what is derived is rebuilt.") from error

    def data(self, report_id: str) -> bytes:
        """The bytes of one report as received. Raises LedgerError where they are not kept."""
        with told(self.location), self.engine.begin() as connection:
            data = connection.scalar(select(schema.report_bytes.c.data).where(schema.report_bytes.c.report_id == report_id))
        if data is None:
            raise LedgerError(f"The ledger {self.location} keeps no report {report_id}.", "Give a report id that it lists.")
        return bytes(data)

    def items(self) -> Iterator[Item]:
        """Everything received, one item for each name it came under, sorted by report id and name; one in memory at a time."""
        names, kept = schema.report_names, schema.report_bytes
        query = select(names, kept.c.data).join_from(names, kept).order_by(names.c.report_id, names.c.name, names.c.item_id)
        with told(self.location), self.engine.begin() as connection:
            for row in connection.execute(query).mappings():
                yield Item(**{key: row[key] for key in row if key not in ("item_id", "report_id")})

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


def _keep(connection: Connection, items: Iterable[Item]) -> None:
    kept = set(connection.scalars(select(schema.report_bytes.c.report_id)))
    named = set(connection.scalars(select(schema.report_names.c.item_id)))
    for item in items:
        report_id = bytes_id(item.data)
        if report_id not in kept:
            connection.execute(insert(schema.report_bytes), {"report_id": report_id, "data": item.data})
        envelope = {field: getattr(item, field) for field in ("name", "media_type", "address", "outlet", "title", "published")}
        item_id = content_id("itm", report_id, *envelope.values())
        if item_id not in named:
            connection.execute(insert(schema.report_names), {"item_id": item_id, "report_id": report_id, **envelope})
        kept.add(report_id)
        named.add(item_id)


def _read(connection: Connection, table: Table) -> Sequence[rows.Row]:
    keys = table.columns.keys()
    order = table.columns.get("position", next(iter(table.primary_key.columns)))
    return [dict(zip(keys, row, strict=True)) for row in connection.execute(select(table).order_by(order))]
