"""Effort: how much work toll arithmetic may take, and what it has taken.

What enters: what single solves took. What leaves: what is left. Always: it is counted in CP-SAT's deterministic time, never by
a clock, so that the same ledger stops at the same place on every machine.
"""

from __future__ import annotations

SOLVE = 0.2
"""Units for one search, about a second of one core each; a piece of a real ledger needs a thousandth of one."""

SERIES = 16.0
"""Units for one series of tolls."""

LEDGER = 60.0
"""Units for all series together."""

SET_UP = 0.001
"""Units that each solve takes beside the search, to build its model, with `VARIABLE` for each variable or toll laid out."""

VARIABLE = 0.00003


class Effort:
    """Units that may still be spent."""

    def __init__(self, units: float) -> None:
        self._units = units
        self.spent = 0.0

    @property
    def left(self) -> float:
        """What may still be spent."""
        return self._units - self.spent

    def spend(self, searched: float, variables: int) -> None:
        """Take off what a solve took."""
        self.spent += searched + SET_UP + VARIABLE * variables

    def as_with(self, units: float) -> bool:
        """Whether with so many units all would have gone the same way: neither ends a search that may take all of `SOLVE`."""
        return units == self._units or min(units, self._units) - self.spent >= SOLVE
