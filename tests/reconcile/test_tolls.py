"""Tolls beside incidents: the cases of the reference on toll arithmetic, told by an invented conflict."""

from dataclasses import replace

import pytest

from tallystick.model.claims import Claimant, ClaimantRole, Measure, Stance
from tallystick.model.findings import Finding
from tallystick.model.ledger import Reconciled
from tallystick.model.times import TimeKind
from tallystick.model.tolls import Toll
from tests.reconcile.scene import (
    ABROAD,
    ABROAD_TOWN,
    EARLIER_THIS_MONTH,
    HOSPITAL,
    NORLAND_MINISTRY,
    NORLAND_PRESIDENT,
    NORTH,
    PAST_TWO_WEEKS,
    PEOPLE,
    RECENT_WEEKS,
    SUDMARK,
    SUDMARK_ON_ENEMY,
    SUDMARK_STAFF,
    Scene,
    kinds,
    may,
    since,
    words,
)


def campaign(*, last: int = 19) -> Scene:
    """Five incidents and the tolls that reports give as they go; the last toll is by another agency."""
    scene = Scene()
    for name, day in (("a", 3), ("b", 10), ("c", 20), ("d", 22), ("e", 26)):
        scene.incident(name, may(day), main=("twentieth", "dove", "second", "late"))
    for report, day in (("twentieth", 20), ("dove", 20), ("second", 22), ("late", 27)):
        scene.report(report, may(day))
    scene.says("twentieth", "a", 8)
    scene.says("twentieth", "b", 5, None)
    scene.says("twentieth", "b", 5, measure=Measure.WOUNDED)
    scene.says("twentieth", "c", 2, claimant=NORLAND_MINISTRY)
    scene.says("twentieth", "c", 5, measure=Measure.WOUNDED, claimant=NORLAND_MINISTRY)
    scene.says("second", "d", 1, claimant=NORLAND_MINISTRY)
    scene.says("late", "e", 2, claimant=NORLAND_MINISTRY)
    scene.toll("dove", 13, period=EARLIER_THIS_MONTH)
    scene.toll("dove", 15)
    scene.toll("second", 16, None, place=NORTH)
    scene.toll("late", last)
    scene.toll("twentieth", 13, None, period=PAST_TWO_WEEKS)
    return scene


def of_kind(found: Reconciled, kind: str) -> list[Finding]:
    return [f for f in found.findings if f.kind.value == kind]


def toll(found: Reconciled, low: int) -> Toll:
    (one,) = [t for t in found.tolls if t.low == low and not (t.period and t.period.soft)]
    return one


def test_tolls_that_agree_are_written_out() -> None:
    agreed = of_kind(campaign().reconciled(), "toll agrees")
    sums = sorted(f.text.partition(": ")[2].partition(", each")[0] for f in agreed)
    assert sums == [
        "8 (3 May) + 5 (10 May, given as at least 5) + 2 (20 May) + 1 (22 May) = 16",
        "8 (3 May) + 5 (10 May, given as at least 5) + 2 (20 May) = 15",
        "8 (3 May) + 5 (10 May, given as at least 5) = 13",
    ]
    assert all("according to" in f.text for f in agreed)


def test_a_gap_states_every_reading() -> None:
    found = campaign().reconciled()
    (gap,) = of_kind(found, "toll gap")
    assert "= 18" in gap.text and "19 Norland soldiers" in gap.text
    assert ("missing", 1) in gap.values
    assert [r.kind for r in toll(found, 19).readings] == ["unreported incident", "later death", "another base"]
    texts = [r.text for r in toll(found, 19).readings]
    assert texts[0] == "an incident between 22 and 26 May that none of these reports tells of (1 killed)"
    assert texts[1] == "one of the wounded (5 on 10 May and 5 on 20 May) died later"
    assert not of_kind(found, "contradiction")
    assert toll(found, 19).as_of == may(26)


def test_a_toll_counts_up_to_the_incident_that_its_report_tells_of() -> None:
    late = toll(campaign().reconciled(), 19)
    assert late.period is not None
    assert (late.period.first, late.period.last) == (may(1), may(26))


def test_soft_edges_spare_the_sound_claim() -> None:
    found = campaign().reconciled()
    (vague,) = [t for t in found.tolls if t.period is not None and t.period.soft]
    assert vague.status == "agrees"
    assert "a" in vague.incident_ids


def test_a_rival_figure_for_the_same_day_makes_two_series() -> None:
    """With an exact 16: an "at least 16" would allow 17, and a death between the 20th and the 22nd would explain all."""
    scene = campaign()
    scene.report("rival", may(22))
    wire = replace(HOSPITAL, name="Rival Wire")
    scene.toll("second", 16, place=NORTH, claimant=NORLAND_PRESIDENT)
    scene.toll("rival", 17, place=NORTH, claimant=wire)
    scene.claims["late"][-1] = replace(scene.claims["late"][-1], claimant=wire)
    found = scene.reconciled()
    (series,) = of_kind(found, "competing series")
    assert ("apart", 1) in series.values
    assert "17 (to 22 May) and 19 (to 26 May)" in series.text
    assert not of_kind(found, "toll gap") and not of_kind(found, "contradiction")


def test_a_total_that_falls_is_a_contradiction_with_its_smallest_set() -> None:
    scene = campaign(last=14)
    found = scene.reconciled()
    (one,) = of_kind(found, "contradiction")
    assert "14 Norland soldiers" in one.text
    assert any(c.startswith("late#") for c in one.claim_ids)
    assert toll(found, 14).status == "contradiction"


def test_a_later_toll_builds_on_an_earlier_one_where_incidents_are_missing() -> None:
    scene = Scene()
    scene.incident("c", may(20), main=("news",))
    scene.report("news", may(20))
    scene.says("news", "c", 2, claimant=NORLAND_MINISTRY)
    scene.toll("news", 13, period=EARLIER_THIS_MONTH)
    scene.toll("news", 15)
    found = scene.reconciled()
    (one,) = of_kind(found, "toll agrees")
    assert "13 (the total up to 19 May, according to The news Post) + 2 (20 May) = 15" in one.text
    assert toll(found, 13).status == "not comparable"


def test_a_toll_that_is_mostly_unexplained_makes_no_finding() -> None:
    scene = Scene()
    scene.incident("c", may(20), main=("news",))
    scene.report("news", may(20))
    scene.says("news", "c", 2, claimant=NORLAND_MINISTRY)
    scene.toll("news", 90)
    found = scene.reconciled()
    assert found.findings == ()
    assert toll(found, 90).status == "mostly unexplained"


def test_a_toll_that_shares_a_gap_does_not_agree() -> None:
    scene = campaign()
    scene.report("after", may(27))
    since_the_second = words(TimeKind.SINCE, since=words(TimeKind.DATE, month=5, day=2))
    scene.toll("after", 19, None, period=since_the_second, place=NORTH)
    found = scene.reconciled()
    assert len(of_kind(found, "toll gap")) == 1
    (other,) = [t for t in found.tolls if t.low == 19 and t.place == NORTH.name]
    assert (other.status, [r.kind for r in other.readings]) == ("gap", ["same gap"])


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"low": 200_000, "period": since(2019), "group": PEOPLE}, "reaches back"),
        ({"low": 300, "period": None}, "no known beginning"),
        ({"low": 300, "period": RECENT_WEEKS}, "no known beginning"),
        ({"low": 900_000, "measure": Measure.DISPLACED, "group": PEOPLE}, "displaced"),
        ({"low": 70, "group": PEOPLE}, "several sides"),
        ({"low": 70, "place": ABROAD}, "no incident on record"),
    ],
)
def test_a_toll_that_no_ledger_could_explain_is_kept_and_says_why(fields: dict[str, object], why: str) -> None:
    scene = campaign()
    scene.says("second", "d", 9, group=SUDMARK, claimant=SUDMARK_STAFF)
    before = kinds(scene.reconciled())
    scene.toll("second", fields.pop("low"), None, **fields)  # type: ignore[arg-type]
    found = scene.reconciled()
    assert kinds(found) == before
    (one,) = [t for t in found.tolls if t.status == "not comparable"]
    assert why in one.readings[0].text


def test_the_same_toll_in_two_reports_counts_once() -> None:
    scene = campaign()
    scene.report("echo", may(20))
    scene.toll("echo", 13, period=EARLIER_THIS_MONTH)
    found = scene.reconciled()
    assert len(found.tolls) == len(campaign().reconciled().tolls)
    assert len(toll(found, 13).claim_ids) == 2


def test_a_caption_without_days_repeats_the_toll_of_its_report() -> None:
    scene = campaign()
    scene.toll("late", 19, None, period=None)
    found = scene.reconciled()
    assert (toll(found, 19).low, toll(found, 19).high) == (19, 19)


def test_a_place_abroad_is_no_part_of_it() -> None:
    scene = campaign()
    scene.incident("far", may(21), place=ABROAD)
    scene.says("second", "far", 4, claimant=NORLAND_PRESIDENT)
    scene.toll("late", 19, place=None)
    found = scene.reconciled()
    assert all("far" not in t.incident_ids for t in found.tolls)


def test_a_day_is_when_a_running_total_ends_not_when_it_begins() -> None:
    scene = campaign()
    today = words(TimeKind.WEEKDAY, weekday=may(22).weekday())
    scene.toll("second", 16, period=today)
    found = scene.reconciled()
    (one,) = [t for t in found.tolls if t.as_of == may(22)]
    assert len(one.claim_ids) == 2
    scene.toll("second", 2, period=today)
    (other,) = [t for t in scene.reconciled().tolls if t.low == 2]
    assert "not since when" in other.readings[0].text


def test_a_days_toll_is_laid_beside_that_days_incidents() -> None:
    scene = Scene()
    scene.report("dove", may(20))
    for name, killed in (("dawn", 2), ("dusk", 3)):
        scene.incident(name, may(20), main=("dove",))
        scene.says("dove", name, killed, claimant=HOSPITAL)
    scene.toll("dove", 5, period=words(TimeKind.WEEKDAY, weekday=may(20).weekday()))
    (found,) = scene.reconciled().findings
    assert "2 (20 May) + 3 (20 May) = 5" in found.text


def test_a_total_given_as_an_earlier_one_is_no_toll() -> None:
    scene = campaign()
    scene.toll("late", 11, line="raising an earlier toll of 11")
    assert not [t for t in scene.reconciled().tolls if t.low == 11]


def test_an_enemys_larger_toll_is_contested_before_it_is_a_gap() -> None:
    scene = campaign()
    scene.incident("far", None, place=ABROAD)
    scene.says("late", "far", 3, claimant=NORLAND_PRESIDENT)
    scene.toll("late", 25, None, period=None, place=ABROAD_TOWN, claimant=SUDMARK_ON_ENEMY)
    found = scene.reconciled()
    (one,) = of_kind(found, "contested")
    assert one.text == (
        "Opposed parties contest how many Norland soldiers were killed: 3 in Meridia according to Ulla Brandis, "
        "but at least 25 in Port Aster according to the Sudmark General Staff."
    )
    assert toll(found, 25).status == "contested"
    assert {a.incident_id: a.grade.value for a in found.assessments}["far"] == "contested"
    assert len(of_kind(found, "toll gap")) == 1


def test_the_sides_of_a_contest_are_named_only_where_they_are_known() -> None:
    scene = campaign()
    scene.incident("far", None, place=ABROAD)
    scene.says("late", "far", 3, claimant=replace(NORLAND_PRESIDENT, role=ClaimantRole.OWN_LOSSES))
    stranger = Claimant(name="Pirro Lanz", words="Lanz", role=ClaimantRole.OTHER)
    scene.toll("late", 25, None, period=None, place=ABROAD_TOWN, claimant=stranger)
    (one,) = of_kind(scene.reconciled(), "figures differ")
    assert one.text.startswith(
        "Figures differ on how many Norland soldiers were killed: 3 in Meridia according to Ulla Brandis"
    )


def test_an_enemys_toll_over_months_does_not_contest_one_incident() -> None:
    scene = campaign()
    scene.toll("late", 250, None, period=since(2031), claimant=SUDMARK_ON_ENEMY)
    assert not of_kind(scene.reconciled(), "contested")


def test_a_total_that_is_denied_is_contested() -> None:
    scene = campaign()
    scene.toll("late", 19, claimant=NORLAND_MINISTRY, stance=Stance.DENIED)
    (one,) = of_kind(scene.reconciled(), "contested")
    assert "the Norland Defence Ministry denied it" in one.text


def test_no_days_no_comparison() -> None:
    scene = campaign()
    scene.report("undated", None)
    scene.toll("undated", 40)
    (one,) = [t for t in scene.reconciled().tolls if t.low == 40]
    assert (one.period, one.as_of, one.status) == (None, None, "not comparable")
