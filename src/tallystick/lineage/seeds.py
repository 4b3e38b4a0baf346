"""Seed: a run of words that two reports share, where the comparison of a pair may begin.

In: the sets of runs of reports, of some at a time. Out: the pairs whose seeds are now others, with their numbers, and for one
pair the places of all of them. Always: reports are never all compared with all; a run that very many reports hold pairs them
with the first of them only (by id), so that a story carried by a hundred outlets stays connected and the work grows with the
number of reports, not with its square. Which pairs there are depends on what else there is, but not on the order in which it
came; what a report that comes later touches are the runs that it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from tallystick.lineage.runs import Hashes, distinct
from tallystick.lineage.words import Words

CROWD = 12
"""Reports up to which all pairs of those that hold a seed are compared: 66 pairs at most. A run of words in more reports is
common and proves nothing by itself; with 30, the copies that were found more were nearly all set phrases."""

SHARE = 4_000_000
"""Runs that are sorted at a time: some 200 MB are needed for them, however many reports there are."""

Codes = NDArray[np.uint64]
"""Pairs of texts, each as one number: the place of the lower id above, that of the other in the lower half of its bits."""

Places = NDArray[np.uint32]

_HALF = np.uint64(32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """Places of a pair's seeds, in the one text and in the other; `common` are those that a crowd of reports holds."""

    rare: tuple[tuple[int, int], ...] = ()
    common: tuple[tuple[int, int], ...] = ()


Numbers = dict[tuple[int, int], tuple[int, int]]
"""Pairs of texts (by their places, that of the lower id first), each with the numbers of its rare and of its common seeds."""


class Pairs:
    """The texts so far; a text's place is its number in the order in which they came. `crowded` are the runs that a crowd
    holds, in order of size."""

    def __init__(self) -> None:
        self.crowded: Hashes = _no_codes()
        self._ids: list[str] = []
        self._runs: Hashes = _no_codes()
        self._holders: Places = _no_places()
        self._pairs: Codes = _no_codes()
        self._numbers: NDArray[np.int32] = np.zeros((0, 2), dtype=np.int32)

    def add(self, ids: Sequence[str], sets: Sequence[Hashes]) -> Numbers:
        """Take further texts, each with its id and its runs; the pairs whose seeds are others than before.

        All pairs that share a seed are counted, but for those of a crowd that are not with its first.
        """
        first = len(self._ids)
        self._ids += ids
        order = _order(self._ids)
        deltas, crowded, come = [], [self.crowded], []
        for hashes, holders in _shares(sets, first):
            known = self._holding(hashes)
            before, after = _Counted.of(*known, order), _Counted.of(*_together(known, (hashes, holders)), order)
            deltas.append(_difference(before, after))
            crowded.append(after.crowded)
            come.append((hashes, holders))
        self.crowded = distinct(np.concatenate(crowded))
        self._keep(come)
        return self._count(*_summed(deltas))

    def _holding(self, hashes: Hashes) -> tuple[Hashes, Places]:
        """Those of these runs that known texts hold, each as often as it is held, with the texts."""
        runs = distinct(hashes)
        low, high = np.searchsorted(self._runs, runs, "left"), np.searchsorted(self._runs, runs, "right")
        sizes = high - low
        where = np.arange(sizes.sum()) + np.repeat(low - np.cumsum(sizes) + sizes, sizes)
        return self._runs[where], self._holders[where]

    def _keep(self, come: Sequence[tuple[Hashes, Places]]) -> None:
        runs = np.concatenate([_no_codes(), *(hashes for hashes, _ in come)])
        where = np.searchsorted(self._runs, runs)
        self._runs = np.insert(self._runs, where, runs)
        self._holders = np.insert(self._holders, where, np.concatenate([_no_places(), *(holders for _, holders in come)]))

    def _count(self, codes: Codes, more: NDArray[np.int32]) -> Numbers:
        """Add to the numbers of pairs; those that have others now, with them."""
        where = np.searchsorted(self._pairs, codes)
        fresh = np.append(self._pairs, np.uint64(0))[where] != codes  # no pair has the number 0
        self._pairs = np.insert(self._pairs, where[fresh], codes[fresh])
        self._numbers = np.insert(self._numbers, where[fresh], 0, axis=0)
        where = np.searchsorted(self._pairs, codes)
        self._numbers[where] += more
        numbers = zip(codes.tolist(), self._numbers[where].tolist(), strict=True)
        return {(code >> 32, code & 0xFFFFFFFF): (rare, common) for code, (rare, common) in numbers}


def seeds_of(left: Words, right: Words, crowded: Hashes) -> Seeds:
    """The seeds of a pair: each run that both hold, at its first place in either text."""
    shared, one, other = np.intersect1d(left.runs, right.runs, assume_unique=True, return_indices=True)
    common = np.searchsorted(crowded, shared, "right") > np.searchsorted(crowded, shared, "left")
    first, second = left.places[one], right.places[other]
    return Seeds(rare=_places(first[~common], second[~common]), common=_places(first[common], second[common]))


def _places(first: Places, second: Places) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(zip(first.tolist(), second.tolist(), strict=True)))


@dataclass(frozen=True, slots=True)
class _Counted:
    """The pairs that runs make of those that hold them: each once for each run, by whether a crowd holds it."""

    rare: Codes
    common: Codes
    crowded: Hashes

    @classmethod
    def of(cls, hashes: Hashes, holders: Places, order: NDArray[np.int64]) -> _Counted:
        """Runs, each as often as it is held, with their holders; `order` is the place of each text in the order of ids."""
        if not len(hashes):
            return cls(_no_codes(), _no_codes(), _no_codes())
        by_run = np.lexsort((order[holders], hashes))
        hashes, holders = hashes[by_run], holders[by_run]
        starts = np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1]))
        sizes = np.diff(np.append(starts, len(hashes)))
        many = sizes > CROWD
        return cls(_few(holders, starts, sizes), _many(holders, starts[many], sizes[many]), hashes[starts[many]])


def _order(ids: Sequence[str]) -> NDArray[np.int64]:
    order = np.empty(len(ids), dtype=np.int64)
    order[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    return order


def _shares(sets: Sequence[Hashes], first: int) -> Iterator[tuple[Hashes, Places]]:
    """Runs that lie between two bounds, in order of size, beside the texts that hold them; again for the next bounds.

    The places of the texts begin at `first`.
    """
    total = sum(map(len, sets))
    parts = 1 + total // SHARE
    bounds = np.array([(part << 64) // parts for part in range(parts)], dtype=np.uint64)
    cuts = [np.append(np.searchsorted(one, bounds), len(one)) for one in sets]
    for part in range(parts if total else 0):
        pieces = [one[cut[part] : cut[part + 1]] for one, cut in zip(sets, cuts, strict=True)]
        hashes = np.concatenate(pieces)
        holders = np.repeat(np.arange(first, first + len(pieces), dtype=np.uint32), [len(piece) for piece in pieces])
        by_run = np.argsort(hashes, kind="stable")
        yield hashes[by_run], holders[by_run]


def _together(some: tuple[Hashes, Places], others: tuple[Hashes, Places]) -> tuple[Hashes, Places]:
    return np.concatenate((some[0], others[0])), np.concatenate((some[1], others[1]))


def _difference(before: _Counted, after: _Counted) -> tuple[Codes, NDArray[np.int32]]:
    """The pairs whose numbers of rare or common seeds are others after than before, and by how much."""
    kinds = (after.rare, (1, 0)), (after.common, (0, 1)), (before.rare, (-1, 0)), (before.common, (0, -1))
    counted = [(*np.unique(codes, return_counts=True), weights) for codes, weights in kinds if len(codes)]
    return _summed([(codes, np.outer(numbers, weights).astype(np.int32)) for codes, numbers, weights in counted])


def _summed(parts: Sequence[tuple[Codes, NDArray[np.int32]]]) -> tuple[Codes, NDArray[np.int32]]:
    """The sums for each pair, of those that are not none."""
    codes, where = np.unique(np.concatenate([_no_codes(), *(codes for codes, _ in parts)]), return_inverse=True)
    sums = np.zeros((len(codes), 2), dtype=np.int32)
    np.add.at(sums, where, np.concatenate([sums[:0], *(numbers for _, numbers in parts)]))
    told = sums.any(axis=1)
    return codes[told], sums[told]


def _few(holders: Places, starts: NDArray[np.intp], sizes: NDArray[np.intp]) -> Codes:
    """All pairs among those that hold a run, for each run that no crowd holds."""
    found = [_no_codes()]
    for size in range(2, CROWD + 1):
        beginning = starts[sizes == size]
        found += [_codes(holders[beginning + one], holders[beginning + other]) for one, other in combinations(range(size), 2)]
    return np.concatenate(found)


def _many(holders: Places, starts: NDArray[np.intp], sizes: NDArray[np.intp]) -> Codes:
    """Pairs of the first that holds a run with each other, for each run that a crowd holds."""
    found = [
        _codes(np.repeat(holders[start], size - 1), holders[start + 1 : start + size])
        for start, size in zip(starts, sizes, strict=True)
    ]
    return np.concatenate([_no_codes(), *found])


def _codes(left: Places, right: Places) -> Codes:
    return left.astype(np.uint64) << _HALF | right.astype(np.uint64)


def _no_codes() -> Codes:
    return np.empty(0, dtype=np.uint64)


def _no_places() -> Places:
    return np.empty(0, dtype=np.uint32)
