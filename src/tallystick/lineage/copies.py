"""Copies: shared stretches, and reports alike as wholes, as records with exact words.

In: two texts' words and a stretch that they share. Out: a Copy. In: two reports and how far they are alike. Out: a NearCopy.
Always: offsets are those of the reports' texts; each exchange stands next to equal words; which report is earlier is said
only where dates or credits say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from tallystick.lineage.alignment import Block, Stretch, equal_words
from tallystick.lineage.words import Words, fold
from tallystick.model.copies import Copy, Exchange, NearCopy
from tallystick.model.ids import content_id
from tallystick.model.passage import Passage
from tallystick.model.reports import Report

OVERHANG = 3
"""Words next to a sentence's end up to which a copy is cut ("... officials said. The") or filled up with exchanged ones."""

SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s|\n")


def make_copy(left: Words, right: Words, stretch: Stretch) -> Copy:
    """The Copy that a stretch within sentences is; `left.report` has the lower id."""
    stretch = _to_sentence_ends(left, right, stretch)
    first, last = stretch[0], stretch[-1]
    one = _passage(left, first.left, last.left + last.size)
    other = _passage(right, first.right, last.right + last.size)
    longer = max(last.left + last.size - first.left, last.right + last.size - first.right)
    return Copy(
        copy_id=content_id("copy", one.report_id, one.start, one.end, other.report_id, other.start, other.end),
        left=one,
        right=other,
        similarity=equal_words(stretch) / longer,
        exchanges=tuple(_exchanges(left, right, stretch)),
        earlier=earlier(left.report, right.report),
    )


def make_near_copy(left: Report, right: Report, similarity: float) -> NearCopy:
    """The NearCopy that two reports are; `left` has the lower id."""
    return NearCopy(
        copy_id=content_id("near", left.report_id, right.report_id),
        left=left.report_id,
        right=right.report_id,
        similarity=similarity,
        earlier=earlier(left, right),
    )


def earlier(left: Report, right: Report) -> str | None:
    """Which report came first: by stated days of publication, else by one's credit to the other's outlet; None where unsaid."""
    if left.published is not None and right.published is not None and left.published != right.published:
        return left.report_id if left.published < right.published else right.report_id
    from_right, from_left = _credits(left, right), _credits(right, left)
    if from_right == from_left:
        return None
    return right.report_id if from_right else left.report_id


def within_sentences(left: Words, stretch: Stretch) -> Stretch:
    """The stretch without a few words of the sentence before its first or after its last one."""
    first, last = stretch[0], stretch[-1]
    start = next((cut for cut in range(1, OVERHANG + 1) if _breaks(left, first, cut)), 0)
    kept = [replace(first, left=first.left + start, right=first.right + start, size=first.size - start), *stretch[1:]]
    last = kept[-1]
    end = next((cut for cut in range(1, OVERHANG + 1) if _breaks(left, last, last.size - cut)), 0)
    return (*kept[:-1], replace(last, size=last.size - end))


def _to_sentence_ends(left: Words, right: Words, stretch: Stretch) -> Stretch:
    """The stretch up to where its first and last sentence begin and end in both texts, where few words are wanting.

    A block without words at either end makes those words an exchange.
    """
    first, last = stretch[0], stretch[-1]
    ends = [_next_break(words, place) for words, place in ((left, last.left + last.size), (right, last.right + last.size))]
    starts = [_last_break(words, place) for words, place in ((left, first.left), (right, first.right))]
    after = () if None in ends else (Block(left=ends[0] or 0, right=ends[1] or 0, size=0),)
    before = () if None in starts else (Block(left=starts[0] or 0, right=starts[1] or 0, size=0),)
    return (*before, *stretch, *after)


def _next_break(words: Words, place: int) -> int | None:
    """Place of the first word of the next sentence, None where it is further away than OVERHANG words."""
    reach = range(place, min(place + OVERHANG, len(words.numbers)) + 1)
    return next((end for end in reach if end == len(words.numbers) or _ends_before(words, end)), None)


def _last_break(words: Words, place: int) -> int | None:
    """Place of the first word of this sentence, None where it is further away than OVERHANG words."""
    return next(
        (start for start in range(place, max(-1, place - OVERHANG - 1), -1) if start == 0 or _ends_before(words, start)), None
    )


def _ends_before(words: Words, place: int) -> bool:
    return SENTENCE_END.search(words.report.text, words.ends[place - 1], words.starts[place]) is not None


def _breaks(words: Words, block: Block, cut: int) -> bool:
    """Whether a sentence ends before the block's word at place `cut`, and words are left on both sides."""
    if not 0 < cut < block.size:
        return False
    return _ends_before(words, block.left + cut)


def _credits(report: Report, other: Report) -> bool:
    outlet = _name(other.outlet or "")
    return bool(outlet) and any(_name(credit) == outlet for credit in report.credits)


def _name(words: str) -> str:
    return "".join(fold(word) for word in words.removeprefix("The ").split())


def _passage(words: Words, first: int, end: int) -> Passage:
    start, stop = words.starts[first], words.ends[end - 1]
    return Passage(report_id=words.report.report_id, start=start, end=stop, quote=words.report.text[start:stop])


def _exchanges(left: Words, right: Words, stretch: Stretch) -> Iterator[Exchange]:
    for block, following in pairwise(stretch):
        opening = block.size == 0
        left_start, left_words = _gap(left, block.left + block.size, following.left, opening)
        right_start, right_words = _gap(right, block.right + block.size, following.right, opening)
        if not _same(left_words, right_words):
            yield Exchange(left=left_words, right=right_words, left_start=left_start, right_start=right_start)


def _gap(words: Words, first: int, end: int, opening: bool) -> tuple[int, str]:
    """Start and words of what stands between two blocks; where nothing does, the end of the word before or the copy's start."""
    if first == end:
        return (words.starts[first] if opening else words.ends[first - 1]), ""
    start = words.starts[first]
    return start, words.report.text[start : words.ends[end - 1]]


def _same(left: str, right: str) -> bool:
    """Whether only the spaces differ: "air strike" and "airstrike" were not exchanged."""
    return "".join(fold(word) for word in left.split()) == "".join(fold(word) for word in right.split())
