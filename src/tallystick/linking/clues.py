"""Clues: what tells on which day an undated report was published, each as a cost in bits of a day that it speaks against.

A reading enters, `Clues` leave; the functions give costs, 0 for the day that fits best. No clue alone dates a report.

The tables are -log2 of shares, less that of the best outcome. They were counted on reports whose day is known, of the gva half
that is handed out (2,809) and of news_clusters (383), by a regular expression for weekdays and full dates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tallystick.linking.almanac import meaning
from tallystick.linking.features import Features
from tallystick.linking.places import apart
from tallystick.model.accounts import Reading
from tallystick.model.claims import Claim, Scope
from tallystick.model.figures import Figure
from tallystick.model.groups import Nature
from tallystick.model.reports import MarkKind, Report
from tallystick.model.times import Days, TimeKind, TimeWords

# Days from the newest weekday that a report names to its publication, by how many different weekdays it names: one
# (50%, 35%, 8%, ...), two (77%, 18%, ...), three or more (84%, 12%, ...).
_WEEKDAY_LAG = ((0.0, 0.5, 2.6, 4.1, 4.8, 5.5, 5.2), (0.0, 2.0, 4.5, 6.0, 6.8, 9.6, 9.6), (0.0, 2.8, 4.9, 7.4, 7.5, 9.0, 9.0))

# Days from each other weekday that a report names back to the newest, where it names two (54%, 10%, 6%, 4%, 6%, 18% of 616) and
# where it names more (judged by the commonest sets of 159). Six days before is the day after, which an announcement names.
_WEEKDAY_SPREAD = ((0.0,) * 7, (0.0, 0.0, 2.5, 3.2, 3.7, 3.1, 1.6), (0.0, 0.0, 0.0, 2.0, 1.7, 1.5, 0.5))

# Days from what a main story tells of to its publication (46%, 33%, 10%, 4%, 2%, ...).
_STORY_LAG = (0.0, 0.5, 2.2, 3.5, 4.3, 4.5, 4.2)
_STORY_LAG_BEYOND = 7.0

# Days between two reports of one story, one way (27%, 11%, 4%, ... of 1,818 pairs).
_GAP = (0.0, 1.3, 2.9, 3.3, 4.1, 4.4, 5.3, 5.4)
_GAP_BEYOND = 6.5

# Days from the newest dated picture to publication. Few captions are dated: a judgement from twelve of them, of which six were
# taken on the day or the day before and four were file pictures.
_PICTURE_LAG = (0.0, 0.6, 1.6, 2.6, 3.2, 3.8, 4.4, 5.0)
_FILE_PICTURE = 6.0
_AHEAD = 8.0  # a picture, or an event given with its full date, that lies after the day of publication

# Age of a date without its year: the year is left out while nobody can mistake it.
_YEARLESS_AGE = ((45, 0.0), (120, 1.0), (240, 2.5))
_YEARLESS_OLDEST = 5.0

_TOLL_FALLS = 4.0  # a count that is lower at a later day: possible, where sources count from different bases
_FLOOR_FALLS = 2.0  # the same between "at least" figures
_ONE_DAY_RISES = 1.0  # two counts of one day that no number satisfies, but one or two, or a tenth, apart
_ONE_DAY_DIFFERS = 3.0  # further apart: hardly one day, or sources that count from different bases


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A count over a period that ends when it was told."""

    claim: Claim
    period: TimeWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What one report offers for its dating.

    `weekdays` (Monday 0) are all that it names, `main_weekdays` those of its main stories. `pictures` are full dates in
    captions, `dates` elsewhere, both in order; `yearless` are days of a month without a year. `dateline` is the month and the
    day of a dateline that lacks the year.
    """

    report_id: str
    weekdays: tuple[int, ...] = ()
    main_weekdays: tuple[int, ...] = ()
    pictures: tuple[date, ...] = ()
    dates: tuple[date, ...] = ()
    yearless: tuple[TimeWords, ...] = ()
    dateline: tuple[int, int] | None = None
    running: tuple[Running, ...] = ()


def clues(reading: Reading, report: Report | None = None) -> Clues:
    """The clues of one report; without the report none of its dateline."""
    told = [words for words in reading.times if words not in reading.caption_times and not words.ahead]
    days = [words for words in told if words.kind is TimeKind.DATE and words.month and words.day]
    return Clues(
        report_id=reading.report_id,
        weekdays=tuple(sorted({words.weekday for words in told if _weekday(words) and words.weekday is not None})),
        main_weekdays=tuple(
            sorted({one.time.weekday for one in reading.accounts if one.main and one.time and one.time.weekday is not None})
        ),
        pictures=_full(reading.caption_times),
        dates=_full(days),
        yearless=tuple(words for words in days if words.year is None),
        dateline=_dateline(days, report) if report is not None and report.published is None else None,
        running=tuple(
            Running(claim=claim, period=claim.period)
            for claim in reading.claims
            if claim.scope is Scope.TOLL and claim.group.nature is Nature.PERSONS and claim.period and _counts_on(claim.period)
        ),
    )


def _dateline(days: Iterable[TimeWords], report: Report) -> tuple[int, int] | None:
    """The month and day of the first yearless date in the dateline."""
    found = (words for words in days if words.year is None and report.marked(words.start, words.end, MarkKind.DATELINE))
    return next(((words.month, words.day) for words in found if words.month and words.day), None)


def own_cost(of: Clues, day: date) -> float:
    """What the report's own words say against the day, in bits."""
    return picture_cost(of, day) + weekday_cost(of, day) + _yearless_cost(of, day) + _ahead_cost(of, day)


def picture_cost(of: Clues, day: date) -> float:
    """Against a day far from the newest picture that is not taken after it."""
    if not of.pictures:
        return 0.0
    lag = (day - max(of.pictures)).days
    return _AHEAD if lag < 0 else _at(_PICTURE_LAG, lag, _FILE_PICTURE)


def weekday_cost(of: Clues, day: date) -> float:
    """Against a day later in the week than the newest weekday named, or than that of a main story: the worse of the two.

    A weekday named in passing may lie ahead unrecognised ("in court Monday"), one on which somebody was harmed does not.
    """
    costs = [story_cost((day.weekday() - weekday) % 7) for weekday in of.main_weekdays]
    if of.weekdays:
        newest, *others = sorted((day.weekday() - weekday) % 7 for weekday in of.weekdays)
        table = min(len(others), 2)
        costs.append(_WEEKDAY_LAG[table][newest] + sum(_WEEKDAY_SPREAD[table][other - newest] for other in others))
    return max(costs, default=0.0)


def story_cost(lag: int) -> float:
    """Against publishing a main story so many days after what it tells of."""
    return _AHEAD if lag < 0 else _at(_STORY_LAG, lag, _STORY_LAG_BEYOND)


def gap_cost(days: int) -> float:
    """Against publishing one story so many days before or after another report of it."""
    return _at(_GAP, abs(days), _GAP_BEYOND)


def toll_cost(left: Clues, left_day: date, right: Clues, right_day: date) -> float:
    """Against days that would let a running count fall; the worst of all counts that can be laid side by side."""
    return max(
        (_fall(one, left_day, other, right_day) for one in left.running for other in right.running if alike(one, other)),
        default=0.0,
    )


def counts_alike(left: Clues, right: Clues) -> bool:
    """Whether the two reports give running counts that can be laid side by side."""
    return any(alike(one, other) for one in left.running for other in right.running)


def told_days(row: Features, day: date) -> Days:
    """The days on which the account's event can lie if it was published on that day.

    Without time words a main story is no older than two days; a mention in passing is only known to lie before.
    """
    known = meaning(row.account, day)
    if known is not None:
        return known
    first = day - timedelta(days=2) if row.account.main else None
    return Days(first=first, last=day, precision=Days.single(day).precision, soft=True)


def _counts_on(period: TimeWords) -> bool:
    """Whether the count began so lately that it tells days apart: not one since the beginning of a war."""
    start = period.since if period.kind is TimeKind.SINCE else None
    return period.kind is TimeKind.RELATIVE or (start is not None and start.month is not None)


def _weekday(words: TimeWords) -> bool:
    return words.kind is TimeKind.WEEKDAY and words.shift == 0 and not words.anaphor


def _full(words: Iterable[TimeWords]) -> tuple[date, ...]:
    resolved = [one.resolve(None) for one in words if one.kind is TimeKind.DATE and one.year is not None and not one.ahead]
    return tuple(sorted({days.day for days in resolved if days is not None and days.day is not None}))


def _at(table: tuple[float, ...], lag: int, beyond: float) -> float:
    return table[lag] if lag < len(table) else beyond


def _yearless_cost(of: Clues, day: date) -> float:
    costs = [_age_cost((day - days.last).days) for words in of.yearless if (days := words.resolve(day)) and days.last]
    return max(costs, default=0.0)


def _age_cost(age: int) -> float:
    return next((cost for oldest, cost in _YEARLESS_AGE if age <= oldest), _YEARLESS_OLDEST)


def _ahead_cost(of: Clues, day: date) -> float:
    return _AHEAD if of.dates and max(of.dates) > day else 0.0


def alike(one: Running, other: Running) -> bool:
    """Whether two running counts are of one measure and side, in places that do not exclude each other."""
    left, right = one.claim, other.claim
    if left.measure is not right.measure or apart(left.place, right.place):
        return False
    same_side = left.group.party is not None and left.group.party == right.group.party
    return left.group.name == right.group.name or same_side


def _fall(one: Running, one_day: date, other: Running, other_day: date) -> float:
    """Only counts from one beginning and of one basis compare. One "earlier this month" ends on some day before it was told,
    so that nothing tells it to be later than another count."""
    if one.claim.basis.by_name is not other.claim.basis.by_name:
        return 0.0
    here, there = one.period.resolve(one_day), other.period.resolve(other_day)
    if here is None or there is None or here.first != there.first or here.last is None or there.last is None:
        return 0.0
    if here.last == there.last and one.period.earlier is other.period.earlier:
        return _differ(one.claim.figure, other.claim.figure)
    if here.last < there.last and not other.period.earlier:
        return _drop(one.claim, other.claim)
    if there.last < here.last and not one.period.earlier:
        return _drop(other.claim, one.claim)
    return 0.0


def _differ(one: Figure, other: Figure) -> float:
    if one.compatible(other):
        return 0.0
    lower, higher = sorted(figure.low or figure.high or 0 for figure in (one, other))
    return _ONE_DAY_RISES if higher - lower <= max(2, higher // 10) else _ONE_DAY_DIFFERS


def _drop(before: Claim, after: Claim) -> float:
    first, then = before.figure, after.figure
    if first.low is not None and then.high is not None and first.low > then.high:
        return _TOLL_FALLS
    if first.low is not None and then.low is not None and first.low > then.low:
        return _FLOOR_FALLS
    return 0.0
