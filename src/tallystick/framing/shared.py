"""Shared: the words of a telling that another report has exchanged in a passage that both share.

A report's copies and the spans of its telling words enter; `Swap`s leave, in text order. Only exchanges that touch a telling
word are given: what else was exchanged is the copy's own matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tallystick.model.copies import Copy
from tallystick.model.framings import Swap
from tallystick.model.tellings import Telling


def swaps(report_id: str, tellings: Iterable[Telling], copies: Iterable[Copy]) -> tuple[Swap, ...]:
    """The exchanges of one report that touch the words naming harmed, act, agent or cause."""
    told = [
        (words.start, words.end)
        for one in tellings
        for words in (one.harmed, one.act, one.agent, one.cause)
        if words is not None
    ]
    found = {swap for copy in copies for swap in _of(report_id, copy) if _touches(swap, told)}
    return tuple(sorted(found, key=lambda one: (one.start, one.copy_id, one.other_start)))


def _of(report_id: str, copy: Copy) -> Iterator[Swap]:
    left = copy.left.report_id == report_id
    if not left and copy.right.report_id != report_id:
        return
    for one in copy.exchanges:
        own, start = (one.left, one.left_start) if left else (one.right, one.right_start)
        other, there = (one.right, one.right_start) if left else (one.left, one.left_start)
        yield Swap(
            copy_id=copy.copy_id,
            start=start,
            own=own,
            other=other,
            other_report_id=copy.right.report_id if left else copy.left.report_id,
            other_start=there,
        )


def _touches(swap: Swap, told: Iterable[tuple[int, int]]) -> bool:
    """Whether the own words share a character with telling words; where there are none, whether the gap stands inside them."""
    end = swap.start + len(swap.own)
    return any(start < end and swap.start < stop if swap.own else start <= swap.start <= stop for start, stop in told)
