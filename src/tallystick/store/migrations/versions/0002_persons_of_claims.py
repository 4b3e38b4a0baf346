"""Claims tell which person of their report they speak of."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the key; claims read before have none until their reports are read again."""
    op.add_column("claims", sa.Column("person", sa.String(), nullable=True))
