"""The whole of linking, on an invented war and on a local shooting."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.linking import link
from tallystick.model.copies import Version
from tallystick.model.figures import Figure
from tallystick.model.ledger import Lineage, Linked
from tallystick.model.times import DateBasis
from tests.linking.cases import (
    ABROAD,
    BELMOR,
    NORLAND,
    OST,
    PEOPLE,
    QARHAT,
    SUDMARK,
    VALE,
    Event,
    Told,
    Toll,
    at_least,
    dating_of,
    incident_of,
    run,
    together,
    told,
    town,
    up_to,
)

ELMSFORD = town("Elmsford", lat=40.0, lon=-80.0, admin1="Ohio", country="Westland")


def strike(when: str, wounded: int, **fields) -> Event:
    return Event(killed=2, wounded=wounded, when=when, method="air strike", **fields)


def test_attacks_that_read_alike_some_days_apart_stay_apart():
    first = [told(f"first{n}.txt", strike("on Thursday", 5, main=True), published="2031-05-15") for n in range(3)]
    second = [told(f"second{n}.txt", strike("on Wednesday", 2, main=True), published="2031-05-22") for n in range(2)]
    linked = run(*first, *second)
    assert together(linked, *((one, 0) for one in first))
    assert together(linked, *((one, 0) for one in second))
    assert not together(linked, (first[0], 0), (second[0], 0))


@pytest.mark.parametrize(("killed", "wounded", "one"), [(20, 90, True), (1, 4, False)])
def test_two_attacks_on_many_are_seldom_told_within_days_of_each_other(killed, wounded, one):
    first = Event(killed=at_least(killed), wounded=at_least(wounded), when="on Thursday", group=PEOPLE, place=OST, main=True)
    second = Event(
        killed=at_least(killed + 2), wounded=at_least(wounded + 2), when="on Wednesday", group=PEOPLE, place=OST, main=True
    )
    early, late = told("a.txt", first, published="2031-05-15"), told("b.txt", second, published="2031-05-16")
    assert together(run(early, late), (early, 0), (late, 0)) is one


def test_the_same_figures_in_another_land_are_another_incident():
    here = told("a.txt", strike("on Thursday", 5), published="2031-05-15")
    there = told("b.txt", strike("on Thursday", 5, place=ABROAD), published="2031-05-15")
    linked = run(here, there)
    assert not together(linked, (here, 0), (there, 0))


def test_one_strike_told_vaguely_and_closely_is_one_incident():
    reports = [
        told(
            "a.txt", Event(killed=3, wounded=4, when="on Thursday", place=QARHAT, method="air strike"), published="2031-05-15"
        ),
        told("b.txt", Event(killed=at_least(3), when="on Thursday", place=VALE, method="air strike"), published="2031-05-15"),
        told("c.txt", Event(killed=3, wounded=4, place=OST, method="air strike", main=True), published="2031-05-16"),
    ]
    assert together(run(*reports), *((one, 0) for one in reports))


def test_retaliation_is_put_together_across_reports_by_bounds_that_meet():
    def both(count, **fields):
        return strike("on Thursday", 5, main=True), Event(killed=count, tanks=5, group=SUDMARK, place=VALE, answers=0, **fields)

    reports = [
        told(f"{name}.txt", *both(count), published="2031-05-15")
        for name, count in (("a", at_least(51)), ("b", at_least(50)), ("c", up_to(53)))
    ]
    linked = run(*reports)
    assert together(linked, *((one, 1) for one in reports))
    assert not together(linked, (reports[0], 0), (reports[0], 1))
    assert incident_of(linked, reports[0], 1).answers == incident_of(linked, reports[0], 0).incident_id


def test_a_boast_is_put_together_with_what_others_count():
    """Rebels' twenty and the monitor's six to eight, of one day, town and group; told otherwise, two attacks."""
    few = Event(killed=Figure(low=6, high=8, words="between six and eight", rule="between"), when="on Thursday", place=QARHAT)
    for enemy in (True, False):
        many = Event(killed=20, when="on Thursday", place=QARHAT, claimant="Sudmark rebels", enemy=enemy)
        reports = [told("a.txt", many, published="2031-05-16"), told("b.txt", few, published="2031-05-16")]
        assert together(run(*reports), *((one, 0) for one in reports)) == enemy


def test_a_shooting_told_by_three_local_papers():
    papers = [
        told("a.txt", Event(killed=1, wounded=2, group=PEOPLE, when="on Friday", place=ELMSFORD, method="shooting", main=True,
                            names=("Dana Pell",)), published="2031-03-08"),
        told("b.txt", Event(wounded=3, group=PEOPLE, when="on Friday", place=ELMSFORD, method="shooting", main=True),
             published="2031-03-07"),
        told("c.txt", Event(killed=1, group=PEOPLE, place=ELMSFORD, method="shooting", main=True, names=("Dana Pell",)),
             published="2031-03-20"),
    ]  # fmt: skip
    other = told(
        "d.txt", Event(killed=1, group=PEOPLE, when="on Friday", place=ELMSFORD, method="shooting", names=("Ola Vint",)),
        published="2031-03-15",
    )  # fmt: skip
    linked = run(*papers, other)
    assert together(linked, (papers[0], 0), (papers[2], 0))
    assert not together(linked, (papers[0], 0), (other, 0))


def test_an_update_may_correct_its_figures_downwards():
    first = told("first.txt", Event(killed=4, wounded=9, when="on Monday", place=QARHAT, main=True), published="2031-05-12")
    update = told("update.txt", Event(killed=8, wounded=7, when="on Monday", place=QARHAT, main=True), published="2031-05-12")
    rival = told("rival.txt", Event(killed=8, wounded=1, when="on Monday", place=QARHAT, main=True), published="2031-05-12")
    version = Version(earlier=first.report.report_id, later=update.report.report_id, reason="the same address")
    reports = (first, update, rival)
    linked = link([one.report for one in reports], [one.reading for one in reports], Lineage(versions=(version,)))
    assert together(linked, (first, 0), (update, 0))
    assert not together(linked, (first, 0), (rival, 0))


def test_candidates_tell_their_reasons_and_what_was_decided():
    one, two = (told(name, strike("on Thursday", 5), published="2031-05-15") for name in ("a.txt", "b.txt"))
    (candidate,) = run(one, two).candidates
    assert candidate.left < candidate.right
    assert candidate.same
    assert abs(candidate.weight - sum(reason.weight for reason in candidate.reasons)) < 0.01
    assert {"day", "place", "killed", "prior"} <= {reason.name for reason in candidate.reasons}


def test_reports_without_accounts_are_dated_all_the_same():
    bare, undated = told("a.txt", Toll(killed=3), published="2031-05-15"), told("b.txt")
    linked = run(bare, undated)
    assert dating_of(linked, bare).basis is DateBasis.STATED
    assert dating_of(linked, undated).published is None
    assert linked.incidents == ()


def test_nothing_gives_nothing():
    assert link([], [], Lineage()) == Linked(datings=(), candidates=(), incidents=())


EVENTS = st.builds(
    Event,
    killed=st.sampled_from([None, 1, 2, 3, at_least(2)]),
    wounded=st.sampled_from([2, 5]),
    group=st.sampled_from([NORLAND, SUDMARK, PEOPLE]),
    when=st.sampled_from([None, "on Thursday", "on Wednesday", "on 12 May", "on 12 May 2031"]),
    place=st.sampled_from([None, VALE, QARHAT, BELMOR, ABROAD]),
    method=st.sampled_from([None, "air strike", "shelling", "attack"]),
    main=st.booleans(),
)
DAYS = st.sampled_from([None, "2031-05-15", "2031-05-16", "2031-05-22"])
PICTURES = st.sampled_from([None, "the road on 15 May 2031"])
TOLLS = st.lists(st.builds(Toll, killed=st.sampled_from([13, 15])), max_size=1)


@st.composite
def corpora(draw) -> list[Told]:
    return [
        told(f"{number}.txt", *draw(st.lists(EVENTS, max_size=2)), *draw(TOLLS), published=draw(DAYS), picture=draw(PICTURES))
        for number in range(draw(st.integers(1, 5)))
    ]


@settings(max_examples=6, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_every_account_stands_in_one_incident(reports, chance):
    linked = run(*reports)
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert run(*shuffled) == linked
    accounts = sorted(account.account_id for one in reports for account in one.reading.accounts)
    assert sorted(one for incident in linked.incidents for one in incident.account_ids) == accounts
    assert len({incident.incident_id for incident in linked.incidents}) == len(linked.incidents)
    assert [dating.report_id for dating in linked.datings] == sorted(one.report.report_id for one in reports)


@settings(max_examples=6, deadline=None)
@given(corpora())
def test_what_one_report_tells_apart_is_never_joined(reports):
    linked = run(*reports)
    for one in reports:
        for left in range(len(one.reading.accounts)):
            for right in range(left):
                if incident_of(linked, one, left) == incident_of(linked, one, right):
                    assert _common_figures_are_equal(one, left, right)


def _common_figures_are_equal(report: Told, left: int, right: int) -> bool:
    figures = [
        {
            (claim.measure, claim.group.name): claim.figure.low
            for claim in report.reading.claims
            if claim.claim_id in account.claim_ids
        }
        for account in (report.reading.accounts[left], report.reading.accounts[right])
    ]
    common = figures[0].keys() & figures[1].keys()
    return bool(common) and all(figures[0][key] == figures[1][key] for key in common)
