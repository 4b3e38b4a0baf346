"""Pairs of accounts say what speaks against them outright."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; the next run fills it."""
    op.add_column("candidates", sa.Column("refused", sa.JSON(none_as_null=True)))
