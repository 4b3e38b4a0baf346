"""Bases: whether some who count differ from the others by a constant, and so run on consistently beside them.

What enters: settled sums. What leaves: offsets by base. Always: an offset is proposed by a toll that it would make agree, and
taken only where the whole series costs less with it, and where the base shows it more than once or beside another one's figure
for the same sum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tallystick.reconcile.arithmetic import Arithmetic, Settled
from tallystick.reconcile.rows import Piece, Row
from tallystick.reconcile.solver import Verdict
from tallystick.reconcile.sums import Cost, Sums, Total

TRIED = 8
"""Proposals that are tried at a time: those that most tolls make first. A base that runs on is proposed again and again."""


MANY = 4
"""Stuck rows that a base frees for it to be weighed in any case; fewer may be freed by a base that only moves what is wrong.

So may more, where it takes more persons than one for each to make them agree.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Based:
    """Offsets that were taken, with what was settled beside them; `other` where one that does not run on would help too."""

    offsets: Mapping[str, int]
    settled: Settled
    other: bool = False

    @property
    def burden(self) -> tuple[int, int]:
        """What is given up, and what is supposed, with what the bases add."""
        cost = self.settled.cost
        return cost.given_up, cost.amount + sum(abs(n) for n in self.offsets.values())


def run_apart(sums: Sums, arithmetic: Arithmetic) -> Based:
    """Sums settled, with the offsets that make them cost less.

    One base after another is sought: the one most often needed, or the one that leaves least trouble. The first is taken only
    where it is proven that without it more has to be given up or supposed; a further one only where all costs less with it.
    How far words are strained decides nothing here: where something unreported explains as much, a base is a reading beside it.
    """
    apart: Based | None = None
    other = False
    now = arithmetic.held(sums)
    while len(sums.bases) > 1:
        offsets = apart.offsets if apart is not None else {}
        better = list(_better(sums, arithmetic, offsets, now))
        running = [found for found in better if _runs_on(sums, found[1])]
        other = other or any(found[0][0] < len(now.failed(Verdict.IMPOSSIBLE)) for found in better if found not in running)
        before = apart
        for _, base, offset in dict.fromkeys((*running[:1], *sorted(running)[:1])):
            apart = _cheaper(sums, arithmetic, {**offsets, base: offset}, apart) or apart
        if apart is None or apart is before:
            break
        now = arithmetic.held(sums.counted_from(apart.offsets))
    if apart is None or not arithmetic.outweighs(sums, apart.settled.cost.given_up):
        plain = Based(offsets={}, settled=arithmetic.settle(sums))
        apart = plain if apart is None or plain.burden <= apart.burden else apart
    return replace(apart, other=other)


def _cheaper(sums: Sums, arithmetic: Arithmetic, offsets: Mapping[str, int], than: Based | None) -> Based | None:
    """Sums settled with these offsets, where that costs less."""
    shifted = sums.counted_from(offsets)
    if than is not None and arithmetic.outweighs(shifted, than.settled.cost.given_up):
        return None
    found = Based(offsets=offsets, settled=arithmetic.settle(shifted))
    return found if than is None or found.burden < than.burden else None


def explaining(piece: Piece, sums: Sums, arithmetic: Arithmetic, settled: Settled, spots: int) -> dict[str, int]:
    """Offsets of which each alone explains what a piece lacks in the silences of `spots`, at no higher cost."""
    found = {}
    for base, offset in sorted(Counter(p for row in piece for p in _by_row(row, sums)).keys()):
        counted = [t for t in sums.totals if base in t.bases and t.interval.exact is not None and t.key not in settled.lost]
        if any(not t.silences & spots for t in counted):
            continue  # a total that agrees without the silence would no longer agree
        shifted = arithmetic.held(sums.counted_from({base: offset}), settled.lost)
        costs = shifted.cost.plus(Cost(amount=abs(offset)))
        if all(one.verdict is Verdict.SOLVED for _, one in shifted.solved) and costs <= settled.cost:
            found[base] = offset
    return found


def _better(
    sums: Sums, arithmetic: Arithmetic, offsets: Mapping[str, int], now: Settled
) -> Iterator[tuple[tuple[int, int, int], str, int]]:
    """Offsets that leave less trouble, beside those that were taken, with the trouble that they leave.

    One that frees a single piece of few rows, and leaves as much missing elsewhere, has only moved what is wrong.
    """
    for base, offset in _proposed(now, sums, offsets):
        more = {**offsets, base: offset}
        held = arithmetic.held(sums.counted_from(more))
        trouble, before = _troubles(held, more), _troubles(now, offsets)
        missing = held.cost.amount
        moved = missing >= now.cost.amount and missing >= abs(offset)
        less = trouble < before and (not moved or before[0] - trouble[0] > 1)
        freed = _stuck(now) - _stuck(held)
        if less or freed >= max(MANY, missing - now.cost.amount):
            yield trouble, base, offset


def _troubles(held: Settled, offsets: Mapping[str, int]) -> tuple[int, int, int]:
    """How many pieces cannot agree as they are, and what the others cost."""
    cost = held.cost
    return len(held.failed(Verdict.IMPOSSIBLE)), cost.amount + sum(abs(n) for n in offsets.values()), cost.strain


def _stuck(held: Settled) -> int:
    """How many rows stand in pieces that cannot agree."""
    return sum(len(piece) for piece in held.failed(Verdict.IMPOSSIBLE))


def _proposed(held: Settled, sums: Sums, taken: Mapping[str, int]) -> list[tuple[str, int]]:
    """Bases with the offsets that rows would need, the most often needed first."""
    costly = [piece for piece, one in held.solved if one.answer is None or one.answer.cost.amount]
    votes = Counter(p for piece in costly for row in piece for p in _by_row(row, sums))
    ordered = sorted(votes, key=lambda p: (-votes[p], abs(p[1]), p))
    return [(base, offset) for base, offset in ordered if base not in taken][:TRIED]


def _by_row(row: Row, sums: Sums) -> Iterator[tuple[str, int]]:
    """What the base of a toll, or less of its reference's, would have to add, where nothing else is supposed."""
    low, high = row.interval.low, row.interval.high
    lacking = low if low is not None and low > 0 else high if high is not None and high < 0 else None
    if lacking is None:
        return
    mine = sums.total(row.toll).bases
    theirs = sums.total(row.reference).bases if row.reference is not None else ()
    yield from ((base, lacking) for base in mine if base not in theirs)
    yield from ((base, -lacking) for base in theirs if base not in mine)


def _runs_on(sums: Sums, base: str) -> bool:
    """Whether a base shows in two exact numbers, or beside another one's for the same sum that excludes its own."""
    mine = [t for t in sums.totals if base in t.bases and t.interval.exact is not None]
    others = [t for t in sums.totals if base not in t.bases]
    return len(mine) > 1 or any(_rivals(one, other) for one in mine for other in others)


def _rivals(one: Total, other: Total) -> bool:
    same_sum = (one.inside, one.maybe, one.silences) == (other.inside, other.maybe, other.silences)
    return same_sum and not one.interval.meets(other.interval)


def shift_of(bases: Iterable[str], offsets: Mapping[str, int]) -> int:
    """By how much a toll of these bases stands apart."""
    return max((offsets.get(base, 0) for base in bases), key=abs, default=0)
