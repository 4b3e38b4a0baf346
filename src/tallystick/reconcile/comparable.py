"""Whether a toll can be laid beside the incidents on record at all.

What enters: a statement and the counts. What leaves: the reason why not, in words, or None. Always: a toll that no ledger of
single incidents could explain makes no finding. The rules, first that fires:

1. displaced people are a state on a day, no sum of incidents;
2. a party's count of its enemy's losses is no series of its own; it is laid beside the other side's figures instead;
3. a toll whose period has no known beginning or end cannot say which incidents it holds;
4. a toll that begins before the month of the first incident on record of its group and area reaches back too far;
5. a toll of a single day is a sum only where that day has several incidents, which give at least half of it; else its words
   tell up to when it counts, not since when;
6. a group without a side ("soldiers", "people") cannot be summed where the incidents inside belong to several sides;
7. a part of the dead ("civilians") cannot be summed where an incident inside tells of its dead only as people;
8. a toll that names neither a side nor a place could hold any incident;
9. where one voice gives several figures for the same sum in one report, they were not meant for the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from tallystick.model.claims import Measure
from tallystick.reconcile.counts import Count
from tallystick.reconcile.members import Members
from tallystick.reconcile.statements import Statement, margin, within

DISPLACED = "displaced people are counted on a day; they are no sum of incidents"
ENEMY = "a party's count of its enemy's losses is laid beside what the other side says, not added up"
NO_PERIOD = "its period has no known beginning and end"
ONE_DAY = "its words tell the day up to which it counts, not since when"
TOO_EARLY = "it reaches back further than the incidents on record"
NO_SIDE = "it does not say whose dead it counts, and the incidents inside belong to several sides"
ANYWHERE = "it names neither whose dead it counts nor where"
SEVERAL = "its report gives another figure for the same sum"
HIDDEN = "an incident inside tells of its dead by a wider name only"


def incomparable(statement: Statement, members: Members) -> str | None:
    """Why a toll cannot be compared with the incidents on record; None where it can."""
    if statement.measure is Measure.DISPLACED:
        return DISPLACED
    if statement.enemy:
        return ENEMY
    if statement.period is None or statement.period.first is None or statement.as_of is None:
        return NO_PERIOD
    if statement.group.party is None and not statement.placed:
        return ANYWHERE
    if reaches_back(statement, members.earliest(statement)):
        return TOO_EARLY
    if statement.period.first == statement.as_of and not _days_sum(statement, members.surely(statement)):
        return ONE_DAY
    if statement.group.party is None and len({c.group.party for c, _ in members.of(statement)} - {None}) > 1:
        return NO_SIDE
    return HIDDEN if members.hides_some(statement) else None


def several(statements: Sequence[Statement]) -> frozenset[str]:
    """The ids of tolls to which their own report gives another figure in the same voice."""
    found: set[str] = set()
    by_days: dict[object, list[Statement]] = {}
    for statement in statements:
        if statement.period is not None:
            by_days.setdefault((statement.measure, statement.period.first, statement.as_of), []).append(statement)
    for one, other in (pair for alike in by_days.values() for pair in combinations(alike, 2)):
        reports = {c.report_id for c in one.claims} & {c.report_id for c in other.claims}
        if reports and {*one.bases} & {*other.bases} and not one.interval.meets(other.interval) and _same_sum(one, other):
            found |= {one.toll_id, other.toll_id}
    return frozenset(found)


def _same_sum(one: Statement, other: Statement) -> bool:
    return within(one, other) and within(other, one)


def _days_sum(statement: Statement, sure: Sequence[Count]) -> bool:
    given = sum(c.interval.high if c.interval.high is not None else c.interval.low or 0 for c in sure)
    return len({c.incident_id for c in sure}) > 1 and given * 2 >= (statement.interval.number or 0)


def reaches_back(statement: Statement, earliest: date | None) -> bool:
    """Whether a toll begins before the month of the first incident of its kind; without any, the ledger says nothing yet."""
    assert statement.period is not None and statement.period.first is not None
    return earliest is not None and statement.period.first + margin(statement.period) < earliest.replace(day=1)
