"""Alignment: the longest stretches that two texts share, word by word.

In: two texts and the seeds that they share. Out: shared stretches, each a list of blocks of equal words in order. Always:
blocks follow one another in both texts; a stretch is worth more with each of its ends than without, so that it goes on over the
ends of sentences as far as the words agree, and no further.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import heapify, heappop, heappush
from itertools import groupby

GAP = 14
"""Words that may stand between two blocks of a stretch: a clause that one outlet put in or rewrote. With 12, a sentence of
the seeds is lost into which one outlet put a quoted clause; with 16, three times as many copies of local news change."""

REACH = 22
"""Words beyond an end that are searched for more equal ones, again and again as long as there are enough. With 16, what follows
a clause of twelve words that one outlet put into a sentence of the seeds is lost."""

GAP_COST = 0.5
"""What a word without a partner takes away, where an equal word gives 1: a third of equal words at either end is enough."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Block:
    """`size` equal words in a row, from place `left` in the one text and `right` in the other."""

    left: int
    right: int
    size: int


Stretch = tuple[Block, ...]


def align(
    left: Sequence[int],
    right: Sequence[int],
    seeds: Iterable[tuple[int, int]],
    ended: Callable[[Stretch], Stretch] = lambda stretch: stretch,
) -> list[Stretch]:
    """Shared stretches of two texts, none overlapping another in either text; what has the longest core goes first.

    `ended` may take words from either end of a stretch; what it takes is free for another, and begins one of its own.
    """
    chosen: list[Stretch] = []
    waiting = [(-equal_words(chain), tuple(chain)) for chain in _chains(_blocks(left, right, seeds))]
    heapify(waiting)
    while waiting:
        chain = heappop(waiting)[1]
        free = _free(chain, chosen)
        # A chain inside a stretch that is already there would only lead to the same stretch again.
        if not free:
            continue
        stretch = _free(_best(_completed(left, right, free)), chosen)
        if stretch and (rest := ended(stretch)):
            chosen.append(rest)
            for part in _beside(chain, rest):
                heappush(waiting, (-equal_words(part), part))
    return chosen


def _beside(chain: Stretch, chosen: Stretch) -> Iterator[Stretch]:
    """What of a chain stands before and after the stretch that came of it."""
    before = tuple(block for block in chain if block.left + block.size <= chosen[0].left)
    after = tuple(block for block in chain if block.left >= chosen[-1].left + chosen[-1].size)
    yield from (part for part in (before, after) if part)


def equal_words(stretch: Sequence[Block]) -> int:
    """Number of words that stand in both texts."""
    return sum(block.size for block in stretch)


def _blocks(left: Sequence[int], right: Sequence[int], seeds: Iterable[tuple[int, int]]) -> list[Block]:
    """Seeds, grown to both sides as far as the words are equal."""
    reached: dict[int, int] = {}
    blocks: list[Block] = []
    for first, second in sorted(seeds):
        if first < reached.get(first - second, 0):
            continue
        start = 0
        while first - start > 0 and second - start > 0 and left[first - start - 1] == right[second - start - 1]:
            start += 1
        end = 0
        while first + end < len(left) and second + end < len(right) and left[first + end] == right[second + end]:
            end += 1
        reached[first - second] = first + end
        if end > 0:
            blocks.append(Block(left=first - start, right=second - start, size=start + end))
    return sorted(blocks)


def _chains(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks that follow one another in both texts at no great distance; a moved sentence begins a chain of its own."""
    chains: list[list[Block]] = []
    open_chains: list[list[Block]] = []
    for block in blocks:
        open_chains = [chain for chain in open_chains if block.left <= chain[-1].left + chain[-1].size + GAP]
        near = [chain for chain in open_chains if _follows(chain[-1], block)]
        if near:
            min(near, key=lambda chain: _distance(chain[-1], block)).append(block)
        else:
            chains.append([block])
            open_chains.append(chains[-1])
    return chains


def _follows(block: Block, after: Block) -> bool:
    ahead, beside = after.left - block.left - block.size, after.right - block.right - block.size
    return 0 <= ahead <= GAP and 0 <= beside <= GAP


def _distance(block: Block, after: Block) -> int:
    return max(after.left - block.left - block.size, after.right - block.right - block.size)


def _completed(left: Sequence[int], right: Sequence[int], chain: Sequence[Block]) -> list[Block]:
    """The chain with the equal words between its blocks and beyond its ends."""
    completed = [chain[0]]
    for block in chain[1:]:
        last = completed[-1]
        spans = (last.left + last.size, block.left), (last.right + last.size, block.right)
        completed += [*_between(left, right, *spans), block]
    while found := _beyond(left, right, completed[-1]):
        completed += found
    while found := _before(left, right, completed[0]):
        completed[:0] = found
    return completed


def _beyond(left: Sequence[int], right: Sequence[int], last: Block) -> Stretch:
    """Blocks after the last one, as far as they are worth more than the gaps before them."""
    start, beside = last.left + last.size, last.right + last.size
    found = _between(left, right, (start, start + REACH), (beside, beside + REACH))
    return _best([last, *found], from_first=True)[1:]


def _before(left: Sequence[int], right: Sequence[int], first: Block) -> Stretch:
    """The same towards the start: found in the texts read backwards."""
    ahead, beside = first.left, first.right
    turned = [left[place] for place in range(ahead - 1, max(-1, ahead - 1 - REACH), -1)]
    opposite = [right[place] for place in range(beside - 1, max(-1, beside - 1 - REACH), -1)]
    anchor = Block(left=0, right=0, size=0)
    found = _best([anchor, *_between(turned, opposite, (0, REACH), (0, REACH))], from_first=True)[1:]
    return tuple(
        Block(left=ahead - block.left - block.size, right=beside - block.right - block.size, size=block.size)
        for block in reversed(found)
    )


def _between(left: Sequence[int], right: Sequence[int], one: tuple[int, int], other: tuple[int, int]) -> list[Block]:
    (start, end), (beside, beside_end) = one, other
    matcher = SequenceMatcher(None, left[start:end], right[beside:beside_end], autojunk=False)
    return [Block(left=start + a, right=beside + b, size=size) for a, b, size in matcher.get_matching_blocks() if size]


def _best(blocks: Sequence[Block], from_first: bool = False) -> Stretch:
    """The run of blocks that is worth most: its equal words less the cost of the gaps between them.

    `from_first`: the first block belongs to it whatever it is worth, and counts for nothing.
    """
    best: tuple[float, int, int] = (0.0, 0, 1 if from_first else 0)
    start, worth = 0, 0.0
    for place, block in enumerate(blocks):
        cost = GAP_COST * _distance(blocks[place - 1], block) if place else 0.0
        if worth <= cost and not from_first:
            start, worth = place, 0.0
        else:
            worth -= cost
        worth += 0 if from_first and place == 0 else block.size
        if worth > best[0]:
            best = (worth, start, place + 1)
    return tuple(blocks[best[1] : best[2]])


def _free(stretch: Sequence[Block], chosen: Sequence[Stretch]) -> Stretch:
    """The longest part of a stretch that neither overlaps nor surrounds any other in either text."""
    groups = [list(stretch)]
    for other in chosen:
        groups = [rest for group in groups for rest in _cut(group, other)]
    return max(map(_best, groups), key=equal_words, default=())


def _cut(blocks: Sequence[Block], other: Stretch) -> list[list[Block]]:
    """The parts of the blocks outside the other, in groups that lie on one side of it in either text."""
    parts = [part for block in blocks for part in _outside(block, other)]
    sides = groupby(parts, key=lambda part: (part.left < other[0].left, part.right < other[0].right))
    return [list(group) for _, group in sides]


def _outside(block: Block, other: Stretch) -> Iterator[Block]:
    first, last = other[0], other[-1]
    taken = (
        (first.left - block.left, last.left + last.size - block.left),
        (first.right - block.right, last.right + last.size - block.right),
    )
    start = 0
    for begin, end in (*sorted(taken), (block.size, block.size)):
        size = min(begin, block.size) - start
        if size > 0:
            yield Block(left=block.left + start, right=block.right + start, size=size)
        start = max(start, end)
