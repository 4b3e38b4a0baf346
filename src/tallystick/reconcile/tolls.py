"""Tolls: each cumulative figure beside what the incidents inside its period, area and group give.

What enters: statements, counts, outcomes. What leaves: tolls with status and readings, and the sums written out. Always: a
reading is stated for every explanation that costs the same; a toll that cannot be compared says why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from tallystick.model.tolls import Toll, TollReading
from tallystick.reconcile import wording
from tallystick.reconcile.areas import Inside
from tallystick.reconcile.bases import shift_of
from tallystick.reconcile.comparable import SEVERAL, incomparable, several
from tallystick.reconcile.counts import Count
from tallystick.reconcile.effort import LEDGER, SERIES
from tallystick.reconcile.gaps import Gap
from tallystick.reconcile.intervals import Interval, total
from tallystick.reconcile.kept import Kept
from tallystick.reconcile.members import Members
from tallystick.reconcile.outcomes import Outcome, Stopped, outcome_of
from tallystick.reconcile.series import Series, base_since, series_of
from tallystick.reconcile.statements import Statement, within
from tallystick.reconcile.sums import bits

AGREES = "agrees"
GAP = "gap"
MOSTLY_UNEXPLAINED = "mostly unexplained"
CONTRADICTION = "contradiction"
COMPETING = "competing series"
NOT_COMPARABLE = "not comparable"
NOT_SOLVED = "not solved"

CORRECTED = "its source gives another figure for it since"
NOTHING_INSIDE = "no incident on record lies inside its period, area and group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A sum as it is written out: an earlier toll to start from, where one is needed, and the incidents since."""

    start: Statement | None
    terms: tuple[tuple[int, Count], ...]

    @property
    def total(self) -> int:
        """What it comes to."""
        start = self.start.interval.exact if self.start is not None else None
        return (start or 0) + sum(n for n, _ in self.terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A statement that was laid beside the incidents: the series it belongs to, its sum, its gap."""

    statement: Statement
    toll: Toll
    series: Series | None = None
    outcome: Outcome | None = None
    written: Written | None = None
    gap: Gap | None = None


def check(
    statements: Sequence[Statement],
    counts: Sequence[Count],
    effort: float = LEDGER,
    given_up: Sequence[Statement] = (),
    outcomes: Kept[Series, Outcome] | None = None,
) -> tuple[Checked, ...]:
    """Lay every statement beside the counts, sorted by toll id; `effort` is what all of it may take.

    Statements that were `given_up` only say so. `outcomes` are those of last time.
    """
    doubled = several(statements)
    members = Members(counts)
    reasons = {s.toll_id: incomparable(s, members) or (SEVERAL if s.toll_id in doubled else None) for s in statements}
    found = [_aside(s, reason, members) for s in statements if (reason := reasons[s.toll_id]) is not None]
    found += [_aside(s, CORRECTED, members) for s in given_up]
    series = series_of([s for s in statements if reasons[s.toll_id] is None], members)
    by_first = {one.statements[0].toll_id: one for one in sorted(series, key=lambda s: len(s.statements))}
    solved = (outcomes or Kept(outcome_of)).of(by_first, effort, SERIES)  # small ones first: they leave most of the effort over
    for one, outcome in zip(by_first.values(), solved, strict=True):
        found += [_checked(s, one, outcome, members) for s in one.statements]
    return tuple(sorted(found, key=lambda c: c.toll.toll_id))


def _aside(statement: Statement, reason: str, members: Members) -> Checked:
    reading = TollReading(kind=NOT_COMPARABLE, text=reason)
    return Checked(statement=statement, toll=_toll(statement, members, {}, NOT_COMPARABLE, (reading,)))


def _checked(statement: Statement, series: Series, outcome: Outcome, members: Members) -> Checked:
    written = _written(statement, series, outcome)
    gap = next((g for g in outcome.gaps if g.toll_id == statement.toll_id), None)
    status = _status(statement, outcome, written, gap)
    readings = _readings(gap, series, statement) if status in (GAP, MOSTLY_UNEXPLAINED) else ()
    if status == COMPETING:
        readings = (_base(_apart(statement, outcome)),)
    if status == NOT_COMPARABLE:
        readings = (TollReading(kind=NOT_COMPARABLE, text=NOTHING_INSIDE),)
    if status == NOT_SOLVED:
        readings = (_stopped(outcome.stopped[statement.toll_id]),)
    joined = {incident: Inside.YES for toll, incident in outcome.joined if toll == statement.toll_id}
    return Checked(
        statement=statement,
        toll=_toll(statement, members, joined, status, readings),
        series=series,
        outcome=outcome,
        written=written,
        gap=gap,
    )


def _apart(statement: Statement, outcome: Outcome) -> int:
    """By how much the bases of a toll stand apart from the others."""
    return shift_of((base_since(base, statement) for base in statement.bases), outcome.apart)


def _status(statement: Statement, outcome: Outcome, written: Written, gap: Gap | None) -> str:
    if statement.toll_id in outcome.stopped:
        return NOT_SOLVED
    if any(statement.toll_id in core for core in outcome.contradictions):
        return CONTRADICTION
    if _apart(statement, outcome):
        return COMPETING
    if not written.terms and written.start is None:
        return NOT_COMPARABLE
    if gap is None and statement.interval.meets(Interval(low=written.total, high=written.total)):
        return AGREES
    return GAP if written.total * 2 >= (statement.interval.number or 0) else MOSTLY_UNEXPLAINED


def _written(statement: Statement, series: Series, outcome: Outcome) -> Written:
    """The incidents alone where they are enough; else from the last toll before, since what is missing is missing in it too."""
    terms = _terms(statement, series, outcome)
    silences = series.sums.total(statement.toll_id).silences
    before = [g for g in outcome.gaps if g.toll_id != statement.toll_id and g.silences & silences]
    starts = [s for s in series.statements if _precedes(s, statement, series, outcome)] if before else []
    if not starts:
        return Written(start=None, terms=tuple(terms))
    start = max(starts, key=lambda s: (s.as_of, s.toll_id))
    assert start.as_of is not None
    return Written(start=start, terms=tuple((n, c) for n, c in terms if c.first > start.as_of))


def _terms(statement: Statement, series: Series, outcome: Outcome) -> list[tuple[int, Count]]:
    sums = series.sums
    keys = {*sums.incidents_in(sums.total(statement.toll_id)), *(i for toll, i in outcome.joined if toll == statement.toll_id)}
    inside = [c for c in series.counts if c.key in keys and c.key in outcome.figures]
    return [(outcome.figures[c.key], c) for c in sorted(inside, key=lambda c: (c.first, c.key))]


def _precedes(one: Statement, other: Statement, series: Series, outcome: Outcome) -> bool:
    """Whether a toll counts the same things from the same day up to an earlier one, by an exact number that holds."""
    if one.as_of is None or other.as_of is None or one.as_of >= other.as_of or one.interval.exact is None:
        return False
    if other.interval.number is None or one.interval.exact > other.interval.number:
        return False
    if one.period is None or other.period is None or one.period.first != other.period.first or not within(one, other):
        return False
    if any(one.toll_id in core for core in outcome.contradictions):
        return False
    mine, theirs = (series.sums.total(s.toll_id).inside for s in (one, other))
    return all(series.counts[at].first > one.as_of for at in bits(theirs & ~mine))


def _readings(gap: Gap | None, series: Series, statement: Statement) -> tuple[TollReading, ...]:
    if gap is None:
        return (TollReading(kind="same gap", text="what is missing here is missing in another total too"),)
    readings = []
    if gap.silences:
        harmed = f"{wording.number(gap.missing)} {wording.measured(statement.measure)}"
        said = f"an incident {_between(gap, statement)} that none of these reports tells of ({harmed})"
        readings.append(TollReading(kind="unreported incident", text=said))
    if gap.wounded:
        readings.append(TollReading(kind="later death", text=_later_deaths(gap, series)))
    if gap.bases:
        most = max(abs(n) for n in gap.bases.values())
        said = f"the sources count from different bases, {wording.number(most)} apart"
        readings.append(TollReading(kind="another base", text=said))
    return tuple(readings)


def _base(offset: int) -> TollReading:
    said = f"it counts {wording.number(abs(offset))} {'more' if offset > 0 else 'fewer'} than the others throughout"
    return TollReading(kind="another base", text=said)


def _stopped(found: Stopped) -> TollReading:
    """How far the arithmetic came before its effort ended."""
    best = "no answer was found yet"
    if found.best is not None:
        best = f"the best answer so far supposes {wording.number(found.best)} of whom no report tells"
    said = f"the arithmetic was stopped before its end: {best}; no answer can suppose fewer than {wording.number(found.least)}"
    return TollReading(kind=NOT_SOLVED, text=said)


def _between(gap: Gap, statement: Statement) -> str:
    """Where the gap lies: from the day of the total before, which still agrees, to its own."""
    begins = statement.period.first if statement.period is not None else None
    if gap.stretch.first == begins:
        return wording.days(gap.stretch.first, gap.stretch.last)
    before = gap.stretch.first - timedelta(days=1)
    start = str(before.day) if before.month == gap.stretch.last.month else wording.day(before)
    return f"between {start} and {wording.day(gap.stretch.last)}"


def _later_deaths(gap: Gap, series: Series) -> str:
    counts = sorted((c for c in series.counts if c.key in gap.wounded), key=lambda c: (c.first, c.key))
    spots = [f"{wording.number(c.wounded.high or 0)} {wording.days(c.first, c.last)}" for c in counts]
    who = "one" if gap.missing == 1 else wording.number(gap.missing)
    return f"{who} of the wounded ({wording.listed(spots)}) died later"


def _toll(
    statement: Statement, members: Members, joined: Mapping[str, Inside], status: str, readings: tuple[TollReading, ...]
) -> Toll:
    inside = members.surely(statement) if statement.period is not None else []
    maybe = [c for c, _ in members.of(statement) if c.key in joined] if joined else []
    sure, all_told = total(c.interval for c in inside), total(c.interval for c in (*inside, *maybe))
    explained = Interval(low=sure.low, high=all_told.high) if inside or maybe else Interval(low=None, high=None)
    return Toll(
        toll_id=statement.toll_id,
        claim_ids=statement.claim_ids,
        group=statement.group.name,
        measure=statement.measure,
        low=statement.interval.low,
        high=statement.interval.high,
        period=statement.period,
        as_of=statement.as_of,
        place=statement.area.name if statement.area is not None else None,
        incident_ids=tuple(sorted({c.incident_id for c in (*inside, *maybe)})),
        explained_low=explained.low,
        explained_high=explained.high,
        status=status,
        readings=readings,
    )
