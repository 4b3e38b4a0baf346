"""Exchanged words: the two sides of a shared passage, with the words that stand for one another marked and numbered.

Enters: a copy. Leaves: for each side, runs of words that are shared or exchanged.
What always holds: joined, the runs of a side give back its passage; the same number stands on both sides of an exchange, on an
empty run where one side has no words.
"""

from __future__ import annotations

from collections.abc import Iterable

from tallystick.model.copies import Copy
from tallystick.model.passage import Passage
from tallystick.outputs.printable import printable

Run = tuple[str, int]
"""Words, and the number of their exchange; 0 for words that are shared."""


def sides(copy: Copy) -> tuple[list[Run], list[Run]]:
    """The left and the right side, each run with the number of its exchange, counted from 1 in the order of the left text."""
    numbered = list(enumerate(copy.exchanges, 1))
    left = _runs(copy.left, ((one.left_start, number, one.left) for number, one in numbered))
    return left, _runs(copy.right, ((one.right_start, number, one.right) for number, one in numbered))


def _runs(passage: Passage, exchanged: Iterable[tuple[int, int, str]]) -> list[Run]:
    quote, at = printable(passage.quote), 0
    runs: list[Run] = []
    for start, number, words in sorted(exchanged):
        begin = start - passage.start
        if begin < at or begin > len(quote) or quote[begin : begin + len(words)] != printable(words):
            continue
        runs += [(quote[at:begin], 0), (quote[begin : begin + len(words)], number)]
        at = begin + len(words)
    return [run for run in [*runs, (quote[at:], 0)] if run[0] or run[1]]
