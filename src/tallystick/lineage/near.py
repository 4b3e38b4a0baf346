"""Near-copy: two reports that are the same text as wholes, but for words exchanged, put in or left out.

In: the set of runs of each report. Out: the pairs that have at least half of their runs in common, with the exact share.
Always: the share is counted on the runs themselves; MinHash only proposes pairs, by hashes of the words and a fixed seed, so
that neither order nor other reports change what is found of two. A report is compared with the first CROWD of those that are
like it: in a larger crowd some pairs stay untold, yet each member is told with others.
"""

from __future__ import annotations

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
"""Reports like it with which a report is compared."""

BANDS, ROWS = 64, 3
"""Bands of the signature and the numbers in each: a pair of reports that share half of their runs is proposed in 9,998 of
10,000 cases, one that shares a twentieth in 8 of 1,000, one that shares a hundredth in 6 of 100,000."""

SEED = 5
BATCH = 1_000
"""Reports that are handed to the library at a time, to bound the memory for their runs as its tokens."""


def find_near(sets: Sequence[Hashes]) -> Iterator[tuple[int, int, float]]:
    """Places of two reports, the lower first, and their share of common runs, in order."""
    for place, others in enumerate(_proposed(sets)):
        for other in others:
            shared = in_both(sets[other], sets[place])
            share = shared / (len(sets[other]) + len(sets[place]) - shared) if shared >= LEAST else 0.0
            if share >= ALIKE:
                yield other, place, share


def _proposed(sets: Sequence[Hashes]) -> Iterator[list[int]]:
    """For each report the first of the earlier ones that share a band of its signature."""
    index = RMinHashLSH(threshold=ALIKE, num_perm=BANDS * ROWS, num_bands=BANDS)
    for start in range(0, len(sets), BATCH):
        tokens = (one.view("V8").tolist() for one in sets[start : start + BATCH])
        signatures = RMinHash.from_token_sets(tokens, BANDS * ROWS, SEED)
        index.insert_many(signatures, start)
        for place, alike in enumerate(index.query_all(signatures), start):
            yield sorted(other for other in set(alike) if other < place and len(sets[other]) >= LEAST)[:CROWD]
