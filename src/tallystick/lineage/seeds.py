"""Seed: a few words in a row that two reports share, where the comparison of a pair may begin.

In: the words of all reports. Out: for each pair with enough of them, the places of its seeds. Always: reports are never all
compared with all; a run of words that very many reports hold pairs them with the first of them only, so that a story carried by
a hundred outlets stays connected and the work grows with the number of reports, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from tallystick.lineage.words import Words

LENGTH = 5
"""Words in a row. With 4, common phrases ("was taken to hospital") give five times the pairs; with 6, a sentence in which each
sixth word was exchanged is lost."""

CROWD = 12
"""Reports up to which all pairs of those that hold a seed are compared: 66 pairs at most. A run of words in more reports is
common and proves nothing by itself; with 30, the copies that were found more were nearly all set phrases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """Places of a pair's seeds, in the one text and in the other; `common` are those that a crowd of reports holds."""

    rare: list[tuple[int, int]] = field(default_factory=list)
    common: list[tuple[int, int]] = field(default_factory=list)


def find_seeds(texts: Sequence[Words]) -> dict[tuple[int, int], Seeds]:
    """Seeds of each pair of texts (by their places, the lower first) that shares any."""
    pairs: defaultdict[tuple[int, int], Seeds] = defaultdict(Seeds)
    for holders in _shared(texts).values():
        if len(holders) <= CROWD:
            for (left, place), (right, other) in combinations(holders, 2):
                pairs[left, right].rare.append((place, other))
        else:
            first, place = holders[0]
            for right, other in holders[1:]:
                pairs[first, right].common.append((place, other))
    return pairs


def _shared(texts: Sequence[Words]) -> dict[int, list[tuple[int, int]]]:
    """Texts and places of each run of words that at least two texts hold; first the runs are counted, so that few are kept."""
    seen: set[int] = set()
    twice: set[int] = set()
    for text in texts:
        runs = set(_runs(text))
        twice |= runs & seen
        seen |= runs
    holders: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, text in enumerate(texts):
        met: set[int] = set()
        for place, run in enumerate(_runs(text)):
            if run in twice and run not in met:
                met.add(run)
                holders[run].append((number, place))
    return holders


def _runs(text: Words) -> Iterator[int]:
    """Hashes of the runs; equal hashes of unequal runs would only begin a comparison in vain."""
    numbers = text.numbers
    return map(hash, zip(*(numbers[shift:] for shift in range(LENGTH)), strict=False))
