"""What was planted is found, and nothing is found where nothing was planted."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.model.ledger import Reconciled
from tests.reconcile.planted import THIRD_WIRE, History, histories, told
from tests.reconcile.scene import Scene, kinds, may

DOUBTS = {"toll gap", "contradiction", "competing series", "contested", "figures differ", "part disagrees", "revised"}
few = settings(max_examples=20, deadline=None, derandomize=True)


def reordered(scene: Scene, seed: int) -> Reconciled:
    """Reconciled with every sequence turned round and rotated."""
    from dataclasses import replace

    from tallystick.model.ledger import Linked
    from tallystick.reconcile import reconcile

    def turned(items: tuple[object, ...]) -> tuple[object, ...]:
        at = seed % max(1, len(items))
        return tuple(reversed(items[at:] + items[:at]))

    reports, readings, lineage, linked = scene.parts()
    changed = [
        replace(
            r,
            claims=turned(r.claims),  # type: ignore[arg-type]
            accounts=turned(r.accounts),  # type: ignore[arg-type]
        )
        for r in readings
    ]
    other = Linked(
        datings=turned(linked.datings),  # type: ignore[arg-type]
        candidates=(),
        incidents=turned(linked.incidents),  # type: ignore[arg-type]
    )
    return reconcile(turned(tuple(reports)), turned(tuple(changed)), lineage, other)  # type: ignore[arg-type]


@given(histories())
@few
def test_a_consistent_history_raises_no_doubt(history: History) -> None:
    found = told(history).reconciled()
    assert not DOUBTS & set(kinds(found))
    assert {t.status for t in found.tolls} == {"agrees"}


@given(histories(silent=True))
@few
def test_a_silent_incident_is_found_as_a_gap_where_it_lies(history: History) -> None:
    found = told(history).reconciled()
    gaps = [f for f in found.findings if f.kind.value == "toll gap"]
    (silent,) = [i for i, happened in enumerate(history.incidents) if happened.silent]
    first, last = history.incidents[silent - 1].day, history.incidents[silent].day
    assert [dict(g.values)["missing"] for g in gaps] == [1]
    assert f"between {first} and {may(last).day} May" in gaps[0].text
    assert not {"contradiction", "competing series"} & set(kinds(found))


@given(histories(base=True))
@few
def test_another_base_makes_two_series_and_no_gap(history: History) -> None:
    found = told(history).reconciled()
    assert [k for k in kinds(found) if k in DOUBTS] == ["competing series"]
    (series,) = [f for f in found.findings if f.kind.value == "competing series"]
    assert ("apart", history.base) in series.values


@given(histories(wrong=True))
@few
def test_a_wrong_total_stands_in_the_smallest_contradiction(history: History) -> None:
    scene = told(history)
    found = scene.reconciled()
    contradictions = [f for f in found.findings if f.kind.value == "contradiction"]
    culprit = next(c.claim_id for c in scene.claims[f"aster-{history.wrong}"] if c.scope.value == "toll")
    assert contradictions
    assert any(culprit in f.claim_ids for f in contradictions)


@given(histories(), st.integers(1, 40))
@few
def test_boasts_change_no_value(history: History, boast: int) -> None:
    plain, loud = told(history).reconciled(), told(history, boast=boast).reconciled()
    assert [(v.low, v.best, v.high) for v in loud.values] == [(v.low, v.best, v.high) for v in plain.values]
    assert [(t.toll_id, t.status) for t in loud.tolls] == [(t.toll_id, t.status) for t in plain.tolls]


@given(histories(silent=True, base=True), st.integers(0, 9))
@few
def test_order_changes_nothing(history: History, seed: int) -> None:
    scene = told(history, boast=5)
    assert reordered(scene, seed) == scene.reconciled()


@given(histories(silent=True))
@few
def test_a_copy_changes_nothing(history: History) -> None:
    plain = told(history).reconciled()
    scene = told(history)
    copy = scene.report("copy", may(history.incidents[0].day))
    for claim in list(scene.claims["aster-0"]):
        incident = "incident-0" if claim.scope.value == "incident" else None
        fields = {"group": claim.group, "measure": claim.measure, "claimant": claim.claimant, "period": claim.period}
        again = scene.says(
            copy, incident, claim.figure.low, scope=claim.scope, place=claim.place, line=claim.passage.quote, **fields
        )
        scene.copied(claim, again)
    found = scene.reconciled()
    assert [(v.low, v.best, v.high) for v in found.values] == [(v.low, v.best, v.high) for v in plain.values]
    assert found.assessments == plain.assessments
    assert [(t.low, t.status) for t in found.tolls] == [(t.low, t.status) for t in plain.tolls]
    assert kinds(found) == kinds(plain)


@given(histories(), st.integers(0, 5))
@few
def test_a_total_that_agrees_with_everything_adds_no_finding(history: History, at: int) -> None:
    at %= len(history.incidents)
    plain, scene = told(history).reconciled(), told(history)
    scene.report("third", may(history.incidents[at].day))
    scene.toll("third", history.running[at], claimant=THIRD_WIRE)
    found = scene.reconciled()
    assert kinds(found) == kinds(plain)
    assert {t.status for t in found.tolls} == {"agrees"}


@given(histories(silent=True) | histories(base=True) | histories(wrong=True))
@few
def test_a_finding_of_a_toll_follows_from_its_evidence_alone(history: History) -> None:
    """Two totals that exclude each other and nothing else may count from two bases: only the rest of a series tells."""
    scene = told(history)
    alike = {"contradiction": {"contradiction", "competing series"}}
    of_tolls = {"toll gap", "contradiction", "competing series"}
    for finding in scene.reconciled().findings:
        if finding.kind.value in of_tolls:
            again = only(scene, set(finding.claim_ids)).findings
            allowed = alike.get(finding.kind.value, {finding.kind.value})
            assert any(f.kind.value in allowed and set(f.claim_ids) <= set(finding.claim_ids) for f in again), finding.text


def only(scene: Scene, claim_ids: set[str]) -> Reconciled:
    """What these claims alone give."""
    from dataclasses import replace

    from tallystick.reconcile import reconcile

    reports, readings, lineage, linked = scene.parts()
    kept = [
        replace(
            r,
            claims=tuple(c for c in r.claims if c.claim_id in claim_ids),
            attributions=tuple(a for a in r.attributions if a.claim_id in claim_ids),
            accounts=tuple(
                replace(
                    a,
                    claim_ids=tuple(c for c in a.claim_ids if c in claim_ids),
                    attribution_ids=tuple(c for c in a.attribution_ids if c in claim_ids),
                )
                for a in r.accounts
                if claim_ids & {*a.claim_ids, *a.attribution_ids}
            ),
        )
        for r in readings
    ]
    return reconcile(reports, kept, lineage, linked)
