"""Alembic's environment and the migrations of a ledger; a released migration is never edited."""
