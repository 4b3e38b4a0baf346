"""Arithmetic: one series settled, piece by piece: what agrees, what is given up, what cannot all be true.

What enters: sums and the effort that they may take. What leaves: settled pieces with their answers, and smallest
contradictions. Always: pieces are solved apart, and apart they cost what they would together; what is given up lies among the
claims of pieces that cannot agree, and the search widens until nothing cheaper can lie outside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from tallystick.reconcile.effort import Effort
from tallystick.reconcile.intervals import Interval
from tallystick.reconcile.nesting import Nesting
from tallystick.reconcile.rows import NOTHING, Piece, Row, Rows, pieces_of, union
from tallystick.reconcile.smallest import needed
from tallystick.reconcile.solver import ANY, PLAINLY, Answer, Asked, Solved, Verdict, lightest, solve, stuck_rows
from tallystick.reconcile.sums import Cost, Sums

ROUNDS = 8
"""How often contradictions that are left over are looked for, before an answer stands that is perhaps not the least."""

FEW = 40
"""Claims in contradictions among which it is sought what to give up so that least has to be supposed.

Where they are more, no further contradictions are looked for either: each costs seconds, and proves little.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Sums with what is given up of them; `solved` has the verdict on each piece, `least` the bound of what is given up.

    `cores` are smallest sets of claims that cannot all hold; `open` where some of what is asked was not told within the effort.
    """

    rows: Rows
    solved: tuple[tuple[Piece, Solved], ...]
    cores: tuple[tuple[str, ...], ...] = ()
    least: int = 0

    @property
    def lost(self) -> frozenset[str]:
        """What is given up."""
        return self.rows.lost

    @property
    def cost(self) -> Cost:
        """What it costs in all; a piece without an answer costs nothing here."""
        found = Cost(given_up=self.rows.sums.weight(self.lost))
        for _, solved in self.solved:
            found = found.plus(solved.answer.cost) if solved.answer is not None else found
        return found

    def whole(self) -> Answer:
        """All answers as one, with every incident: what no toll asks of is taken as low as it may be."""
        answers = [one.answer for _, one in self.solved if one.answer is not None]
        figures = {key: interval.low or 0 for key, interval in self.rows.intervals.items()}
        silences: dict[int, int] = {}
        for answer in answers:
            figures |= answer.figures
            silences |= answer.silences
        joined = frozenset(pair for answer in answers for pair in answer.joined)
        return Answer(cost=self.cost, least=self.cost, figures=figures, joined=joined, silences=silences)

    def failed(self, verdict: Verdict) -> list[Piece]:
        """The pieces of a verdict."""
        return [piece for piece, solved in self.solved if solved.verdict is verdict]


class Arithmetic:
    """Settles sums; a piece that was solved once is not solved again."""

    def __init__(self, effort: Effort) -> None:
        self.effort = effort
        self._known: dict[tuple[Piece, Asked], Solved] = {}
        self._stuck: dict[tuple[Piece, tuple[Interval, ...]], tuple[Row, ...]] = {}
        self._found: dict[tuple[Piece, tuple[Interval, ...]], tuple[str, ...]] = {}
        self._nesting: Nesting | None = None

    def rows(self, sums: Sums, lost: frozenset[str] = NOTHING, loose: frozenset[str] = NOTHING) -> Rows:
        """The rows of the sums, of which tolls hold which others whatever is taken off or given up."""
        self._nesting = self._nesting or Nesting(sums)
        return Rows(sums, lost, loose, self._nesting)

    def held(self, sums: Sums, lost: frozenset[str] = NOTHING) -> Settled:
        """All pieces with nothing given up but what is lost; deaths are tried on the days on which silences do not help."""
        rows = self.rows(sums, lost)
        self.effort.spend(0.0, len(sums.totals) - len(lost))
        solved = [(piece, self.solve(piece, rows)) for piece in pieces_of(rows.all(), rows)]
        fatal = 0
        while any(sums.wounded.values()):
            stuck = [self._stuck_rows(piece, rows) for piece, one in solved if one.verdict is Verdict.IMPOSSIBLE]
            if not days_of(stuck, rows) & ~fatal:
                break
            fatal |= days_of(stuck, rows)
            solved = [(piece, self.solve(piece, rows)) for piece in pieces_of(rows.all(fatal), rows)]
            solved = self._within_the_wounded(solved, rows)
        return Settled(rows=rows, solved=tuple(solved))

    def settle(self, sums: Sums) -> Settled:
        """The answer that gives up least and then supposes least, with contradictions that share no claim."""
        cores = list(self._contradictions(sums))
        if not cores:
            return self.held(sums)
        lost, least = self._least_lost(sums, cores)
        final = self.held(sums, lost)
        return Settled(rows=final.rows, solved=final.solved, cores=tuple(cores), least=least)

    def _least_lost(self, sums: Sums, cores: Sequence[tuple[str, ...]]) -> tuple[frozenset[str], int]:
        """What to give up of the claims that stand in contradictions, and the least that any answer gives up.

        Whatever is given up holds one claim of each contradiction; what does, and leaves others, brings those to light.
        """
        every = list(cores)
        lost = lightest(every, sums, self.effort)
        for _ in range(ROUNDS):
            fresh = list(self._contradictions(sums, lost))
            every += fresh
            if not fresh or self.effort.left <= 0 or len({key for core in every for key in core}) > FEW:
                break
            lost = lightest(every, sums, self.effort)
        least = sums.weight(lost)
        enough = [one for one in (lost, self._given_up(sums, every)) if one is not None and self._suffices(sums, one)]
        best = min(enough, key=lambda one: self._cost(sums, one)) if enough else self._none_idle(sums, every)
        return best, least

    def _none_idle(self, sums: Sums, cores: Sequence[tuple[str, ...]]) -> frozenset[str]:
        """Claims of contradictions that suffice to be given up, and none of them for nothing: rather those of many cores."""
        often = Counter(key for core in cores for key in core)
        given = sorted(often, key=lambda key: (often[key], -sums.weight([key]), key))
        return frozenset(needed(given, lambda some: not self._suffices(sums, frozenset(some))))

    def _suffices(self, sums: Sums, lost: frozenset[str]) -> bool:
        """Whether all agrees once these are given up: of a piece that was stopped before an answer was found nobody knows."""
        return all(one.answer is not None for _, one in self.held(sums, lost).solved)

    def _cost(self, sums: Sums, lost: frozenset[str]) -> tuple[Cost, list[str]]:
        return self.held(sums, lost).cost, sorted(lost)

    def outweighs(self, sums: Sums, weight: int) -> bool:
        """Whether more than so much has to be given up, as is seen of contradictions that share no claim."""
        found = 0
        for core in self._contradictions(sums):
            found += min(sums.weight([key]) for key in core)
            if found > weight:
                return True
        return False

    def solve(self, piece: Piece, rows: Rows, asked: Asked = PLAINLY) -> Solved:
        """The verdict on a piece."""
        if asked.loose:
            return solve(piece, rows, self.effort, asked)
        key = (piece, asked)
        if key not in self._known:
            solved = solve(piece, rows, self.effort, asked)
            if solved.verdict is Verdict.STOPPED:
                return solved
            self._known[key] = solved
        return self._known[key]

    def _given_up(self, sums: Sums, cores: Sequence[tuple[str, ...]]) -> frozenset[str] | None:
        """The claims of contradictions that weigh least and without which least has to be supposed.

        None where they are sought among more than a few, or where that is stopped.
        """
        unsure = frozenset(key for core in cores for key in core)
        if len(unsure) > FEW:
            return None
        rows = self.rows(sums, loose=unsure)
        pieces = [p for p in pieces_of(rows.all(), rows) if _keys(p) & unsure]
        if any(sums.wounded.values()):
            fatal = days_of([[row for row in p if row.keys & unsure] for p in pieces], rows)
            pieces = [p for p in pieces_of(rows.all(fatal), rows) if _keys(p) & unsure]
        answers = [self.solve(p, rows, Asked(loose=unsure & _keys(p))).answer for p in pieces]
        known = [answer.lost for answer in answers if answer is not None]
        return NOTHING.union(*known) if len(known) == len(answers) else None

    def _contradictions(self, sums: Sums, lost: frozenset[str] = NOTHING) -> Iterator[tuple[str, ...]]:
        """Smallest contradictions that share no claim, as many as it takes until all else agrees."""
        taken: frozenset[str] = NOTHING
        told: frozenset[str] | None = None
        while told != taken:
            told = taken
            settled = self.held(sums, lost | told)
            for piece in settled.failed(Verdict.IMPOSSIBLE):
                core = self._core_of(piece, settled.rows) if taken.isdisjoint(_keys(piece)) else ()
                if core and taken.isdisjoint(core):
                    taken = taken.union(core)
                    yield core

    def _core_of(self, piece: Piece, rows: Rows) -> tuple[str, ...]:
        key = (piece, tuple(rows.sums.bounded[key].interval for row in piece for key in sorted(row.keys)))
        if key not in self._found:
            self._found[key] = self._core(piece, rows)
        return self._found[key]

    def _core(self, piece: Piece, rows: Rows) -> tuple[str, ...]:
        """A set of claims and tolls of a stuck piece that cannot all hold, from which none can be left out.

        Rows are left out first, then incidents, so that totals that exclude each other stand alone. Sought without later
        deaths first, which is quick: what cannot hold even with them, and has no part that cannot hold without, is smallest.
        """
        tolls = {row.toll for row in piece}
        plain = [row for row in rows.all() if row.toll in tolls]
        for deaths in (False, True):
            stuck = self._stuck_rows(piece if deaths else plain, rows)
            rests = _keys(stuck) | rows.crowding(stuck, rows.days(stuck) if deaths else 0)
            given = sorted(rests, key=lambda key: (key in rows.tolls, key))
            core = needed(given, partial(self._holds, sums=rows.sums, deaths=deaths))
            if deaths or not self._holds(core, rows.sums, deaths=True):
                break
        return tuple(sorted(core))

    def _stuck_rows(self, given: Sequence[Row], rows: Rows) -> tuple[Row, ...]:
        """Rows that cannot all hold, from which none can be left out."""
        key = (tuple(given), tuple(rows.intervals[key] for row in given for key in (*row.figures, *row.joins)))
        if key not in self._stuck:
            self._stuck[key] = tuple(self._fewest_rows(given, rows))
        return self._stuck[key]

    def _fewest_rows(self, given: Sequence[Row], rows: Rows) -> list[Row]:
        alone = next((row for row in given if rows.may_hold(row) is False), None)
        if alone is not None:
            return [alone]
        stuck = next((p for p in pieces_of(given, rows) if self._impossible(p, rows)), tuple(given))
        told = stuck_rows(stuck, rows, self.effort) or stuck
        core = sorted(told, key=lambda row: (-len(row.keys), row.toll))  # small contradictions tell most
        return needed(core, lambda some: not any(self._impossible(piece, rows) for piece in pieces_of(some, rows)))

    def _impossible(self, piece: Piece, rows: Rows) -> bool:
        alone = [rows.may_hold(row) for row in piece]
        if False in alone or (len(piece) == 1 and alone[0]):
            return False in alone
        return self.solve(piece, rows, ANY).verdict is Verdict.IMPOSSIBLE

    def _holds(self, keys: Iterable[str], sums: Sums, *, deaths: bool) -> bool:
        """Whether these could all be true, if all else were given up."""
        rows = self.rows(sums, frozenset(sums.bounded.keys() - set(keys)))
        stuck = [p for p in pieces_of(rows.all(), rows) if self._impossible(p, rows)]
        if not stuck or not deaths or not any(sums.wounded.values()):
            return not stuck
        return not any(self._impossible(p, rows) for p in pieces_of(rows.all(days_of(stuck, rows)), rows))

    def _within_the_wounded(self, solved: list[tuple[Piece, Solved]], rows: Rows) -> list[tuple[Piece, Solved]]:
        """Pieces that together let more of an incident's wounded die than there are, solved as one."""
        while over := _overdrawn(solved, rows):
            joined = tuple(sorted((row for piece in over for row in piece), key=lambda row: row.toll))
            solved = [(p, s) for p, s in solved if p not in over] + [(joined, self.solve(joined, rows))]
        return sorted(solved, key=lambda one: one[0][0].toll)


def days_of(given: Iterable[Iterable[Row]], rows: Rows) -> int:
    """The stretches in which the silences of some rows lie, as bits."""
    return union(rows.days(some) for some in given)


def _keys(piece: Iterable[Row]) -> frozenset[str]:
    return frozenset(key for row in piece for key in row.keys)


def _overdrawn(solved: Sequence[tuple[Piece, Solved]], rows: Rows) -> list[Piece]:
    """Pieces of which several take from the wounded of one incident, more than it has."""
    taken = sorted(
        (incident, number, at)
        for at, (_, one) in enumerate(solved)
        if isinstance(one.answer, Answer)
        for (incident, _), number in one.answer.deaths.items()
    )
    for incident, group in groupby(taken, key=lambda one: one[0]):
        mine = list(group)
        homes = sorted({at for _, _, at in mine})
        if len(homes) > 1 and sum(number for _, number, _ in mine) > rows.sums.wounded[incident]:
            return [solved[at][0] for at in homes]
    return []
