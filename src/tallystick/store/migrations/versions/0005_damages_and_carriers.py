"""Damages; the agency that carries a report, by what the earlier of two is told, what of an origin was inferred."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the table; what was derived before lacks them until the reports are run again."""
    op.add_column("reports", sa.Column("carrier", sa.String(), nullable=True))
    op.add_column("copies", sa.Column("earlier_by", sa.String(), nullable=True))
    op.add_column("origins", sa.Column("inferred", sa.JSON(none_as_null=True)))
    op.add_column("origins", sa.Column("source", sa.String(), nullable=True))
    origins = sa.table("origins", sa.column("inferred", sa.JSON()))
    op.execute(origins.update().values(inferred=[]))
    op.create_table(
        "damages",
        sa.Column("report_id", sa.String(), sa.ForeignKey("reports.report_id"), primary_key=True),
        sa.Column("at_offset", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start_offset", sa.Integer(), nullable=False),
        sa.Column("end_offset", sa.Integer(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("sign", sa.String(), nullable=False),
        sa.Column("supplied_report_id", sa.String(), sa.ForeignKey("reports.report_id")),
        sa.Column("supplied_start_offset", sa.Integer()),
        sa.Column("supplied_end_offset", sa.Integer()),
        sa.Column("supplied_quote", sa.String()),
        sa.Column("copy_id", sa.String(), sa.ForeignKey("copies.copy_id")),
    )
