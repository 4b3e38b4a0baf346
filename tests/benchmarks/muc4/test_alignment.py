"""Alignment of templates and of fillers: conditions, and the greatest sum."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.muc4.alignment import align, alignable, assign
from benchmarks.muc4.templates import Slot
from tests.benchmarks.muc4.builders import attack, incident

MATRICES = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, 9), min_size=size[0], max_size=size[0]), min_size=size[1], max_size=size[1])
)


@given(MATRICES)
def test_no_other_assignment_gains_more(gains: list[list[int]]) -> None:
    pairs = assign(gains)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    wide = max(len(gains), len(gains[0]))
    square = [[*row, *[0] * (wide - len(row))] for row in gains] + [[0] * wide] * (wide - len(gains))
    best = max(sum(square[row][column] for row, column in enumerate(order)) for order in permutations(range(wide)))
    assert sum(gains[row][column] for row, column in pairs) == best


def test_nothing_beside_nothing() -> None:
    assert assign([]) == assign([[], []]) == []


def test_the_best_pairs_together_and_not_one_by_one() -> None:
    keys = [attack("BAKER", "SHEPHERD", "NURSE", number=1), attack("BAKER", "SHEPHERD", number=2)]
    responses = [attack("BAKER", "SHEPHERD", number=1), attack("SHEPHERD", "NURSE", number=2)]
    assert align(keys, responses) == [(0, 1), (1, 0)]


def test_a_pair_needs_the_type_and_a_perpetrator_or_target() -> None:
    key = attack("BAKER", kind="BOMBING")
    assert alignable(key, attack("BAKER", kind="ATTACK"))
    assert not alignable(key, attack("BAKER", kind="KIDNAPPING"))
    assert not alignable(key, attack("SHEPHERD", kind="BOMBING"))
    assert not alignable(key, incident({Slot.TYPE: "BOMBING", Slot.DATE: "03 MAR 91"}))
