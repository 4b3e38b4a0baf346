"""Rows: tolls written as what they say beyond a toll that they hold, and the pieces into which they fall.

What enters: sums, and what of them is given up. What leaves: pieces of rows. Always: where one toll with an exact number lies
wholly in another, the larger says just as much as the difference of the two, as long as the smaller holds; so a year of running
totals falls into the days between them, and pieces that share nothing unknown are solved apart with nothing lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tallystick.reconcile.intervals import OPEN, Interval
from tallystick.reconcile.nesting import Beyond, Nesting
from tallystick.reconcile.sums import Sums, Total, bits

NOTHING: frozenset[str] = frozenset()

Death = tuple[str, int]
"""An incident, and the stretch in which one of its wounded may have died."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a toll says beyond `reference`, a toll that it holds: bounds of the sum of what is not known in it.

    `keys` are all claims and tolls that it rests on; `joins` incidents that may lie in it, `figures` those of no exact number;
    `silences` are bits.
    """

    toll: str
    reference: str | None
    keys: frozenset[str]
    interval: Interval
    figures: tuple[str, ...]
    joins: tuple[str, ...]
    silences: int
    deaths: tuple[Death, ...]

    def limited(self, silences: int, deaths: tuple[Death, ...]) -> Row:
        """The same with only some of its silences, and with deaths."""
        kept = self.silences & silences
        if kept == self.silences and deaths == self.deaths:
            return self
        return Row(
            toll=self.toll, reference=self.reference, keys=self.keys, interval=self.interval, figures=self.figures,
            joins=self.joins, silences=kept, deaths=deaths,
        )  # fmt: skip


Piece = tuple[Row, ...]
"""Rows that hang together."""


class Rows:
    """The rows of sums; `loose` may be given up, so that no other toll is measured from them, and `lost` are given up."""

    def __init__(
        self, sums: Sums, lost: frozenset[str] = NOTHING, loose: frozenset[str] = NOTHING, nesting: Nesting | None = None
    ) -> None:
        self.sums = sums
        self.lost = lost
        self.loose = loose
        self.intervals = {k.key: OPEN if k.key in lost else k.interval for k in sums.known}
        self._exact = {key for key, interval in self.intervals.items() if interval.exact is not None} - loose
        self.nesting = nesting or Nesting(sums)

    def all(self, fatal: int = 0) -> list[Row]:
        """The row of each toll, measured from the largest that it holds; in the stretches of `fatal` wounded may have died.

        What enters no row that lacks something is left out: to suppose it would help none. So is what enters a tight row, which
        has no room for it.
        """
        silences = union(row.silences for row in self._lacking.values()) & ~self._full
        dying = self._may_die(fatal) if fatal else {}
        deadly = union(1 << at for at in dying)
        return [row.limited(silences, tuple(self._deaths(row, dying, deadly))) for row in self._whole.values()]

    def crowding(self, given: Iterable[Row], fatal: int = 0) -> frozenset[str]:
        """What a few tight rows rest on that leave nothing to suppose in given rows, of all that might have made them agree."""
        lacking = [self._lacking[row.toll] for row in given if row.toll in self._lacking]
        missing = self._open_to(lacking, fatal)
        rests: frozenset[str] = NOTHING
        tight = [(row, missing & self._open_to([row], fatal)) for row in self._tight]
        while tight and missing:
            best, taken = max(tight, key=lambda one: len(one[1] & missing) / len(one[0].keys))
            if not taken & missing:
                break
            rests, missing = rests | best.keys, missing - taken
        return rests

    def _open_to(self, given: Iterable[Row], fatal: int) -> frozenset[object]:
        """The silences and deaths that would enter rows, if nothing were known to leave no room."""
        everybody = dict.fromkeys(bits(fatal), -1)
        return frozenset(mark for row in given for mark in (*bits(row.silences), *self._deaths(row, everybody, fatal)))

    @cached_property
    def _whole(self) -> dict[str, Row]:
        """All rows by toll, with every silence and no death."""
        totals = [t for t in self.sums.totals if t.key not in self.lost]
        exact = (t for t in totals if t.interval.exact is not None and not t.maybe and t.key not in self.loose)
        anchors = self.nesting.among(exact)
        return {t.key: self._row(t, self.nesting.largest(t, anchors)) for t in totals}

    @cached_property
    def _lacking(self) -> dict[str, Row]:
        """The rows, by toll, that ask for more than is told."""
        return {row.toll: row for row in self._whole.values() if (row.interval.low or 0) > self._least(row)}

    @cached_property
    def _tight(self) -> list[Row]:
        """The rows that what is told fills to the last, and that cannot be given up."""
        return [row for row in self._whole.values() if self.room(row) == 0 and not row.keys & self.loose]

    @cached_property
    def _full(self) -> int:
        """The silences, as bits, in which tight rows leave no room."""
        return union(row.silences for row in self._tight)

    def _least(self, row: Row) -> int:
        """The least that the incidents in a row come to."""
        return sum(0 if key in self.loose else self.intervals[key].low or 0 for key in row.figures)

    def _row(self, total: Total, measured_from: str | None) -> Row:
        reference = self.sums.total(measured_from) if measured_from is not None else None
        beyond = self.nesting.beyond(total.key, measured_from)
        told = beyond.told
        known = sum(self.intervals[key].exact or 0 for key in told if key in self._exact)
        start = (reference.interval.exact or 0) if reference else 0
        rests = {total.key, *told, *total.maybe} | ({reference.key} if reference else set())
        return Row(
            toll=total.key,
            reference=measured_from,
            keys=frozenset(rests) - self.lost,
            interval=_beyond(total.interval, start + known),
            figures=tuple(key for key in told if key not in self._exact),
            joins=total.maybe,
            silences=beyond.silences,
            deaths=(),
        )

    def told(self, row: Row) -> tuple[str, ...]:
        """The incidents that a row counts for certain, those of an exact number too."""
        return self._beyond(row).told

    def room(self, row: Row) -> int | None:
        """What a row leaves beyond what is told; None where it has no upper bound."""
        return None if row.interval.high is None else row.interval.high - self._least(row)

    def days(self, given: Iterable[Row]) -> int:
        """The stretches in which some of the wounded may have died whom these rows count, as bits."""
        return union(self._beyond(row).days for row in given)

    def _beyond(self, row: Row) -> Beyond:
        return self.nesting.beyond(row.toll, row.reference)

    def _may_die(self, fatal: int) -> dict[int, int]:
        """For each stretch the incidents, as bits, of whose wounded some may have died: that helps a row, and no tight one."""
        helped = self._dying(self._lacking.values(), fatal)
        crowded = self._dying(self._tight, union(1 << at for at in helped))
        free = {at: incidents & ~crowded.get(at, 0) for at, incidents in helped.items()}
        return {at: incidents for at, incidents in free.items() if incidents}

    def _dying(self, given: Iterable[Row], fatal: int) -> dict[int, int]:
        found: dict[int, int] = {}
        for beyond in map(self._beyond, given):
            for at in bits(beyond.days & fatal):
                found[at] = found.get(at, 0) | beyond.dying[at]
        return found

    def _deaths(self, row: Row, among: Mapping[int, int], fatal: int) -> Iterator[Death]:
        """The deaths that a row counts, of some incidents (bits) in each of some stretches."""
        beyond = self._beyond(row)
        for at in bits(beyond.days & fatal):
            for incident in bits(beyond.dying[at] & among[at]):
                yield self.sums.known[incident].key, at

    def exact(self, key: str) -> int | None:
        """The number of an incident, where it is one that cannot be given up."""
        return self.intervals[key].exact if key in self._exact else None

    @cached_property
    def tolls(self) -> frozenset[str]:
        """The keys of all tolls."""
        return frozenset(t.key for t in self.sums.totals)

    def may_hold(self, row: Row) -> bool | None:
        """Whether a row can hold on its own; None where that is no matter of its bounds alone."""
        bounds = [self.intervals[key] for key in row.figures]
        low, high = row.interval.low, row.interval.high
        if high is not None and sum(i.low or 0 for i in bounds) > high:
            return False
        highs = [i.high for i in bounds]
        if row.silences or None in highs or low is None:
            return True
        return None if row.joins or row.deaths else low <= sum(high for high in highs if high is not None)


def pieces_of(rows: Sequence[Row], of: Rows) -> list[Piece]:
    """The rows that share something unknown together, each piece sorted; an incident of an exact number ties nothing."""
    parent = list(range(len(rows)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = at = parent[parent[at]]
        return at

    homes: dict[object, int] = {}
    silent: list[tuple[int, int]] = []
    for at, row in enumerate(rows):
        near = [one for one in silent if one[0] & row.silences]
        if row.silences:
            silent = [one for one in silent if not one[0] & row.silences]
            silent.append((union((row.silences, *(silences for silences, _ in near))), at))
        others = (*row.figures, *row.deaths, *(key for key in row.joins if of.exact(key) is None))
        for home in (*(one for _, one in near), *(homes.setdefault(other, at) for other in others)):
            parent[root(at)] = root(home)
    pieces: dict[int, list[Row]] = {}
    for at, row in sorted(enumerate(rows), key=lambda one: one[1].toll):
        pieces.setdefault(root(at), []).append(row)
    return [tuple(piece) for piece in pieces.values()]


def _beyond(interval: Interval, start: int) -> Interval:
    low, high = interval.low, interval.high
    return Interval(low=None if low is None else low - start, high=None if high is None else high - start)


def union(parts: Iterable[int]) -> int:
    """All bits of all of them."""
    found = 0
    for part in parts:
        found |= part
    return found
