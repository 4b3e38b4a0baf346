"""Harm: one quantity of a sentence with the word of harm that speaks of it, and what was suffered."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model.claims import Measure
from tallystick.reading.harms.quantities import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """A quantity and the word of harm. `cumulative` marks a running total; `first` and `last` are the tokens of its words.

    `leaves_open` marks harm that may have killed: "shot", "taken to hospital". `faring` marks words that tell how the
    harmed fare, `oneself` whoever harmed himself beside others. `whole` is the first token of the count that a list spells out,
    of which these are one item: "two people, a man and a girl". `elsewhere` marks a count that goes on at another place or day.
    """

    measure: Measure
    quantity: Quantity
    trigger: int
    cumulative: bool = False
    stock: bool = False
    leaves_open: bool = False
    faring: bool = False
    oneself: bool = False
    whole: int | None = None
    elsewhere: bool = False

    @property
    def first(self) -> int:
        """First token of the words."""
        return min(self.quantity.first, self.trigger)

    @property
    def last(self) -> int:
        """Token after the words, those of whom a running total counts among them."""
        return max(self.quantity.last, self.trigger + 1)
