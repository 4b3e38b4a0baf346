"""The planted truth of tolls: the generator, and that what can be seen of what was planted is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.tolls.planted import CONSISTENT, PLANTED, planted_scores, quiet, shares
from benchmarks.tolls.task import year
from benchmarks.tolls.telling import told
from benchmarks.tolls.truth import shows
from benchmarks.tolls.world import Since, drawn
from tallystick.model.findings import FindingKind
from tallystick.reconcile.effort import LEDGER
from tallystick.reconcile.tolls import NOT_SOLVED, check
from tests.benchmarks.dated import laid_beside


def test_the_same_seed_gives_the_same_history():
    for shape in PLANTED:
        assert told(drawn(shape, 3), 3).parts() == told(drawn(shape, 3), 3).parts()


def test_every_claim_stands_at_its_words():
    history = told(drawn(PLANTED[3], 1), 1)
    claims = [claim for mine in history.claims.values() for claim in mine]
    assert claims
    assert all(history.texts[c.report_id][c.passage.start : c.passage.end] == c.passage.quote for c in claims)


def test_a_consistent_history_holds_nothing_wrong():
    world = drawn(CONSISTENT, 5)
    assert not any(e.silent or e.told is not None for e in world.events)
    assert not any(t.wrong or t.base for t in world.totals)
    assert any(t.since is Since.VAGUE for seed in range(5) for t in drawn(CONSISTENT, seed).totals)


def test_gaps_of_one_piece_name_days_of_their_own_totals():
    """Two in March may lie in one another's days; one total ends on the 14th, the other counts three days."""
    found = told(drawn(PLANTED[0], 60), 60).reconciled()
    gaps = [dict(one.values) for one in found.findings if one.kind is FindingKind.TOLL_GAP]
    march = {(gap["from"], gap["to"]) for gap in gaps if str(gap["to"]) > "2031-03"}
    assert march == {("2031-03-01", "2031-03-14"), ("2031-03-10", "2031-03-12")}


def test_what_no_total_counts_does_not_show():
    history = told(drawn(replace(PLANTED[0], totals=0), 2), 2)
    assert not any(shows(e, history) for e in history.world.events)


def test_what_was_planted_is_found():
    found = planted_scores(48)
    measured = shares(found)
    assert found.silent >= 10 and found.wrong >= 10
    assert measured["gaps, F"] >= 0.85
    assert measured["contradictions, F"] >= 0.85
    assert measured["planted culprit in a smallest set"] >= 0.8


def test_nothing_is_found_where_nothing_was_planted():
    assert quiet(24) == 1.0


@pytest.mark.parametrize("effort", [0.0, 0.004, LEDGER])
def test_what_effort_does_not_suffice_for_says_how_far_it_came(effort):
    statements, counts = laid_beside(drawn(year(60), 1))
    checked = check(statements, counts, effort)
    unsolved = [c for c in checked if c.toll.status == NOT_SOLVED]
    assert bool(unsolved) == (effort < LEDGER)
    assert all("no answer can suppose fewer than" in c.toll.readings[0].text for c in unsolved)
    assert [c.toll for c in checked] == [c.toll for c in check(statements, counts, effort)]
