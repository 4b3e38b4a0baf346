"""Findings of every kind: they follow from their evidence alone, whatever the order, and a copy or one who agrees adds none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta

import pytest

from tallystick.model.claims import Claimant, ClaimantRole, Scope
from tallystick.model.findings import Finding, FindingKind
from tallystick.model.ledger import Reconciled
from tests.reconcile.gallery import SCENES
from tests.reconcile.scene import Scene, kinds
from tests.reconcile.test_planted import only, reordered

EVERY = pytest.mark.parametrize("made", [made for _, made in SCENES.values()], ids=SCENES.keys())


def texts(found: Iterable[Finding]) -> list[str]:
    return [one.text for one in found]


def told(found: Reconciled) -> list[str]:
    """The kinds of findings, but for one that counts reports: to it a copy, or one more who agrees, is one more."""
    return [kind for kind in kinds(found) if kind != "single origin"]


def test_every_kind_hangs_in_the_gallery() -> None:
    assert {kind for kind, _ in SCENES.values()} == {kind.value for kind in FindingKind}


@pytest.mark.parametrize(("kind", "made"), SCENES.values(), ids=SCENES.keys())
def test_a_scene_has_the_finding_that_it_is_there_for(kind: str, made: Callable[[], Scene]) -> None:
    assert kind in kinds(made().reconciled())


@EVERY
def test_every_finding_follows_from_its_evidence_alone(made: Callable[[], Scene]) -> None:
    """Word for word; of a gap how many are missing, for in which days they may lie the rest of the series tells."""
    scene = made()
    for one in scene.reconciled().findings:
        again = [f for f in only(scene, set(one.claim_ids)).findings if f.kind is one.kind]
        assert one.text in texts(again) or (missing(one) is not None and missing(one) in map(missing, again)), one.text


def missing(of: Finding) -> tuple[object, ...] | None:
    values = dict(of.values)
    return (values["stated low"], values["sum"], values["missing"]) if of.kind is FindingKind.TOLL_GAP else None


@EVERY
@pytest.mark.parametrize("seed", range(3))
def test_order_changes_nothing(made: Callable[[], Scene], seed: int) -> None:
    scene = made()
    assert reordered(scene, seed) == scene.reconciled()


@EVERY
def test_a_copy_changes_nothing(made: Callable[[], Scene]) -> None:
    plain = made()
    before = told(plain.reconciled())
    for report in plain.published:
        scene = made()
        day = scene.published[report]
        scene.copied_report("copy", day + timedelta(days=30) if day is not None else None, report)
        assert told(scene.reconciled()) == before


@EVERY
def test_one_who_says_what_another_says_adds_nothing(made: Callable[[], Scene]) -> None:
    """A source of its own that gives, on the same day, a figure that nothing contradicts."""
    plain = made()
    found = plain.reconciled()
    in_doubt = {c for f in found.findings for c in f.claim_ids}
    sound = [(r, c) for r, claims in plain.claims.items() for c in claims if c.claim_id not in in_doubt]
    for report, claim in sound:
        if claim.scope is Scope.PART or claim.transfer is not None:
            continue
        scene = made()
        scene.report("agrees", scene.published[report])
        incident = next((i for i, by in scene.told.items() if claim.claim_id in by.get(report, ())), None)
        fields = {"group": claim.group, "measure": claim.measure, "figure": claim.figure, "basis": claim.basis}
        more = {"scope": claim.scope, "period": claim.period, "place": claim.place, "stance": claim.stance}
        scene.says("agrees", incident, None, claimant=WITNESS, **fields, **more)
        assert told(scene.reconciled()) == told(found)


WITNESS = Claimant(name="Odile Varn", words="Varn", role=ClaimantRole.WITNESS)


@EVERY
def test_a_finding_says_no_more_than_its_values(made: Callable[[], Scene]) -> None:
    for one in made().reconciled().findings:
        assert one.values
        assert one.text.endswith(".") and one.text[0] == one.text[0].upper()
