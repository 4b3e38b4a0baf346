"""What is kept of series: what is found anew only where that would differ."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.reconcile.effort import SOLVE, Effort
from tallystick.reconcile.kept import Kept

EACH, ALL = 1.0, 1.5
Searches = tuple[float, ...]
"""What the searches in a series would take, had each all that one may take."""


def searched(series: Searches, effort: Effort) -> tuple[float, ...]:
    """What each search came to take: it ends where the effort does."""
    taken = []
    for one in series:
        if effort.left <= 0:
            break
        taken.append(min(one, SOLVE, effort.left))
        effort.spend(taken[-1], 0)
    return tuple(taken)


ledgers = st.dictionaries(st.sampled_from("abcde"), st.lists(st.floats(0, SOLVE), max_size=6).map(tuple), max_size=5)


@given(st.lists(ledgers, max_size=4))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_what_is_kept_is_what_would_be_found_anew_wherever_effort_ends(states: list[dict[str, Searches]]) -> None:
    kept = Kept(searched)
    for state in states:
        assert kept.of(state, ALL, EACH) == Kept(searched).of(state, ALL, EACH)


def test_only_what_is_another_or_would_now_be_cut_short_is_found_anew() -> None:
    found: list[Searches] = []
    kept = Kept(lambda series, effort: found.append(series) or searched(series, effort))
    small, large, other = (0.1,), (0.2, 0.2), (0.2,) * 5
    kept.of({"a": small, "b": large}, ALL, EACH)
    kept.of({"a": other, "b": large}, ALL, EACH)
    assert found == [small, large, other, large]
    kept.of({"a": other, "b": large}, ALL, EACH)
    kept.of({"b": large}, ALL, EACH)
    kept.of({"a": other, "b": large}, ALL, EACH)
    assert found[4:] == [large, other, large]
