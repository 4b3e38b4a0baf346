"""A count name by name beside what was reported before: another basis, not a fall, and nothing else is said of the two."""

from datetime import date

import pytest

from tallystick.model.claims import Basis
from tallystick.model.ledger import Reconciled
from tests.reconcile.scene import HOSPITAL, NORLAND_MINISTRY, NORLAND_PRESIDENT, Scene, bounds, kinds, may, value

CHANGED = "basis changed"


def raid(named: int = 31, basis: Basis = Basis.IDENTIFIED, *, first: date | None = None) -> Scene:
    """Forty reported killed on the day, fewer identified three days later."""
    scene = Scene()
    scene.incident(scene.report("news", may(3)), may(3))
    scene.report("list", may(6) if first is None else first)
    scene.says("news", "news", 40, claimant=HOSPITAL)
    scene.says("list", "news", named, basis=basis, claimant=HOSPITAL)
    return scene


def totals(named: int = 14) -> Scene:
    """Nineteen reported up to the 10th, fewer identified up to the 21st."""
    scene = Scene()
    scene.incident(scene.report("news", may(10)), may(10))
    scene.report("list", may(21))
    scene.says("news", "news", 4, claimant=NORLAND_MINISTRY)
    scene.toll("news", 19, claimant=NORLAND_MINISTRY)
    scene.toll("list", named, basis=Basis.IDENTIFIED, claimant=NORLAND_MINISTRY)
    return scene


def changes(found: Reconciled) -> list[str]:
    return [f.text for f in found.findings if f.kind.value == CHANGED]


def doubts(found: Reconciled) -> list[str]:
    """All but that one origin stands behind all, which is no matter of the pair."""
    return [kind for kind in kinds(found) if kind != "single origin"]


def test_fewer_identified_than_reported_is_another_basis_and_nothing_else() -> None:
    found = raid().reconciled()
    assert doubts(found) == [CHANGED]
    assert changes(found) == [
        'Another basis, not a fall, for the incident on 3 May 2031 in Qarhat: "31" Norland soldiers killed were identified, '
        'according to the Qarhat General Hospital; "40" had been reported, according to the Qarhat General Hospital; '
        "both can be true, for not everybody need be identified yet."
    ]
    assert bounds(value(found, "news")) == (40, 40, 40)
    (finding,) = [f for f in found.findings if f.kind.value == CHANGED]
    assert (finding.claim_ids, finding.incident_ids) == (("list#0", "news#0"), ("news",))
    assert finding.values == (("identified", 31), ("reported", 40))


def test_those_registered_are_such_a_basis_too() -> None:
    (text,) = changes(raid(basis=Basis.REGISTERED).reconciled())
    assert '"31" Norland soldiers killed were registered' in text


@pytest.mark.parametrize("basis", [Basis.REPORTED, Basis.ESTIMATED])
def test_a_figure_of_the_same_basis_that_falls_is_revised(basis: Basis) -> None:
    assert doubts(raid(basis=basis).reconciled()) == ["revised"]


def test_more_identified_than_were_reported_are_more() -> None:
    found = raid(named=45).reconciled()
    assert doubts(found) == ["revised"]
    assert bounds(value(found, "news"))[0] == 45


@pytest.mark.parametrize("first", [may(3), may(2), None])
def test_only_what_was_told_before_has_changed(first: date | None) -> None:
    scene = raid(first=may(2) if first is None else first)
    if first is None:
        scene.published["list"] = None
    assert doubts(scene.reconciled()) == []


def test_a_page_that_goes_over_to_the_identified_gives_nothing_up() -> None:
    scene = raid()
    scene.revised("news", "list")
    found = scene.reconciled()
    assert doubts(found) == [CHANGED]
    assert bounds(value(found, "news")) == (40, 40, 40)


def test_bounds_of_two_bases_are_not_put_together() -> None:
    scene = raid()
    scene.report("most", may(4))
    scene.says("most", "news", None, 53, claimant=HOSPITAL)
    scene.claims["news"].clear()
    scene.told["news"]["news"].clear()
    assert doubts(scene.reconciled()) == []


def test_a_total_of_the_identified_is_no_total_that_falls() -> None:
    found = totals().reconciled()
    assert kinds(found) == [CHANGED]
    assert changes(found) == [
        'Another basis, not a fall: "14" Norland soldiers killed from 1 to 21 May 2031 in Qarhat were identified, according to '
        'the Norland Defence Ministry; "19" had been reported from 1 to 10 May 2031 in Qarhat, according to the Norland '
        "Defence Ministry; both can be true, for not everybody need be identified yet."
    ]


def test_a_series_of_the_identified_is_told_of_once_where_it_begins() -> None:
    scene = totals()
    scene.report("later", may(24))
    scene.toll("later", 15, basis=Basis.IDENTIFIED, claimant=NORLAND_PRESIDENT)
    found = scene.reconciled()
    assert changes(found) == changes(totals().reconciled())


def test_more_identified_than_any_total_is_no_change_of_basis() -> None:
    assert not changes(totals(named=22).reconciled())


def test_totals_of_other_days_are_not_laid_beside_each_other() -> None:
    scene = totals()
    scene.claims["news"].pop()
    scene.report("april", date(2031, 4, 28))
    scene.toll("april", 19, claimant=NORLAND_MINISTRY)
    assert not changes(scene.reconciled())
