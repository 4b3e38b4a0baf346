"""Finding: what a reviewer should see, one plain sentence made from its values, with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """The kinds of findings, in the order in which a reviewer should look at them.

    What does not add up comes first, then what rests on little, then what agrees.
    """

    CONTRADICTION = "contradiction"
    CONTESTED = "contested"
    TOLL_GAP = "toll gap"
    COMPETING_SERIES = "competing series"
    RETRACTED = "retracted figure still carried"
    REVISED = "revised"
    PART_DISAGREES = "part disagrees"
    FIGURES_DIFFER = "figures differ"
    SINGLE_ORIGIN = "single origin"
    BASIS_CHANGED = "basis changed"
    TRANSFER = "transfer"
    TOLL_AGREES = "toll agrees"
    PART_AGREES = "part agrees"

    @property
    def rank(self) -> int:
        """The place of the kind in that order, from 0."""
        return list(FindingKind).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A finding; `values` are name and number or word, in the order in which the sentence uses them."""

    finding_id: str
    kind: FindingKind
    text: str
    incident_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]
    values: tuple[tuple[str, int | str | None], ...]
