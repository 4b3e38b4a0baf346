"""Copies: shared stretches, and reports alike as wholes, as records with exact words.

In: two texts' words and a stretch that they share. Out: a Copy. In: two reports and how far they are alike. Out: a NearCopy.
Always: offsets are those of the reports' texts; each exchange stands next to equal words; which report is earlier is said
only where dates or credits say it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from tallystick.lineage.alignment import Block, Stretch, equal_words
from tallystick.lineage.breaks import is_break, last_break, next_break
from tallystick.lineage.words import Words, fold
from tallystick.model.agencies import named_agency
from tallystick.model.copies import Copy, EarlierBy, Exchange, NearCopy
from tallystick.model.ids import content_id
from tallystick.model.passage import Passage
from tallystick.model.reports import Report

STRAY = 8
"""Equal words of a further sentence from which they count as copied; fewer only where they are half of it."""


def make_copy(left: Words, right: Words, stretch: Stretch) -> Copy:
    """The Copy that a stretch within sentences is; `left.report` has the lower id."""
    stretch = _filled(left, right, _to_sentence_ends(left, right, stretch))
    first, last = stretch[0], stretch[-1]
    one = _passage(left, first.left, last.left + last.size)
    other = _passage(right, first.right, last.right + last.size)
    longer = max(last.left + last.size - first.left, last.right + last.size - first.right)
    first_told = earlier(left.report, right.report)
    return Copy(
        copy_id=content_id("copy", one.report_id, one.start, one.end, other.report_id, other.start, other.end),
        left=one,
        right=other,
        similarity=equal_words(stretch) / longer,
        exchanges=tuple(_exchanges(left, right, stretch)),
        earlier=first_told[0] if first_told is not None else None,
        earlier_by=first_told[1] if first_told is not None else None,
    )


def make_near_copy(left: Report, right: Report, similarity: float) -> NearCopy:
    """The NearCopy that two reports are; `left` has the lower id."""
    first = earlier(left, right)
    return NearCopy(
        copy_id=content_id("near", left.report_id, right.report_id),
        left=left.report_id,
        right=right.report_id,
        similarity=similarity,
        earlier=first[0] if first else None,
        earlier_by=first[1] if first else None,
    )


def earlier(left: Report, right: Report) -> tuple[str, EarlierBy] | None:
    """Which report came first, and by which rule; None where unsaid.

    By stated days of publication, else by one's credit to the other's outlet.
    """
    if left.published is not None and right.published is not None and left.published != right.published:
        return (left.report_id if left.published < right.published else right.report_id), EarlierBy.DAYS
    from_right, from_left = _credits(left, right), _credits(right, left)
    if from_right == from_left:
        return None
    return (right.report_id if from_right else left.report_id), EarlierBy.CREDIT


def within_sentences(left: Words, right: Words, stretch: Stretch) -> Stretch:
    """The stretch without a few words of the sentence before its first or after its last: "... officials said. Two people"."""
    first, last = stretch[0], stretch[-1]
    begin, end = first.left, last.left + last.size
    inner = range(begin + 1, end)
    if not (is_break(left, begin) and is_break(right, first.right)):
        cut = next((place for place in inner if is_break(left, place)), begin)
        whole = cut - next(place for place in range(begin, -1, -1) if is_break(left, place))
        begin = cut if _stray(_kept(stretch, begin, cut), whole) else begin
    if not (is_break(left, end) and is_break(right, last.right + last.size)):
        cut = next((place for place in reversed(inner) if is_break(left, place)), end)
        whole = next(place for place in range(end, len(left.starts) + 1) if is_break(left, place)) - cut
        end = cut if _stray(_kept(stretch, cut, end), whole) else end
    return _kept(stretch, begin, end)


def _stray(beyond: Stretch, whole: int) -> bool:
    """Whether what stands beyond a sentence's end is too little of a sentence of `whole` words to have been copied with it."""
    return equal_words(beyond) < min(STRAY, whole / 2)


def _kept(stretch: Stretch, begin: int, end: int) -> Stretch:
    """The part of a stretch between two places of the left text."""
    kept = []
    for block in stretch:
        start, stop = max(0, begin - block.left), min(block.size, end - block.left)
        if start < stop:
            kept.append(Block(left=block.left + start, right=block.right + start, size=stop - start))
    return tuple(kept)


def _to_sentence_ends(left: Words, right: Words, stretch: Stretch) -> Stretch:
    """The stretch up to where its first and last sentence begin and end in both texts, where few words are wanting.

    A block without words at either end makes those words an exchange.
    """
    first, last = stretch[0], stretch[-1]
    ends = [next_break(words, place) for words, place in ((left, last.left + last.size), (right, last.right + last.size))]
    starts = [last_break(words, place) for words, place in ((left, first.left), (right, first.right))]
    after = () if None in ends else (Block(left=ends[0] or 0, right=ends[1] or 0, size=0),)
    before = () if None in starts else (Block(left=starts[0] or 0, right=starts[1] or 0, size=0),)
    return (*before, *stretch, *after)


def _credits(report: Report, other: Report) -> bool:
    outlet = _name(other.outlet or "")
    return bool(outlet) and any(_name(credit) == outlet for credit in report.credits)


def _name(words: str) -> str:
    known = named_agency(words)
    return "".join(fold(word) for word in (known or words.removeprefix("The ")).split())


def _passage(words: Words, first: int, end: int) -> Passage:
    start, stop = words.starts[first], words.ends[end - 1]
    return Passage(report_id=words.report.report_id, start=start, end=stop, quote=words.report.text[start:stop])


def _filled(left: Words, right: Words, stretch: Stretch) -> Stretch:
    """The stretch with each block grown as far as the words beside it are equal."""
    filled = [stretch[0]]
    for block in stretch[1:]:
        last = filled[-1]
        room = min(block.left - last.left - last.size, block.right - last.right - last.size)
        one, other = last.left + last.size, last.right + last.size
        ahead = next((by for by in range(room) if left.numbers[one + by] != right.numbers[other + by]), room)
        back = next(
            (by for by in range(room - ahead) if left.numbers[block.left - by - 1] != right.numbers[block.right - by - 1]),
            room - ahead,
        )
        filled[-1] = replace(last, size=last.size + ahead)
        filled.append(Block(left=block.left - back, right=block.right - back, size=block.size + back))
    return tuple(filled)


def _exchanges(left: Words, right: Words, stretch: Stretch) -> Iterator[Exchange]:
    for block, following in pairwise(stretch):
        opening = block.size == 0
        one = _pieces(left, block.left + block.size, following.left)
        other = _pieces(right, block.right + block.size, following.right)
        if len(one) != len(other):
            one, other = [(one[0][0], one[-1][1])], [(other[0][0], other[-1][1])]
        for (first, end), (beside, beside_end) in zip(one, other, strict=True):
            left_start, left_words = _gap(left, first, end, opening)
            right_start, right_words = _gap(right, beside, beside_end, opening)
            if not same(left_words, right_words):
                yield Exchange(left=left_words, right=right_words, left_start=left_start, right_start=right_start)


def _pieces(words: Words, first: int, end: int) -> list[tuple[int, int]]:
    """A gap, cut where a sentence ends in it: the last word of one and the first of the next were exchanged each for itself."""
    cuts = [place for place in range(first + 1, end) if is_break(words, place)]
    return list(pairwise([first, *cuts, end]))


def _gap(words: Words, first: int, end: int, opening: bool) -> tuple[int, str]:
    """Start and words of what stands between two blocks; where nothing does, the end of the word before or the copy's start."""
    if first == end:
        return (words.starts[first] if opening else words.ends[first - 1]), ""
    start = words.starts[first]
    return start, words.report.text[start : words.ends[end - 1]]


def same(left: str, right: str) -> bool:
    """Whether only the spaces differ: "air strike" and "airstrike" were not exchanged."""
    return "".join(fold(word) for word in left.split()) == "".join(fold(word) for word in right.split())
