"""Holidays of a fixed date: plain text and the time words found in it enter; the holidays between them leave.

Only those whose day is the same each year, and only where a day is meant: "Christmas" alone is a season.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.model.times import TimeKind, TimeWords

_DAYS = {"new year's eve": (12, 31), "new year's day": (1, 1), "christmas eve": (12, 24), "christmas day": (12, 25),
         "boxing day": (12, 26), "halloween": (10, 31), "valentine's day": (2, 14)}  # fmt: skip
_HOLIDAY = re.compile(
    r"\b(?P<name>new year['’]s (?:eve|day)|christmas (?:eve|day)|boxing day|halloween|valentine['’]s day)"
    r"(?: (?P<part>morning|afternoon|evening|night))?(?:,? (?P<year>(?:19|20)\d\d))?\b"
    r"(?!\s+(?:massacre|parade|decorations?|cards?|party|costumes?|store))",
    re.IGNORECASE,
)


def find_holidays(text: str, taken: Sequence[TimeWords]) -> list[TimeWords]:
    """The holidays that no other time words hold."""
    return [
        _words(match)
        for match in _HOLIDAY.finditer(text)
        if not any(one.start < match.end() and match.start() < one.end for one in taken)
    ]


def _words(match: re.Match[str]) -> TimeWords:
    month, day = _DAYS[match["name"].lower().replace("’", "'")]
    part = match["part"].lower() if match["part"] else None
    return TimeWords(
        start=match.start(),
        end=match.end(),
        words=match.group(),
        kind=TimeKind.DATE,
        year=int(match["year"]) if match["year"] else None,
        month=month,
        day=day,
        partial=part,
    )
