"""Migrate: bring a database to the tables of this version.

In: an open engine. Out: nothing; its tables are those of `schema`. Always: an older ledger is brought forward and a new one
made in one transaction; one made by a newer version, or no ledger at all, is refused and left as it is.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, column, inspect, select, table

from tallystick.model.errors import LedgerError
from tallystick.store import schema
from tallystick.store.engine import writing

SCRIPTS = Path(__file__).parent / "migrations"


def bring_to_head(engine: Engine, location: str, *, create: bool) -> None:
    """Make or migrate the tables where they are not at the head. Raises LedgerError where that cannot be done."""
    with engine.connect() as connection:
        found = revision(connection, location)
    if found == schema.HEAD:
        return
    if found is None and not create:
        raise LedgerError(f"{location} holds nothing yet.", f"Fill it: tallystick run INPUT --ledger {location}")
    if found is not None and found not in _known():
        remedy = "Update Tallystick (pip install --upgrade tallystick), or name another ledger."
        raise LedgerError(f"The ledger {location} was made by a newer version.", remedy)
    with writing(engine).begin() as connection:
        _upgrade(connection)


def revision(connection: Connection, location: str) -> str | None:
    """The migration that the database stands at, None for an empty one. Raises LedgerError for a database of another kind."""
    names = set(inspect(connection).get_table_names())
    if not names:
        return None
    if not {"alembic_version", "report_bytes"} <= names:
        raise LedgerError(f"{location} is a database, but no ledger.", "Give the path of a ledger, or of a new file.")
    return connection.scalar(select(column("version_num")).select_from(table("alembic_version")))


def _known() -> set[str]:
    from alembic.script import ScriptDirectory  # slow to import, and seldom needed

    return {script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions()}


def _upgrade(connection: Connection) -> None:
    from alembic import command  # slow to import, and seldom needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
