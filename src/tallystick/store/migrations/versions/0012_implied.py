"""What tolls imply of incidents."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; the next run fills it."""
    op.create_table(
        "implied",
        sa.Column("incident_id", sa.String(), sa.ForeignKey("incidents.incident_id"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("group_name", sa.String()),
        sa.Column("group_nature", sa.String()),
        sa.Column("group_party", sa.String()),
        sa.Column("group_within", sa.JSON(none_as_null=True)),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("low", sa.Integer()),
        sa.Column("high", sa.Integer()),
        sa.Column("toll_ids", sa.JSON(none_as_null=True)),
        sa.Column("claim_ids", sa.JSON(none_as_null=True)),
    )
