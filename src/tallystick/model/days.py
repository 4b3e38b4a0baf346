"""Days: a known interval of days with its precision, and what a date rests on.

Both bounds are inclusive; None is an open or unknown bound, never today and never the day of publication in disguise.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How closely a date is known; the names follow UCDP GED's date_prec."""

    DAY = "day"
    SPAN = "span"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    VAGUE = "vague"


class DateBasis(StrEnum):
    """What a date rests on."""

    STATED = "stated"  # the words give day, month and year, or the page's metadata do
    PUBLICATION = "publication"  # words resolved against a stated day of publication
    INFERRED = "inferred"  # words resolved against a day of publication that linking inferred
    LINKED = "linked"  # taken over from another report's account of the same incident
    NEWS = "news"  # no day is named: the likelier of the stated day of publication and the day before, as news is told
    CAPTION = "caption"  # the day of a picture: evidence, never the incident's day by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """An interval of days, both ends inclusive; `soft` where the words have no sharp edge ("recent weeks")."""

    first: date | None
    last: date | None
    precision: Precision
    soft: bool = False

    @classmethod
    def single(cls, day: date) -> Days:
        """The interval that holds one day."""
        return cls(first=day, last=day, precision=Precision.DAY)

    @classmethod
    def month(cls, year: int, month: int) -> Days:
        """A whole calendar month."""
        last = calendar.monthrange(year, month)[1]
        return cls(first=date(year, month, 1), last=date(year, month, last), precision=Precision.MONTH)

    @classmethod
    def year(cls, year: int) -> Days:
        """A whole calendar year."""
        return cls(first=date(year, 1, 1), last=date(year, 12, 31), precision=Precision.YEAR)

    @property
    def day(self) -> date | None:
        """The day, where the interval is a single one."""
        return self.first if self.first is not None and self.first == self.last else None

    def overlaps(self, other: Days) -> bool:
        """Whether some day could lie in both."""
        starts_late = self.first is not None and other.last is not None and self.first > other.last
        ends_early = self.last is not None and other.first is not None and self.last < other.first
        return not (starts_late or ends_early)
