"""Series: tolls and incidents that hang together, as sums for the solver and the way back from its keys.

What enters: comparable statements and counts. What leaves: series, each solved apart. Always: two series share no incident and
no toll whose period, group and area overlap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from tallystick.reconcile.areas import Inside
from tallystick.reconcile.counts import Count, membership, outermost
from tallystick.reconcile.statements import Frame, Statement, frame_within, within
from tallystick.reconcile.sums import Known, Sums, Total

DAY = timedelta(days=1)

LINGER = timedelta(days=60)
"""How long after an incident a death is still read as one of its wounded: longer, and no reader would connect the two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The days between two at which tolls begin or end, both inclusive."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One connected piece: `stretch_of` leads from a silence or a later death to its days."""

    statements: tuple[Statement, ...]
    counts: tuple[Count, ...]
    sums: Sums
    stretch_of: Mapping[str, Stretch]


def series_of(statements: Sequence[Statement], counts: Sequence[Count]) -> tuple[Series, ...]:
    """The pieces into which tolls and incidents fall, in the order of their first toll's id."""
    members = {s.toll_id: _members(s, counts) for s in statements}
    pieces: list[tuple[list[Statement], set[str]]] = []
    for statement in sorted(statements, key=lambda s: s.toll_id):
        keys = set(members[statement.toll_id])
        joined = [p for p in pieces if p[1] & keys or any(_linked(statement, s) for s in p[0])]
        piece = ([s for p in joined for s in p[0]] + [statement], set().union(keys, *(p[1] for p in joined)))
        pieces = [p for p in pieces if p not in joined] + [piece]
    found = [_series(piece, [c for c in counts if c.key in keys], members) for piece, keys in pieces]
    return tuple(sorted(found, key=lambda s: s.statements[0].toll_id))


def _members(statement: Statement, counts: Sequence[Count]) -> dict[str, Inside]:
    found = {c.key: membership(statement, c) for c in counts}
    near = outermost([c for c in counts if found[c.key] is not Inside.NO])
    return {c.key: found[c.key] for c in near}


def _linked(one: Statement, other: Statement) -> bool:
    same_kind = one.measure is other.measure and (within(one, other) or within(other, one))
    return same_kind and one.period is not None and other.period is not None and one.period.overlaps(other.period)


def _series(statements: Sequence[Statement], counts: Sequence[Count], members: Mapping[str, Mapping[str, Inside]]) -> Series:
    ordered = sorted(statements, key=lambda s: s.toll_id)
    stretches = _stretches(ordered)
    frames = _frames(ordered)
    silences = {f"{st.first} to {st.last}, {i}": (st, frame) for st in stretches for i, frame in enumerate(frames)}
    wide = [f for f in frames if any(g != f and frame_within(g, f) for g in frames)]
    deaths = {f"{c.key} by {st.last}": (st, c) for c in counts if c.wounded.high for st in stretches if _lingers(c, st)}
    totals = []
    for one in ordered:
        inside = tuple(k for k, answer in members[one.toll_id].items() if answer is Inside.YES)
        totals.append(
            Total(
                key=one.toll_id,
                interval=one.interval,
                weight=len(one.bases),
                inside=inside,
                maybe=tuple(k for k, answer in members[one.toll_id].items() if answer is Inside.MAYBE),
                silences=tuple(
                    k for k, (st, f) in silences.items() if _covers(one, st) and frame_within(f, (one.group, one.area))
                ),
                deaths=tuple(k for k, (st, c) in deaths.items() if _covers(one, st) and c.key in inside),
                bases=one.bases,
            )
        )
    sums = Sums(
        known=tuple(Known(key=c.key, interval=c.interval, weight=c.weight) for c in counts),
        totals=tuple(totals),
        silences=tuple(silences),
        outer=frozenset(k for k, (_, f) in silences.items() if f in wide),
        deaths={k: c.key for k, (_, c) in deaths.items()},
        wounded={c.key: c.wounded.high or 0 for c in counts},
    )
    stretch_of = {k: st for k, (st, _) in (silences | deaths).items()}
    return Series(statements=tuple(ordered), counts=tuple(counts), sums=sums, stretch_of=stretch_of)


def _lingers(count: Count, stretch: Stretch) -> bool:
    """Whether one wounded in the incident may have died in the stretch: after its day, and not long after."""
    return stretch.last > count.last and stretch.first <= count.last + LINGER


def _stretches(statements: Sequence[Statement]) -> list[Stretch]:
    begins = {s.period.first for s in statements if s.period and s.period.first}
    begins |= {s.as_of + DAY for s in statements if s.as_of}
    days = sorted(begins)
    return [Stretch(first=a, last=b - DAY) for a, b in pairwise(days)]


def _frames(statements: Sequence[Statement]) -> list[Frame]:
    """The distinct groups and areas; two that hold each other are one.

    A toll that names no area is taken to count where the others do, so it has none of its own beside theirs.
    """
    frames: list[Frame] = []
    placed = [s for s in statements if s.placed]
    bare = [s for s in statements if not s.placed and not any(within(p, s) for p in placed)]
    for one in [*placed, *bare]:
        frame = (one.group, one.area)
        if not any(frame_within(frame, f) and frame_within(f, frame) for f in frames):
            frames.append(frame)
    return frames


def _covers(statement: Statement, stretch: Stretch) -> bool:
    if statement.period is None or statement.period.first is None or statement.as_of is None:
        return False
    return statement.period.first <= stretch.first and stretch.last <= statement.as_of
