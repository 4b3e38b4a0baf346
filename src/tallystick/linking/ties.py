"""Ties: what two reports have to do with each other, and what that says of the days on which both were published.

A report's pairs, rows and clues enter; its `Tie`s leave, strongest first. The pairs are weighed with stated days alone, so that
a day that was inferred is never its own evidence. Costs are in bits, 0 where nothing speaks against the two days.
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


def ties_of(
    report_id: str, links: Mapping[str, Sequence[Link]], counting: Iterable[str], clues: Mapping[str, Clues]
) -> tuple[Tie, ...]:
    """A report's ties, strongest first, at most `MOST_TIES`; all links of a tie together reach `TIE_BITS`.

    `links` are those with each other report; `counting` are reports that give running counts of a measure and side of its own.
    """
    mine = clues[report_id]
    strong = {one: tuple(found) for one, found in links.items() if sum(link.weight for link in found) >= TIE_BITS}
    ties = [
        Tie(mine=mine, other=clues[one], links=strong.get(one, ()), counts=counts_alike(mine, clues[one]))
        for one in strong.keys() | set(counting)
    ]
    return tuple(sorted(ties, key=lambda tie: (-round(tie.strength, 6), tie.other.report_id))[:MOST_TIES])


def links_of(report_id: str, pairs: Iterable[Scored], rows: Mapping[str, Features]) -> Mapping[str, list[Link]]:
    """A report's links by other report; each account in one link with another report at most, the strongest."""
    found: dict[str, list[Link]] = defaultdict(list)
    taken: set[tuple[str, str]] = set()
    for pair in sorted(pairs, key=lambda pair: (-round(pair.weight, 6), pair.left, pair.right)):
        if pair.weight < _POSSIBLE:
            break
        mine, other = sorted((rows[pair.left], rows[pair.right]), key=lambda row: row.report_id != report_id)
        claims = {(mine.account_id, other.report_id), (other.account_id, report_id)}
        if other.report_id == report_id or claims & taken or refused(mine, other):
            continue
        taken |= claims
        found[other.report_id].append(Link(mine=mine, other=other, weight=pair.weight))
    return found


def sides_of(clues: Clues) -> set[tuple[str, str]]:
    """The measures and sides of which a report gives running counts."""
    return {(one.claim.measure.value, one.claim.group.party or one.claim.group.name) for one in clues.running}
