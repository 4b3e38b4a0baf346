"""What is needed of parts that cannot all hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tallystick.reconcile.smallest import needed

PARTS = tuple(range(8))


@given(st.sets(st.sets(st.sampled_from(PARTS), min_size=1).map(frozenset), min_size=1))
def test_what_is_needed_cannot_hold_and_does_without_any_one_of_it(clashes: set[frozenset[int]]) -> None:
    def holds(some: Sequence[int]) -> bool:
        return not any(clash <= set(some) for clash in clashes)

    found = needed(PARTS, holds)
    assert not holds(found)
    assert all(holds(fewer) for fewer in combinations(found, len(found) - 1))


def test_what_stands_first_is_left_out_first() -> None:
    assert needed((1, 2, 3, 4), lambda some: len(some) < 2) == [3, 4]


def test_few_questions_are_asked_where_few_parts_are_needed() -> None:
    asked: list[int] = []

    def holds(some: Sequence[int]) -> bool:
        asked.append(len(some))
        return 700 not in some

    assert needed(range(1_000), holds) == [700]
    assert len(asked) < 30
