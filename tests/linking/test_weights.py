"""The table of weights holds together."""

from __future__ import annotations

import pytest

from tallystick.linking.levels import LATER
from tallystick.linking.weights import COMPARISONS, LINK_BITS, PRIOR_BITS


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.name)
def test_the_probabilities_of_a_comparison_add_up_to_one(comparison):
    assert sum(level.m for level in comparison.levels) == pytest.approx(1.0)
    assert sum(level.u for level in comparison.levels) == pytest.approx(1.0)
    assert all(0 < level.m < 1 and 0 < level.u < 1 for level in comparison.levels)


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.name)
def test_only_the_last_level_takes_all_that_is_left(comparison):
    assert [level.sql == "ELSE" for level in comparison.levels] == [False] * (len(comparison.levels) - 1) + [True]
    assert comparison.rests_on.endswith(".")


def test_names_are_unique_and_only_retaliation_waits_for_clusters():
    names = [comparison.name for comparison in COMPARISONS]
    assert len(names) == len(set(names))
    assert [c.name for c in COMPARISONS if any(level.sql == LATER for level in c.levels)] == ["retaliation"]


def test_no_single_agreement_but_words_pages_or_names_links_a_pair():
    strong = {c.name for c in COMPARISONS if PRIOR_BITS + max(level.bits for level in c.levels) >= LINK_BITS}
    assert strong <= {"passages", "page", "persons"}
