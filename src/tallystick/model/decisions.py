"""Decision: what decided that accounts stand in one incident or in two, and what would turn that."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model.incidents import Reason, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A comparison that, told otherwise, turns the decision: its name and the words of the level that it would have."""

    comparison: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What decided for a pair, or against it, and what would turn that.

    `mine` and `others` are the two sides: two incidents, or one account and the others of its incident. `average` is the weight
    in bits of all pairs between them, `reasons` what each comparison has in it, `needed` the bits from which two sides are
    joined. `told` is False where no change was tried, or where what the ledger holds does not give the same incidents again.
    """

    same: bool
    mine: tuple[str, ...]
    others: tuple[str, ...]
    average: float
    reasons: tuple[Reason, ...]
    needed: float
    refused: tuple[Refusal, ...]
    changes: tuple[Change, ...]
    told: bool = True

    @property
    def pairs(self) -> int:
        """The number of pairs between the two sides."""
        return len(self.mine) * len(self.others)
