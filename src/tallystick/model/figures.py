"""Figure: a number as an interval, with the words that gave it and the rule that read them."""

from __future__ import annotations

from dataclasses import dataclass

DEED = "a deed that killed"
"""The rule of a figure that no word counts: a fatal shooting or a murder killed one at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A whole number between `low` and `high`, both inclusive; None is an open bound, never zero.

    `words` are the report's own, `rule` names the entry of the reading table that turned them into bounds.
    """

    low: int | None
    high: int | None
    words: str
    rule: str
    estimated: bool = False

    @property
    def exact(self) -> int | None:
        """The number, where it is a single one."""
        return self.low if self.low is not None and self.low == self.high else None

    def compatible(self, other: Figure) -> bool:
        """Whether one number could satisfy both."""
        above = self.low is not None and other.high is not None and self.low > other.high
        below = self.high is not None and other.low is not None and self.high < other.low
        return not (above or below)
