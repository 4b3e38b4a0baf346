"""Series: tolls and incidents that hang together, as sums for the solver and the way back from its keys.

What enters: comparable statements and counts. What leaves: series, each solved apart. Always: two series share no incident and
no toll whose period, group and area overlap.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations_with_replacement, pairwise

from tallystick.reconcile.areas import Inside
from tallystick.reconcile.counts import Count, outermost
from tallystick.reconcile.members import Members
from tallystick.reconcile.statements import Frame, Statement, frame_within, within
from tallystick.reconcile.sums import Known, Sums, Total

DAY = timedelta(days=1)

Within = tuple[tuple[Count, Inside], ...]
"""The counts that lie in a toll, or may."""

LINGER = timedelta(days=60)
"""How long after an incident a death is still read as one of its wounded: longer, and no reader would connect the two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The days between two at which tolls begin or end, both inclusive."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One connected piece: `stretches` are the days that the places of its silences and deaths stand for."""

    statements: tuple[Statement, ...]
    counts: tuple[Count, ...]
    sums: Sums
    stretches: tuple[Stretch, ...]


def series_of(statements: Sequence[Statement], members: Members) -> tuple[Series, ...]:
    """The pieces into which tolls and incidents fall, in the order of their first toll's id."""
    inside = {s.toll_id: _inside(s, members) for s in statements}
    pieces = _together(sorted(statements, key=lambda s: s.toll_id), inside)
    return tuple(sorted((_series(piece, inside) for piece in pieces), key=lambda s: s.statements[0].toll_id))


def base_since(base: str, statement: Statement) -> str:
    """Who counts, and since when: an agency that began a running total wrongly may still begin the next month's well."""
    return f"{base} since {statement.period.first if statement.period is not None else None}"


def _inside(statement: Statement, members: Members) -> Within:
    found = members.of(statement)
    answers = {c.key: answer for c, answer in found}
    return tuple((c, answers[c.key]) for c in outermost([c for c, _ in found]))


def _together(statements: Sequence[Statement], inside: Mapping[str, Within]) -> list[list[Statement]]:
    """Statements that share an incident, or of which one counts what the other does and their days overlap."""
    parent = {s.toll_id: s.toll_id for s in statements}

    def root(of: str) -> str:
        while parent[of] != of:
            parent[of] = parent[parent[of]]
            of = parent[of]
        return of

    homes: dict[str, str] = {}
    for statement in statements:
        for count, _ in inside[statement.toll_id]:
            parent[root(statement.toll_id)] = root(homes.setdefault(count.key, statement.toll_id))
    for one, other in _overlapping(statements):
        parent[root(one.toll_id)] = root(other.toll_id)
    pieces: dict[str, list[Statement]] = {}
    for statement in statements:
        pieces.setdefault(root(statement.toll_id), []).append(statement)
    return list(pieces.values())


def _overlapping(statements: Sequence[Statement]) -> Iterable[tuple[Statement, Statement]]:
    """Enough pairs to put all together that count the same, or of which one counts the other, on days that overlap."""
    alike: dict[object, list[Statement]] = {}
    for statement in statements:
        alike.setdefault((statement.measure, statement.group, statement.area), []).append(statement)
    for some, others in combinations_with_replacement(list(alike.values()), 2):
        one, other = some[0], others[0]
        if one.measure is not other.measure or not (within(one, other) or within(other, one)):
            continue
        latest: Statement | None = None
        for statement in sorted({s.toll_id: s for s in (*some, *others)}.values(), key=lambda s: (_days(s), s.toll_id)):
            if latest is not None and _days(statement)[0] <= _days(latest)[1]:
                yield statement, latest
            if latest is None or _days(statement)[1] > _days(latest)[1]:
                latest = statement


def _days(statement: Statement) -> tuple[date, date]:
    """The days of a comparable toll, which are known."""
    assert statement.period is not None and statement.period.first is not None and statement.as_of is not None
    return statement.period.first, statement.as_of


def _series(statements: Sequence[Statement], inside: Mapping[str, Within]) -> Series:
    told = {c.key: c for s in statements for c, _ in inside[s.toll_id]}
    counts = [told[key] for key in sorted(told)]
    place = {c.key: at for at, c in enumerate(counts)}
    stretches, frames = _stretches(statements), _frames(statements)
    covered = {s.toll_id: _covered(s, stretches) for s in statements}
    held = {s.toll_id: _bits(i for i, f in enumerate(frames) if frame_within(f, (s.group, s.area))) for s in statements}
    spots = list(_spots(len(stretches), [(covered[t], held[t]) for t in sorted(held)]))
    totals = [
        Total(
            key=one.toll_id,
            interval=one.interval,
            weight=len(one.bases),
            inside=_bits(place[c.key] for c, answer in inside[one.toll_id] if answer is Inside.YES),
            silences=_bits(n for n, (at, i) in enumerate(spots) if at in covered[one.toll_id] and held[one.toll_id] >> i & 1),
            days=_bits(covered[one.toll_id]),
            maybe=tuple(sorted(c.key for c, answer in inside[one.toll_id] if answer is Inside.MAYBE)),
            bases=tuple(sorted(base_since(base, one) for base in one.bases)),
        )
        for one in statements
    ]
    sums = Sums(
        known=tuple(Known(key=c.key, interval=c.interval, weight=c.weight) for c in counts),
        totals=tuple(totals),
        silences=tuple(at for at, _ in spots),
        wounded={c.key: c.wounded.high or 0 for c in counts},
        lingering=tuple(_bits(n for n, c in enumerate(counts) if c.wounded.high and _lingers(c, st)) for st in stretches),
    )
    return Series(statements=tuple(statements), counts=tuple(counts), sums=sums, stretches=tuple(stretches))


def _covered(statement: Statement, stretches: Sequence[Stretch]) -> range:
    first, last = _days(statement)
    return range(bisect_left(stretches, first, key=lambda s: s.first), bisect_right(stretches, last, key=lambda s: s.last))


def _spots(stretches: int, tolls: Sequence[tuple[range, int]]) -> Iterator[tuple[int, int]]:
    """Where something may stay silent: a stretch and a frame, one for all frames that the same tolls hold there."""
    for at in range(stretches):
        here = {held for covered, held in tolls if at in covered}
        alike: dict[frozenset[int], int] = {}
        every = _union(here)
        for frame in (i for i in range(every.bit_length()) if every >> i & 1):
            alike.setdefault(frozenset(held for held in here if held >> frame & 1), frame)
        yield from ((at, frame) for frame in alike.values())


def _union(sets: Iterable[int]) -> int:
    found = 0
    for one in sets:
        found |= one
    return found


def _bits(places: Iterable[int]) -> int:
    found = 0
    for place in places:
        found |= 1 << place
    return found


def _lingers(count: Count, stretch: Stretch) -> bool:
    """Whether one wounded in the incident may have died in the stretch: after its day, and not long after."""
    return stretch.last > count.last and stretch.first <= count.last + LINGER


def _stretches(statements: Sequence[Statement]) -> list[Stretch]:
    days = sorted({day for s in statements for day in (_days(s)[0], _days(s)[1] + DAY)})
    return [Stretch(first=a, last=b - DAY) for a, b in pairwise(days)]


def _frames(statements: Sequence[Statement]) -> list[Frame]:
    """The distinct groups and areas; two that hold each other are one.

    A toll that names no area is taken to count where the others do, so it has none of its own beside theirs.
    """
    placed = list(dict.fromkeys((s.group, s.area) for s in statements if s.placed))
    bare = list(dict.fromkeys((s.group, s.area) for s in statements if not s.placed))
    frames: list[Frame] = []
    for frame in [*placed, *(b for b in bare if not any(frame_within(p, b) for p in placed))]:
        if not any(frame_within(frame, f) and frame_within(f, frame) for f in frames):
            frames.append(frame)
    return frames
