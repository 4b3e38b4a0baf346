"""Which tolls hold which others, and what they count beyond them."""

from __future__ import annotations

from tallystick.reconcile.nesting import Nesting
from tests.reconcile.plain import known, sums, total

EARLY, LATER, LAST = (total(key, 0, inside=range(n), upto=n) for key, n in (("early", 1), ("later", 2), ("last", 3)))
APART = total("apart", 0, inside=(2,), upto=0)
ALL = sums([known(key, 1) for key in "abc"], [LAST, EARLY, APART, LATER], wounded={"a": 2, "b": 1}, lingering=(0, 0b1, 0b11, 0))


def test_the_largest_of_those_asked_that_lies_wholly_inside_is_told() -> None:
    nesting = Nesting(ALL)
    assert nesting.largest(LAST, nesting.among(ALL.totals)) == "later"
    assert nesting.largest(LAST, nesting.among([EARLY, APART])) == "early"
    assert nesting.largest(LATER, nesting.among([LAST, APART])) is None


def test_of_two_that_count_the_same_only_one_lies_in_the_other() -> None:
    one, other = total("one", 0, inside=(0,), upto=1), total("other", 0, inside=(0,), upto=1)
    nesting = Nesting(sums([known("a", 1)], [other, one]))
    both = nesting.among([one, other])
    assert (nesting.largest(other, both), nesting.largest(one, both)) == ("one", None)


def test_beyond_another_toll_there_are_its_own_incidents_days_and_deaths() -> None:
    """On the days of the other one only those of whose incidents it does not count may die here in addition."""
    beyond = Nesting(ALL).beyond("last", "early")
    assert (beyond.told, beyond.silences) == (("b", "c"), 0b110)
    assert (beyond.days, dict(beyond.dying)) == (0b110, {1: 0b1, 2: 0b11})
    later = Nesting(ALL).beyond("last", "later")
    assert (later.told, dict(later.dying)) == (("c",), {2: 0b11})
    alone = Nesting(ALL).beyond("early", None)
    assert (alone.told, alone.silences, alone.days) == (("a",), 0b1, 0)
