"""Almanac: what is known, at one moment of linking, of the days on which reports were published.

Stated days enter, inferred ones are added by `dating`; an account's days leave. An undated report may have several days that
fit nearly as well: words that mean the same day on each of them ("Thursday") are resolved all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tallystick.linking.features import Features
from tallystick.model.accounts import Account
from tallystick.model.reports import Report
from tallystick.model.times import DateBasis, Days, Precision, TimeKind, TimeWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The days on which a report may have been published, earliest first, and what that rests on.

    One day where it is stated or singled out; several where they fit nearly as well; none where nothing is known.
    """

    report_id: str
    days: tuple[date, ...]
    basis: DateBasis | None
    reason: str

    @property
    def published(self) -> date | None:
        """The day of publication, where it is a single one."""
        return self.days[0] if len(self.days) == 1 else None


Almanac = Mapping[str, Dated]
"""Every report's `Dated`, by report id."""


def stated(reports: Iterable[Report]) -> dict[str, Dated]:
    """What the reports state themselves."""
    return {report.report_id: _stated(report) for report in reports}


def resolve(account: Account, dated: Dated) -> Days | None:
    """The days on which the account's words put its event, if they were said when the report was published.

    With several possible days, the span that holds every meaning; None where the words depend on a day that is unknown.
    """
    meanings = [meaning(account, day) for day in dated.days] or [meaning(account, None)]
    known = [days for days in meanings if days is not None]
    if len(known) < len(meanings):
        return None
    return known[0] if all(days == known[0] for days in known) else _span(known)


def meaning(account: Account, said: date | None) -> Days | None:
    """The days meant if they were said on that day; None without words or where that cannot be known.

    A soft day is only that on which something was told ("said on Thursday"): what a main story tells happened on it or on the
    day before, what is mentioned in passing on any day up to it. News that names no day was told when it came out.
    """
    if account.time is None:
        return None
    days = account.time.resolve(said)
    day = said if account.time.kind is TimeKind.NEWS else days.day if days is not None and account.time.soft else None
    if day is None:
        return days
    first = day - timedelta(days=1) if account.main else None
    return Days(first=first, last=day, precision=Precision.SPAN if account.main else Precision.VAGUE, soft=True)


def basis(words: TimeWords, dated: Dated) -> DateBasis | None:
    """What the resolved days rest on: the words themselves, or the day of publication, stated or inferred."""
    if words.kind is TimeKind.NEWS:
        return DateBasis.NEWS
    if words.kind is TimeKind.DATE and words.year is not None and words.unit is None:
        return DateBasis.STATED
    return DateBasis.PUBLICATION if dated.basis is DateBasis.STATED else dated.basis


def row_with_days(row: Features, almanac: Almanac) -> Features:
    """The row with the days and the weekday that follow from what is known of its report."""
    dated = almanac[row.report_id]
    days = resolve(row.account, first_said(row, almanac))
    single = days.day if days is not None else None
    weekday = row.weekday if single is None else single.weekday()
    return replace(row, days=days, weekday=weekday, told=dated.published, besides=_besides(row, dated))


def with_days(rows: Iterable[Features], almanac: Almanac) -> tuple[Features, ...]:
    """The rows, each as by `row_with_days`."""
    return tuple(row_with_days(row, almanac) for row in rows)


def first_said(row: Features, almanac: Almanac) -> Dated:
    """When the words of the account's time were first said, as far as is known: a copy repeats what "on Monday" meant before.

    Only stated days count: one that was inferred from the copy would be its own evidence.
    """
    own = almanac[row.report_id]
    others = (almanac[report_id] for report_id in row.said_in if report_id in almanac)
    given = [one for one in (own, *others) if one.basis is DateBasis.STATED and one.published is not None]
    return min(given, key=lambda one: (one.days, one.report_id != row.report_id, one.report_id), default=own)


def _besides(row: Features, dated: Dated) -> tuple[date, ...]:
    """The single days before it came out that a report's words mean, if it said all of them itself."""
    meant = (time.resolve(dated.published) for time in row.times if dated.published is not None and not time.ahead)
    return tuple(sorted({days.day for days in meant if days is not None and days.day is not None}))


def _stated(report: Report) -> Dated:
    if report.published is None:
        return Dated(report_id=report.report_id, days=(), basis=None, reason="The report states no day of publication.")
    reason = f"Stated: {report.published_basis}." if report.published_basis else "Stated by the report or its envelope."
    return Dated(report_id=report.report_id, days=(report.published,), basis=DateBasis.STATED, reason=reason)


def _span(meanings: list[Days]) -> Days:
    firsts = [days.first for days in meanings if days.first is not None]
    lasts = [days.last for days in meanings if days.last is not None]
    return Days(
        first=min(firsts) if len(firsts) == len(meanings) else None,
        last=max(lasts) if len(lasts) == len(meanings) else None,
        precision=Precision.SPAN,
        soft=any(days.soft for days in meanings),
    )
