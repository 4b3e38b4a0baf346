"""Gaps: what tolls count beyond the incidents on record, with every reading that costs the same.

What enters: a series and what was settled of it. What leaves: gaps. Always: a reading is stated where the series agrees with
it at no higher cost; where nothing but deaths of wounded explains what is missing, that is the only reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tallystick.reconcile.arithmetic import Arithmetic, Settled
from tallystick.reconcile.bases import explaining, shift_of
from tallystick.reconcile.rows import Death, Piece, pieces_of, union
from tallystick.reconcile.series import Series, Stretch
from tallystick.reconcile.solver import Answer, Asked, Verdict, twins
from tallystick.reconcile.statements import Statement
from tallystick.reconcile.sums import Cost, Sums, Total, bits


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What a toll counts beyond the incidents: `missing` persons, somewhere in `stretch`.

    `silences` are those, as bits, in which they may lie unreported, none where only deaths explain it; `wounded` are the
    incidents of which the wounded may have died later; `bases` what a base adds, where that explains it too.
    """

    toll_id: str
    silences: int
    missing: int
    stretch: Stretch
    wounded: tuple[str, ...]
    bases: Mapping[str, int]


def gaps_of(series: Series, arithmetic: Arithmetic, settled: Settled, apart: Mapping[str, int]) -> tuple[Gap, ...]:
    """The gaps that remain once bases are taken off and contradictions set aside, in the order of their days."""
    found: list[Gap] = []
    whole = settled.whole()
    for piece, solved in settled.solved:
        if solved.answer is None or solved.verdict is not Verdict.SOLVED:
            continue
        finder = _Finder(series, arithmetic, settled, apart, piece, solved.answer, whole)
        found += [finder.silence(at) for at in sorted(solved.answer.silences)]
        if solved.answer.deaths:
            found.append(finder.deaths_alone())
    told = [_as_one([g for g in found if g.toll_id == toll]) for toll in sorted({g.toll_id for g in found})]
    return tuple(sorted(told, key=lambda g: (g.stretch.first, g.toll_id)))


def _as_one(gaps: Sequence[Gap]) -> Gap:
    """What a toll lacks in several places, told as one: a reading is one of the whole only where it is one of each part."""
    wounded = [set(g.wounded) for g in gaps]
    return Gap(
        toll_id=gaps[0].toll_id,
        silences=union(g.silences for g in gaps) if all(g.silences for g in gaps) else 0,
        missing=sum(g.missing for g in gaps),
        stretch=_hull([g.stretch for g in gaps]),
        wounded=tuple(sorted(set[str]().union(*wounded))) if all(wounded) else (),
        bases=gaps[0].bases if len(gaps) == 1 else {},
    )


@dataclass(frozen=True)
class _Finder:
    """The gaps of one piece."""

    series: Series
    arithmetic: Arithmetic
    settled: Settled
    apart: Mapping[str, int]
    piece: Piece
    answer: Answer
    whole: Answer

    def silence(self, at: int) -> Gap:
        """A gap with its readings: where else it may lie, whose wounded may have died, which base may differ."""
        sums = self._sums
        spots, toll = self._elsewhere(at), self._told_of(at).toll_id
        alone = len(sums.bases) < 2
        return Gap(
            toll_id=toll,
            silences=spots,
            missing=self.answer.silences[at],
            stretch=_within(self._days(spots), self._days(sums.total(toll).silences)),
            wounded=self._deaths_instead(spots),
            bases={} if alone else explaining(self.piece, sums, self.arithmetic, self.settled, spots),
        )

    def deaths_alone(self) -> Gap:
        """What only deaths of wounded explain."""
        dead = sorted(self.answer.deaths)
        days = [self.series.stretches[at] for _, at in dead]
        return Gap(
            toll_id=self._told_of(None).toll_id,
            silences=0,
            missing=sum(self.answer.deaths.values()),
            stretch=_hull(days),
            wounded=tuple(sorted({incident for incident, _ in dead})),
            bases={},
        )

    def _days(self, silences: int) -> Stretch:
        return _hull([self.series.stretches[self._sums.silences[spot]] for spot in bits(silences)])

    @property
    def _sums(self) -> Sums:
        return self.settled.rows.sums

    def _elsewhere(self, at: int) -> int:
        """The silences that explain at the same cost what this one does, found by shutting one after another."""
        kinds = twins(self.piece)
        kind_of = {place: kind for kind in kinds for place in (*self.answer.silences, next(bits(kind))) if kind >> place & 1}
        spots = kind_of[at]
        while True:
            other = self.arithmetic.solve(self.piece, self.settled.rows, Asked(silent=spots, limit=self.answer.cost)).answer
            used = set(other.silences) - set(self.answer.silences) if other is not None else set()
            fresh = [one for one in used if not spots >> one & 1]
            if not fresh:
                return spots
            spots |= union(kind_of[one] for one in fresh)

    def _deaths_instead(self, spots: int) -> tuple[str, ...]:
        """The incidents of which the wounded may have died, where that explains as much as the silences at the same cost."""
        found: set[str] = set()
        piece, limit = self._with_deaths()
        shut: set[Death] = set()
        while piece:
            asked = Asked(silent=spots, alive=frozenset(shut), limit=limit)
            other = self.arithmetic.solve(piece, self.settled.rows, asked).answer
            fresh = {death[0]: number for death, number in other.deaths.items()} if other is not None else {}
            alike = {i for one, number in fresh.items() for i in self._as_well(one, number, piece)}
            if not alike - found:
                break
            found |= alike
            shut |= {death for row in piece for death in row.deaths if death[0] in found}
        return tuple(sorted(found))

    def _as_well(self, incident: str, number: int, piece: Piece) -> set[str]:
        """The incidents whose wounded enter the same rows and are as many: what one explains, the other does."""
        entered = {frozenset((row.toll, at) for row in piece for i, at in row.deaths if i == incident)}
        known = {i for row in piece for i, _ in row.deaths}
        return {
            other
            for other in known
            if self._sums.wounded[other] >= number
            and frozenset((row.toll, at) for row in piece for i, at in row.deaths if i == other) in entered
        } | {incident}

    def _with_deaths(self) -> tuple[Piece, Cost]:
        """The piece with the deaths that its days may hold, and other pieces that these tie to it; what they cost now."""
        rows = self.settled.rows
        if not any(self._sums.wounded.values()):
            return (), Cost()
        joined = pieces_of(rows.all(rows.days(self.piece)), rows)
        tolls = {row.toll for row in self.piece}
        (piece,) = [p for p in joined if tolls & {row.toll for row in p}]
        known = {row.toll for row in piece}
        limit = Cost()
        for other, solved in self.settled.solved:
            if known & {row.toll for row in other} and solved.answer is not None:
                limit = limit.plus(solved.answer.cost)
        return (piece, limit) if any(row.deaths for row in piece) else ((), limit)

    def _told_of(self, at: int | None) -> Statement:
        """The toll that a gap is told of: the first that needs it, and of which the incidents on record give half.

        Rather one that counts from the common base; where only deaths explain what is missing, one that counts them.
        """
        rows = [row for row in self.piece if row.deaths or (at is not None and row.silences >> at & 1)]
        counting = {t.key for t in self._sums.totals if at is not None and t.silences >> at & 1 and self._needs(t, at)}
        names = counting - self.settled.lost or {row.toll for row in rows}
        told = [s for s in self.series.statements if s.toll_id in names]
        return min(told, key=lambda s: (self._apart(s), self._given(s) * 2 < (s.interval.number or 0), str(s.as_of), s.toll_id))

    def _apart(self, statement: Statement) -> bool:
        return bool(shift_of(self._sums.total(statement.toll_id).bases, self.apart))

    def _given(self, statement: Statement) -> int:
        """What the incidents on record give of a toll."""
        total = self._sums.total(statement.toll_id)
        joined = (key for toll, key in self.whole.joined if toll == total.key)
        return sum(self.whole.figures[key] for key in (*self._sums.incidents_in(total), *joined))

    def _needs(self, total: Total, at: int) -> bool:
        """Whether a toll would not be reached without the silence."""
        if total.interval.low is None:
            return False
        known = sum(self.whole.figures[key] for key in self._sums.incidents_in(total))
        known += sum(self.whole.figures[key] for toll, key in self.whole.joined if toll == total.key)
        others = sum(n for o, n in self.whole.silences.items() if o != at and total.silences >> o & 1)
        return known + others < total.interval.low


def _within(days: Stretch, own: Stretch) -> Stretch:
    """The days that a toll counts: what moves along with a gap may lie outside them, and what the toll lacks may not."""
    first, last = max(days.first, own.first), min(days.last, own.last)
    return Stretch(first=first, last=last) if first <= last else days


def _hull(days: Sequence[Stretch]) -> Stretch:
    return Stretch(first=min(d.first for d in days), last=max(d.last for d in days))
