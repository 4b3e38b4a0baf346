"""Reports that are near-copies of one another; what changed between the states of a page."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the column; the next run fills them."""
    op.create_table(
        "near_copies",
        sa.Column("copy_id", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("left_report_id", sa.String(), sa.ForeignKey("reports.report_id"), nullable=False),
        sa.Column("right_report_id", sa.String(), sa.ForeignKey("reports.report_id"), nullable=False),
        sa.Column("similarity", sa.Float(53), nullable=False),
        sa.Column("earlier", sa.String()),
    )
    op.add_column("versions", sa.Column("changes", sa.JSON(none_as_null=True)))
    versions = sa.table("versions", sa.column("changes", sa.JSON()))
    op.execute(versions.update().values(changes=[]))
