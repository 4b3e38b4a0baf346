"""Time as reports tell it: `Days` is a known interval; `TimeWords` are words that wait for the day on which they were said.

`TimeWords` stay symbolic ("Thursday") until a report's day of publication is known or inferred; `resolve` then gives `Days`.
Both bounds of `Days` are inclusive; None is an open or unknown bound, never today and never the day of publication in disguise.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
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

    def contains(self, day: date) -> bool:
        """Whether the day lies inside; an open bound holds everything on its side."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def overlaps(self, other: Days) -> bool:
        """Whether some day could lie in both."""
        starts_late = self.first is not None and other.last is not None and self.first > other.last
        ends_early = self.last is not None and other.first is not None and self.last < other.first
        return not (starts_late or ends_early)


class TimeKind(StrEnum):
    """The forms of time words that the grammar tells apart."""

    DATE = "date"  # any of year, month, day: "20 February 2020", "February 10", "in April", "2011"
    WEEKDAY = "weekday"  # weekday, with shift in weeks: "Thursday" 0, "last Thursday" -1, "next Thursday" +1
    RELATIVE = "relative"  # unit and shift: "yesterday" day -1, "this month" month 0, "two days ago" day -2
    LAPSE = "lapse"  # count units that end when it was said: "the past two weeks"; count None: "recent weeks"
    SINCE = "since"  # from `start` until it was said: "since December 1"


class Unit(StrEnum):
    """Units of relative time words."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """Time words as read, not yet resolved. `start` and `end` count characters in the report's text, end exclusive.

    `earlier` marks "earlier this month" and the like: the part of the unit before the day on which it was said.
    `partial` marks a part of the named unit: "early December", "late on Wednesday" ("early", "mid", "late", "morning", ...).
    """

    start: int
    end: int
    words: str
    kind: TimeKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: Unit | None = None
    shift: int = 0
    count: int | None = None
    since: TimeWords | None = None
    earlier: bool = False
    partial: str | None = None
    soft: bool = False

    def resolve(self, said: date | None) -> Days | None:
        """The days meant by the words if they were said on day `said`; None where that cannot be known."""
        if self.kind is TimeKind.DATE:
            return _date(self, said)
        if said is None:
            return _since(self, None) if self.kind is TimeKind.SINCE else None
        if self.kind is TimeKind.WEEKDAY:
            return _weekday(self, said)
        if self.kind is TimeKind.RELATIVE:
            return _relative(self, said)
        if self.kind is TimeKind.LAPSE:
            return _lapse(self, said)
        return _since(self, said)


def _date(words: TimeWords, said: date | None) -> Days | None:
    """A calendar date; where the year is missing, the latest such date that is not after the day on which it was said."""
    year = words.year
    if words.month is None:
        return Days.year(year) if year is not None else None
    if year is None:
        if said is None:
            return None
        ahead = (words.month, words.day or 1) > (said.month, said.day)
        year = said.year - 1 if ahead else said.year
    if words.day is None:
        return Days.month(year, words.month)
    try:
        return Days.single(date(year, words.month, words.day))
    except ValueError:
        return None


def _weekday(words: TimeWords, said: date) -> Days:
    """The latest such weekday up to the day on which it was said; "next" and "last" shift by whole weeks."""
    back = (said.weekday() - (words.weekday or 0)) % 7
    if words.shift < 0 and back > 0:
        back += 7 * (-words.shift - 1)
    elif words.shift != 0:
        back -= 7 * words.shift
    return Days.single(said - timedelta(days=back))


def _relative(words: TimeWords, said: date) -> Days:
    whole = _unit(words.unit or Unit.DAY, said, words.shift)
    if words.shift == 0 and whole.first is not None and words.unit is not Unit.DAY:
        last = said - timedelta(days=1) if words.earlier else said
        return Days(first=whole.first, last=max(whole.first, last), precision=whole.precision, soft=words.soft)
    return whole


def _unit(unit: Unit, said: date, shift: int) -> Days:
    if unit is Unit.DAY:
        return Days.single(said + timedelta(days=shift))
    if unit is Unit.WEEK:
        monday = said - timedelta(days=said.weekday()) + timedelta(weeks=shift)
        return Days(first=monday, last=monday + timedelta(days=6), precision=Precision.WEEK)
    if unit is Unit.MONTH:
        months = said.year * 12 + said.month - 1 + shift
        return Days.month(months // 12, months % 12 + 1)
    return Days.year(said.year + shift)


def _lapse(words: TimeWords, said: date) -> Days:
    """Counted back from the day on which it was said; always soft, for such periods have no sharp edge."""
    if words.count is None:
        return Days(first=None, last=said, precision=Precision.VAGUE, soft=True)
    days = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30, Unit.YEAR: 365}[words.unit or Unit.DAY] * words.count
    return Days(first=said - timedelta(days=days), last=said, precision=Precision.SPAN, soft=True)


def _since(words: TimeWords, said: date | None) -> Days | None:
    start = words.since.resolve(said) if words.since else None
    if start is None or start.first is None:
        return None
    return Days(first=start.first, last=said, precision=start.precision, soft=words.soft or start.soft)
