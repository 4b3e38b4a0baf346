"""Rows that another report does not move: those of an incident are numbered within it, others by no more than their key."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

BY_KEY = (
    *("reports", "readings", "copies", "damages", "near_copies", "versions", "datings", "candidates", "incidents", "wholes"),
    *("assessments", "tolls"),
)
WITHIN = ("origins", "values")


def upgrade() -> None:
    """Drop the numbers of the ones, and give the others new ones in the same order."""
    for table in BY_KEY:
        op.drop_column(table, "position")
    for table in WITHIN:
        _number_within(table, sa.inspect(op.get_bind()).get_columns(table))


def _number_within(table: str, columns: list[Any]) -> None:
    names = [f'"{column["name"]}"' for column in columns]
    number = "row_number() OVER (PARTITION BY incident_id ORDER BY position) - 1"
    given = [number if name == '"position"' else name for name in names]
    op.rename_table(table, "before")
    op.create_table(
        sa.quoted_name(table, quote=True),
        *(sa.Column(column["name"], column["type"], nullable=column["nullable"]) for column in columns),
        sa.PrimaryKeyConstraint("incident_id", "position"),
        sa.ForeignKeyConstraint(["incident_id"], ["incidents.incident_id"]),
    )
    op.execute(f'INSERT INTO "{table}" ({", ".join(names)}) SELECT {", ".join(given)} FROM "before"')
    op.drop_table("before")
