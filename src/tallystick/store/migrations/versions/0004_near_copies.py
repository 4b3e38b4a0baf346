"""Reports that are near-copies of one another."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; the next run fills it."""
    op.create_table(
        "near_copies",
        sa.Column("copy_id", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("left_report_id", sa.String(), sa.ForeignKey("reports.report_id"), nullable=False),
        sa.Column("right_report_id", sa.String(), sa.ForeignKey("reports.report_id"), nullable=False),
        sa.Column("similarity", sa.Float(53), nullable=False),
        sa.Column("earlier", sa.String()),
    )
