"""Engine: a connection to the database of a ledger. All that only SQLite understands stands here.

In: where the ledger is. Out: an SQLAlchemy engine. Always: trouble is a LedgerError with its remedy; a transaction either
happens as a whole or not at all, the making of tables among it.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from tallystick.model.errors import LedgerError

MAGIC = b"SQLite format 3\x00"
WAIT_SECONDS = 10.0
"""How long a command waits for another one that is just writing; the write of ten thousand reports takes less."""


def open_engine(location: str, *, create: bool) -> Engine:
    """Open the database at a path. Raises LedgerError where there is none and `create` is False, or where it is no database."""
    path = _checked(location, create)
    writable = os.access(path if path.exists() else path.parent, os.W_OK)
    if create and not writable:
        raise LedgerError(f"The ledger {location} cannot be written.", "Check its permissions, or name another path.")
    mode = "rwc" if create else "rw" if writable else "ro"
    address = f"{path.resolve().as_uri()}?mode={mode}"
    engine = create_engine(
        "sqlite://",
        creator=partial(sqlite3.connect, address, uri=True, isolation_level=None, timeout=WAIT_SECONDS),
        json_serializer=partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
    )
    event.listen(engine, "connect", _set_up if mode != "ro" else _set_up_for_reading)
    event.listen(engine, "begin", _begin)
    return engine


def _checked(location: str, create: bool) -> Path:
    if "://" in location:
        remedy = "This version keeps a ledger in one SQLite file: give a path, such as my.ledger."
        raise LedgerError(f"The ledger {location} is an address.", remedy)
    path = Path(location)
    if path.is_dir():
        raise LedgerError(f"{location} is a folder.", "A ledger is one file: give its path.")
    if not path.exists() and not create:
        raise LedgerError(f"There is no ledger at {location}.", f"Make one: tallystick run INPUT --ledger {location}")
    if not path.parent.is_dir():
        raise LedgerError(f"There is no folder {path.parent}.", "Make the folder, or name another path for the ledger.")
    if path.exists() and not _is_database(path):
        raise LedgerError(f"{location} is no ledger.", "Give the path of a ledger, or of a file that does not exist yet.")
    return path


def _is_database(path: Path) -> bool:
    """An empty file counts as one: SQLite leaves it where the first run is killed before it wrote."""
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError as error:
        raise LedgerError(f"{path} cannot be read: {error.strerror}.", "Check its permissions.") from error
    return head in (b"", MAGIC)


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA foreign_keys=ON")


def _set_up_for_reading(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA query_only=ON")


def _begin(connection: Connection) -> None:
    """The driver would begin too late (after the making of tables); a writer takes its lock at once and so never starves."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def writing(engine: Engine) -> Engine:
    """The same engine, for a transaction that writes."""
    return engine.execution_options(writes=True)


def refer_later(connection: Connection) -> None:
    """Let the rows of this transaction refer to rows that come later in it; at its end each must be there."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")


def damages(connection: Connection) -> tuple[str, ...]:
    """What the database itself finds wrong with its file; nothing where all is well."""
    lines = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    lines += [
        f"{row[0]}: a row refers to a missing row of {row[2]}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
    ]
    return tuple(line for line in lines if line != "ok")


@contextmanager
def told(location: str) -> Iterator[None]:
    """Turn the database's errors into one that a user understands."""
    try:
        yield
    except SQLAlchemyError as error:
        cause: Any = getattr(error, "orig", None) or error
        remedy = "If another command is writing to it, wait for its end; else check the disk and run: tallystick verify"
        raise LedgerError(f"The ledger {location} cannot be used: {cause}.", remedy) from error
