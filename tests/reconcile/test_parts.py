import pytest

from tallystick.model.claims import Claim, Measure, Scope
from tallystick.model.figures import Figure
from tests.reconcile.scene import CHILDREN, HOSPITAL, PEOPLE, UN, Scene, kinds, may


def uprooted(scene: Scene, report: str, whole: int | Figure, **part: object) -> Claim:
    """A figure of displaced people and the children among them."""
    figure = whole if isinstance(whole, Figure) else Figure(low=whole, high=whole, words=f"{whole:,}", rule="number")
    fields = {"measure": Measure.DISPLACED, "claimant": UN, "period": None, "place": None}
    all_told = scene.toll(report, None, group=PEOPLE, figure=figure, **fields)
    return scene.says(
        report,
        None,
        group=CHILDREN,
        measure=Measure.DISPLACED,
        scope=Scope.PART,
        part_of=all_told.claim_id,
        claimant=UN,
        **part,
    )


def two_reports() -> Scene:
    scene = Scene()
    scene.report("one", may(20))
    scene.report("two", may(22))
    return scene


MORE_THAN = {"low": 200_001, "high": None, "figure_words": "more than 200,000"}
SHARE = {"low": None, "high": None, "figure": Figure(low=None, high=None, words="60 percent", rule="percent"), "share": 0.6}


def test_a_share_is_in_keeping_with_a_bound() -> None:
    scene = two_reports()
    uprooted(scene, "one", 400_000, **MORE_THAN)
    uprooted(scene, "two", 400_000, **SHARE)
    (found,) = scene.reconciled().findings
    assert found.kind.value == "part agrees"
    assert found.text == (
        "60 percent of 400,000 (240,000 children) according to the United Nations is in keeping with "
        '"more than 200,000" children according to the United Nations, if both speak of the same 400,000 people.'
    )
    assert {c.partition("#")[0] for c in found.claim_ids} == {"one", "two"}


def test_a_share_that_leaves_too_few_does_not_agree() -> None:
    scene = two_reports()
    uprooted(scene, "one", 400_000, **{**MORE_THAN, "low": 300_001})
    uprooted(scene, "two", 400_000, **SHARE)
    assert kinds(scene.reconciled()) == ["part disagrees"]


def test_shares_of_different_wholes_are_not_compared() -> None:
    scene = two_reports()
    uprooted(scene, "one", 400_000, **MORE_THAN)
    uprooted(scene, "two", 380_000, **SHARE)
    assert kinds(scene.reconciled()) == []


def test_a_round_whole_may_be_the_same() -> None:
    scene = two_reports()
    uprooted(scene, "one", Figure(low=360_000, high=440_000, words="some 400,000", rule="about"), **MORE_THAN)
    uprooted(scene, "two", 400_000, **SHARE)
    assert kinds(scene.reconciled()) == ["part agrees"]


def test_the_same_shares_in_a_copy_make_one_finding_with_all_its_evidence() -> None:
    scene = two_reports()
    scene.report("three", may(22))
    for report, part in (("one", MORE_THAN), ("three", MORE_THAN), ("two", SHARE)):
        uprooted(scene, report, 400_000, **part)
    (found,) = scene.reconciled().findings
    assert {c.partition("#")[0] for c in found.claim_ids} == {"one", "two", "three"}


@pytest.mark.parametrize(("part", "expected"), [(3, []), (15, ["part disagrees"])])
def test_a_part_never_exceeds_its_whole(part: int, expected: list[str]) -> None:
    scene = two_reports()
    scene.incident("raid", may(19))
    whole = scene.says("one", "raid", 12, group=PEOPLE, claimant=HOSPITAL)
    scene.says("one", "raid", part, group=CHILDREN, scope=Scope.PART, part_of=whole.claim_id, claimant=HOSPITAL)
    assert kinds(scene.reconciled()) == expected
