"""Beside: two texts side by side in rows, what they share opposite one another, what is each one's own between.

Enters: a pair of reports with their copies. Leaves: rows in the order of the left text.
What always holds: shared passages are whole; the words between are shortened only in their middle, and visibly; a passage that
stands at another place of the right text says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.model.copies import Copy
from tallystick.outputs.lookup import Lookup
from tallystick.outputs.page.exchanged import Run, sides
from tallystick.outputs.page.pairs import Pair
from tallystick.outputs.printable import one_line

OWN = 240
"""Characters of a stretch of one report's own words up to which it is shown whole: about three lines of a column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A shared passage with its number (`copy` set), or what stands between two, in each report's own words.

    `moved` where the passage stands in the right text before one that comes before it in the left text.
    """

    left: tuple[Run, ...]
    right: tuple[Run, ...]
    number: int = 0
    copy: Copy | None = None
    moved: bool = False


def rows(look: Lookup, pair: Pair) -> list[Row]:
    """The two texts in rows, from their beginnings to their ends."""
    return [row for row in _rows(look, pair) if row.copy is not None or row.left or row.right]


def _rows(look: Lookup, pair: Pair) -> Iterator[Row]:
    left, right = look.reports[pair.left].text, look.reports[pair.right].text
    taken = sorted((copy.right.start, copy.right.end) for copy in pair.copies)
    at, beside = 0, 0
    for number, copy in enumerate(pair.copies, 1):
        moved = copy.right.start < beside
        before = "" if moved else _without(right, beside, copy.right.start, taken)
        yield Row(left=_own(left[at : copy.left.start]), right=_own(before))
        one, other = sides(copy)
        yield Row(left=tuple(one), right=tuple(other), number=number, copy=copy, moved=moved)
        at, beside = copy.left.end, max(beside, copy.right.end)
    yield Row(left=_own(left[at:]), right=_own(_without(right, beside, len(right), taken)))


def _without(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> str:
    """A stretch of a text without the passages that are shown in rows of their own."""
    parts, at = [], start
    for first, last in taken:
        if start <= first < end:
            parts.append(text[at:first])
            at = max(at, last)
    return " ".join([*parts, text[at:end]])


def _own(words: str) -> tuple[Run, ...]:
    line = one_line(words).strip(" .")
    if len(line) <= OWN:
        return ((line, 0),) if line else ()
    head, tail = line[: OWN // 2].rsplit(" ", 1)[0], line[-OWN // 2 :].split(" ", 1)[-1]
    count = len(line.split()) - len(head.split()) - len(tail.split())
    return ((f"{head} [… {count:,} words …] {tail}", 0),)
