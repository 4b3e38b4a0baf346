"""Finding: what a reviewer should see, one plain sentence made from its values, with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """The kinds of findings."""

    TOLL_AGREES = "toll agrees"
    TOLL_GAP = "toll gap"
    COMPETING_SERIES = "competing series"
    CONTRADICTION = "contradiction"
    CONTESTED = "contested"
    FIGURES_DIFFER = "figures differ"
    SINGLE_ORIGIN = "single origin"
    PART_AGREES = "part agrees"
    PART_DISAGREES = "part disagrees"
    REVISED = "revised"
    TRANSFER = "transfer"
    BASIS_CHANGED = "basis changed"
    RETRACTED = "retracted figure still carried"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A finding; `values` are name and number or word, in the order in which the sentence uses them."""

    finding_id: str
    kind: FindingKind
    text: str
    incident_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]
    values: tuple[tuple[str, int | str | None], ...]
