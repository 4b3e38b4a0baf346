"""Pairs of texts are counted by their common runs as by comparing all with all, whatever the parts they are sorted in and
whether they come at once or a few at a time."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallystick.lineage import seeds
from tallystick.lineage.runs import Hashes, distinct, runs_of
from tallystick.lineage.seeds import CROWD, Pairs

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
    assert Pairs().add([f"{place:02}" for place in range(len(sets))], sets) == compared(sets)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 9), max_size=6), max_size=40), st.randoms(use_true_random=False), st.integers(1, 15))
def test_a_few_at_a_time_they_are_those_of_all_at_once(numbers: list[list[int]], chance: Random, few: int) -> None:
    sets = [hashes(one) for one in numbers]
    come = chance.sample(range(len(sets)), len(sets))
    pairs, counts = Pairs(), {}
    for start in range(0, len(come), few):
        places = come[start : start + few]
        told = pairs.add([f"{place:02}" for place in places], [sets[place] for place in places])
        counts |= {(come[left], come[right]): seeds for (left, right), seeds in told.items()}
    assert {pair: seeds for pair, seeds in counts.items() if any(seeds)} == compared(sets)
    crowded = [run for run in range(10) if sum(run in one for one in numbers) > CROWD]
    assert sorted(pairs.crowded.tolist()) == crowded


def test_the_order_of_words_in_a_run_counts() -> None:
    forwards, backwards = (runs_of(np.array(one, dtype=np.uint64)) for one in ([1, 2, 3, 4, 5], [5, 4, 3, 2, 1]))
    assert len(forwards) == len(backwards) == 1 and forwards[0] != backwards[0]
    assert len(runs_of(np.array([1, 2, 3, 4], dtype=np.uint64))) == 0
