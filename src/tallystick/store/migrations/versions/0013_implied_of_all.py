"""What is implied of an incident has nothing of what is claimed of it."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Leave out the lowest that is claimed; the next run fills the table for all incidents that tolls count."""
    with op.batch_alter_table("implied") as table:
        table.drop_column("low")
