"""Accounts say what speaks for their day and town."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

COLUMNS = ("time_signs", "place_signs")


def upgrade() -> None:
    """Add the columns; accounts read before had no such signs."""
    for name in COLUMNS:
        op.add_column("accounts", sa.Column(name, sa.JSON(none_as_null=True)))
    accounts = sa.table("accounts", *(sa.column(name, sa.JSON()) for name in COLUMNS))
    op.execute(accounts.update().values({name: [] for name in COLUMNS}))
