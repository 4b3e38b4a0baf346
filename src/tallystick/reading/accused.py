"""Accused: the names of those whom a report says to be arrested, charged or sought for what it tells of.

The text of a report enters; the names leave, in small letters. Whoever is accused is none of those whom he harmed.
"""

from __future__ import annotations

import re

_WORD = r"[A-Z][a-z’'-]+"
_NAME = rf"{_WORD}(?: [A-Z]\.| {_WORD}){{1,3}}"
_STEP = (
    r"(?:arrested|charged|booked|indicted|accused|convicted|sentenced|arraigned|jailed|in custody|held (?:on|without|in lieu)"
    r"|taken into custody|wanted|found guilty)"
)
_AFTER = re.compile(
    rf"\b({_NAME})(?:,? (?:Jr|Sr|I{{2,3}})\.?)?(?:, (?:\d|of|an?)[^,.;]{{0,40}}){{0,2}},? "
    rf"(?:(?:(?:has|have) been|was|were|is|is being|remains?|also|later|is now|currently) ){{1,2}}{_STEP}\b|"
    rf"\b({_NAME})(?:, (?:\d|of|an?)[^,.;]{{0,40}}){{0,2}},? (?:faces?|is facing|pleaded|surrendered|turned himself in)\b"
)
_BEFORE = re.compile(
    rf"\b(?i:arrested|charged|accused|indicted|(?:suspect|gunman|shooter|defendant)(?:,? (?:identified|named) as|,)?)"
    rf" (?:\d+-year-old )?({_NAME})"
)
NAMES = 2
"""Words of a full name at least."""


def accused_in(text: str) -> frozenset[tuple[str, ...]]:
    """The first and last words of the names of the accused."""
    found = (match.group(1) or match.group(2) for match in _AFTER.finditer(text))
    named = (*found, *(match.group(1) for match in _BEFORE.finditer(text)))
    words = [tuple(word.lower().strip(".") for word in name.split()) for name in named]
    return frozenset((name[0], name[-1]) for name in words if len(name) >= NAMES)


def is_accused(name: tuple[str, ...], accused: frozenset[tuple[str, ...]]) -> bool:
    """Whether a name, or a surname alone, is that of one of the accused."""
    if len(name) == 1:
        return any(name[0] == known[-1] for known in accused)
    return bool(name) and (name[0], name[-1]) in accused
