"""Pairs: shared passages gathered by the two reports that share them, and pairs by the story that they belong to.

Enters: a lineage. Leaves: pairs of reports with their copies in order of the left text; stories.
What always holds: the same pairs in the same order, whatever the order of the copies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.model.copies import Copy, EarlierBy
from tallystick.model.ledger import Lineage
from tallystick.outputs.lookup import Lookup


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reports, by id, and what they share; `earlier` is the report that came first where all copies tell the same."""

    left: str
    right: str
    copies: tuple[Copy, ...]
    earlier: str | None

    @property
    def earlier_by(self) -> EarlierBy | None:
        """The rule by which the earlier one is told."""
        return self.copies[0].earlier_by if self.earlier is not None else None

    @property
    def exchanges(self) -> int:
        """How many exchanges of words all its passages have."""
        return sum(len(copy.exchanges) for copy in self.copies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports that are joined by shared passages, over any number of steps, in order of day; `pairs` share most first."""

    report_ids: tuple[str, ...]
    pairs: tuple[Pair, ...]


def pairs(lineage: Lineage) -> list[Pair]:
    """The pairs of a lineage, those that share most first."""
    found: dict[tuple[str, str], list[Copy]] = {}
    for copy in sorted(lineage.copies, key=lambda one: (one.left, one.right, one.copy_id)):
        found.setdefault((copy.left.report_id, copy.right.report_id), []).append(copy)
    gathered = [_pair(left, right, copies) for (left, right), copies in found.items()]
    return sorted(gathered, key=lambda one: (-len(one.copies), one.left, one.right))


def stories(look: Lookup) -> list[Story]:
    """All pairs, by the story that they belong to; the story of most reports first."""
    found = [pair for pair in pairs(look.contents.lineage) if pair.left in look.reports and pair.right in look.reports]
    together: dict[str, set[str]] = {}
    for pair in found:
        joined = together.get(pair.left, {pair.left}) | together.get(pair.right, {pair.right})
        together.update(dict.fromkeys(joined, joined))
    order = [report.report_id for report in look.reports_in_order()]
    homes = {id(joined): joined for joined in together.values()}.values()
    gathered = [_story(found, joined, order) for joined in homes]
    return sorted(gathered, key=lambda one: (-len(one.report_ids), one.report_ids))


def _story(found: Sequence[Pair], joined: set[str], order: Sequence[str]) -> Story:
    inside = tuple(pair for pair in found if pair.left in joined)
    return Story(report_ids=tuple(one for one in order if one in joined), pairs=inside)


def _pair(left: str, right: str, copies: list[Copy]) -> Pair:
    earlier = {one.earlier for one in copies}
    return Pair(left=left, right=right, copies=tuple(copies), earlier=earlier.pop() if len(earlier) == 1 else None)
