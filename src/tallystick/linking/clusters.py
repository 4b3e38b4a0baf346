"""Clusters: accounts joined into incidents, constrained and not chained.

Rows and scored pairs enter, a partition of the rows leaves, sorted. Clusters are joined greedily, the highest average weight
over all pairs between them first, so that one strong pair cannot chain together what else contradicts itself. A pair that
blocking never brought together counts as 0 bits. No cluster ever holds two accounts that `constraints` keeps apart.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tallystick.linking.constraints import refusal
from tallystick.linking.features import Features
from tallystick.linking.scoring import Scored
from tallystick.linking.weights import ANSWER, LINK_BITS

Cluster = tuple[str, ...]
"""The ids of accounts of one incident, sorted."""

_DIGITS = 9
"""Averages are compared to this many decimals, so that the order of summing cannot decide."""


def settle(rows: Sequence[Features], pairs: Sequence[Scored]) -> tuple[tuple[Scored, ...], tuple[Cluster, ...]]:
    """The clusters, joined twice: what they tell of retaliation for one incident is evidence the second time.

    The pairs come back with that evidence.
    """
    home = {account_id: number for number, cluster in enumerate(clusters(rows, pairs)) for account_id in cluster}
    answered = {row.account_id: home[row.account.answers] for row in rows if row.account.answers in home}
    if not answered:
        return tuple(pairs), clusters(rows, pairs)
    known = tuple(_answering_one(pair, answered) for pair in pairs)
    return known, clusters(rows, known)


def _answering_one(pair: Scored, answered: Mapping[str, int]) -> Scored:
    if pair.left not in answered or answered[pair.left] != answered.get(pair.right):
        return pair
    return pair.with_level(ANSWER, 0)


def clusters(rows: Sequence[Features], pairs: Sequence[Scored]) -> tuple[Cluster, ...]:
    """The partition of the rows' accounts, each cluster sorted, in order of their first accounts."""
    joining = _Joining(rows, pairs)
    joining.run()
    return tuple(sorted(tuple(sorted(members)) for members in joining.members.values()))


class _Joining:
    """The state of one agglomeration: members and neighbours of each cluster, by the id of its first account."""

    def __init__(self, rows: Sequence[Features], pairs: Sequence[Scored]) -> None:
        self.rows = {row.account_id: row for row in rows}
        self.members: dict[str, tuple[str, ...]] = {row.account_id: (row.account_id,) for row in rows}
        self.sums: dict[str, dict[str, float]] = defaultdict(dict)
        for pair in pairs:
            self.sums[pair.left][pair.right] = self.sums[pair.right][pair.left] = pair.weight
        self.queue = list(self._offers())
        heapq.heapify(self.queue)

    def run(self) -> None:
        """Join until no two clusters that may be joined reach `LINK_BITS`."""
        while self.queue:
            weight, left, right = heapq.heappop(self.queue)
            if left in self.members and right in self.members and weight == self._rank(left, right):
                if self._refused(left, right):
                    self._forget(left, right)
                else:
                    self._join(left, right)

    def _offers(self) -> Iterator[tuple[float, str, str]]:
        for left, others in self.sums.items():
            for right in others:
                if left < right and -self._rank(left, right) >= LINK_BITS:
                    yield self._rank(left, right), left, right

    def _rank(self, left: str, right: str) -> float:
        """The average weight, negated for the queue; 0 bits where the two have become strangers."""
        total = self.sums[left].get(right, 0.0)
        return -round(total / (len(self.members[left]) * len(self.members[right])), _DIGITS)

    def _refused(self, left: str, right: str) -> bool:
        return any(
            refusal(self.rows[one], self.rows[other]) is not None for one in self.members[left] for other in self.members[right]
        )

    def _forget(self, left: str, right: str) -> None:
        """What was refused once stays refused, for clusters only grow."""
        del self.sums[left][right]
        del self.sums[right][left]

    def _join(self, left: str, right: str) -> None:
        self.members[left] += self.members.pop(right)
        gone = self.sums.pop(right)
        mine = self.sums[left]
        mine.pop(right, None)
        for other in sorted(gone.keys() | mine.keys()):
            if other == left:
                continue
            self.sums[other].pop(right, None)
            mine[other] = mine.get(other, 0.0) + gone.get(other, 0.0)
            self.sums[other][left] = mine[other]
            low, high = sorted((left, other))
            if -self._rank(low, high) >= LINK_BITS:
                heapq.heappush(self.queue, (self._rank(low, high), low, high))
