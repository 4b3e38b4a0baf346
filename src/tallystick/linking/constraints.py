"""Constraints: what may not stand in one incident, however alike it reads.

Two rows of accounts enter; the reasons why they must stay apart leave. Refusals are symmetric. Only what is known can
contradict: an unknown day, place, side or figure refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from tallystick.linking.features import Features
from tallystick.linking.harm import Total
from tallystick.linking.places import apart
from tallystick.model.incidents import Refusal

NIGHT = 1
"""Days that accounts of one incident may lie apart: over a night and between time zones."""


def refusals(left: Features, right: Features) -> Iterator[Refusal]:
    """Why the two accounts cannot tell of one incident; nothing where nothing forbids it."""
    if left.report_id == right.report_id and not repeated(left, right):
        yield Refusal.REPORT
    if _days_apart(left, right):
        yield Refusal.DAYS
    if apart(left.account.place, right.account.place):
        yield Refusal.PLACES
    if _figures_apart(left, right):
        yield Refusal.FIGURES


def refused(left: Features, right: Features) -> bool:
    """Whether anything forbids that the two accounts tell of one incident."""
    return next(refusals(left, right), None) is not None


def repeated(left: Features, right: Features) -> bool:
    """Whether one report tells the same thing twice: figures of the same words, and nothing that could be a second event.

    Where both are told with a day or a place of their own, these must be the same: a report that says "another attack" gives it
    its own. An account and what it answers are never a repetition.
    """
    if {left.account.answers, right.account.answers} & {left.account_id, right.account_id}:
        return False
    if (left.account.answers is None) != (right.account.answers is None) or left.days != right.days:
        return False
    if left.weekday != right.weekday or apart(left.account.place, right.account.place):
        return False
    mine = {(measure, group): (low, high) for measure, group, low, high in left.figures}
    shared = [(mine[measure, group], (low, high)) for measure, group, low, high in right.figures if (measure, group) in mine]
    return bool(shared) and all(one == other for one, other in shared)


def _days_apart(left: Features, right: Features) -> bool:
    if _before(left, right) or _before(right, left):
        return True
    if left.days is not None and right.days is not None:
        return _gap(left, right) > NIGHT
    if left.weekday is None or right.weekday is None:
        return False
    around = abs(left.weekday - right.weekday)
    return min(around, 7 - around) > NIGHT


def _gap(left: Features, right: Features) -> int:
    """Days between the two intervals; 0 where they meet or a bound is open."""
    gap = 0
    for one, other in ((left.days, right.days), (right.days, left.days)):
        if one is not None and other is not None and one.last is not None and other.first is not None:
            gap = max(gap, (other.first - one.last).days)
    return gap


def _before(report: Features, event: Features) -> bool:
    """Whether the one report came out before the other's event."""
    first = event.days.first if event.days is not None else None
    return report.told is not None and first is not None and (first - report.told).days > NIGHT


def _figures_apart(left: Features, right: Features) -> bool:
    """Whether figures contradict each other in a way that neither time, nor different speakers, nor a correction explains."""
    if left.page is not None and left.page == right.page:
        return False
    if left.claimants and right.claimants and not set(left.claimants) & set(right.claimants):
        return False
    pairs = [*product(left.killed, right.killed), *product(left.wounded, right.wounded)]
    return any(one.comparable(other) and _beyond(one, other) and not _rises(one, left, other, right) for one, other in pairs)


def _beyond(one: Total, other: Total) -> bool:
    """Whether one figure is more than twice the other, and one more.

    Of 1,100 pairs of reports of one shooting (gva) a sixth give figures that contradict each other, nearly all by less. Smaller
    contradictions weigh, but refuse nothing.
    """
    for low, high in ((one.least(other), other.high), (other.least(one), one.high)):
        if low is not None and high is not None and low > 2 * high + 1:
            return True
    return False


def _rises(one: Total, left: Features, other: Total, right: Features) -> bool:
    """Whether the later report, or one that may be the later, gives the higher figure."""
    higher, lower = (left, right) if (one.low or 0) > (other.high or 0) else (right, left)
    return higher.told is not None and lower.told is not None and higher.told > lower.told
