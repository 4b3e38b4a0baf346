"""Store: the ledger on disk.

Reports' bytes and envelopes are facts and only ever added; all other rows are derived and replaced.
SQLAlchemy Core without an ORM; what only SQLite understands stands in `engine` alone.
"""

from tallystick.store.checks import Problem
from tallystick.store.ledger import Ledger, State

__all__ = ["Ledger", "Problem", "State"]
