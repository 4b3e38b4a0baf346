"""Paragraph: a stretch of text that a writer set apart.

In: a text. Out: its paragraphs in order. Always: a paragraph's words are exactly the text between its offsets, without the
white space around them. Lines are paragraphs; only in hard-wrapped copy do the lines of a block belong together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tallystick.model.lines import FULL_STOP, hard_wrapped

LINE = re.compile(r"[^\n]+")
MARK = "\ufeff"
"""A byte order mark that stayed in the text."""

FILLED = 0.8
"""Share of the widest line that a line and the next word must fill for the line to have been broken there for want of room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Offsets count characters in the text, end exclusive; `after_blank`: an empty line or the start stands before it."""

    start: int
    end: int
    words: str
    after_blank: bool

    @property
    def stops(self) -> bool:
        """Whether it ends as a sentence does."""
        return FULL_STOP.search(self.words) is not None

    @property
    def prose(self) -> bool:
        """Whether it is running text: it ends as a sentence does, or is too long for a line by itself."""
        return (self.stops and len(self.words) > 40) or len(self.words) > 160


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, in order."""
    lines = _lines(text)
    if not hard_wrapped(text):
        return tuple(lines)
    return tuple(_joined(text, group) for group in _groups(text, lines))


def _lines(text: str) -> list[Paragraph]:
    lines: list[Paragraph] = []
    blank, before = True, 0
    for match in LINE.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip().removeprefix(MARK).lstrip())
        end = match.start() + len(words.rstrip())
        blank = blank or match.start() - before > 1
        before = match.end()
        if start < end:
            lines.append(Paragraph(start=start, end=end, words=text[start:end], after_blank=blank))
        blank = start >= end
    return lines


def _groups(text: str, lines: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Lines that belong together: broken for want of room, not parted by an empty line, the next one not set in further."""
    room = FILLED * max(_column(text, line) + len(line.words) for line in lines)
    groups: list[list[Paragraph]] = [[lines[0]]]
    for previous, line in pairwise(lines):
        filled = _column(text, previous) + len(previous.words) + 1 + len(line.words.split()[0]) > room
        if filled and not line.after_blank and _column(text, line) <= _column(text, previous):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _column(text: str, line: Paragraph) -> int:
    return line.start - text.rfind("\n", 0, line.start) - 1


def _joined(text: str, group: Sequence[Paragraph]) -> Paragraph:
    start, end = group[0].start, group[-1].end
    return Paragraph(start=start, end=end, words=text[start:end], after_blank=group[0].after_blank)
