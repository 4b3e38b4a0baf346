"""Ties: what two reports have to do with each other, and what that says of the days on which both were published.

Rows, scored pairs and clues enter; `Tie`s leave, strongest first. The pairs are weighed with stated days alone, so that a day
that was inferred is never its own evidence. Costs are in bits, 0 where nothing speaks against the two days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.linking.clues import Clues, counts_alike, gap_cost, story_cost, told_days, toll_cost
from tallystick.linking.constraints import refused
from tallystick.linking.features import Features
from tallystick.linking.scoring import Scored

MOST_TIES = 12
"""Ties kept for each report, the strongest: more would cost time and tell nothing new."""

TIE_BITS = 2.5
"""Bits that the links of a tie must reach together before it may date a report: an undated report is looked for among all."""

_POSSIBLE = 0.0  # bits from which a link counts towards a tie: two reports that tell of two such events tell of the same

_BROKEN_MOST = 8.0  # bits at most for a link that the days would break: two incidents may be that much alike


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two accounts, one of each report, that are one incident for all that is stated; weight in bits."""

    mine: Features
    other: Features
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A report (`mine`) seen from another's side: their links, strongest first; both reports' clues."""

    mine: Clues
    other: Clues
    links: tuple[Link, ...]
    counts: bool

    @property
    def strength(self) -> float:
        """The sum of the links' weights in bits."""
        return sum(link.weight for link in self.links)

    @property
    def one_story(self) -> bool:
        """Whether the main story of both may be the same."""
        return any(_mains(link) for link in self.links)

    def cost(self, day: date, other_day: date) -> float:
        """What speaks against the two reports having come out on these two days, but for the gap between them."""
        broken = sum(min(link.weight, _BROKEN_MOST) for link in self.links if not agrees(link, day, other_day))
        return broken + (toll_cost(self.mine, day, self.other, other_day) if self.counts else 0.0)

    def gap(self, day: date, other_day: date) -> float | None:
        """What speaks against one story being told at such a distance; None where the two have none in common on these days."""
        common = any(_mains(link) and agrees(link, day, other_day) for link in self.links)
        return gap_cost((day - other_day).days) if common else None

    def story(self, day: date, other_day: date) -> float | None:
        """What speaks against telling the main story so late; None unless the other report alone names the day of it."""
        for link in self.links:
            told = told_days(link.other, other_day).day
            if link.mine.account.main and link.mine.account.time is None and told is not None:
                return story_cost((day - told).days)
        return None


def _mains(link: Link) -> bool:
    return link.mine.account.main and link.other.account.main


def agrees(link: Link, day: date, other_day: date) -> bool:
    """Whether the event can lie on one day for both accounts."""
    return told_days(link.mine, day).overlaps(told_days(link.other, other_day))


def ties_of(rows: Sequence[Features], pairs: Sequence[Scored], clues: Mapping[str, Clues]) -> Mapping[str, tuple[Tie, ...]]:
    """Every report's ties, strongest first, at most `MOST_TIES`; all links of a tie together reach `TIE_BITS`."""
    links = {key: found for key, found in _links(rows, pairs).items() if sum(link.weight for link in found) >= TIE_BITS}
    partners: dict[str, set[str]] = defaultdict(set)
    for report_id, other_id in [*links, *_counted(clues.values())]:
        partners[report_id].add(other_id)
        partners[other_id].add(report_id)
    return {report_id: _strongest(report_id, others, links, clues) for report_id, others in partners.items()}


def _strongest(
    report_id: str,
    others: Iterable[str],
    links: Mapping[tuple[str, str], Sequence[Link]],
    clues: Mapping[str, Clues],
) -> tuple[Tie, ...]:
    mine = clues[report_id]
    ties = [
        Tie(mine=mine, other=clues[one], links=tuple(links.get((report_id, one), ())), counts=counts_alike(mine, clues[one]))
        for one in others
    ]
    return tuple(sorted(ties, key=lambda tie: (-round(tie.strength, 6), tie.other.report_id))[:MOST_TIES])


def _links(rows: Sequence[Features], pairs: Sequence[Scored]) -> Mapping[tuple[str, str], list[Link]]:
    """Links by report and other report, both ways; each account in one link with another report at most, the strongest."""
    by_id = {row.account_id: row for row in rows}
    found: dict[tuple[str, str], list[Link]] = defaultdict(list)
    taken: set[tuple[str, str]] = set()
    for pair in sorted(pairs, key=lambda pair: (-round(pair.weight, 6), pair.left, pair.right)):
        if pair.weight < _POSSIBLE:
            break
        left, right = by_id[pair.left], by_id[pair.right]
        claims = {(left.account_id, right.report_id), (right.account_id, left.report_id)}
        if left.report_id == right.report_id or claims & taken or refused(left, right):
            continue
        taken |= claims
        found[left.report_id, right.report_id].append(Link(mine=left, other=right, weight=pair.weight))
        found[right.report_id, left.report_id].append(Link(mine=right, other=left, weight=pair.weight))
    return found


def _counted(clues: Iterable[Clues]) -> Iterable[tuple[str, str]]:
    """Pairs of reports that give running counts of one measure and side."""
    sides: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in clues:
        for running in one.running:
            group = running.claim.group
            sides[running.claim.measure.value, group.party or group.name].add(one.report_id)
    for reports in sides.values():
        ordered = sorted(reports)
        yield from ((left, right) for place, left in enumerate(ordered) for right in ordered[place + 1 :])
