"""Clusters: accounts joined into incidents, constrained and not chained.

Rows and scored pairs enter, a partition of the rows leaves, sorted. Clusters are joined greedily, the highest average weight
over all pairs between them first, so that one strong pair cannot chain together what else contradicts itself. A pair that
blocking never brought together counts as a stranger (see `levels`). What reports mainly tell is joined first. An echo takes no
part: it follows the account that it echoes.

No cluster holds two accounts of one report that tells them apart. Those whose days, places or figures contradict each other
stay apart too; but where enough is known of both and all pairs between two clusters, the contradictions counted, still speak
for one incident by `Weighing.outweighs` bits, a day, place or figure was misread.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from tallystick.linking.constraints import NIGHT, refused
from tallystick.linking.features import Features
from tallystick.linking.scoring import Scored
from tallystick.linking.weights import ANSWER, JUDGED

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
    deciding = {row.account_id for row in rows if row.echoes is None}
    joining = _Joining(
        [row for row in rows if row.account_id in deciding],
        [pair for pair in pairs if pair.left in deciding and pair.right in deciding],
    )
    joining.run()
    following: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.echoes is not None:
            following[row.echoes].append(row.account_id)
    found = ([*members, *(echo for one in members for echo in following[one])] for members in joining.members.values())
    return tuple(sorted(tuple(sorted(members)) for members in found))


class _Joining:
    """The state of one agglomeration: members and neighbours of each cluster, by the id of its first account."""

    def __init__(self, rows: Sequence[Features], pairs: Sequence[Scored]) -> None:
        self.rows = {row.account_id: row for row in rows}
        self.members: dict[str, tuple[str, ...]] = {row.account_id: (row.account_id,) for row in rows}
        self.table = pairs[0].weighing if pairs else JUDGED
        self.sums: dict[str, dict[str, float]] = defaultdict(dict)
        for pair in pairs:
            self.sums[pair.left][pair.right] = self.sums[pair.right][pair.left] = pair.weight - self.table.stranger
        self.open: frozenset[str] = frozenset()
        self.least = self.table.link
        self.queue: list[tuple[float, str, str]] = []

    def run(self) -> None:
        """Join what reports mainly tell, then all: else what one mentions beside its story would take the story's place."""
        mains = [one for one, row in self.rows.items() if row.account.main]
        for accounts, bits in ((mains, self.table.link), (self.rows, self.table.aside)):
            self.open, self.least = frozenset(accounts), bits
            self.queue = list(self._offers())
            heapq.heapify(self.queue)
            self._exhaust()

    def _exhaust(self) -> None:
        """Join until no two clusters that may be joined reach the bits from which they are joined."""
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
                if left < right and {left, right} <= self.open and -self._rank(left, right) >= self.least:
                    yield self._rank(left, right), left, right

    def _rank(self, left: str, right: str) -> float:
        """The average weight, negated for the queue; that of strangers where the two share no pair."""
        total = self.sums[left].get(right, 0.0)
        return -round(total / (len(self.members[left]) * len(self.members[right])) + self.table.stranger, _DIGITS)

    def _refused(self, left: str, right: str) -> bool:
        pairs = [(self.rows[one], self.rows[other]) for one in self.members[left] for other in self.members[right]]
        if -self._rank(left, right) >= self._outweighing(pairs):
            days = [_told_twice(self.rows[one] for one in self.members[side]) for side in (left, right)]
            if any((one - other).days > NIGHT or (other - one).days > NIGHT for one in days[0] for other in days[1]):
                return True
            pairs = [(one, other) for one, other in pairs if not _may_be_misread(one, other)]
        return any(refused(one, other) for one, other in pairs)

    def _outweighing(self, pairs: Iterable[tuple[Features, Features]]) -> float:
        """The bits from which on a contradiction between these accounts is taken for a misreading."""
        if self.table.outweighs is None:
            return math.inf
        abroad = any(row.landmarks.abroad for pair in pairs for row in pair)
        return self.table.outweighs + (self.table.abroad if abroad else 0.0)

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
            if {low, high} <= self.open and -self._rank(low, high) >= self.least:
                heapq.heappush(self.queue, (self._rank(low, high), low, high))


def _told_twice(rows: Iterable[Features]) -> set[date]:
    """The days that two of the accounts tell: two reports are not misread to the same day by chance."""
    told = Counter(row.days.day for row in rows if row.days is not None and row.days.day is not None)
    return {day for day, times in told.items() if times > 1}


def _may_be_misread(one: Features, other: Features) -> bool:
    """Whether enough is known of both to say that a contradiction is a slip; never of accounts that one report tells apart."""
    return one.report_id != other.report_id and bool(one.landmarks.words) and bool(other.landmarks.words)
