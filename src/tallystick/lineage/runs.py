"""Run: a few words in a row, the unit by which reports are compared as wholes and in which comparisons of passages begin.

In: the numbers of a report's words. Out: hashes of its runs. Always: a hash depends on the folded words alone, not on what
other reports there are; equal hashes of unequal runs (one pair in 2^64) could only begin a comparison in vain or shift a
similarity by a hair.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

LENGTH = 5
"""Words in a row. With 4, common phrases ("was taken to hospital") give five times the pairs; with 6, a sentence in which each
sixth word was exchanged is lost."""

_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F], dtype=np.uint64
)
"""One odd number for each place in a run, so that order counts."""

_SHIFT, _FINAL = np.uint64(32), np.uint64(0xD6E8FEB86659FD93)


def runs_of(numbers: Hashes) -> Hashes:
    """The hashes of the runs of a text, in text order; none where it has fewer words than a run."""
    count = max(0, len(numbers) - LENGTH + 1)
    hashes = np.zeros(count, dtype=np.uint64)
    for place, factor in enumerate(_FACTORS):
        hashes += numbers[place : place + count] * factor
    hashes ^= hashes >> _SHIFT
    hashes *= _FINAL
    return hashes


def distinct(hashes: Hashes) -> Hashes:
    """Each hash once, in order of size."""
    ordered = np.sort(hashes)
    first = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]


def in_both(one: Hashes, other: Hashes) -> int:
    """How many hashes stand in both, where neither holds one twice."""
    together = np.sort(np.concatenate((one, other)))
    return int(np.count_nonzero(together[1:] == together[:-1]))
