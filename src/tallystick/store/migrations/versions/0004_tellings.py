"""How the words put each claim: voice, act, agent, cause."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

PASSAGES = {"harmed": False, "act": False, "agent": True, "cause": True}
"""Passages, and whether they may be absent."""


def upgrade() -> None:
    """Make the table; claims read before have no tellings until their reports are read again."""
    op.create_table(
        "tellings",
        sa.Column("claim_id", sa.String(), sa.ForeignKey("claims.claim_id"), primary_key=True, nullable=False),
        sa.Column("report_id", sa.String(), sa.ForeignKey("readings.report_id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("voice", sa.String(), nullable=False),
        sa.Column("agent_place", sa.String()),
        *(column for name, absent in PASSAGES.items() for column in _passage(name, absent)),
    )


def _passage(name: str, absent: bool) -> list[sa.Column[Any]]:
    return [
        sa.Column(f"{name}_start_offset", sa.Integer(), nullable=absent),
        sa.Column(f"{name}_end_offset", sa.Integer(), nullable=absent),
        sa.Column(f"{name}_quote", sa.String(), nullable=absent),
    ]
