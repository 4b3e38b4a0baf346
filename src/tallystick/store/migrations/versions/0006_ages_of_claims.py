"""Claims tell the age of the one person whom they speak of."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the age; claims read before have none until their reports are read again."""
    op.add_column("claims", sa.Column("age", sa.Integer(), nullable=True))
