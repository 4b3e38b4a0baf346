"""Pairs: the rows of accounts and the weighed pairs of them, kept as rows come and change.

Rows enter, some at a time, as they stand with stated days and as they stand with those that were inferred besides; `Scored`
pairs leave, with the level that every comparison came to, which Splink's SQL tells over DuckDB in memory. No network, no
sampling, no estimation: the bits are those of the `Weighing` that is given. Always: the pairs are those that the same rows, all
at once, would give.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntFlag
from functools import cached_property, partial

from tallystick.linking import blocking
from tallystick.linking.features import Features
from tallystick.linking.levels import Weighing
from tallystick.linking.prediction import prediction
from tallystick.linking.scoring import Levels, Scored
from tallystick.linking.table import Table
from tallystick.linking.weights import ANSWER, JUDGED

KEEP_BITS = -8.0
"""Pairs below this weight are dropped as soon as they are scored: no cluster and no reader would ever ask for them."""

BATCH = 250_000
"""Pairs that are compared at once: Splink keeps all columns of both accounts of each pair, some ten kilobytes."""


class Stage(IntFlag):
    """With which days a row stands: those that reports state, or those too that were inferred. Most rows stand with both."""

    STATED = 1
    DATED = 2


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change of rows touches: accounts whose weights are others as a whole (`anew`), and those paired with them."""

    anew: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()

    def __or__(self, other: Changed) -> Changed:
        return Changed(self.anew | other.anew, self.beside | other.beside)


class Pairs:
    """The rows of accounts and the pairs of them that are worth keeping; a context that holds the database they stand in."""

    def __init__(self, weighing: Weighing = JUDGED, keep: float = KEEP_BITS) -> None:
        self.weighing = weighing
        self._query = partial(prediction, weighing, keep)
        self._rows: dict[int, Features] = {}
        self._stages: dict[int, Stage] = {}
        self._numbers: dict[Stage, dict[str, int]] = {Stage.STATED: {}, Stage.DATED: {}}
        self._near: defaultdict[int, dict[int, Levels]] = defaultdict(dict)
        self._undated: set[int] = set()
        self._levels: dict[Levels, Levels] = {}
        self._best: dict[Levels, float] = {}
        self._next = 0

    def __enter__(self) -> Pairs:
        return self

    def __exit__(self, *_: object) -> None:
        if "_table" in vars(self):
            self._table.__exit__()

    @cached_property
    def _table(self) -> Table:
        """The database, made once there are rows to put into it."""
        return Table()

    def put(self, rows: Mapping[str, tuple[Features, Features]]) -> Changed:
        """Take accounts in, with stated and with inferred days, in place of what they were before."""
        changed = {account: both for account, both in rows.items() if both != self._both(account)}
        if not changed:
            return Changed()
        gone = {known.pop(account) for known in self._numbers.values() for account in changed if account in known}
        near = {other for number in gone for other in self._near[number]} - gone
        for number in gone:
            self._forget(number)
        come = [one for account, both in changed.items() for one in self._numbered(account, *both)]
        for _ in self._table.batches(self._table.put(gone, come), BATCH):
            self._pair(self._table.connection.execute(self._query()).fetchall())
        near |= {other for number, _, _ in come for other in self._near[number]}
        # An account without any day is the less likely each of many, the more they are: all its pairs weigh otherwise.
        lost = near & self._undated
        near |= {other for number in lost for other in self._near[number]}
        return Changed(frozenset(changed) | self._accounts(lost), self._accounts(near))

    def row(self, account: str, stage: Stage) -> Features:
        """The account as it stands with the days of that stage. Raises KeyError where it is not known."""
        return self._rows[self._numbers[stage][account]]

    def of(self, account: str, stage: Stage) -> Iterator[Scored]:
        """The account's pairs."""
        number = self._numbers[stage][account]
        for other, levels in self._near[number].items():
            if self._stages[other] & stage:
                yield self._scored(number, other, levels, stage)

    def among(self, accounts: Collection[str], stage: Stage) -> Iterator[Scored]:
        """The pairs of which both accounts are among these."""
        known = self._numbers[stage]
        numbers = {known[account] for account in accounts}
        for number in numbers:
            for other, levels in self._near[number].items():
                if number < other and other in numbers:
                    yield self._scored(number, other, levels, stage)

    def worth_joining(self, account: str) -> Iterator[str]:
        """The accounts whose pair with this one may reach the bits from which clusters are joined, whatever else is found."""
        number, (link, aside) = self._numbers[Stage.DATED][account], (self.weighing.link, self.weighing.aside)
        main = self._rows[number].account.main
        for other, levels in self._near[number].items():
            least = min(link, aside) if main and self._rows[other].account.main else aside
            if self._stages[other] & Stage.DATED and self._at_best(levels) >= least:
                yield self._rows[other].account_id

    def _both(self, account: str) -> tuple[Features, Features] | None:
        known = account in self._numbers[Stage.STATED]
        return (self.row(account, Stage.STATED), self.row(account, Stage.DATED)) if known else None

    def _forget(self, number: int) -> None:
        for other in self._near.pop(number, {}):
            self._near[other].pop(number, None)
        del self._rows[number], self._stages[number]
        self._undated.discard(number)

    def _numbered(self, account: str, stated: Features, dated: Features) -> Iterator[tuple[int, Stage, Features]]:
        rows = {Stage.STATED | Stage.DATED: stated} if stated == dated else {Stage.STATED: stated, Stage.DATED: dated}
        for stages, row in rows.items():
            self._rows[self._next], self._stages[self._next] = row, stages
            if blocking.undated(row):
                self._undated.add(self._next)
            for stage in Stage:
                if stage & stages:
                    self._numbers[stage][account] = self._next
            yield self._next, stages, row
            self._next += 1

    def _pair(self, lines: Iterable[tuple[int, ...]]) -> None:
        """Keep the levels of pairs, of which Splink numbers the last 0; many pairs have the same ones."""
        last = [len(comparison.levels) - 1 for comparison in self.weighing.comparisons]
        for left, right, *gammas in lines:
            levels = tuple(-1 if gamma < 0 else top - gamma for gamma, top in zip(gammas, last, strict=True))
            self._near[left][right] = self._near[right][left] = self._levels.setdefault(levels, levels)

    def _scored(self, number: int, other: int, levels: Levels, stage: Stage) -> Scored:
        left, right = sorted((self._rows[number].account_id, self._rows[other].account_id))
        crowd = max(self._crowd(number, stage), self._crowd(other, stage))
        return Scored(left=left, right=right, levels=levels, crowd=crowd, weighing=self.weighing)

    def _crowd(self, number: int, stage: Stage) -> int:
        """The accounts that one without any day is compared with; 0 for others."""
        if number not in self._undated:
            return 0
        return sum(bool(self._stages[other] & stage) for other in self._near[number])

    def _at_best(self, levels: Levels) -> float:
        """The bits of a pair were it found to answer one incident, and were its accounts lost in no crowd."""
        if levels not in self._best:
            pair = Scored(left="", right="", levels=levels, weighing=self.weighing)
            answering = levels[self.weighing.index(ANSWER.name)] >= 0
            self._best[levels] = max(pair.weight, pair.with_level(ANSWER, 0).weight if answering else pair.weight)
        return self._best[levels]

    def _accounts(self, numbers: Iterable[int]) -> frozenset[str]:
        return frozenset(self._rows[number].account_id for number in numbers)


def score(rows: Iterable[Features], weighing: Weighing = JUDGED, keep: float = KEEP_BITS) -> tuple[Scored, ...]:
    """The pairs that blocking brings together, weighed; those below `keep` bits are left out."""
    with Pairs(weighing, keep) as pairs:
        told = {row.account_id: (row, row) for row in rows}
        pairs.put(told)
        return tuple(sorted(pairs.among(told, Stage.DATED), key=lambda pair: (pair.left, pair.right)))
