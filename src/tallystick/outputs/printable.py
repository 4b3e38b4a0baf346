"""Words made fit to show: control and direction characters of hostile input never reach a terminal or a page.

Enters: any words of a report. Leaves: the same words on one line, shortened where a list asks for it.
What always holds: shortening is visible (an ellipsis), and a whole record never shortens.
"""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_KEPT = "\n\r\t"
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
ELLIPSIS = "…"


def printable(words: str) -> str:
    """The words with control and direction characters, one for one, as replacement characters.

    The length never changes, so offsets into the words stay good.
    """
    if words.isascii() and words.isprintable():
        return words
    return "".join(_shown(character) for character in words)


def _shown(character: str) -> str:
    # Cc: escapes that drive a terminal; Cs: half characters, which no encoding takes; direction overrides turn a line round.
    hidden = (unicodedata.category(character) in ("Cc", "Cs") and character not in _KEPT) or character in _DIRECTION
    return "\N{REPLACEMENT CHARACTER}" if hidden else character


def one_line(words: str) -> str:
    """The words on a single line, single-spaced."""
    return _SPACE.sub(" ", printable(words)).strip()


def shortened(words: str, limit: int) -> str:
    """The words on one line in at most `limit` characters, cut at a word where one is near; `limit` is at least 1."""
    line = one_line(words)
    if len(line) <= limit:
        return line
    head = line[: max(0, limit - 1)]
    cut = head.rfind(" ")
    return (head[:cut] if cut > limit // 2 else head).rstrip(" ,;:") + ELLIPSIS
