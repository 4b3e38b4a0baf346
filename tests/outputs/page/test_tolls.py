from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from tallystick.model.claims import Basis
from tallystick.model.ledger import LedgerContents
from tallystick.model.tolls import Toll, TollReading
from tallystick.outputs.lookup import Lookup
from tallystick.outputs.page.room import Room
from tallystick.outputs.page.toll_chart import legend, toll_chart
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


def test_the_totals_of_one_source_are_joined_and_the_legend_names_it() -> None:
    look = Lookup(story.contents())
    (series,) = all_series(look)
    assert 'class="source unbroken"' not in str(toll_chart(look, series))
    later = replace(story.GAP, toll_id="tol-later", as_of=date(2031, 5, 19), low=14, high=14)
    look = Lookup(ledger(story.AGREES, story.GAP, later))
    (series,) = all_series(look)
    assert str(toll_chart(look, series)).count('class="source unbroken"') == 1
    assert legend(look, series) == "Blue lines join the totals of one source: unbroken, Open Tally."


def test_what_cannot_be_true_and_what_is_counted_by_name_have_marks_of_their_own_and_words() -> None:
    contents = ledger(story.AGREES, replace(story.GAP, status="contradiction"))
    readings = tuple(
        replace(
            r, claims=tuple(replace(c, basis=Basis.IDENTIFIED) if c.claim_id in story.AGREES.claim_ids else c for c in r.claims)
        )
        for r in contents.readings
    )
    look = Lookup(replace(contents, readings=readings))
    (series,) = all_series(look)
    drawing = str(toll_chart(look, series))
    assert drawing.count('class="toll wrong"') == drawing.count('class="toll named"') == 1
    assert "Red diamonds cannot all be true" in legend(look, series)
    assert "A hollow diamond is a count name by name" in legend(look, series)


def test_what_is_missing_in_another_total_too_is_marked_once() -> None:
    shared = replace(story.GAP, readings=(TollReading(kind="same gap", text="it is missing in another total too"),))
    look = Lookup(ledger(story.AGREES, shared))
    (series,) = all_series(look)
    assert "gap" not in str(toll_chart(look, series))


def test_of_many_tolls_only_those_with_a_gap_and_the_last_have_their_figures_beside_them() -> None:
    days = [date(2031, 6, 1 + at % 30) for at in range(45)]
    more = [
        replace(story.GAP, toll_id=f"tol-{at}", low=100 + at, high=100 + at, as_of=day, status="competing series")
        for at, day in enumerate(days)
    ]
    look = Lookup(ledger(story.AGREES, story.GAP, *more))
    (series,) = all_series(look)
    drawing = str(toll_chart(look, series))
    assert drawing.count('class="figure"') == 2
    assert drawing.count('class="toll"') == 47


def test_words_cover_no_others_and_are_left_out_where_there_is_no_room() -> None:
    room = Room()
    assert 'y="20"' in str(room.words("103", [(50, 20)], "figure")[0])
    assert 'y="40"' in str(room.words("102", [(60, 20), (60, 40)], "figure")[0])
    assert room.words("101", [(55, 20), (55, 40)], "figure") == []
    assert room.words("gap 1", [(40, 20)], "gap-words", "end") == []
    assert room.words("gap 1", [(30, 20)], "gap-words", "end") != []


def test_words_stand_beside_a_mark_and_not_on_it() -> None:
    room = Room()
    room.mark(120.0, 60.0, 5)
    (words,) = room.words("gap 1", [(104.0, 64.0), (104.0, 78.0)], "gap-words", "start")
    assert 'y="78"' in str(words)
