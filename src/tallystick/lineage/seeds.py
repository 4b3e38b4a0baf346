"""Seed: a run of words that two reports share, where the comparison of a pair may begin.

In: the words of all reports, and their sets of runs. Out: the pairs with enough seeds, and for one pair the places of all of
them. Always: reports are never all compared with all; a run that very many reports hold pairs them with the first of them
only, so that a story carried by a hundred outlets stays connected and the work grows with the number of reports, not with its
square. Which pairs there are depends on what else there is; the seeds of a pair, and so its stretches, on its two texts
alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from tallystick.lineage.runs import Hashes
from tallystick.lineage.words import Words

CROWD = 12
"""Reports up to which all pairs of those that hold a seed are compared: 66 pairs at most. A run of words in more reports is
common and proves nothing by itself; with 30, the copies that were found more were nearly all set phrases."""

SHARE = 4_000_000
"""Runs that are sorted at a time: some 200 MB are needed for them, however many reports there are."""

Codes = NDArray[np.uint64]
"""Pairs of texts, each as one number: the place of the first above, that of the second in the lower half of its bits."""

_HALF = np.uint64(32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """Places of a pair's seeds, in the one text and in the other; `common` are those that a crowd of reports holds."""

    rare: tuple[tuple[int, int], ...] = ()
    common: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of texts (by their places, the lower first), each with the numbers of its rare and of its common seeds.

    `crowded` are the runs that a crowd holds, in order of size.
    """

    counts: dict[tuple[int, int], tuple[int, int]]
    crowded: Hashes


def find_pairs(sets: Sequence[Hashes]) -> Pairs:
    """All pairs that share a seed, but for those of a crowd that are not with its first."""
    rare, common, crowded = [_no_codes()], [_no_codes()], [_no_codes()]
    for hashes, holders in _shares(sets):
        starts = np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1]))
        sizes = np.diff(np.append(starts, len(hashes)))
        rare.append(_few(holders, starts, sizes))
        many = sizes > CROWD
        common.append(_many(holders, starts[many], sizes[many]))
        crowded.append(hashes[starts[many]])
    counts: dict[tuple[int, int], tuple[int, int]] = {}
    for code, number in _counted(rare):
        counts[code >> 32, code & 0xFFFFFFFF] = (number, 0)
    for code, number in _counted(common):
        pair = code >> 32, code & 0xFFFFFFFF
        counts[pair] = (counts.get(pair, (0, 0))[0], number)
    return Pairs(counts=counts, crowded=np.sort(np.concatenate(crowded)))


def seeds_of(left: Words, right: Words, crowded: Hashes) -> Seeds:
    """The seeds of a pair: each run that both hold, at its first place in either text."""
    shared, one, other = np.intersect1d(left.runs, right.runs, assume_unique=True, return_indices=True)
    common = np.searchsorted(crowded, shared, "right") > np.searchsorted(crowded, shared, "left")
    first, second = left.places[one], right.places[other]
    return Seeds(rare=_places(first[~common], second[~common]), common=_places(first[common], second[common]))


def _places(first: NDArray[np.uint32], second: NDArray[np.uint32]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(zip(first.tolist(), second.tolist(), strict=True)))


def _shares(sets: Sequence[Hashes]) -> Iterator[tuple[Hashes, NDArray[np.uint32]]]:
    """Runs that lie between two bounds, in order of size, beside the texts that hold them; again for the next bounds."""
    total = sum(map(len, sets))
    parts = 1 + total // SHARE
    bounds = np.array([(part << 64) // parts for part in range(parts)], dtype=np.uint64)
    cuts = [np.append(np.searchsorted(one, bounds), len(one)) for one in sets]
    for part in range(parts):
        pieces = [one[cut[part] : cut[part + 1]] for one, cut in zip(sets, cuts, strict=True)]
        if not pieces:
            continue
        hashes = np.concatenate(pieces)
        holders = np.repeat(np.arange(len(pieces), dtype=np.uint32), [len(piece) for piece in pieces])
        order = np.argsort(hashes, kind="stable")
        if len(order):
            yield hashes[order], holders[order]


def _few(holders: NDArray[np.uint32], starts: NDArray[np.intp], sizes: NDArray[np.intp]) -> Codes:
    """All pairs among those that hold a run, for each run that no crowd holds."""
    found = [_no_codes()]
    for size in range(2, CROWD + 1):
        beginning = starts[sizes == size]
        found += [_codes(holders[beginning + one], holders[beginning + other]) for one, other in combinations(range(size), 2)]
    return np.concatenate(found)


def _many(holders: NDArray[np.uint32], starts: NDArray[np.intp], sizes: NDArray[np.intp]) -> Codes:
    """Pairs of the first that holds a run with each other, for each run that a crowd holds."""
    found = [
        _codes(np.repeat(holders[start], size - 1), holders[start + 1 : start + size])
        for start, size in zip(starts, sizes, strict=True)
    ]
    return np.concatenate([_no_codes(), *found])


def _codes(left: NDArray[np.uint32], right: NDArray[np.uint32]) -> Codes:
    return left.astype(np.uint64) << _HALF | right.astype(np.uint64)


def _no_codes() -> Codes:
    return np.empty(0, dtype=np.uint64)


def _counted(shares: Sequence[Codes]) -> Iterator[tuple[int, int]]:
    codes, numbers = np.unique(np.concatenate(shares), return_counts=True)
    return zip(codes.tolist(), numbers.tolist(), strict=True)
