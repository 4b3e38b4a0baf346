"""Pairs of texts are counted by their common runs as by comparing all with all, whatever the parts they are sorted in."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallystick.lineage import seeds
from tallystick.lineage.runs import Hashes, distinct, runs_of
from tallystick.lineage.seeds import CROWD, find_pairs

corpora = st.lists(st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 30), max_size=25), max_size=20)


def hashes(numbers: list[int]) -> Hashes:
    return distinct(np.array(numbers, dtype=np.uint64))


def compared(sets: list[Hashes]) -> dict[tuple[int, int], tuple[int, int]]:
    """All with all: the rare and the common seeds of each pair."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(sets):
        for run in one.tolist():
            holders[run].append(place)
    counts: defaultdict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])
    for places in holders.values():
        crowd = len(places) > CROWD
        for pair in combinations(places, 2):
            if not crowd or pair[0] == places[0]:
                counts[pair][crowd] += 1
    return {pair: (rare, common) for pair, (rare, common) in counts.items()}


@pytest.mark.parametrize("share", [7, 1_000])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(corpora)
def test_pairs_are_those_of_comparing_all_with_all(
    monkeypatch: pytest.MonkeyPatch, share: int, numbers: list[list[int]]
) -> None:
    monkeypatch.setattr(seeds, "SHARE", share)
    sets = [hashes(one) for one in numbers]
    assert find_pairs(sets).counts == compared(sets)


def test_the_order_of_words_in_a_run_counts() -> None:
    forwards, backwards = (runs_of(np.array(one, dtype=np.uint64)) for one in ([1, 2, 3, 4, 5], [5, 4, 3, 2, 1]))
    assert len(forwards) == len(backwards) == 1 and forwards[0] != backwards[0]
    assert len(runs_of(np.array([1, 2, 3, 4], dtype=np.uint64))) == 0
