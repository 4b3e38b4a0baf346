"""Pairs: shared passages gathered by the two reports that share them.

Enters: a lineage. Leaves: pairs of reports with their copies in order of the left text.
What always holds: the same pairs in the same order, whatever the order of the copies.
"""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model.copies import Copy
from tallystick.model.ledger import Lineage


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reports, by id, and what they share; `earlier` is the report that came first where all copies tell the same."""

    left: str
    right: str
    copies: tuple[Copy, ...]
    earlier: str | None


def pairs(lineage: Lineage) -> list[Pair]:
    """The pairs of a lineage, those that share most first."""
    found: dict[tuple[str, str], list[Copy]] = {}
    for copy in sorted(lineage.copies, key=lambda one: (one.left, one.right, one.copy_id)):
        found.setdefault((copy.left.report_id, copy.right.report_id), []).append(copy)
    gathered = [_pair(left, right, copies) for (left, right), copies in found.items()]
    return sorted(gathered, key=lambda one: (-len(one.copies), one.left, one.right))


def _pair(left: str, right: str, copies: list[Copy]) -> Pair:
    earlier = {one.earlier for one in copies}
    return Pair(left=left, right=right, copies=tuple(copies), earlier=earlier.pop() if len(earlier) == 1 else None)
