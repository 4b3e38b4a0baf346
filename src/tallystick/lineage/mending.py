"""Mending: the words that stand in one text where another, in a passage that both share, has none.

In: copies and their reports. Out: gaps, each with the words of the other report. Always: the words supplied are words of
another report at exact offsets, and none of the damaged one; where two reports supply different words, none does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tallystick.lineage.words import fold
from tallystick.model.copies import Copy, Sign
from tallystick.model.passage import Passage
from tallystick.model.reports import Report

NEAR = 4
"""Characters between the place and a copy that begins after it: the "'s" of a lost owner."""

REACH = 200
"""Characters before a copy in which its sentence must begin."""

SENTENCE_SO_FAR = re.compile(r"(?:^|[.!?][\"”’)]*\s+|\n)(?P<words>[^.!?\n]*[^\s.!?\n])\s*$")

MOST_WORDS = 8
"""Words that may be supplied at once: links hold names, not sentences."""

NOUN = re.compile(r"(?:(?:the|a|an|its|his|her|their) )?[\"“'‘]?(?:[A-Z][\w.'’-]*|\d[\d,.]*)|the \w|an? \w")
"""How words begin that a name, number or noun stands in."""

STOP = re.compile(r"[.!?][\"”’)]*\s+")
POSSESSIVE = re.compile(r"['’]s$")


class Span(NamedTuple):
    """A part of a text, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """At `at` a report lacks `words`, a passage of another report; `similarity` is that of the copy in which they face it."""

    report_id: str
    at: int
    words: Passage
    copy_id: str
    similarity: float

    @property
    def noun(self) -> bool:
        """Whether the missing words could be a link's: they begin with a name, a number or a noun, and are few."""
        return NOUN.match(self.words.quote) is not None and len(self.words.quote.split()) <= MOST_WORDS


def gaps_of(copy: Copy, reports: Mapping[str, Report]) -> Iterator[Gap]:
    """The places on either side of a copy where the other side has words, within it and right before it."""
    left, right = reports[copy.left.report_id], reports[copy.right.report_id]
    for one in copy.exchanges:
        yield from _exchanged(copy, (left, one.left, one.left_start), (right, one.right, one.right_start))
        yield from _exchanged(copy, (right, one.right, one.right_start), (left, one.left, one.left_start))
    yield from _opening(copy, copy.left, copy.right, reports)
    yield from _opening(copy, copy.right, copy.left, reports)


def supply(at: int, sign: Sign, gaps: Sequence[Gap]) -> Gap | None:
    """The words for a place: those of the most similar copy, if no other copy supplies other ones."""
    here = sorted((gap for gap in gaps if gap.at == at and gap.noun), key=lambda gap: (-gap.similarity, gap.copy_id))
    if sign is Sign.OWNER:
        here = [gap for gap in here if not re.match(r"(?:the|an?|\d)\b", gap.words.quote)]
    told = {"".join(fold(word) for word in gap.words.quote.split()) for gap in here}
    return here[0] if len(told) == 1 else None


def _exchanged(copy: Copy, lost: tuple[Report, str, int], kept: tuple[Report, str, int]) -> Iterator[Gap]:
    """The gap that an exchange is: nothing, or only an owner's ending, stands for the words of the other side."""
    (damaged, words, start), (sound, there, begin) = lost, kept
    owner = words == "s" and damaged.text[start - 1 : start] in ("'", "’")
    if (words and not owner) or not there:
        return
    if owner and POSSESSIVE.search(there) is None:
        return
    if owner:
        yield _gap(copy, damaged, start - 1, sound, begin, begin + len(POSSESSIVE.sub("", there)))
        return
    yield from _parted(copy, damaged, start, sound, Span(begin, begin + len(there)))


def _parted(copy: Copy, damaged: Report, start: int, sound: Report, span: Span) -> Iterator[Gap]:
    """The gap, or two of them where the missing words end one sentence and begin the next, and both texts show its end."""
    at = _next_word(damaged.text, start)
    stop, here = STOP.search(sound.text, span.start, span.end), STOP.match(damaged.text, at)
    if stop is None:
        yield _gap(copy, damaged, at, sound, span.start, span.end)
    elif here is not None:
        yield _gap(copy, damaged, at, sound, span.start, stop.start())
        yield _gap(copy, damaged, here.end(), sound, stop.end(), span.end)


def _opening(copy: Copy, lost: Passage, kept: Passage, reports: Mapping[str, Report]) -> Iterator[Gap]:
    """The gap right before a copy: its one side begins a sentence, the other has words of the sentence before it."""
    damaged, sound = reports[lost.report_id], reports[kept.report_id]
    before = damaged.text[max(0, lost.start - REACH) : lost.start]
    owner = re.search(r"(?:^|[^\w\s]\s*|\n)(['’]s )$", before)
    if owner is None and re.search(r"(?:^|[.!?][\"”’)]*\s+|\n)$", before) is None:
        return
    at = lost.start - (len(owner[1]) if owner is not None else 0)
    base = max(0, kept.start - REACH)
    there = SENTENCE_SO_FAR.search(sound.text[base : kept.start])
    if there is None:
        return
    start, end = base + there.start("words"), base + there.end("words")
    if owner is not None and (shown := POSSESSIVE.search(there["words"])) is not None:
        end = start + shown.start()
    yield _gap(copy, damaged, at, sound, start, end)


def _gap(copy: Copy, damaged: Report, at: int, sound: Report, start: int, end: int) -> Gap:
    words = Passage(report_id=sound.report_id, start=start, end=end, quote=sound.text[start:end])
    return Gap(report_id=damaged.report_id, at=at, words=words, copy_id=copy.copy_id, similarity=copy.similarity)


def _next_word(text: str, start: int) -> int:
    """Where the text goes on after the gap: past the space that the gap leaves, not past a line's end."""
    match = re.compile(r"[^\S\n]*").match(text, start)
    return match.end() if match is not None else start
