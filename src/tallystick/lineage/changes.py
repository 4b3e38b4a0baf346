"""Changes: what is different between two states of one page, word by word.

In: the words of the earlier and of the later state. Out: exchanges in the order of the later text: words that stand for others,
that were put in, or left out. Always: offsets and words are those of the texts; a passage that only moved did not change; where
nothing stands in one state, its offset is the end of what came before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from tallystick.lineage.alignment import align
from tallystick.lineage.copies import same
from tallystick.lineage.seeds import seeds_of
from tallystick.lineage.words import Words
from tallystick.model.copies import Exchange

NONE_CROWDED = np.empty(0, dtype=np.uint64)

Stretch = tuple[int, int]
"""First word, and the one after the last."""


def find_changes(earlier: Words, later: Words) -> tuple[Exchange, ...]:
    """What changed from the earlier to the later state."""
    partners = _partners(earlier, later)
    turned = {other: place for place, other in partners.items()}
    dropped = {_anchor(partners, start): (start, end) for start, end in _unmatched(len(earlier.numbers), partners)}
    found: list[tuple[int, Exchange]] = []
    for start, end in _unmatched(len(later.numbers), turned):
        place = _anchor(turned, start)
        gone = dropped.pop(start, (place, place))
        found.append((start, _exchange(earlier, later, gone, (start, end))))
    found += [(place, _exchange(earlier, later, gone, (place, place))) for place, gone in dropped.items()]
    return tuple(
        each for _, each in sorted(found, key=lambda one: (one[0], one[1].left_start)) if not same(each.left, each.right)
    )


def _partners(earlier: Words, later: Words) -> dict[int, int]:
    """For each word of the earlier state that the later one still holds, its place there."""
    seeds = seeds_of(earlier, later, NONE_CROWDED)
    stretches = align(earlier.numbers, later.numbers, seeds.rare)
    blocks = (block for stretch in stretches for block in stretch)
    return {block.left + by: block.right + by for block in blocks for by in range(block.size)}


def _unmatched(count: int, partners: Mapping[int, int]) -> Iterator[Stretch]:
    """Stretches of words without a partner."""
    start: int | None = None
    for place in range(count + 1):
        if place < count and place not in partners:
            start = place if start is None else start
        elif start is not None:
            yield start, place
            start = None


def _anchor(partners: Mapping[int, int], start: int) -> int:
    """Where a stretch would stand in the other state: after the partner of the word before it."""
    return partners[start - 1] + 1 if start else 0


def _exchange(earlier: Words, later: Words, gone: Stretch, came: Stretch) -> Exchange:
    left_start, left = _stood(earlier, gone)
    right_start, right = _stood(later, came)
    return Exchange(left=left, right=right, left_start=left_start, right_start=right_start)


def _stood(words: Words, stretch: Stretch) -> tuple[int, str]:
    first, end = stretch
    if first == end:
        return (words.ends[first - 1] if first else 0), ""
    return words.starts[first], words.report.text[words.starts[first] : words.ends[end - 1]]
