"""The generated truth on which linking's cost is measured."""

from __future__ import annotations

from collections import Counter

from benchmarks.linking.generated import generated
from tallystick.linking import Linking, link
from tallystick.model.ledger import Lineage


def test_the_same_number_gives_the_same_reports_and_more_give_more_of_them():
    few, more = generated(50), generated(200)
    assert (
        [one.text for one in more.reports[:50]] == [one.text for one in few.reports] == [r.text for r in generated(50).reports]
    )


def test_every_figure_stands_at_its_words():
    told = generated(200)
    texts = {one.report_id: one.text for one in told.reports}
    claims = [claim for one in told.readings for claim in one.claims]
    assert claims
    assert all(texts[one.report_id][one.passage.start : one.passage.end] == one.passage.quote for one in claims)


def test_linking_finds_most_of_the_truth_and_hardly_anything_else():
    told = generated(300)
    linked = link(told.reports, told.readings, Lineage())
    found = {account: one.incident_id for one in linked.incidents for account in one.account_ids}
    homes = [found[one.accounts[0].account_id] for one in told.readings]

    def pairs(keys):
        return sum(number * (number - 1) // 2 for number in Counter(keys).values())

    both = pairs(zip(homes, told.incidents, strict=True))
    assert both >= 0.98 * pairs(homes)
    assert both >= 0.6 * pairs(told.incidents)


def test_one_report_more_is_linked_as_with_all_at_once_and_leaves_what_it_does_not_touch():
    told = generated(200)
    with Linking() as linking:
        linking.add(told.reports[:-1], told.readings[:-1], Lineage())
        before = linking.linked()
        settled = linking.add(told.reports[-1:], told.readings[-1:], Lineage())
        after = linking.linked()
    assert after == link(told.reports, told.readings, Lineage())
    assert len(settled) < len(told.reports) / 2
    kept = {one.incident_id: one for one in after.incidents}
    assert all(kept[one.incident_id] is one for one in before.incidents if not settled & set(one.account_ids))
