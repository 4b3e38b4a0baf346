"""What reports share, and whose share is another."""

from __future__ import annotations

from dataclasses import replace

from tallystick.linking.passages import Passages
from tallystick.model.copies import Version
from tallystick.model.ledger import Lineage
from tests.linking.cases import Event, shared, told

ONE, OTHER, THIRD = (told(name, Event(killed=2, when="on Thursday")) for name in ("a.txt", "b.txt", "c.txt"))
IDS = [one.report.report_id for one in (ONE, OTHER, THIRD)]
COPY = shared(*sorted((ONE, OTHER), key=lambda one: one.report.report_id))


def version(earlier: int, later: int) -> Version:
    return Version(earlier=IDS[earlier], later=IDS[later], reason="the same address")


def test_those_are_changed_who_share_something_new_or_no_more():
    passages = Passages()
    assert passages.update(Lineage(copies=(COPY,))) == set(IDS[:2])
    assert passages.update(Lineage(copies=(COPY,))) == set()
    assert passages.update(Lineage(copies=(replace(COPY, similarity=0.5),))) == set(IDS[:2])
    assert [one.similarity for one in passages.of(IDS[0])] == [0.5]
    assert passages.update(Lineage()) == set(IDS[:2])
    assert list(passages.of(IDS[0])) == []


def test_all_states_of_a_page_are_one_and_a_further_state_may_give_it_another_name():
    passages = Passages()
    passages.update(Lineage(versions=(version(0, 1),)))
    assert passages.page(IDS[0]) == passages.page(IDS[1]) == min(IDS[:2])
    assert passages.page(IDS[2]) is None
    assert passages.update(Lineage(versions=(version(0, 1), version(1, 2)))) >= {IDS[1], IDS[2]}
    assert {passages.page(one) for one in IDS} == {min(IDS)}


def test_around_a_report_stands_what_it_shares():
    passages = Passages()
    passages.update(Lineage(copies=(COPY,)))
    assert passages.around([IDS[0]]).copies == (COPY,)
    assert passages.around([IDS[2]]).copies == ()
