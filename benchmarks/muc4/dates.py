"""Dates of incidents as MUC-4 writes them, and what a response's date is worth beside the key's.

In: "06 SEP 89", "25 AUG 89 - 26 AUG 89", or "- 26 AUG 89": on that day or before it, which stands where a text names no day.
Out: full, partial or no credit, by section 3.2.2 of the scoring guidelines. The text is not looked at, so a day that is merely
close has no credit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.muc4.credit import Credit

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (?:19)?(\d\d)")
WRITTEN = re.compile(rf"(?:(?P<first>{DAY.pattern}) ?)?(?P<range>-)? ?(?P<last>{DAY.pattern})?")


@dataclass(frozen=True, slots=True)
class Span:
    """From a first day, None where it is open, to a last one."""

    first: date | None
    last: date

    @property
    def day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


def date_credit(key: str, response: str) -> Credit:
    """What the response's date is worth; what cannot be read is worth something only if it is the same."""
    if key == response:
        return Credit.FULL
    wanted, given = read_span(key), read_span(response)
    if wanted is None or given is None:
        return Credit.NONE
    if wanted == given:
        return Credit.FULL
    return Credit.PARTIAL if _shares(wanted, given) else Credit.NONE


def _shares(wanted: Span, given: Span) -> bool:
    """Whether an open response ends as the key does, or the days given lie among those wanted (of an open key the last two)."""
    if given.first is None:
        return given.last == wanted.last
    first = wanted.last - timedelta(days=1) if wanted.first is None else wanted.first
    return first <= given.first and given.last <= wanted.last


def read_span(written: str) -> Span | None:
    """The days of a written date; None where it has another form."""
    match = WRITTEN.fullmatch(written.strip())
    if match is None:
        return None
    first, last = read_day(match["first"]), read_day(match["last"])
    if not match["range"]:
        return Span(first, first) if first and not last else None
    return Span(first, last) if last is not None else None


def read_day(written: str | None) -> date | None:
    """One day: "06 SEP 89", "6 SEPTEMBER 1989"."""
    match = DAY.fullmatch(written or "")
    if match is None or match[2] not in MONTHS:
        return None
    try:
        return date(1900 + int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
    except ValueError:
        return None
