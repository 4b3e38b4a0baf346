"""Truth: what of the planted can be seen in what is said, and whether the findings tell it.

In: a told world and what the ledger made of it. Out: a score. Always: what can be seen is told by the rules below, which look
at numbers and days alone and know nothing of how tolls are checked:

- a silent incident shows where a total that counts it, as it was given and is not wrong, is more than the incidents told inside
  it can come to: each at most as its reports say, those at a vague edge among them, and where one of them is open ("at least")
  it does not show. Nothing shows in a total of which the incidents told give less than half, in one of a single day (it tells
  up to when it counts, not since when), in one that begins before the month of the first incident told of its people and area,
  or in one that something wrong excludes: what cannot be true is said before what is missing. An "at least" is taken for its
  number as long as that will do: an incident that it counts, and does not need, reads as lying elsewhere.
- a wrong total shows as a contradiction where it is less than the incidents told inside it, or than a total that it holds, or
  more than a total that holds it. One that is only too large, with nothing to hold against it, reads as a gap.
- a wrong figure of an incident that has no other source shows where totals of two agencies, or since two days, that hold it
  are less than what is told inside: those of one since one day may count from another base. One too small reads as a gap.
- a total from another base may stand in a contradiction: it cannot be told from a wrong one as long as the base shows once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from benchmarks.tolls.telling import Told
from benchmarks.tolls.world import Event, Since, Total, figure_of, inside
from tallystick.model.claims import Measure
from tallystick.model.findings import Finding, FindingKind
from tallystick.model.ledger import Reconciled
from tallystick.model.places import PlacePrecision

DOUBTS = frozenset(
    {
        FindingKind.TOLL_GAP,
        FindingKind.CONTRADICTION,
        FindingKind.COMPETING_SERIES,
        FindingKind.FIGURES_DIFFER,
        FindingKind.REVISED,
    }
)
"""Findings that a consistent history gives no ground for; adversaries' boasts are no inconsistency of the record."""


@dataclass(frozen=True)
class Score:
    """Counts of one world: what shows, how much of it was found, and how many findings of the kind were right."""

    silent: int = 0
    silent_found: int = 0
    gaps: int = 0
    gaps_right: int = 0
    wrong: int = 0
    wrong_found: int = 0
    contradictions: int = 0
    contradictions_right: int = 0
    doubts: int = 0

    def plus(self, other: Score) -> Score:
        """Both together."""
        names = self.__dataclass_fields__
        return Score(**{name: getattr(self, name) + getattr(other, name) for name in names})


def score(told: Told, found: Reconciled) -> Score:
    """How the findings stand to what was planted."""
    gaps = [f for f in found.findings if f.kind is FindingKind.TOLL_GAP]
    cores = [f for f in found.findings if f.kind is FindingKind.CONTRADICTION]
    silent = [e for e in told.world.events if e.silent]
    culprits = [set(claims) for claims in visible_culprits(told)]
    every = {c for t in told.world.totals if t.wrong or t.base for c in told.of_total.get(t.number, ())}
    every |= {c for e in told.world.events if e.told is not None for c in told.of_event[e.number]}
    return Score(
        silent=sum(shows(e, told) for e in silent),
        silent_found=sum(shows(e, told) and any(_tells_of(gap, e, told) for gap in gaps) for e in silent),
        gaps=len(gaps),
        gaps_right=sum(any(_tells_of(gap, e, told) for e in silent) or _reads_so(gap, told) for gap in gaps),
        wrong=len(culprits),
        wrong_found=sum(any(mine & set(core.claim_ids) for core in cores) for mine in culprits),
        contradictions=len(cores),
        contradictions_right=sum(bool(every & set(core.claim_ids)) for core in cores),
        doubts=sum(f.kind in DOUBTS for f in found.findings),
    )


def shows(event: Event, told: Told) -> bool:
    """Whether a silent incident can be seen in some total."""
    if any(t.at_least and inside(event, t) and _comparable(t, told) and _suffices(t, told) for t in told.world.totals):
        return False
    return any(
        not t.wrong and not t.base and inside(event, t) and figure_of(event, t.measure) and _comparable(t, told)
        and (most := _most(t, told)) is not None and most < t.stated <= 2 * most and not _in_dispute(t, told)
        for t in told.world.totals
    )  # fmt: skip


def _suffices(total: Total, told: Told) -> bool:
    """Whether the incidents told inside reach an "at least"."""
    most = _most(total, told)
    return most is None or total.stated <= most


def _in_dispute(total: Total, told: Told) -> bool:
    """Whether a wrong total, or one from another base, excludes it."""
    others = [t for t in told.world.totals if (t.wrong or t.base) and not t.at_least]
    less = any(_holds(t, total) and t.stated < total.stated for t in others)
    return less or any(_holds(total, t) and t.stated > total.stated for t in others)


def visible_culprits(told: Told) -> Iterable[list[str]]:
    """The claims of each wrong total and wrong figure that other claims exclude."""
    world = told.world
    sound = [t for t in world.totals if not t.wrong and not t.base and t.since is not Since.VAGUE and _comparable(t, told)]
    for total in world.totals:
        if total.wrong and total.corrected is None and _comparable(total, told) and _excluded(total, sound, told):
            yield told.of_total[total.number]
    for event in world.events:
        if event.told is not None and event.told > event.killed:
            series = {(t.agency, t.first) for t in sound if _too_small(t, event, told)}
            if len(series) > 1:
                yield told.of_event[event.number]


def _excluded(total: Total, sound: Iterable[Total], told: Told) -> bool:
    stated = total.stated - total.base
    if stated < _least(total, told):
        return True
    within = [t for t in sound if _holds(total, t)]
    around = [t for t in sound if _holds(t, total) and not t.at_least]
    return any(t.stated > stated for t in within) or any(t.stated < stated for t in around)


def _too_small(total: Total, event: Event, told: Told) -> bool:
    """Whether an exact total is less than the incidents told inside it, the wrong figure among them."""
    return (
        not total.at_least and total.measure is Measure.KILLED and inside(event, total) and total.stated < _least(total, told)
    )


def _holds(one: Total, other: Total) -> bool:
    """Whether all that the other counts belongs to the one."""
    same = one.measure is other.measure and one.area.country == other.area.country
    area = one.area.precision is PlacePrecision.COUNTRY or one.area.name == other.area.name
    people = one.group.name in (other.group.name, *other.group.within)
    return same and area and people and one.first <= other.first and other.day <= one.day and one.since is not Since.VAGUE


def _comparable(total: Total, told: Told) -> bool:
    """Whether the record reaches back as far as the total, and holds something inside."""
    kin = [e for e in told.world.events if not e.silent and inside(e, replace(total, since=Since.YEAR, day=date.max))]
    known = [e.day for e in kin if figure_of(e, total.measure)]
    days = total.first < total.day
    return days and bool(known) and total.first >= min(known).replace(day=1) and bool(_told_inside(total, told, timedelta(0)))


def _told_inside(total: Total, told: Told, slack: timedelta) -> list[Event]:
    first = total.first - slack
    return [
        e for e in told.world.events
        if not e.silent and figure_of(e, total.measure) and first <= e.day <= total.day
        and inside(replace(e, day=total.day), total)
    ]  # fmt: skip


def _most(total: Total, told: Told) -> int | None:
    """What the incidents told inside can come to at most; None where that is open."""
    slack = timedelta(days=7) if total.since is Since.VAGUE else timedelta(0)
    near = _told_inside(total, told, slack)
    if total.measure is Measure.KILLED and any(e.open for e in near):
        return None
    return sum(_figure(e, total.measure) for e in near)


def _least(total: Total, told: Told) -> int:
    sure = _told_inside(total, told, timedelta(0))
    return sum(1 if e.open and total.measure is Measure.KILLED else _figure(e, total.measure) for e in sure)


def _figure(event: Event, measure: Measure) -> int:
    return event.told if measure is Measure.KILLED and event.told is not None else figure_of(event, measure)


def _tells_of(gap: Finding, event: Event, told: Told) -> bool:
    """Whether a gap lies where a silent incident does: in its total, and between its days."""
    values = dict(gap.values)
    days = date.fromisoformat(str(values["from"])), date.fromisoformat(str(values["to"]))
    return any(inside(event, t) for t in _totals_of(gap, told)) and days[0] <= event.day <= days[1]


def _reads_so(gap: Finding, told: Told) -> bool:
    """Whether it is told of a total that is too large, wrong or from another base, or that holds a figure that is too small."""
    totals = _totals_of(gap, told)
    small = [e for e in told.world.events if e.told is not None and e.told < e.killed]
    return any(t.stated > t.true for t in totals) or any(inside(e, t) for e in small for t in totals)


def _totals_of(gap: Finding, told: Told) -> list[Total]:
    numbers = {n for n, claims in told.of_total.items() if set(claims) & set(gap.claim_ids)}
    return [t for t in told.world.totals if t.number in numbers]
