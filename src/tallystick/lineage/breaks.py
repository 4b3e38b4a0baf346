"""Break: where a sentence ends between two words; pause: where any sign stands between them.

In: a report's words and the place of one. Out: whether a break or a pause stands before it. Always: both ends of a text are
breaks, and a break is a pause; in hard-wrapped copy a line's end is neither, an empty line is both.
"""

from __future__ import annotations

import re

from tallystick.lineage.words import Words

OVERHANG = 3
"""Words next to a sentence's end up to which a copy is filled up with exchanged ones."""

SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s|\n")
WRAPPED_END = re.compile(r"[.!?][\"'”’)\]]*\s|\n[^\S\n]*\n")


def is_break(words: Words, place: int) -> bool:
    """Whether a sentence begins at a place, or the text begins or ends there."""
    if place in (0, len(words.starts)):
        return True
    ends = WRAPPED_END if words.wrapped else SENTENCE_END
    return ends.search(words.report.text, words.ends[place - 1], words.starts[place]) is not None


def is_pause(words: Words, place: int) -> bool:
    """Whether a sentence, a clause, a quotation or a bracket may begin or end at a place: more than spaces stands there."""
    return is_break(words, place) or not words.report.text[words.ends[place - 1] : words.starts[place]].isspace()


def next_break(words: Words, place: int) -> int | None:
    """Place of the first word of the next sentence, None where it is further away than OVERHANG words."""
    reach = range(place, min(place + OVERHANG, len(words.numbers)) + 1)
    return next((end for end in reach if is_break(words, end)), None)


def last_break(words: Words, place: int) -> int | None:
    """Place of the first word of this sentence, None where it is further away than OVERHANG words."""
    return next((start for start in range(place, max(-1, place - OVERHANG - 1), -1) if is_break(words, start)), None)


def sentence_around(words: Words, first: int, end: int, reach: int) -> tuple[int, int]:
    """Start and end, in characters, of the sentences that words from `first` to before `end` stand in.

    What stands more than `reach` characters beyond them is left out.
    """
    start, stop = words.starts[first], words.ends[end - 1]
    while first > 0 and not is_break(words, first) and start - words.starts[first] < reach:
        first -= 1
    while end < len(words.starts) and not is_break(words, end) and words.ends[end - 1] - stop < reach:
        end += 1
    return (words.ends[first - 1] if first else 0), (words.starts[end] if end < len(words.starts) else len(words.report.text))
