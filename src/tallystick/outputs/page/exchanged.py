"""Exchanged words: the two sides of a shared passage, with the words that stand for one another marked.

Enters: a copy. Leaves: for each side, runs of words that are shared or exchanged.
What always holds: joined, the runs of a side give back its passage.
"""

from __future__ import annotations

from collections.abc import Iterable

from tallystick.model.copies import Copy
from tallystick.model.passage import Passage
from tallystick.outputs.printable import printable

Run = tuple[str, bool]


def sides(copy: Copy) -> tuple[list[Run], list[Run]]:
    """The left and the right side, each run with whether its words were exchanged."""
    left = _runs(copy.left, ((one.left_start, one.left) for one in copy.exchanges))
    return left, _runs(copy.right, ((one.right_start, one.right) for one in copy.exchanges))


def _runs(passage: Passage, exchanged: Iterable[tuple[int, str]]) -> list[Run]:
    quote, runs, at = printable(passage.quote), [], 0
    for start, words in sorted(exchanged):
        begin = start - passage.start
        if not words or begin < at or quote[begin : begin + len(words)] != printable(words):
            continue
        runs += [(quote[at:begin], False), (quote[begin : begin + len(words)], True)]
        at = begin + len(words)
    return [run for run in [*runs, (quote[at:], False)] if run[0]]
