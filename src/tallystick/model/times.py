"""Time as reports tell it: `TimeWords` are words that wait for the day on which they were said; `resolve` then gives `Days`.

`TimeWords` stay symbolic ("Thursday") until a report's day of publication is known or inferred.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from tallystick.model.days import DateBasis, Days, Precision

__all__ = ["DateBasis", "Days", "Precision", "TimeKind", "TimeWords", "Unit"]


class TimeKind(StrEnum):
    """The forms of time words that the grammar tells apart."""

    DATE = "date"  # any of year, month, day: "20 February 2020", "February 10", "in April", "2011"
    WEEKDAY = "weekday"  # weekday, with shift in weeks: "Thursday" 0, "last Thursday" -1, "next Thursday" +1
    RELATIVE = "relative"  # unit and shift: "yesterday" day -1, "this month" month 0, "two days ago" day -2
    LAPSE = "lapse"  # count units that end when it was said: "the past two weeks"; count None: "recent weeks"
    SINCE = "since"  # from `start` until it was said: "since December 1"
    NEWS = "news"  # no day is named: as news of the day of publication, or of the day before (shift -1); of either (soft)


class Unit(StrEnum):
    """Units of relative time words."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """Time words as read, not yet resolved. `start` and `end` count characters in the report's text, end exclusive.

    `earlier` marks "earlier this month" and the like: the part of the unit before the day on which it was said.
    `partial` marks a part of the named unit: "early December", "late on Wednesday" ("early", "mid", "late", "night", ...).
    `months` are the first and last month of a part of a year: "the third quarter" (7, 9), "the first six months" (1, 6).
    `last` is the end of a span that is named by both its ends: "February 3-5", "from Monday to Wednesday".
    `ahead` marks words that speak of what is still to come: "will meet on Friday", "by the end of this month".
    `anaphor` marks words that count from another time of the text ("the next day", "a week earlier"), which is their `anchor`
    where it is known; see `resolve_from`.
    `unit` with a DATE gives the year relative to the day on which it was said: "April last year" is month 4, year -1.
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
    months: tuple[int, int] | None = None
    last: TimeWords | None = None
    ahead: bool = False
    anaphor: bool = False
    anchor: TimeWords | None = None

    def resolve(self, said: date | None) -> Days | None:
        """The days meant by the words if they were said on day `said`; None where that cannot be known."""
        days = self._from_anchor(said) if self.anaphor else self._resolve(said)
        if self.last is None or days is None:
            return days
        end = self.last.resolve(said)
        return _span(days, end) if end is not None else None

    def resolve_from(self, anchor: Days) -> Days | None:
        """The days meant where the words count from a time that the text names: "a year earlier", "that day", "two days ago".

        What is counted keeps the precision of the anchor: a year before April 2019 is April 2018.
        """
        if self.kind is not TimeKind.RELATIVE or anchor.first is None or anchor.last is None:
            return None
        if self.count is None:
            return _relative(replace(self, anaphor=False), anchor.first)
        unit = self.unit or Unit.DAY
        moved = Days(first=_moved(anchor.first, unit, self.shift), last=_moved(anchor.last, unit, self.shift),
                     precision=anchor.precision, soft=anchor.soft or self.soft)  # fmt: skip
        return moved if moved.first is not None else None

    def _from_anchor(self, said: date | None) -> Days | None:
        anchor = self.anchor.resolve(said) if self.anchor is not None else None
        return self.resolve_from(anchor) if anchor is not None else None

    def _resolve(self, said: date | None) -> Days | None:
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
        if self.kind is TimeKind.NEWS:
            return _news(self, said)
        return _since(self, said)


def _span(start: Days, end: Days) -> Days | None:
    """From the first day of the one to the last of the other; None where they run backwards."""
    if start.first is None or end.last is None or start.first > end.last:
        return None
    return Days(first=start.first, last=end.last, precision=Precision.SPAN, soft=start.soft or end.soft)


def _date(words: TimeWords, said: date | None) -> Days | None:
    """A calendar date; where the year is missing, the latest such date that is not after the day on which it was said."""
    year = _year_of(words, said)
    if words.unit is Unit.DECADE and year is not None:
        soft = words.partial is not None
        return Days(first=date(year, 1, 1), last=date(year + 9, 12, 31), precision=Precision.SPAN, soft=soft)
    if year is None or not date.min.year <= year <= date.max.year:
        return None
    if words.months is not None:
        first, last = Days.month(year, words.months[0]), Days.month(year, words.months[1])
        return Days(first=first.first, last=last.last, precision=Precision.SPAN)
    if words.month is None:
        return _part(Days.year(year), words.partial)
    if words.day is None:
        return _part(Days.month(year, words.month), words.partial)
    try:
        return Days.single(date(year, words.month, words.day))
    except ValueError:
        return None


def _year_of(words: TimeWords, said: date | None) -> int | None:
    """The year as given, relative to the day on which it was said, or the latest that lets the date lie before it."""
    if words.year is not None or said is None:
        return words.year
    if words.unit is Unit.YEAR:
        return said.year + words.shift
    month = words.months[1] if words.months else words.month
    if month is None:
        return None
    day = calendar.monthrange(said.year, month)[1] if words.months else words.day or 1
    if words.ahead:
        return said.year if (month, words.day or 31) >= (said.month, said.day) else said.year + 1
    before = (month, day) > (said.month, said.day) or (words.shift < 0 and month == said.month)
    return said.year - 1 if before else _year_with_weekday(words, said.year)


def _year_with_weekday(words: TimeWords, year: int) -> int:
    """Where a weekday stands beside the date ("Thursday, February 20"), the latest of four years in which they agree."""
    if words.weekday is None or words.month is None or words.day is None:
        return year
    for back in range(4):
        try:
            if date(year - back, words.month, words.day).weekday() == words.weekday:
                return year - back
        except ValueError:
            continue
    return year


def _part(whole: Days, partial: str | None) -> Days:
    """The early, middle or late third of a month or year, softly bounded; other words leave the whole."""
    third = {"early": 0, "mid": 1, "late": 2}.get(partial or "")
    if third is None or whole.first is None or whole.last is None:
        return whole
    length = (whole.last - whole.first).days + 1
    first = whole.first + timedelta(days=length * third // 3)
    last = whole.first + timedelta(days=length * (third + 1) // 3 - 1)
    return Days(first=first, last=last, precision=whole.precision, soft=True)


def _moved(day: date, unit: Unit, shift: int) -> date | None:
    """The day so many units on; the last of a month stays the last of a shorter one."""
    if unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND):
        return day + timedelta(days=shift * (1 if unit is Unit.DAY else 7))
    months = day.year * 12 + day.month - 1 + shift * {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}.get(unit, 120)
    if not 12 <= months < 9999 * 12:
        return None
    year, month = months // 12, months % 12 + 1
    ends = day.day == calendar.monthrange(day.year, day.month)[1]
    longest = calendar.monthrange(year, month)[1]
    return date(year, month, longest if ends else min(day.day, longest))


def _weekday(words: TimeWords, said: date) -> Days:
    """The latest such weekday up to the day on which it was said; "next" and "last" shift by whole weeks."""
    weekday = words.weekday or 0
    if words.unit is Unit.WEEK:
        monday = said - timedelta(days=said.weekday())
        return Days.single(monday + timedelta(weeks=words.shift, days=weekday))
    back = (said.weekday() - weekday) % 7
    if words.ahead and words.shift == 0:
        return Days.single(said + timedelta(days=-back % 7))
    if words.shift < 0 and back > 0:
        back += 7 * (-words.shift - 1)
    elif words.shift != 0:
        back -= 7 * words.shift
    return Days.single(said - timedelta(days=back))


def _relative(words: TimeWords, said: date) -> Days:
    unit = words.unit or Unit.DAY
    if words.partial == "overnight":
        night = said + timedelta(days=words.shift - 1)
        return Days(first=night, last=night + timedelta(days=1), precision=Precision.SPAN)
    if unit is Unit.DAY and words.earlier:
        return Days.single(said + timedelta(days=words.shift))
    whole = replace(_unit(unit, said, words.shift), soft=words.soft)
    if words.ahead and words.shift == 0 and unit is not Unit.DAY:
        return replace(whole, first=max(said, whole.first or said))
    if words.shift == 0 and whole.first is not None and unit is not Unit.DAY:
        last = said - timedelta(days=1) if words.earlier else said
        return replace(whole, last=max(whole.first, min(last, whole.last or last)))
    return _part(whole, words.partial) if unit in (Unit.MONTH, Unit.YEAR) else whole


def _unit(unit: Unit, said: date, shift: int) -> Days:
    if unit is Unit.DAY:
        return Days.single(said + timedelta(days=shift))
    if unit in (Unit.WEEK, Unit.WEEKEND):
        return _week(unit, said, shift)
    if unit is Unit.MONTH:
        months = said.year * 12 + said.month - 1 + shift
        return Days.month(months // 12, months % 12 + 1)
    if unit is Unit.QUARTER:
        quarters = said.year * 4 + (said.month - 1) // 3 + shift
        first, last = Days.month(quarters // 4, quarters % 4 * 3 + 1), Days.month(quarters // 4, quarters % 4 * 3 + 3)
        return Days(first=first.first, last=last.last, precision=Precision.SPAN)
    if unit is Unit.DECADE:
        decade = said.year // 10 * 10 + shift * 10
        return Days(first=date(decade, 1, 1), last=date(decade + 9, 12, 31), precision=Precision.SPAN)
    return Days.year(said.year + shift)


def _week(unit: Unit, said: date, shift: int) -> Days:
    """Weeks begin on Monday; "the weekend" is the latest whose Saturday is not after the day on which it was said."""
    if unit is Unit.WEEK:
        monday = said - timedelta(days=said.weekday()) + timedelta(weeks=shift)
        return Days(first=monday, last=monday + timedelta(days=6), precision=Precision.WEEK)
    saturday = said - timedelta(days=(said.weekday() - 5) % 7) + timedelta(weeks=shift)
    return Days(first=saturday, last=saturday + timedelta(days=1), precision=Precision.SPAN)


def _lapse(words: TimeWords, said: date) -> Days:
    """Counted back from the day on which it was said; always soft, for such periods have no sharp edge."""
    if words.count is None:
        return Days(first=None, last=said, precision=Precision.VAGUE, soft=True)
    days = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30, Unit.QUARTER: 91, Unit.YEAR: 365, Unit.DECADE: 3652}
    length = min(days.get(words.unit or Unit.DAY, 1) * words.count, (said - date.min).days)
    return Days(first=said - timedelta(days=length), last=said, precision=Precision.SPAN, soft=True)


def _news(words: TimeWords, said: date) -> Days:
    """One of the two days, or both where the words are soft."""
    if words.soft:
        return Days(first=said - timedelta(days=1), last=said, precision=Precision.SPAN, soft=True)
    return replace(Days.single(said + timedelta(days=words.shift)), precision=Precision.SPAN)


def _since(words: TimeWords, said: date | None) -> Days | None:
    start = words.since.resolve(said) if words.since else None
    if start is None or start.first is None:
        return None
    return Days(first=start.first, last=said, precision=start.precision, soft=words.soft or start.soft)
