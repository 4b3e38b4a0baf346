"""How many an incident killed and wounded over all its groups."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; the next run fills it."""
    op.create_table(
        "wholes",
        sa.Column("incident_id", sa.String(), sa.ForeignKey("incidents.incident_id"), primary_key=True),
        sa.Column("measure", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("low", sa.Integer()),
        sa.Column("best", sa.Integer()),
        sa.Column("high", sa.Integer()),
        sa.Column("rule", sa.String(), nullable=False),
    )
