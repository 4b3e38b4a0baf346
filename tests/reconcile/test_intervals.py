from hypothesis import given
from hypothesis import strategies as st

from tallystick.reconcile.intervals import Interval, common, hull, spanned


def interval(low: int | None, high: int | None) -> Interval:
    return Interval(low=low, high=high)


bounded = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda p: interval(min(p), max(p)))
any_interval = st.one_of(
    bounded, st.integers(0, 50).map(lambda n: interval(n, None)), st.integers(0, 50).map(lambda n: interval(None, n))
)


def test_what_bounds_have_in_common() -> None:
    assert common([interval(51, None), interval(50, None), interval(None, 53)]) == interval(51, 53)
    assert common([interval(5, 5), interval(7, None)]) is None


def test_an_open_claim_beyond_the_others_leaves_the_bound_open() -> None:
    assert hull([interval(45, 45), interval(50, None)]) == interval(45, None)
    assert hull([interval(2, 2), interval(2, None)]) == interval(2, 2)
    assert hull([interval(9, 9), interval(None, 6)]) == interval(None, 9)


def test_a_vague_word_gives_way_to_the_numbers_that_exclude_each_other() -> None:
    assert spanned([interval(24, None), interval(50, 50), interval(51, None)]) == interval(50, None)
    assert spanned([interval(3, None), interval(9, 9), interval(7, 7)]) == interval(7, 9)


def test_a_difference_never_falls_below_zero() -> None:
    assert interval(2, 3).minus(interval(5, 5)) == interval(0, 0)
    assert interval(6, 6).minus(interval(1, None)) == interval(None, 5)


@given(st.lists(any_interval, min_size=1, max_size=5))
def test_the_hull_holds_every_number_that_any_of_them_claims_as_a_point(given: list[Interval]) -> None:
    whole = hull(given)
    for one in given:
        if one.exact is not None:
            assert whole.meets(one)


@given(any_interval, any_interval)
def test_common_does_not_depend_on_order(one: Interval, other: Interval) -> None:
    assert one.common(other) == other.common(one)
    assert hull([one, other]) == hull([other, one])
