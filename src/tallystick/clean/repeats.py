"""Repeat: words that the same report already gave.

In: paragraphs and the text. Out: the spans of later occurrences. Always: the first occurrence is never marked; a repeat is word
for word apart from white space and case, and long enough not to be chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tallystick.clean.paragraphs import Paragraph

FEWEST = 5
"""Words: shorter sentences ("He gave no details.") recur in honest prose."""

SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Capt|Maj|Gov|Sen|Rep|St|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$"
)
LONGEST_ABBREVIATION = 6


def find_repeats(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """Start and end of each repeated paragraph, or repeated sentence within a paragraph that is new."""
    seen: set[str] = set()
    for paragraph in paragraphs:
        whole = _fold(paragraph.words)
        if _long(whole) and whole in seen:
            yield paragraph.start, paragraph.end
            continue
        spans = list(_sentences(paragraph))
        yield from ((start, end) for start, end, folded in spans if folded in seen)
        seen.update(folded for _, _, folded in spans)
        seen.add(whole)


def _sentences(paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
    start = 0
    words = paragraph.words
    for match in SENTENCE_END.finditer(words):
        if not ABBREVIATION.search(words, max(start, match.start() - LONGEST_ABBREVIATION), match.start()):
            yield from _sentence(paragraph, start, match.start() + len(match.group().rstrip()))
            start = match.end()
    yield from _sentence(paragraph, start, len(words))


def _sentence(paragraph: Paragraph, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    folded = _fold(paragraph.words[start:end])
    if _long(folded):
        yield paragraph.start + start, paragraph.start + end, folded


def _fold(words: str) -> str:
    return " ".join(words.split()).casefold()


def _long(folded: str) -> bool:
    return folded.count(" ") >= FEWEST - 1
