"""Near-copies say by which rule the earlier of the two is told."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; the next run fills it."""
    op.add_column("near_copies", sa.Column("earlier_by", sa.String()))
