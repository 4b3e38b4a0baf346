"""The learned table, and how it is used."""

from __future__ import annotations

import pytest

from tallystick.linking import link
from tallystick.linking.census import ENOUGH
from tallystick.linking.learned import LANDMARKED, learned, read
from tallystick.linking.levels import LATER
from tallystick.linking.weights import JUDGED
from tallystick.model.ledger import Lineage
from tests.linking.cases import BELMOR, PEOPLE, QARHAT, Event, together, told


def bits(name: str) -> list[float]:
    table = learned()
    return [level.bits for level in table.comparisons[table.index(name)].levels]


@pytest.mark.parametrize("comparison", LANDMARKED, ids=lambda comparison: comparison.name)
def test_only_the_last_level_takes_all_that_is_left(comparison):
    assert [level.sql == "ELSE" for level in comparison.levels] == [False] * (len(comparison.levels) - 1) + [True]
    assert sum(level.m for level in comparison.levels) == pytest.approx(1.0)
    assert sum(level.u for level in comparison.levels) == pytest.approx(1.0)


def test_names_are_unique_and_only_retaliation_waits_for_clusters():
    names = [comparison.name for comparison in LANDMARKED]
    assert len(names) == len(set(names))
    assert [c.name for c in LANDMARKED if any(level.sql == LATER for level in c.levels)] == ["retaliation"]


def test_what_is_in_common_speaks_for_one_incident_and_nothing_in_common_against():
    for name in ("words", "names"):
        assert bits(name)[0] < min(bits(name)[1:])
        assert max(bits(name)[:3]) < min(bits(name)[4:])
    assert bits("street")[0] > bits("street")[1] > bits("street")[3]
    assert bits("day")[0] > 0 > bits("day")[-1]


def test_what_shootings_cannot_teach_stays_as_it_was_judged():
    judged = {one.name: one for one in JUDGED.comparisons}
    for one in learned().comparisons:
        if one.name in ("harmed", "items", "method", "actor", "retaliation", "passages", "page"):
            assert one == judged[one.name]


def test_weights_can_be_overridden_and_slips_are_named():
    table = read('prior = -2.0\n[day]\n"the same day" = 5.0\n')
    day = table.comparisons[table.index("day")]
    assert (table.prior, day.levels[0].bits) == (-2.0, 5.0)
    assert day.levels[1].bits == JUDGED.comparisons[JUDGED.index("day")].levels[1].bits
    with pytest.raises(ValueError, match="nothing is compared by the name of weather"):
        read('prior = -2.0\n[weather]\n"rain" = 1.0\n')
    with pytest.raises(ValueError, match="day has no level"):
        read('prior = -2.0\n[day]\n"the same dya" = 1.0\n')


def many():
    """Plain shootings, each on its day, in its town and with words of its own, that make words known to be rare."""
    return [
        told(
            f"Man dies near {word} mill {number}.txt",
            Event(killed=1, group=PEOPLE, place=QARHAT, main=True),
            published=day,
            aside="Police named the man on Monday, and a school.",
        )
        for number in range(ENOUGH)
        for word, day in [(f"Wharf{number // 2}", f"2031-{number % 12 + 1:02}-10")]
    ]


def linked(*reports):
    known = [*reports, *many()]
    return link([one.report for one in known], [one.reading for one in known], Lineage())


ASIDE = "Police named Ansel Quarrow, a baker of the Lindenhof school, in the 1200 block of Thornley Street near Oxbow bridge."


def test_a_misread_day_is_outweighed_by_the_names_and_streets_of_one_incident():
    first = told("a.txt", Event(killed=2, wounded=1, when="on Monday", group=PEOPLE, place=QARHAT, main=True),
                 published="2031-05-13", aside=ASIDE)  # fmt: skip
    late = told("b.txt", Event(killed=2, wounded=1, when="on Thursday", group=PEOPLE, place=QARHAT, main=True),
                published="2031-05-16", aside=ASIDE)  # fmt: skip
    assert together(linked(first, late), (first, 0), (late, 0))
    alone = link([first.report, late.report], [first.reading, late.reading], Lineage())
    assert not together(alone, (first, 0), (late, 0))


def test_two_alike_stay_apart_where_their_words_differ():
    first = told("a.txt", Event(killed=2, when="on Monday", group=PEOPLE, place=QARHAT, main=True), published="2031-05-13",
                 aside=ASIDE)  # fmt: skip
    other = told("b.txt", Event(killed=2, when="on Monday", group=PEOPLE, place=BELMOR, main=True), published="2031-05-13",
                 aside="Police named Orla Fenwick, a nurse, at the Gantry hotel.")  # fmt: skip
    assert not together(linked(first, other), (first, 0), (other, 0))
