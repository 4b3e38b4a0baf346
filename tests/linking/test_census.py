"""How rare words are, counted as reports come and go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.linking import census
from tallystick.linking.census import ABROAD, UNTOLD, Census, pools

WORDS = {
    "a": {"harbour", "mill"},
    "b": {"harbour", "bridge"},
    "c": {"harbour"},
    "d": {"harbour", "bridge", "mill"},
    "e": {"mill"},
    "f": {"bridge", "quarry"},
}
LANDS = {"a": "no", "b": "no", "c": "no", "d": "ta", "e": UNTOLD, "f": "ta"}


@pytest.fixture(autouse=True)
def _few_are_enough(monkeypatch):
    monkeypatch.setattr(census, "ENOUGH", 2)
    monkeypatch.setattr(census, "COMMON", 1)


def counted(*reports: str) -> Census:
    made = Census(WORDS.__getitem__)
    made.count({report: LANDS[report] for report in reports}, {})
    return made


def rarities(of: Census, reports) -> dict[str, dict[str, int] | None]:
    known = {report: of.rarity(LANDS[report]) for report in reports}
    return {report: rarity.of(WORDS[report]) if rarity else None for report, rarity in known.items()}


def test_a_word_is_rare_by_the_steps_of_two_between_all_and_those_that_hold_it():
    rarity = counted("a", "b", "c", "e").rarity("no")
    assert rarity is not None
    assert rarity.most == 2
    assert rarity.of(WORDS["a"]) == {"harbour": 1, "mill": 1}
    assert rarity.of(["bridge"]) == {"bridge": 2}


def test_only_those_are_touched_who_hold_a_word_that_is_now_commoner():
    words = {"mill": {"mill", "road"}, "bridge": {"bridge", "road"}, "new": {"mill", "road", "quarry"}}
    made = Census(lambda report: words.get(report, {"road"}))
    made.count(dict.fromkeys(["mill", "bridge", *map(str, range(8))], "no"), {})
    assert made.count({"new": "no"}, {}) == {"new", "mill"}


def test_all_are_touched_where_the_number_of_reports_grows_by_a_step():
    assert counted("a", "b", "c").count({"e": "no"}, {}) == {"a", "b", "c", "e"}


def test_a_land_with_too_few_reports_of_its_own_touches_no_other():
    assert counted("a", "b", "c").count({"d": "ta"}, {}) == {"d"}


def test_too_few_reports_tell_nothing():
    made = counted("a")
    assert made.rarity("no") is None
    assert not made.any_enough()


def test_lands_of_few_reports_are_counted_together_and_reports_of_none_with_the_commonest():
    assert pools({"no": 3, "ta": 1, UNTOLD: 1}) == {"no": "no", "ta": ABROAD, UNTOLD: "no"}
    assert pools({"no": 1, "ta": 1, UNTOLD: 1}) == {"no": ABROAD, "ta": ABROAD, UNTOLD: ABROAD}
    assert pools({"no": 3000, "ta": 2}) == {"no": "no", "ta": "ta"}
    assert pools({"no": 3000, "ta": 1}) == {"no": "no", "ta": "no"}


@given(st.permutations(sorted(WORDS)), st.sets(st.sampled_from(sorted(WORDS))))
def test_whatever_comes_and_goes_the_census_is_that_of_those_who_are_there(order, leaving):
    made = Census(WORDS.__getitem__)
    for place, report in enumerate(order):
        before = rarities(made, order[:place])
        touched = made.count({report: LANDS[report]}, {})
        now = rarities(made, order[: place + 1])
        assert {one for one in now if one not in before or before[one] != now[one]} <= touched
    made.count({}, {report: LANDS[report] for report in sorted(leaving)})
    staying = sorted(set(WORDS) - leaving)
    assert rarities(made, staying) == rarities(counted(*staying), staying)
