"""Stretches: none overlaps another in either text, and what one does not need is left to the next."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.lineage.alignment import Block, Stretch, align, equal_words

FIRST, SECOND, OWN = list(range(100, 112)), list(range(200, 212)), list(range(900, 930))


def seeds(left: list[int], right: list[int], length: int = 3) -> list[tuple[int, int]]:
    """Places of equal runs, the first of each."""
    first = {tuple(left[at : at + length]): at for at in reversed(range(len(left) - length + 1))}
    runs = ((tuple(right[at : at + length]), at) for at in range(len(right) - length + 1))
    return sorted({first[run]: at for run, at in reversed(list(runs)) if run in first}.items())


def spans(stretch: Stretch) -> tuple[tuple[int, int], tuple[int, int]]:
    first, last = stretch[0], stretch[-1]
    return (first.left, last.left + last.size), (first.right, last.right + last.size)


def test_moved_sentences_are_stretches_of_their_own() -> None:
    left, right = FIRST + SECOND, SECOND + OWN + FIRST
    assert sorted(map(spans, align(left, right, seeds(left, right)))) == [((0, 12), (42, 54)), ((12, 24), (0, 12))]


def test_words_that_two_stretches_could_have_go_to_one_and_the_other_keeps_the_rest() -> None:
    shared = [7, 8, 9]
    left, right = FIRST + shared + SECOND, FIRST + shared + OWN + shared + SECOND
    found = align(left, right, [*seeds(left, right), (12, 45)])
    assert sum(map(equal_words, found)) == 27
    assert {spans(one)[0] for one in found} in ({(0, 15), (15, 27)}, {(0, 12), (12, 27)})


def test_what_the_end_of_a_stretch_gives_up_is_free() -> None:
    left, right = FIRST + SECOND, FIRST + SECOND
    (cut,) = align(left, right, seeds(left, right), lambda _: (Block(left=0, right=0, size=5),))
    assert spans(cut) == ((0, 5), (0, 5))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 5), max_size=40), st.lists(st.integers(0, 5), max_size=40))
def test_stretches_are_equal_words_in_order_and_never_overlap(left: list[int], right: list[int]) -> None:
    found = align(left, right, seeds(left, right))
    for stretch in found:
        for block in stretch:
            assert left[block.left : block.left + block.size] == right[block.right : block.right + block.size]
        for one, other in pairwise(stretch):
            assert one.left + one.size <= other.left and one.right + one.size <= other.right
    for one, other in combinations(map(spans, found), 2):
        for (start, end), (beside, beside_end) in zip(one, other, strict=True):
            assert end <= beside or beside_end <= start
