from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from tallystick.model.ledger import LedgerContents
from tallystick.model.tolls import Toll
from tallystick.outputs.lookup import Lookup
from tallystick.outputs.page.toll_chart import toll_chart
from tallystick.outputs.page.toll_gap import gap
from tallystick.outputs.page.toll_series import NOT_COMPARABLE, Series, Step, all_series
from tests.outputs import story


def ledger(*tolls: Toll, findings: bool = True) -> LedgerContents:
    """The story's ledger with these tolls instead of its own."""
    contents = story.contents()
    kept = contents.reconciled.findings if findings else ()
    return replace(contents, reconciled=replace(contents.reconciled, tolls=tolls, findings=kept))


def test_tolls_of_one_group_measure_and_beginning_are_one_series_with_the_incidents_steps() -> None:
    (series,) = all_series(Lookup(story.contents()))
    assert series.tolls == (story.AGREES, story.GAP)
    assert [(one.day, one.low, one.high) for one in series.steps] == [(date(2031, 5, 5), 7, 7), (date(2031, 5, 12), 9, 10)]


@pytest.mark.parametrize(
    "other",
    [
        replace(story.GAP, group="Oskar Front fighters"),
        replace(story.GAP, period=None),
        replace(story.GAP, incident_ids=(), place="elsewhere"),
    ],
)
def test_tolls_that_count_something_else_are_never_laid_on_one_line(other: Toll) -> None:
    assert len(all_series(Lookup(ledger(story.AGREES, other)))) == 2


def test_no_steps_are_drawn_where_they_would_not_give_what_the_ledger_says() -> None:
    (series,) = all_series(Lookup(ledger(replace(story.AGREES, explained_high=None), story.GAP)))
    assert series.steps == ()
    (series,) = all_series(Lookup(ledger(replace(story.AGREES, incident_ids=(story.UNDATED.incident_id,)))))
    assert series.steps == ()


@pytest.mark.parametrize(
    ("claimed", "given", "expected"),
    [
        ((12, 12), (9, 10), 2),
        ((8, 8), (9, 10), -1),
        ((8, None), (9, 10), None),
        ((12, None), (9, None), None),
        ((9, 9), (9, 10), None),
        ((None, None), (9, 10), None),
        ((12, 12), (None, None), None),
    ],
)
def test_a_gap_is_where_claim_and_incidents_exclude_one_another(
    claimed: tuple[int | None, int | None], given: tuple[int | None, int | None], expected: int | None
) -> None:
    toll = replace(story.GAP, low=claimed[0], high=claimed[1], explained_low=given[0], explained_high=given[1])
    found = gap(Lookup(ledger(toll, findings=False)), toll)
    assert (found.size if found else None) == expected


def test_a_gap_that_the_ledger_found_is_told_even_where_the_incidents_are_open_above() -> None:
    toll = replace(story.GAP, explained_high=None)
    found = gap(Lookup(ledger(toll)), toll)
    assert found
    assert (found.size, found.words) == (2, "2 more claimed than the incidents give")
    assert gap(Lookup(ledger(story.AGREES)), story.AGREES) is None


def test_the_chart_draws_claims_steps_and_the_gap_with_its_number() -> None:
    look = Lookup(story.contents())
    (series,) = all_series(look)
    drawing = str(toll_chart(look, series))
    assert drawing.count('class="toll"') == 2
    assert 'class="explained"' in drawing
    assert 'class="explained-high"' in drawing
    assert ">gap 2</text>" in drawing
    assert "12 claimed; the incidents give 9 to 10" in drawing


def test_an_open_bound_is_an_arrow_and_no_gap() -> None:
    open_above = replace(story.GAP, low=9, high=None)
    look = Lookup(ledger(story.AGREES, open_above))
    (series,) = all_series(look)
    drawing = str(toll_chart(look, series))
    assert 'class="arrow"' in drawing
    assert "9+" in drawing
    assert "gap" not in drawing


def test_alike_tolls_of_one_day_are_one_mark_and_one_day_alone_is_no_chart() -> None:
    look = Lookup(story.contents())
    twin = replace(story.GAP, toll_id="tol-twin")
    assert str(toll_chart(look, Series(tolls=(story.AGREES, story.GAP, twin), steps=()))).count('class="toll"') == 2
    assert toll_chart(look, Series(tolls=(story.GAP, twin), steps=())) is None
    assert toll_chart(look, Series(tolls=(story.AGREES, replace(story.GAP, as_of=None)), steps=())) is None


def test_a_toll_that_cannot_be_compared_stands_alone_though_incidents_lie_inside() -> None:
    aside = replace(story.GAP, status=NOT_COMPARABLE)
    (series,) = all_series(Lookup(ledger(aside)))
    assert series.alone
    assert not series.inside
    assert series.steps == ()


def test_once_the_highest_is_open_no_dashed_line_runs_on() -> None:
    steps = (Step(day=date(2031, 5, 5), low=7, high=7), Step(day=date(2031, 5, 12), low=9, high=None))
    drawing = str(toll_chart(Lookup(story.contents()), Series(tolls=(story.AGREES, story.GAP), steps=steps)))
    assert 'class="explained"' in drawing
    assert len(re.findall(r'<path[^>]*class="explained-high"', drawing)) == 1
    assert len(re.findall(r'<line[^>]*class="explained-high"', drawing)) == 1
