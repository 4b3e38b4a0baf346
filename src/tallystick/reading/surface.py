"""Surface: the text of a parsed sentence, and the tokens that spans of it cover.

A parsed sentence enters; its text, put together once, or places of tokens leave. Any text enters; it leaves in small letters.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

_TEXT = "tallystick text"


def text_of(doc: Doc) -> str:
    """The text of a sentence: spaCy puts it together from its tokens each time that it is asked, dozens of times a sentence."""
    known = doc.user_data.get(_TEXT)
    if known is None:
        known = doc.user_data[_TEXT] = doc.text
    return str(known)


def with_text(doc: Doc, text: str) -> Doc:
    """The document, which remembers the text that it was made of."""
    doc.user_data[_TEXT] = text
    return doc


def small(text: str) -> str:
    """The text in small letters, every character in its place: patterns for it are far faster than those blind to case."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(one if len(one.lower()) != 1 else one.lower() for one in text)


def covered(doc: Doc, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The tokens that begin within spans of the sentence's text, each [start, end)."""
    if not spans:
        return frozenset()
    return frozenset(token.i for token in doc if any(start <= token.idx < end for start, end in spans))
