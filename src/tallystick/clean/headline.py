"""Headline: the title line of a text that comes without an envelope.

In: the opening lines that are nothing else. Out: which of them is the title. Always: a title is followed by text, does not end
as a sentence does, and is no code of an agency's desk.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 200
"""Characters: headlines end at about 120, some British ones with their clauses at 180."""

FEWEST = 3
"""Words: a line of one or two is a section's name, a place or a desk's code."""

WORD = re.compile(r"[^\W\d_]{2,}")


def choose_headline(lines: Sequence[str]) -> int | None:
    """Index of the title among opening lines, None where none can be one.

    The first that can be; a line in capitals gives way to a later one in ordinary letters, for it is the paper's own name.
    """
    able = [place for place, line in enumerate(lines) if _can_be(line)]
    if not able:
        return None
    ordinary = [place for place in able if not _without_brackets(lines[place]).isupper()]
    return ordinary[0] if ordinary else able[0]


def _can_be(line: str) -> bool:
    ends = line.rstrip("\"'”’) ")
    if len(line) > LONGEST or ends.endswith((".", ";", ":", ",", "-")):
        return False
    return len(WORD.findall(_without_brackets(line))) >= FEWEST


def _without_brackets(line: str) -> str:
    return re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", line)
