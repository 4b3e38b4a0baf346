"""Day: a calendar day as English news writes it.

In: words such as "27 February, 2020", "Feb. 22, 2020", "3 JAN 90", "2020-02-27T14:05:00Z". Out: the day, or None. Always:
a day needs its year, its month and its day; 04/05/2020 is not read, for it is two days, but 04/25/2020 and 25/04/2020 are one.
"""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?" + (
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
YEAR = r"(?:19|20)\d\d"
NUMBER = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_OVER_TWELVE, _AT_MOST_TWELVE = r"(?:1[3-9]|2\d|3[01])", r"(?:1[0-2]|0?[1-9])"
IN_FIGURES = rf"(?:{_AT_MOST_TWELVE}/{_OVER_TWELVE}|{_OVER_TWELVE}/{_AT_MOST_TWELVE})/{YEAR}"
DAY_WORDS = (
    rf"(?:{IN_FIGURES}|{YEAR}-\d\d?-\d\d?|{YEAR}/\d\d?/\d\d?|\d\d?\.\d\d?\.{YEAR}"
    rf"|{NUMBER}\s+(?:of\s+)?{MONTH},?\s+(?:{YEAR}|'?\d\d)\b|{NUMBER}[/-]{MONTH}[/-]{YEAR}|{MONTH}\s+{NUMBER},?\s+{YEAR})"
)
"""Pattern of a whole day, weekday not included, for use inside other patterns; matched without regard to case."""
MONTH_DAY_WORDS = rf"(?:{MONTH}\s+{NUMBER}|{NUMBER}\s+{MONTH})"
"""Pattern of a day whose year is not given."""

_YEAR_FIRST = re.compile(rf"({YEAR})[-/](\d\d?)[-/](\d\d?)")
_SLASHED = re.compile(rf"(?<!\d)(?={IN_FIGURES})(\d\d?)/(\d\d?)/({YEAR})")
_DOTTED = re.compile(rf"(\d\d?)\.(\d\d?)\.({YEAR})")
_DAY_FIRST = re.compile(rf"({NUMBER})(?:\s+(?:of\s+)?|[/-])({MONTH})(?:(?:,?\s+|[/-])'?({YEAR}|\d\d)\b)?", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"({MONTH})\s+({NUMBER})(?:,?\s+({YEAR}))?", re.IGNORECASE)
CENTURY = 69
"""Two-digit years from here on are of the twentieth century, as in POSIX; agency copy of the 1980s and 1990s writes them."""


def parse_day(words: str, year: int | None = None) -> date | None:
    """The first day in the words; `year` is used where they give none (None: such a day is not read)."""
    if match := _YEAR_FIRST.search(words):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _SLASHED.search(words):
        lower, higher = sorted((int(match[1]), int(match[2])))
        return _day(int(match[3]), lower, higher)
    if match := _DOTTED.search(words):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    found = [match for match in (_DAY_FIRST.search(words), _MONTH_FIRST.search(words)) if match]
    if not found:
        return None
    match = min(found, key=lambda candidate: (candidate[3] is None, candidate.start()))
    number, month = (match[1], match[2]) if match.re is _DAY_FIRST else (match[2], match[1])
    known = _full_year(match[3]) if match[3] else year
    return None if known is None else _day(known, MONTHS.index(month[:3].lower()) + 1, int(re.sub(r"\D", "", number)))


def _full_year(words: str) -> int:
    short = int(words)
    if short >= 100:
        return short
    return short + (1900 if short >= CENTURY else 2000)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
