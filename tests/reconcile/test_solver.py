"""The arithmetic alone, in plain numbers."""

from dataclasses import replace

from tallystick.reconcile.intervals import Interval
from tallystick.reconcile.solver import ALL, least, smallest_contradiction
from tallystick.reconcile.sums import Explanation, Known, Sums, Total

UNREPORTED = frozenset({Explanation.UNREPORTED})
DEATHS = frozenset({Explanation.LATER_DEATH})
BASE = frozenset({Explanation.BASE})


def known(key: str, low: int, high: int | None = -1, weight: int = 1) -> Known:
    return Known(key=key, interval=Interval(low=low, high=low if high == -1 else high), weight=weight)


def total(
    key: str, low: int, high: int | None = -1, *, inside: str, upto: int, base: str = "agency", **more: tuple[str, ...]
) -> Total:
    interval = Interval(low=low, high=low if high == -1 else high)
    silences = tuple(f"s{i}" for i in range(upto))
    default: dict[str, tuple[str, ...]] = {"maybe": (), "deaths": ()}
    return Total(
        key=key, interval=interval, weight=1, inside=tuple(inside), silences=silences, bases=(base,), **{**default, **more}
    )


def sums(
    incidents: list[Known], totals: list[Total], deaths: dict[str, str] | None = None, wounded: dict[str, int] | None = None
) -> Sums:
    silences = tuple(sorted({s for t in totals for s in t.silences}))
    return Sums(
        known=tuple(incidents),
        totals=tuple(totals),
        silences=silences,
        outer=frozenset(),
        deaths=deaths or {},
        wounded=wounded or {},
    )


def test_sums_that_agree_cost_nothing() -> None:
    found = least(sums([known("a", 8), known("b", 5, None)], [total("t", 13, inside="ab", upto=1)]), frozenset())
    assert found is not None
    assert not any(found.cost)
    assert found.figures == {"a": 8, "b": 5}


def test_without_an_explanation_something_is_given_up() -> None:
    one = sums([known("a", 8), known("b", 5)], [total("t", 14, inside="ab", upto=1)])
    plain, silent = least(one, frozenset()), least(one, UNREPORTED)
    assert plain is not None and plain.given_up_weight == 1
    assert silent is not None and silent.cost == (0, 1, 0)
    assert silent.silences == {"s0": 1}


def test_what_more_origins_say_is_given_up_last() -> None:
    found = least(sums([known("a", 8, weight=3)], [total("t", 5, inside="a", upto=0)]), ALL - BASE)
    assert found is not None and found.given_up == {"t"}


def test_later_deaths_are_bounded_by_the_wounded() -> None:
    totals = [total("t", 11, inside="a", upto=0, deaths=("d",))]
    few = least(sums([known("a", 8)], totals, {"d": "a"}, {"a": 2}), DEATHS)
    enough = least(sums([known("a", 8)], totals, {"d": "a"}, {"a": 3}), DEATHS)
    assert few is not None and few.given_up_weight == 1
    assert enough is not None and enough.deaths == {"d": 3}


def test_a_base_adds_the_same_to_all_its_totals() -> None:
    totals = [total("t", 9, inside="a", upto=0, base="other"), total("u", 14, inside="ab", upto=0, base="other")]
    found = least(sums([known("a", 8), known("b", 5)], totals), BASE)
    assert found is not None and found.bases == {"other": 1}


def test_an_incident_at_a_vague_edge_joins_or_not() -> None:
    one = sums([known("a", 8), known("b", 5)], [total("t", 5, inside="b", upto=1, maybe=("a",))])
    other = sums([known("a", 8), known("b", 5)], [total("t", 13, None, inside="b", upto=1, maybe=("a",))])
    without, joined = least(one, UNREPORTED), least(other, UNREPORTED)
    assert without is not None and without.joined == frozenset() and not any(without.cost)
    assert joined is not None and joined.joined == {("t", "a")} and not any(joined.cost)


def test_a_smallest_contradiction_leaves_out_what_is_sound() -> None:
    incidents = [known("a", 8), known("b", 5), known("c", 2)]
    totals = [total("early", 13, inside="ab", upto=1), total("late", 12, inside="abc", upto=2)]
    core = smallest_contradiction(sums(incidents, totals), UNREPORTED)
    assert core == ("early", "late") or set(core) == {"a", "b", "late"} or set(core) == {"c", "early", "late"}
    for key in core:
        rest = frozenset(core) - {key}
        left_out = frozenset({"a", "b", "c", "early", "late"}) - rest
        assert smallest_contradiction(sums(incidents, totals).without(left_out), UNREPORTED) == ()


def test_no_contradiction_where_all_can_hold() -> None:
    assert smallest_contradiction(sums([known("a", 8)], [total("t", 9, inside="a", upto=1)]), UNREPORTED) == ()


def test_the_same_sums_give_the_same_solution() -> None:
    one = sums([known("a", 8), known("b", 5)], [total("t", 16, inside="ab", upto=2)])
    assert least(one, ALL) == least(one, ALL)


def test_hard_edges_would_blame_a_sound_claim() -> None:
    """A vague fortnight that may reach back to the first incident gives nothing up; with a hard edge something must be."""
    incidents = [known("a", 8), known("b", 5, None), known("c", 2)]
    exact = [total("before", 13, inside="ab", upto=2), total("now", 15, inside="abc", upto=3)]
    vague = Total(
        key="fortnight",
        interval=Interval(low=13, high=None),
        weight=1,
        inside=("b", "c"),
        maybe=("a",),
        silences=("s1", "s2"),
        deaths=(),
        bases=("agency",),
    )
    soft, hard = (
        least(sums(incidents, [*exact, vague]), ALL),
        least(sums(incidents, [*exact, replace(vague, maybe=())]), ALL - BASE),
    )
    assert soft is not None and soft.cost[:2] == (0, 0)
    assert hard is not None and hard.given_up_weight == 1
