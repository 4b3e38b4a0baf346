"""Alignment: which response is set beside which key, one to one, so that the credit is the greatest possible.

In: keys and responses of one message, or the fillers of one slot. Out: pairs. Always: templates are paired only where the type
of incident agrees at least in part and so does one filler of the perpetrators or targets (scoring guidelines, section 3.2.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ortools.graph.python.linear_sum_assignment import SimpleLinearSumAssignment

from benchmarks.muc4.credit import Credit
from benchmarks.muc4.fillers import credit
from benchmarks.muc4.templates import Slot, Template

CONTENT = (
    Slot.INDIVIDUAL,
    Slot.ORGANIZATION,
    Slot.THING,
    Slot.THING_TYPE,
    Slot.PERSON,
    Slot.DESCRIPTION,
    Slot.PERSON_TYPE,
)
"""Slots of which one must agree."""

Gains = Sequence[Sequence[int]]


def align(keys: Sequence[Template], responses: Sequence[Template]) -> list[tuple[int, int]]:
    """Pairs of a key and a response of one message, by their positions."""
    return assign([[_gain(key, response) for response in responses] for key in keys])


def _gain(key: Template, response: Template) -> int:
    """Credit of two templates beside each other; 0 where they may not be."""
    if not alignable(key, response):
        return 0
    return sum(sum(credits_of(slot, key, response).values()) for slot in Slot)


def alignable(key: Template, response: Template) -> bool:
    """Whether the official conditions of a mapping hold."""
    return _agree(Slot.TYPE, key, response) and any(_agree(slot, key, response) for slot in CONTENT)


def _agree(slot: Slot, key: Template, response: Template) -> bool:
    return any(credit(slot, one, other, key.names) for one in key.fills(slot) for other in response.fills(slot))


def credits_of(slot: Slot, key: Template, response: Template) -> dict[int, Credit]:
    """What was found of a slot's fillers, by the key's position; each filler of the response is used once."""
    fills = response.fills(slot)
    worth = [[credit(slot, one, other, key.names) for other in fills] for one in key.fills(slot)]
    return {row: worth[row][column] for row, column in assign(worth)}


def assign(gains: Gains) -> list[tuple[int, int]]:
    """Pairs of row and column with the greatest sum; a pair that gains nothing is left out."""
    if len(gains) == 1 or all(len(row) == 1 for row in gains):
        best = max(_paying(gains), key=lambda pair: gains[pair[0]][pair[1]], default=None)
        return [best] if best else []
    size = max(len(gains), *map(len, gains), 0) if gains else 0
    solver = SimpleLinearSumAssignment()
    for row in range(size):
        for column in range(size):
            inside = row < len(gains) and column < len(gains[row])
            solver.add_arc_with_cost(row, column, -gains[row][column] if inside else 0)
    solver.solve()
    pairs = [(row, solver.right_mate(row)) for row in range(size)]
    return sorted(set(pairs) & set(_paying(gains)))


def _paying(gains: Gains) -> Iterator[tuple[int, int]]:
    return ((row, column) for row, line in enumerate(gains) for column, gain in enumerate(line) if gain > 0)
