"""Places tell the town of a quarter that the gazetteer lacks."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TABLES = ("claims", "accounts", "incidents")


def upgrade() -> None:
    """Add the town; what was read before has none until its reports are read again."""
    for name in TABLES:
        op.add_column(name, sa.Column("place_town", sa.String(), nullable=True))
