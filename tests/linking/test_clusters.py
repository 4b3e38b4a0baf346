"""Joining accounts: constrained and not chained."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.linking import almanac, features
from tallystick.linking.clusters import clusters
from tallystick.linking.constraints import refused
from tallystick.linking.landmarks import Landmarks
from tallystick.linking.levels import weighing
from tallystick.linking.scoring import Scored
from tallystick.linking.weights import COMPARISONS, LINK_BITS, PRIOR_BITS
from tallystick.model.ledger import Lineage
from tests.linking.cases import ABROAD, VALE, Event, told

NAMES = [comparison.name for comparison in COMPARISONS]
STRONG = {"passages": 1}  # +2.6 bits with the prior
WEAK = {"killed": 6}  # -7 bits with the prior


def rows_of(*events: Event, published="2031-05-16"):
    reports = [told(f"{place}.txt", event, published=published) for place, event in enumerate(events)]
    rows = features.build([one.reading for one in reports], Lineage())
    by_report = {row.report_id: row for row in almanac.with_days(rows, almanac.stated([one.report for one in reports]))}
    return [by_report[one.report.report_id] for one in reports]


def pair(left, right, levels) -> Scored:
    low, high = sorted((left.account_id, right.account_id))
    return Scored(left=low, right=high, levels=tuple(levels.get(name, -1) for name in NAMES))


def sizes(found) -> list[int]:
    return sorted(len(cluster) for cluster in found)


def test_a_strong_pair_is_joined_and_a_stranger_stays_alone():
    one, two, three = rows_of(*[Event(killed=2)] * 3)
    assert sizes(clusters([one, two, three], [pair(one, two, STRONG)])) == [1, 2]


def test_no_chain_through_a_common_neighbour():
    one, two, three = rows_of(*[Event(killed=2)] * 3)
    pairs = [pair(one, two, STRONG), pair(two, three, STRONG), pair(one, three, WEAK)]
    assert sizes(clusters([one, two, three], pairs)) == [1, 2]


def test_pairs_that_were_never_compared_count_as_nothing():
    one, two, three = rows_of(*[Event(killed=2)] * 3)
    strongest = {"passages": 1, "persons": 0}
    assert sizes(clusters([one, two, three], [pair(one, two, strongest), pair(two, three, strongest)])) == [3]


def test_what_contradicts_itself_is_never_joined_however_strong():
    one, two = rows_of(Event(killed=2, place=VALE), Event(killed=2, place=ABROAD))
    assert sizes(clusters([one, two], [pair(one, two, {"passages": 1, "persons": 0})])) == [1, 1]


def test_what_a_report_mentions_does_not_take_the_place_of_its_story():
    first = told("a.txt", Event(killed=2, main=True), Event(killed=5), published="2031-05-16")
    other = told("b.txt", Event(killed=2, main=True), published="2031-05-16")
    rows = features.build([first.reading, other.reading], Lineage())
    by_id = {row.account_id: row for row in almanac.with_days(rows, almanac.stated([first.report, other.report]))}
    main, mention = (by_id[one.account_id] for one in first.reading.accounts)
    (story,) = (by_id[one.account_id] for one in other.reading.accounts)
    pairs = [pair(main, story, STRONG), pair(mention, story, {"passages": 1, "persons": 0})]
    found = clusters([main, mention, story], pairs)
    assert tuple(sorted((main.account_id, story.account_id))) in found


def test_what_is_told_in_passing_may_need_more_to_be_joined():
    one, two = rows_of(*[Event(killed=2)] * 2)
    strict = weighing(COMPARISONS, prior=PRIOR_BITS, link=LINK_BITS, aside=4.0)
    scored = pair(one, two, STRONG)
    assert sizes(clusters([one, two], [scored])) == [2]
    assert sizes(clusters([one, two], [replace(scored, weighing=strict)])) == [1, 1]
    mains = [replace(row, account=replace(row.account, main=True)) for row in (one, two)]
    assert sizes(clusters(mains, [replace(scored, weighing=strict)])) == [2]


EVENTS = st.builds(
    Event,
    killed=st.sampled_from([None, 1, 2, 3]),
    wounded=st.sampled_from([1, 5]),
    when=st.sampled_from([None, "on Monday", "on Thursday", "on 12 May"]),
    place=st.sampled_from([None, VALE, ABROAD]),
)
LEVELS = st.fixed_dictionaries({"passages": st.sampled_from([-1, 1]), "persons": st.sampled_from([-1, 0, 1])})


@settings(max_examples=60, deadline=None)
@given(st.lists(EVENTS, min_size=2, max_size=7), st.data())
def test_a_partition_without_refused_pairs_whatever_the_order(events, data):
    rows = rows_of(*events)
    pairs = [
        pair(one, other, data.draw(LEVELS))
        for place, one in enumerate(rows)
        for other in rows[place + 1 :]
        if data.draw(st.booleans())
    ]
    found = clusters(rows, pairs)
    by_id = {row.account_id: row for row in rows}
    assert sorted(one for cluster in found for one in cluster) == sorted(by_id)
    for cluster in found:
        assert all(not refused(by_id[one], by_id[other]) for one in cluster for other in cluster if one < other)
    assert clusters(data.draw(st.permutations(rows)), data.draw(st.permutations(pairs))) == found


def test_days_that_two_accounts_each_tell_are_not_outweighed():
    """One account of another day may be misread; two of each day are two incidents, however alike they read."""
    apart = [Event(killed=2, when="on Monday", main=True)] * 2 + [Event(killed=2, when="on Thursday", main=True)] * 2
    rows = [replace(row, landmarks=Landmarks(words=(("pier", 5.0),))) for row in rows_of(*apart)]
    strict = replace(weighing(COMPARISONS, prior=PRIOR_BITS, link=LINK_BITS), outweighs=0.0)

    def found(members):
        both = [(one, other) for place, one in enumerate(members) for other in members[place + 1 :]]
        pairs = [pair(a, b, {"passages": 1, "persons": 0} if a.days == b.days else STRONG) for a, b in both]
        return sizes(clusters(members, [replace(one, weighing=strict) for one in pairs]))

    assert found(rows) == [2, 2]
    assert found(rows[:3]) == [3]


@pytest.mark.parametrize(("abroad", "wanted"), [(False, [2]), (True, [1, 1])])
def test_a_contradiction_is_outweighed_by_more_where_words_were_counted_over_several_lands(abroad, wanted):
    days = [Event(killed=2, when=when, main=True) for when in ("on Monday", "on Thursday")]
    rows = [replace(row, landmarks=Landmarks(words=(("pier", 5.0),), abroad=abroad)) for row in rows_of(*days)]
    told = pair(*rows, STRONG)
    table = replace(told.weighing, outweighs=told.weight - 1, abroad=2.0)
    assert sizes(clusters(rows, [replace(told, weighing=table)])) == wanted
