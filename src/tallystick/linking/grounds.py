"""Grounds: whether a day of publication rests on enough, and the reason in words.

A report, days for it and its neighbours, and its ties enter; a sentence leaves, or None where the evidence is of one kind only.
A day rests on enough where an account of a dated report tells the same event with a day that agrees; or where a dated picture
and a weekday, of the report itself or of undated ones that tell the same, point to one day. A picture alone may be a file
picture, and a weekday alone comes every week.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.linking.almanac import Almanac
from tallystick.linking.clues import Running, alike, told_days
from tallystick.linking.features import Features
from tallystick.linking.ties import Link, Tie, agrees
from tallystick.model.times import TimeKind

_FRESH = 7  # days after which a picture counts as taken from a file


@dataclass(frozen=True, slots=True)
class Assignment:
    """Days of publication: those that are tried together, and those that are known."""

    free: Mapping[str, date]
    almanac: Almanac

    def day(self, report_id: str) -> date | None:
        """The report's day, tried or known."""
        return self.free.get(report_id) or self.almanac[report_id].published

    def knows(self, report_id: str) -> bool:
        """Whether the report's day is known, tried or not."""
        return self.almanac[report_id].published is not None


def grounds(days: Sequence[date], assignment: Assignment, ties: Sequence[Tie], names: Mapping[str, str]) -> str | None:
    """Why the report whose ties these are came out on one of the days; None where that rests on too little.

    `names` are the names of reports, for the sentence.
    """
    day = assignment.free[ties[0].mine.report_id]
    telling = [_Telling(tie=tie, day=day, other=other) for tie in ties if (other := assignment.day(tie.other.report_id))]
    dated = [one for one in telling if assignment.knows(one.tie.other.report_id) and one.names_day()]
    weekdays = [one for one in telling if one.weekday_agrees()]
    pictures = _pictures(ties[0], telling, assignment)
    if not dated and not (pictures and weekdays):
        return None
    parts = [
        *_newest(ties[0], day),
        *(f"a picture in {_called(one, ties[0], names)} is of {_long(taken)}" for one, taken in pictures),
        *(one.sentence(names) for one in (dated or weekdays)[:2]),
        *_counts(telling, assignment, names),
    ]
    return f"{_opening(days)}: {'; '.join(parts)}."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """A tie on the days that are tried: the report's own and the other's."""

    tie: Tie
    day: date
    other: date

    def links(self) -> list[Link]:
        """The links that hold on these days."""
        return [link for link in self.tie.links if agrees(link, self.day, self.other)]

    def names_day(self) -> bool:
        """Whether the other report gives the day of an event that this one also tells with a day, or as its main story."""
        return any(
            (link.mine.account.main or link.mine.account.time is not None) and told_days(link.other, self.other).day is not None
            for link in self.links()
        )

    def weekday_agrees(self) -> bool:
        """Whether one of the two names the weekday of an event that the other tells with a day, or as its main story."""
        return any(
            any(_weekday(row) for row in (link.mine, link.other))
            and all(row.account.main or row.account.time is not None for row in (link.mine, link.other))
            for link in self.links()
        )

    def sentence(self, names: Mapping[str, str]) -> str:
        """What the link that holds and has most time words says."""
        link = max(self.links(), key=lambda link: sum(row.account.time is not None for row in (link.mine, link.other)))
        words = [f"'{row.account.time.words}'" for row in (link.mine, link.other) if row.account.time is not None]
        said = f", told of {' and '.join(dict.fromkeys(words))}" if words else ""
        return f"it tells the same as {names[self.tie.other.report_id]} ({_long(self.other)}){said}"


def _called(report_id: str, own: Tie, names: Mapping[str, str]) -> str:
    return "it" if report_id == own.mine.report_id else names[report_id]


def _weekday(row: Features) -> bool:
    return row.account.time is not None and row.account.time.kind is TimeKind.WEEKDAY


def _pictures(own: Tie, telling: Sequence[_Telling], assignment: Assignment) -> list[tuple[str, date]]:
    """Fresh pictures of the report itself and of those that tell the same."""
    reports = [own.mine, *(one.tie.other for one in telling if one.links())]
    taken = [(clues.report_id, clues.pictures[-1]) for clues in reports if clues.pictures]
    return [(one, day) for one, day in taken if 0 <= ((assignment.day(one) or day) - day).days <= _FRESH]


def _newest(own: Tie, day: date) -> list[str]:
    """The newest weekday that the report names, where it is the day itself or the one before."""
    lags = sorted(((day.weekday() - weekday) % 7, weekday) for weekday in own.mine.weekdays)
    if not lags or lags[0][0] > 1:
        return []
    return [f"the newest weekday that it names is {calendar.day_name[lags[0][1]]}"]


def _counts(telling: Sequence[_Telling], assignment: Assignment, names: Mapping[str, str]) -> list[str]:
    """The running counts of dated reports that stand before and after the report's own."""
    found = {
        one.tie.other.report_id: (one.other, mine, other)
        for one in telling
        if one.tie.counts and assignment.knows(one.tie.other.report_id) and one.other != one.day
        for mine in one.tie.mine.running
        for other in one.tie.other.running
        if alike(mine, other) and all(_so_far(count) for count in (mine, other))
    }
    return [
        f"its count of {_number(mine)} stands {'before' if day > assignment.free[mine.claim.report_id] else 'after'} "
        f"{_number(other)} in {names[name]} ({_long(day)})"
        for name, (day, mine, other) in sorted(found.items(), key=lambda one: (one[1][0], one[0]))
    ][:2]


def _so_far(count: Running) -> bool:
    """Whether it counts up to the day on which it was told, from the beginning of a month or year."""
    return count.period.kind is TimeKind.RELATIVE and not count.period.earlier


def _number(running: Running) -> str:
    figure = running.claim.figure
    return figure.words if figure.exact is None else str(figure.exact)


def _opening(days: Sequence[date]) -> str:
    if len(days) == 1:
        return f"Inferred as {_long(days[0])}"
    return f"Not singled out, {_long(days[0])} to {_long(days[-1])}"


def _long(day: date) -> str:
    return f"{calendar.day_name[day.weekday()]} {day.day} {calendar.month_name[day.month]} {day.year}"
