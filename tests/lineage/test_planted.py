"""Planted copies: what was copied, and which words were exchanged, is known to the character, and is found so."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.copies.planted import Kind, Planted, planted_pairs, strangers
from benchmarks.copies.scored import Scores, score

PAIRS_F, OFFSETS, EXCHANGES = 0.97, 0.95, 0.95
OF_A_KIND = 0.9
"""Floor of each kind: of its fifteen pairs one may be missed in part."""


@pytest.fixture(scope="module")
def planted() -> list[Planted]:
    return list(planted_pairs(15 * len(Kind), Random(3)))


@pytest.fixture(scope="module")
def scores(planted: list[Planted]) -> Scores:
    return score(planted, list(strangers(60, Random(4))))


def test_what_was_planted_stands_there(planted: list[Planted]) -> None:
    for one in planted:
        assert one.stretches
        for stretch in one.stretches:
            (start, end), (beside, beside_end) = stretch.source, stretch.copy
            source, copy = one.source[start:end], one.copy[beside:beside_end]
            assert (source.split() == copy.split()) == (not stretch.exchanges and one.kind is not Kind.RESPELLED)
            for left, right in stretch.exchanges:
                assert left in source and right in copy


def test_pairs_offsets_and_exchanged_words(scores: Scores) -> None:
    assert scores.pairs >= PAIRS_F
    assert scores.offsets >= OFFSETS
    assert scores.exchanges >= EXCHANGES


@pytest.mark.parametrize("kind", Kind)
def test_no_kind_is_much_worse_than_the_others(scores: Scores, kind: Kind) -> None:
    offsets, exchanges = scores.by_kind[kind]
    assert offsets >= OF_A_KIND
    assert exchanges is None or exchanges >= OF_A_KIND


def test_strangers_share_nothing() -> None:
    assert score(list(planted_pairs(7, Random(1))), list(strangers(150, Random(2)))).wrong == ()
