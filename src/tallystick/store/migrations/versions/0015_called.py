"""Claims keep what the words call the harmed where that says more than their group."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what was read before has none until its reports are read again."""
    op.add_column("claims", sa.Column("called", sa.String(), nullable=True))
