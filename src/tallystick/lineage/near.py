"""Near-copy: two reports that are the same text as wholes, but for words exchanged, put in or left out.

In: the set of runs of each report, of some reports at a time. Out: the pairs that have at least half of their runs in common,
with the exact share. Always: the share is counted on the runs themselves; MinHash only proposes pairs, by hashes of the words
and a fixed seed, so that neither order nor other reports change what is found of two. Of those that are like it and have lower
ids a report is compared with the first CROWD: in a larger crowd some pairs stay untold, yet each member is told with others.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence

from rensa import RMinHash, RMinHashLSH

from tallystick.lineage.runs import Hashes, in_both

ALIKE = 0.5
"""Least share (Jaccard) of runs that stand in both, of those that stand in either. Among 2,807 local news reports hardly any
pair lies between 0.25 and 0.4: below are other stories with some words in common, above one text in two states or houses. The
share of both, not of the shorter one, since MinHash can find nothing else; a short text within a long one is a shared
passage."""

LEAST = 20
"""Shared runs (24 words in a row) below which two texts are too short to be called one."""

CROWD = 12
"""Reports like it, with lower ids, with which a report is compared."""

BANDS, ROWS = 64, 3
"""Bands of the signature and the numbers in each: a pair of reports that share half of their runs is proposed in 9,998 of
10,000 cases, one that shares a twentieth in 8 of 1,000, one that shares a hundredth in 6 of 100,000."""

SEED = 5
BATCH = 1_000
"""Reports that are handed to the library at a time, to bound the memory for their runs as its tokens."""


class Near:
    """The reports so far; a report's place is its number in the order in which they came. `pairs` are the near-copies among
    them, each with the place of the lower id first, and their share of common runs."""

    def __init__(self) -> None:
        self.pairs: dict[tuple[int, int], float] = {}
        self._index = RMinHashLSH(threshold=ALIKE, num_perm=BANDS * ROWS, num_bands=BANDS)
        self._ids: list[str] = []
        self._sets: list[Hashes] = []
        self._compared: list[list[tuple[str, int]]] = []

    def add(self, ids: Sequence[str], sets: Sequence[Hashes]) -> None:
        """Take further reports, each with its id and its runs; quickest in the order of their ids."""
        first = len(self._ids)
        self._ids += ids
        self._sets += sets
        self._compared += [[] for _ in ids]
        for place, others in self._proposed(first):
            mine = self._ids[place]
            for other in others:
                later, earlier = (place, other) if self._ids[other] < mine else (other, place)
                if len(self._sets[earlier]) >= LEAST:
                    self._compare(later, earlier)

    def _proposed(self, first: int) -> Iterator[tuple[int, list[int]]]:
        """For each place that comes now those before it that share a band of their signatures with it."""
        for start in range(first, len(self._ids), BATCH):
            tokens = (one.view("V8").tolist() for one in self._sets[start : start + BATCH])
            signatures = RMinHash.from_token_sets(tokens, BANDS * ROWS, SEED)
            self._index.insert_many(signatures, start)
            for place, alike in enumerate(self._index.query_all(signatures), start):
                yield place, sorted(other for other in set(alike) if other < place)

    def _compare(self, later: int, earlier: int) -> None:
        """Compare the one with the other if that is among the first; then the last of them is none any more."""
        among, own = self._compared[later], self._ids[earlier]
        if len(among) == CROWD:
            if own > among[-1][0]:
                return
            self.pairs.pop((among.pop()[1], later), None)
        insort(among, (own, earlier))
        share = self._share(earlier, later)
        if share >= ALIKE:
            self.pairs[earlier, later] = share

    def _share(self, one: int, other: int) -> float:
        shared = in_both(self._sets[one], self._sets[other])
        return shared / (len(self._sets[one]) + len(self._sets[other]) - shared) if shared >= LEAST else 0.0
